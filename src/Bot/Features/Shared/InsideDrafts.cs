using Bot.Conversations;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Features.Shared;

/// <param name="Sha256">Null while the bytes are on their way.</param>
internal sealed record InsidePicture(string MediaId, string? Sha256, DateTimeOffset At);

/// <summary>What is sealed of a 内部举报: all that was said, and by whom.</summary>
/// <param name="Reply">The office's last words to the reporter.</param>
/// <param name="Warned">Told that the draft will be forgotten.</param>
internal sealed record InsideWords(
    string UserId, string? Enterprise = null, string? What = null, string? Where = null, IReadOnlyList<InsidePicture>? Pictures = null, string? Reply = null, bool Warned = false);

/// <summary>内部举报 while it is written: sealed, known to the session by a chance id only (decision 16).</summary>
internal sealed class InsideDrafts(InsideReportStore store, PersonSeal seal)
{
    public const string Command = "举报";

    /// <summary>Kind of the session's question; entity: the draft; part: what is asked for.</summary>
    public const string Question = "inside-report";

    public async Task<InsideWords?> FindAsync(UnitOfWork work, string id) => Open(await store.DraftAsync(work, id));

    public Task SaveAsync(Turn turn, string id, InsideWords words) => store.SaveDraftAsync(turn.Work, id, Close(words with { Warned = false }), turn.Now.LocalDate());

    /// <summary>Nobody wrote on it: its day stays.</summary>
    public Task WarnedAsync(UnitOfWork work, InsideDraft draft, InsideWords words) => store.SaveDraftAsync(work, draft.Id, Close(words with { Warned = true }), draft.Day);

    public byte[] Close(InsideWords words) => seal.Close(StorageJson.Write(words));

    /// <summary>Null when there is nothing, or it was sealed by another key.</summary>
    public InsideWords? Open(byte[]? content) => content is not null && seal.Open(content) is { } json ? StorageJson.Read<InsideWords>(json) : null;

    /// <summary>The bytes of a picture arrived or are gone; false when it belongs to no report of this person.</summary>
    public async Task<bool> FetchedAsync(Turn turn, MediaFetched media)
    {
        if (turn.Session.Asked is not { Kind: Question, Entity: var id } || await FindAsync(turn.Work, id) is not { Pictures: { } pictures } words || pictures.All(picture => picture.MediaId != media.MediaId))
        {
            return false;
        }

        InsidePicture[] next = media.Sha256 is { } sha256
            ? [.. pictures.Select(picture => picture.MediaId == media.MediaId ? picture with { Sha256 = sha256 } : picture)]
            : [.. pictures.Where(picture => picture.MediaId != media.MediaId)];
        await SaveAsync(turn, id, words with { Pictures = next });
        return true;
    }
}

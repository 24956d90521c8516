using Bot.Conversations;
using Bot.Documents;
using Bot.Storage.Stores;

namespace Bot.Features.Shared;

/// <summary>整改前后对照: the finding's pictures beside those of the enterprise, as one file for who re-checks.</summary>
internal sealed class EvidenceSheets(FileStore files)
{
    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Nothing while a picture's bytes are still to come, or when there is no picture to look at.</summary>
    public async Task<IReadOnlyList<Effect>> SendAsync(Turn turn, CaseView view)
    {
        var given = view.Given.Where(one => one.MediaId is not null).ToList();
        if (given.Count == 0 || given.Exists(one => one.Sha256 is null))
        {
            return [];
        }

        var bytes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var limit = new PictureLimit();
        foreach (var sha256 in given.Select(one => one.Sha256).Concat(view.Finding.Pictures.Select(picture => picture.Sha256)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await files.SizeAsync(turn.Work, sha256) is { } size && limit.Takes(size) && await files.GetAsync(turn.Work, sha256) is { } file)
            {
                bytes[sha256] = file.Content;
            }
        }

        var sheet = EvidenceSheet.Render(CaseTexts.Sheet(view), bytes);
        var stored = await files.PutAsync(turn.Work, sheet, WordDocument, turn.Now);
        return [.. view.Inspectors.Select(person => new SendFile(person.UserId, stored, CaseTexts.SheetName(view), CaseCards.RecheckSubject(view.Case)))];
    }
}

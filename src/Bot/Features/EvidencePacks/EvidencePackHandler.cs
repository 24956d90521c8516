using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.EvidencePacks;

/// <summary>证据包 by chat, for 专项行动办公室 of the city and 驻局纪检组.</summary>
internal sealed class EvidencePackHandler(PackSearch search, EvidencePackBuilder builder, AuditHeads heads, AuditLog audit, FileStore files) : IConversationHandler
{
    private const string Zip = "application/zip";

    /// <summary>WeCom takes files of 20 MB; what is no picture needs room as well.</summary>
    private const long MostPictures = 16L * 1024 * 1024;

    private const int MostBytes = 20 * 1024 * 1024;

    /// <summary>A pack is made anew for each request.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || !(MissedViolation.Decides(person) || person.Holds(Role.DisciplineOffice)))
        {
            await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "evidence.refused", "", "{}");
            return Reply.Text(turn.UserId, PackTexts.NotYours);
        }

        var words = ((TextInput)turn.Input).Text[PackTexts.Command.Length..].Trim();
        if (words.Length == 0)
        {
            return Reply.Text(turn.UserId, PackTexts.Usage);
        }

        var (request, wrong) = await search.FindAsync(turn.Work, words);
        if (request is null)
        {
            return Reply.Text(turn.UserId, wrong!);
        }

        return await builder.SizeAsync(turn.Work, request) is > MostPictures and var large
            ? Reply.Text(turn.UserId, PackTexts.TooLarge(large))
            : await MakeAsync(turn, request);
    }

    private async Task<Reply> MakeAsync(Turn turn, PackRequest request)
    {
        // That it was asked for stands in the pack itself.
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "evidence.made", request switch
        {
            PackRequest.OfEnterprise one => one.Enterprise.Id,
            PackRequest.OfInspector one => one.Person.UserId,
            _ => request.Name,
        }, "{}", request is PackRequest.OfInspector { Person.UserId: var whose } ? [whose] : []);
        if (await heads.SignAsync(turn.Work, turn.Now) is not { } head)
        {
            return Reply.Text(turn.UserId, PackTexts.NoEntries);
        }

        using var bytes = new MemoryStream();
        var summary = await builder.WriteAsync(turn.Work, request, head, bytes, turn.Now);
        if (bytes.Length > MostBytes)
        {
            return Reply.Text(turn.UserId, PackTexts.TooLarge(bytes.Length));
        }

        var sha256 = await files.PutPassingAsync(turn.Work, bytes.ToArray(), Zip, Keep, turn.Now);
        return new Reply([new Say(turn.UserId, PackTexts.Made(request, summary)), new SendFile(turn.UserId, sha256, request.FileName)]);
    }
}

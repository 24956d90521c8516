using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.EvidencePacks;

/// <summary>证据包 by chat, for 专项行动办公室 of the city and 驻局纪检组. The turn only says whether there will be one: it is made by <see cref="EvidencePackMaker"/>.</summary>
internal sealed class EvidencePackHandler(PackSearch search, EvidencePackBuilder builder, AuditLog audit) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || !MissedViolation.IsSeenBy(person))
        {
            await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, PackOrder.Refused, "", PackOrder.Details(PackRefusal.NotAllowed));
            return Reply.Text(turn.UserId, PackTexts.NotYours);
        }

        var words = ((TextInput)turn.Input).Text[PackTexts.Command.Length..].Trim();
        if (words.Length == 0)
        {
            return Reply.Text(turn.UserId, PackTexts.Usage);
        }

        var (dated, odd) = PackSearch.Dated(words, turn.Now.LocalDate());
        if (odd is not null)
        {
            return Reply.Text(turn.UserId, odd);
        }

        var (request, wrong) = await search.FindAsync(turn.Work, dated ?? words);
        if (request is null)
        {
            return Reply.Text(turn.UserId, wrong!);
        }

        var size = await builder.SizeAsync(turn.Work, request);
        if (PackLimits.Chat.Exceeded(size) is { } excess)
        {
            return await RefuseAsync(turn, request, excess);
        }

        // That it was asked for stands in the pack itself.
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, PackOrder.Asked, PackOrder.Subject(request), "{}", PackOrder.People(request));
        var cut = await builder.CutAsync(turn.Work, request, turn.Now);
        return request is not PackRequest.OfPeriod && PackLimits.Chat.ExceededSearch(cut.Head.Seq) is { } longer
            ? await RefuseAsync(turn, request, longer)
            : new Reply([new Say(turn.UserId, PackTexts.Begun(request, size)), new Make(turn.UserId, EvidencePackMaker.Key, StorageJson.Write(PackOrder.Of(request, cut)))]);
    }

    private async Task<Reply> RefuseAsync(Turn turn, PackRequest request, PackExcess excess)
    {
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, PackOrder.Refused, PackOrder.Subject(request), PackOrder.Details(PackRefusal.TooMuch, excess), PackOrder.People(request));
        return Reply.Text(turn.UserId, PackTexts.TooMuch(request, excess));
    }
}

using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Rectify;

/// <summary>已收到: an officer acknowledges the notice; every officer's card shows it, the inspectors are told.</summary>
internal sealed class AcknowledgeHandler(NoticeStore notices, InspectionStore inspections, DirectoryStore directory) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card
            || await notices.FindAsync(turn.Work, card.Action.Entity) is not { } notice
            || await inspections.FindAsync(turn.Work, notice.InspectionId) is not { } inspection)
        {
            return Reply.Text(turn.UserId, RectifyTexts.NoNotice);
        }

        var officers = await directory.OfficersOfAsync(turn.Work, notice.EnterpriseId);
        if (officers.FirstOrDefault(person => person.UserId == turn.UserId) is not { } officer)
        {
            return Reply.Text(turn.UserId, RectifyTexts.NotYours(inspection.Enterprise.Name));
        }

        if (!await notices.AcknowledgeAsync(turn.Work, notice.Id, turn.UserId, turn.Now))
        {
            var by = notice.AcknowledgedBy is null ? null : await directory.FindAsync(turn.Work, notice.AcknowledgedBy);
            return Reply.Text(turn.UserId, RectifyTexts.Already(by?.Name ?? "同事", notice.AcknowledgedAt ?? turn.Now));
        }

        var done = RectifyTexts.Done(officer.Name, turn.Now);
        var told = inspection.Enterprise.Name + done;
        return new Reply(
        [
            // The colleagues hear of it by nothing else, and their card asks them to do what is done.
            .. officers.Select(person => new RefreshCard(person.UserId, NoticeCards.Card(notice, inspection, done), NoticeCards.Subject(notice), OrSend: person.UserId != turn.UserId)),
            new Say(turn.UserId, RectifyTexts.Thanks(inspection)),
            .. inspection.Inspectors.Select(userId => new Say(userId, told)),
        ]);
    }
}

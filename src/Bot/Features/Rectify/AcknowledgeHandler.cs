using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>已收到: an officer acknowledges the notice; every officer's card shows it, the inspectors are told.</summary>
internal sealed class AcknowledgeHandler(NoticeStore notices, FormsNow forms, DirectoryStore directory, RectificationStore cases, CaseDesk desk) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card
            || await notices.FindAsync(turn.Work, card.Action.Entity) is not { } notice
            || await forms.FindAsync(turn.Work, notice.InspectionId) is not { } inspection)
        {
            return Reply.Text(turn.UserId, RectifyTexts.NoNotice);
        }

        var officers = await directory.OfficersOfAsync(turn.Work, notice.EnterpriseId);
        if (officers.FirstOrDefault(person => person.UserId == turn.UserId) is not { } officer)
        {
            return Reply.Text(turn.UserId, RectifyTexts.NotYours(inspection.Enterprise.Name));
        }

        await notices.OpenedAsync(turn.Work, notice.Id, turn.UserId, turn.Now);
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
            .. await NextAsync(turn, notice),
            .. inspection.Inspectors.Select(userId => new Say(userId, told)),
        ]);
    }

    /// <summary>What is to be done now: the findings of this notice.</summary>
    private async Task<IReadOnlyList<Effect>> NextAsync(Turn turn, Notice notice) =>
        await desk.ViewsAsync(turn.Work, (await cases.OfInspectionAsync(turn.Work, notice.InspectionId)).Where(one => one.Status == CaseStatus.Open)) switch
        {
            [] => [],
            [var only] => [new ShowCard(turn.UserId, CaseCards.Officer(only), CaseCards.Subject(only.Case))],
            var several => [CaseCards.List(turn.UserId, several)],
        };
}

using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain;
using Domain.Inspections.Rules;

namespace Bot.Features.StartInspection;

/// <summary>草稿: the open drafts, and 继续 on one of them (also from an invitation).</summary>
internal sealed class DraftsHandler(Drafts drafts, InspectionStore inspections) : IConversationHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Input is CardInput card ? ContinueAsync(turn, card) : ListAsync(turn);

    private async Task<Reply> ListAsync(Turn turn) =>
        await drafts.OpenAsync(turn) is { Count: > 0 } open
            ? new Reply([DraftCards.Offer(turn.UserId, open, turn.Session.DraftId)])
            : Reply.Text(turn.UserId, StartTexts.NoDrafts);

    private async Task<Reply> ContinueAsync(Turn turn, CardInput card)
    {
        var id = card.Action.Entity == DraftCards.Chosen ? card.Choice(DraftCards.Question) : card.Action.Entity;
        if (id is null)
        {
            return Reply.Text(turn.UserId, StartTexts.ChooseDraft);
        }

        if (await inspections.FindAsync(turn.Work, id) is not { } inspection)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.NotFound, "")));
        }

        if (!inspection.Inspectors.Contains(turn.UserId))
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(new Refusal(RuleCode.OutOfScope, "", turn.Person?.Name ?? "", inspection.Enterprise.Name)));
        }

        if (SignedIsFinal.CheckChange(inspection) is { } closed)
        {
            return Reply.Text(turn.UserId, RefusalTexts.Of(closed));
        }

        // The finding stays chosen only within the same draft: pictures never go to a finding of another enterprise.
        return new Reply(
            [new Say(turn.UserId, StartTexts.Continued(inspection))],
            turn.Session.DraftId == id
                ? turn.Session with { Asked = null }
                : turn.Session with { DraftId = id, FindingId = null, Asked = null });
    }
}

using System.Globalization;
using Bot.Conversations;
using Bot.Conversations.Broadcasts;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Broadcasts;

/// <summary>确认发送 or 不发, once; what is sent is what was shown, to as many people as were shown.</summary>
internal sealed class ConfirmBroadcastHandler(AudienceStore audiences, BroadcastStore broadcasts) : IConversationHandler
{
    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not CardInput card
            || !long.TryParse(card.Action.Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await broadcasts.FindAsync(turn.Work, id) is not { } draft
            || !string.Equals(draft.CreatedBy, turn.UserId, StringComparison.OrdinalIgnoreCase)
            || Audience.Parse(draft.Audience) is not { } audience)
        {
            return Reply.Text(turn.UserId, BroadcastTexts.NotFound);
        }

        return draft.StartedAt is not null ? Reply.Text(turn.UserId, BroadcastTexts.AlreadyStarted(draft))
            : draft.DroppedAt is not null ? Reply.Text(turn.UserId, BroadcastTexts.Dropped)
            : card.Action.Verb == BroadcastCards.DropVerb ? await DropAsync(turn, draft, card.Action.Version)
            : turn.Person is { } person && Scope.BroadcastCountiesOf(person) is { } scope && BroadcastHandler.Within(audience, scope)
                ? await SendAsync(turn, draft, audience, card.Action.Version)
            : Reply.Text(turn.UserId, BroadcastTexts.NotYours);
    }

    private async Task<Reply> DropAsync(Turn turn, Broadcast draft, int people)
    {
        await broadcasts.DropAsync(turn.Work, draft.Id, turn.Now);
        return new Reply(
        [
            new RefreshCard(turn.UserId, BroadcastCards.Confirm(draft, people, "已取消"), BroadcastCards.Subject(draft, people)),
            new Say(turn.UserId, BroadcastTexts.Cancelled),
        ]);
    }

    private async Task<Reply> SendAsync(Turn turn, Broadcast draft, Audience audience, int shown)
    {
        var members = await audiences.MembersAsync(turn.Work, audience);
        if (members.Count == 0)
        {
            return Reply.Text(turn.UserId, BroadcastTexts.Empty(audience));
        }

        if (members.Count != shown)
        {
            return new Reply(
            [
                new Say(turn.UserId, BroadcastTexts.Changed(members.Count)),
                new ShowCard(turn.UserId, BroadcastCards.Confirm(draft, members.Count), BroadcastCards.Subject(draft, members.Count)),
            ]);
        }

        return new Reply(
        [
            new SendBroadcast(draft, members),
            new RefreshCard(turn.UserId, BroadcastCards.Confirm(draft, shown, "已开始发送"), BroadcastCards.Subject(draft, shown)),
            new Say(turn.UserId, BroadcastTexts.Started(draft.Id, members.Count, BroadcastChunk.CallsFor(members.Count))),
        ]);
    }
}

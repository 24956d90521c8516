using System.Globalization;
using Bot.Conversations;
using Bot.Conversations.Broadcasts;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Broadcasts;

/// <summary>确认发送 or 不发, once; what is sent is what was shown, to as many people as were shown. What is typed meanwhile confirms nothing.</summary>
internal sealed class ConfirmBroadcastHandler(AudienceStore audiences, BroadcastStore broadcasts, BroadcastPreviews previews) : IConversationHandler
{
    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) => turn.Input switch
    {
        CardInput card => TappedAsync(turn, card.Action),
        _ => SentAsync(turn, (turn.Input as TextInput)?.Text),
    };

    /// <summary>Never taken as a new text: 好的 or 发吧 would replace what was written for some thousand people.</summary>
    /// <param name="text">Null for a picture.</param>
    private async Task<Reply> SentAsync(Turn turn, string? text)
    {
        var over = BroadcastPreviews.Without(turn.Session);
        return turn.Session.Preview is not { People: var people } || await previews.WaitingAsync(turn) is not { } draft ? new Reply([new Say(turn.UserId, BroadcastTexts.Dropped)], over)
            : text is not null && BroadcastTexts.IsCancel(text) ? new Reply([await previews.DropAsync(turn, draft, people, "已取消"), new Say(turn.UserId, BroadcastTexts.Cancelled)], over)
            : BroadcastPreviews.IsOver(draft, turn.Now) ? new Reply([await previews.DropAsync(turn, draft, people, "已过期"), new Say(turn.UserId, BroadcastTexts.TextExpired)], over)
            : Reply.Text(turn.UserId, text is null ? BroadcastTexts.TextOnly : BroadcastTexts.Waiting);
    }

    private async Task<Reply> TappedAsync(Turn turn, ActionKey action)
    {
        if (!long.TryParse(action.Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await broadcasts.FindAsync(turn.Work, id) is not { } draft
            || !string.Equals(draft.CreatedBy, turn.UserId, StringComparison.OrdinalIgnoreCase)
            || Audience.Parse(draft.Audience) is not { } audience)
        {
            return Reply.Text(turn.UserId, BroadcastTexts.NotFound);
        }

        return draft.StartedAt is not null ? Reply.Text(turn.UserId, BroadcastTexts.AlreadyStarted(draft))
            : draft.DroppedAt is not null ? Reply.Text(turn.UserId, BroadcastTexts.Dropped)
            : action.Verb == BroadcastCards.DropVerb ? await DropAsync(turn, draft, action.Version, "已取消", BroadcastTexts.Cancelled)
            : BroadcastPreviews.IsOver(draft, turn.Now) ? await DropAsync(turn, draft, action.Version, "已过期", BroadcastTexts.Expired)
            : turn.Person is { } person && Scope.BroadcastCountiesOf(person) is { } scope && BroadcastHandler.Within(audience, scope)
                ? await SendAsync(turn, draft, audience, action.Version)
            : Reply.Text(turn.UserId, BroadcastTexts.NotYours);
    }

    private async Task<Reply> DropAsync(Turn turn, Broadcast draft, int people, string done, string words) => new(
        [await previews.DropAsync(turn, draft, people, done), new Say(turn.UserId, words)],
        Over(turn, draft));

    private async Task<Reply> SendAsync(Turn turn, Broadcast draft, Audience audience, int shown)
    {
        var members = await audiences.MembersAsync(turn.Work, audience);
        if (members.Count == 0)
        {
            return Reply.Text(turn.UserId, BroadcastTexts.Empty(audience));
        }

        if (members.Count != shown)
        {
            var (card, session) = BroadcastPreviews.Show(turn, draft, members.Count);
            return new Reply([new Say(turn.UserId, BroadcastTexts.Changed(members.Count)), card], session);
        }

        return new Reply(
        [
            new SendBroadcast(draft, members),
            new RefreshCard(turn.UserId, BroadcastCards.Confirm(draft, shown, "已开始发送"), BroadcastCards.Subject(draft, shown)),
            new Say(turn.UserId, BroadcastTexts.Started(draft.Id, members.Count, BroadcastChunk.CallsFor(members.Count))),
        ],
            Over(turn, draft));
    }

    private static Session? Over(Turn turn, Broadcast draft) =>
        turn.Session.Preview?.Id == draft.Id ? BroadcastPreviews.Without(turn.Session) : null;
}

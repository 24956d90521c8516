using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Broadcasts;

/// <summary>群发进度, and the one message to the sender when nobody waits any more.</summary>
internal sealed class BroadcastProgressHandler(BroadcastStore broadcasts, BroadcastRecipients recipients) : IConversationHandler
{
    private const int Shown = 5;

    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Input is BroadcastOver over ? OverAsync(turn, over.Id) : ProgressAsync(turn);

    private async Task<Reply> OverAsync(Turn turn, long id) =>
        await broadcasts.FindAsync(turn.Work, id) is { } broadcast
            ? Reply.Text(turn.UserId, BroadcastTexts.Over(broadcast, await recipients.CountAsync(turn.Work, id), await recipients.MissedAsync(turn.Work, id)))
            : Reply.Nothing;

    private async Task<Reply> ProgressAsync(Turn turn)
    {
        if (turn.Person is not { } person || Scope.BroadcastCountiesOf(person) is not { } scope)
        {
            return Reply.Text(turn.UserId, BroadcastTexts.NotYours);
        }

        // Who sends within one county sees his own; the city's see all.
        var all = await broadcasts.StartedAsync(turn.Work, turn.Now - Back, scope.Count == 0 ? null : turn.UserId);
        var parts = new List<string>();
        foreach (var broadcast in all.Take(Shown))
        {
            var counts = await recipients.CountAsync(turn.Work, broadcast.Id);
            parts.Add($"{BroadcastTexts.Head(broadcast)}\n{BroadcastTexts.Counts(counts)}{BroadcastTexts.Missed(await recipients.MissedAsync(turn.Work, broadcast.Id))}");
        }

        return Reply.Text(turn.UserId, parts.Count == 0 ? BroadcastTexts.NothingYet : string.Join("\n", parts));
    }
}

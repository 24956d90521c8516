using System.Globalization;
using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Client;

namespace Bot.Conversations.Broadcasts;

/// <summary>What came of a chunk, per person; the sender hears once, when nobody waits any more.</summary>
internal sealed class BroadcastResults(BroadcastStore broadcasts, BroadcastRecipients recipients, Inbox inbox, AuditLog audit, LostPeople lost, TimeProvider clock)
{
    /// <summary>errcode 0: everybody got it but those the lists name (protocol 3.3).</summary>
    public async Task AnsweredAsync(UnitOfWork work, BroadcastChunk chunk, IReadOnlyList<string> members, SendReceipt receipt)
    {
        // Else neither of two that end at once would find that it was the last.
        await work.HoldAsync(BroadcastChunk.Book, [chunk.Key]);
        var now = clock.GetUtcNow();
        await recipients.SettleAsync(work, chunk.BroadcastId, chunk.Number, RecipientState.Sent, null, now);
        var all = Missed(members, receipt).ToList();
        foreach (var reached in members.Where(lost.Contains).Except(all.SelectMany(one => one.Missed)))
        {
            await lost.ReachedAsync(work, reached);
        }

        foreach (var (why, missed) in all)
        {
            foreach (var userId in missed)
            {
                await lost.LostAsync(work, userId, why, now);
            }

            await recipients.MissAsync(work, chunk.BroadcastId, chunk.Number, missed, why, now);
            await audit.AppendAsync(work, now, "sys", "unreachable", chunk.Lane, ConversationJson.Write(new { why, missed }), missed);
        }

        KillPoints.Reached(KillPoints.BroadcastSettling);
        await FinishAsync(work, chunk.BroadcastId, now);
    }

    /// <summary>The chunk was given up: so is each of its members.</summary>
    public async Task GiveUpAsync(UnitOfWork work, BroadcastChunk chunk, DeliveryResult last)
    {
        await work.HoldAsync(BroadcastChunk.Book, [chunk.Key]);
        var now = clock.GetUtcNow();
        var (state, why) = last switch
        {
            DeliveryResult.Dead { Unreachable: true } dead => (RecipientState.Unreachable, dead.Why),
            DeliveryResult.Dead dead => (RecipientState.Dead, dead.Why),
            DeliveryResult.Retry retry => (RecipientState.Dead, retry.Why),
            DeliveryResult.Ambiguous ambiguous => (RecipientState.Unknown, ambiguous.Why),
            _ => (RecipientState.Dead, last.GetType().Name),
        };
        await recipients.SettleAsync(work, chunk.BroadcastId, chunk.Number, state, why, now);
        await FinishAsync(work, chunk.BroadcastId, now);
    }

    private static IEnumerable<(string Why, IReadOnlyList<string> Missed)> Missed(IReadOnlyList<string> members, SendReceipt receipt) =>
        from pair in new[] { (Why: "invaliduser", Ids: receipt.InvalidUsers), (Why: "unlicenseduser", Ids: receipt.UnlicensedUsers) }
        let named = pair.Ids.ToHashSet(StringComparer.OrdinalIgnoreCase)
        let missed = members.Where(named.Contains).ToList()
        where missed.Count > 0
        select (pair.Why, (IReadOnlyList<string>)missed);

    private async Task FinishAsync(UnitOfWork work, long id, DateTimeOffset now)
    {
        if (await broadcasts.FinishAsync(work, id, now) && await broadcasts.FindAsync(work, id) is { CreatedBy: { } sender })
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"broadcast|{id}");
            await inbox.AcceptAsync(work, key, sender, InboxKinds.Broadcast, ConversationJson.Write(new BroadcastOver(id)));
        }
    }
}

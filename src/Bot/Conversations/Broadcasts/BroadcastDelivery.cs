using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Client;

namespace Bot.Conversations.Broadcasts;

/// <summary>Sends one chunk. Who has no room in the send budget is put into a chunk of his own first, so that one busy member holds up nobody.</summary>
internal sealed class BroadcastDelivery(IWeComApi api, Database database, ISendBudget budget, SendMetrics metrics, DeliveryFaults faults, BroadcastChunks chunks, BroadcastResults results, TimeProvider clock)
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (faults.Pause(WeComCall.Send) is { } pause)
        {
            return pause;
        }

        var (body, members) = (item.Body, BroadcastChunk.Members(item.Body));

        // At a later attempt the chunk may have arrived already: it stays as it is and waits for everybody.
        await using var permit = await (item.Attempts > 1 ? budget.TakeAllAsync(item, members, cancellationToken) : budget.SplitAsync(item, members, cancellationToken));
        if (metrics.Waits(permit) is { } wait)
        {
            if (permit.Allowed.Count == 0)
            {
                return wait;
            }

            var less = await database.WriteAsync((work, _) => chunks.SplitAsync(work, item, permit.Allowed, clock.GetUtcNow()), cancellationToken);
            if (less is null)
            {
                return new DeliveryResult.Retry("the chunk went to another worker", TimeSpan.Zero);
            }

            body = less;
        }

        KillPoints.Reached(KillPoints.BroadcastLeaving);
        var result = await permit.CallAsync(() => api.SendAsync(body, cancellationToken));
        return result is ApiResult<SendReceipt>.Ok { Value: var receipt }
            ? new DeliveryResult.Done(work => results.AnsweredAsync(work, BroadcastChunk.Parse(item.Context), BroadcastChunk.Members(body), receipt))
            : faults.Judge(result, item, WeComCall.Send);
    }
}

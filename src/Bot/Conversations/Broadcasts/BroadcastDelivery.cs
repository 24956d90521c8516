using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Client;

namespace Bot.Conversations.Broadcasts;

/// <summary>Sends one chunk. Who has no room in the send budget is put into a chunk of his own first, so that one busy member holds up nobody.</summary>
internal sealed class BroadcastDelivery(Ways ways, Database database, ISendBudget budget, SendMetrics metrics, DeliveryFaults faults, BroadcastChunks chunks, BroadcastResults results, TimeProvider clock)
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var corp = Ways.CorpOf(item);
        if (faults.Pause(WeComCall.Send, corp) is { } pause)
        {
            return pause;
        }

        var (body, members) = (item.Body, BroadcastChunk.Members(item.Body));

        // A chunk that may have arrived stays as it is and waits for everybody.
        await using var permit = await (item.MayHaveArrived ? budget.TakeAllAsync(item, members, cancellationToken) : budget.SplitAsync(item, members, cancellationToken));
        if (metrics.Waits(permit) is { } wait)
        {
            if (permit.Allowed.Count == 0)
            {
                return wait;
            }

            var less = await database.WriteAsync((work, _) => chunks.SplitAsync(work, item, permit.Allowed, clock.GetUtcNow()), cancellationToken);
            if (less is null)
            {
                return new DeliveryResult.Wait("the chunk went to another worker", TimeSpan.Zero);
            }

            body = less;
        }

        KillPoints.Reached(KillPoints.BroadcastLeaving);
        var result = await permit.CallAsync(() => ways.SendAsync(body, corp, cancellationToken));
        return result switch
        {
            ApiResult<SendReceipt>.Ok { Value: var receipt } =>
                new DeliveryResult.Done(work => results.AnsweredAsync(work, BroadcastChunk.Parse(item.Context), BroadcastChunk.Members(body), receipt)),
            ApiResult<SendReceipt>.Refused { Class: ErrorClass.DropRecipient } refused when BroadcastChunk.Members(body) is { Count: > 1 } many =>
                await RefusedAsync(item with { Body = body }, many, refused, cancellationToken),
            _ => faults.Judge(result, item, WeComCall.Send),
        };
    }

    /// <summary>
    /// Somebody of the many is at fault, and WeCom does not say who: each half goes by itself, down to the one. 81013 says that it is everybody.
    /// A chunk that may have arrived is never changed, so it is given up then; a replay of it begins anew and finds the one.
    /// </summary>
    private async Task<DeliveryResult> RefusedAsync(OutboxItem item, IReadOnlyList<string> many, ApiResult<SendReceipt>.Refused refused, CancellationToken cancellationToken)
    {
        if (Ways.CorpOf(item) is null && faults.Misconfigured(refused) is { } stop)
        {
            return stop;
        }

        if (refused.ErrorCode is WeComErrors.NobodyValid or WeComErrors.AppNotShared)
        {
            return faults.Judge(refused, item, WeComCall.Send);
        }

        var why = $"{refused.ErrorCode} {refused.ErrorMessage}";
        if (item.MayHaveArrived)
        {
            return new DeliveryResult.Dead(why);
        }

        string[] half = [.. many.Take(many.Count / 2)];
        return await database.WriteAsync((work, _) => chunks.SplitAsync(work, item, half, clock.GetUtcNow()), cancellationToken) is null
            ? new DeliveryResult.Wait("the chunk went to another worker", TimeSpan.Zero)
            : new DeliveryResult.Wait(why, TimeSpan.Zero);
    }
}

using Bot.Conversations.Broadcasts;
using Bot.Conversations.Downstream;
using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>Outbox item → the WeCom call of its kind. Texts and cards are sent as they lie in the outbox.</summary>
internal sealed class WeComDelivery(
    Ways ways,
    ISendBudget budget,
    SendMetrics metrics,
    PersonTimesAlarm alarm,
    DeliveryFaults faults,
    CardRegistry cards,
    LostPeople lost,
    CardUpdateDelivery updates,
    FileDelivery files,
    MediaFetchDelivery media,
    BroadcastDelivery broadcasts,
    MakeDelivery making,
    GivenUpDelivery givenUp,
    TimeProvider clock) : IDelivery
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var result = item.Kind switch
        {
            OutboxKinds.Text or OutboxKinds.Card => await SendAsync(item, cancellationToken),
            OutboxKinds.CardUpdate => await updates.DeliverAsync(item, cancellationToken),
            OutboxKinds.File => await files.DeliverAsync(item, cancellationToken),
            OutboxKinds.MediaFetch => await media.DeliverAsync(item, cancellationToken),
            OutboxKinds.Broadcast => await broadcasts.DeliverAsync(item, cancellationToken),
            OutboxKinds.Make => await making.DeliverAsync(item, cancellationToken),
            _ => throw new ArgumentException($"No delivery for outbox kind '{item.Kind}'.", nameof(item)),
        };
        if (result is DeliveryResult.Done && item.Kind is not (OutboxKinds.CardUpdate or OutboxKinds.MediaFetch or OutboxKinds.Make))
        {
            faults.Reached();
        }

        await alarm.CheckAsync();
        return result;
    }

    public Task GiveUpAsync(OutboxItem item, DeliveryResult last, UnitOfWork work) => givenUp.GiveUpAsync(item, last, work);

    private async Task<DeliveryResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        // Given up, forgotten and put back by an operator: there is nothing to send any more.
        if (item.Body.Length == 0)
        {
            return new DeliveryResult.Done(Called: false);
        }

        var corp = Ways.CorpOf(item);
        if (faults.Pause(WeComCall.Send, corp) is { } pause)
        {
            return pause;
        }

        await using var permit = await budget.TakeAsync(item, cancellationToken);
        if (metrics.Waits(permit) is { } wait)
        {
            return wait;
        }

        KillPoints.Reached(KillPoints.SendLeaving);
        var result = await permit.CallAsync(() => ways.SendAsync(item.Body, corp, cancellationToken));
        return result switch
        {
            ApiResult<SendReceipt>.Ok { Value: var receipt } when receipt.Misses(item.Lane) is { } why => faults.Unreachable(item, why),
            ApiResult<SendReceipt>.Ok { Value: var receipt } => new DeliveryResult.Done(FollowUp(item, receipt)),
            _ => faults.Judge(result, item, WeComCall.Send),
        };
    }

    /// <summary>Null for what is over with its delivery: such results are written many at a time.</summary>
    private Func<UnitOfWork, Task>? FollowUp(OutboxItem item, SendReceipt receipt)
    {
        Func<UnitOfWork, Task>? sent = item is { Kind: OutboxKinds.Card, Context: { } taskId } && receipt.ResponseCode is { Length: > 0 } code
            ? work => cards.SentAsync(work, taskId, code, clock.GetUtcNow())
            : item is { Kind: OutboxKinds.Text, Context: OutboxContexts.Forget } ? work => Outbox.ForgetAsync(work, item.Id)
            : null;
        return !lost.Contains(item.Lane)
            ? sent
            : async work =>
            {
                await lost.ReachedAsync(work, item.Lane);
                await (sent?.Invoke(work) ?? Task.CompletedTask);
            };
    }
}

using Bot.Messaging;
using Bot.Storage;
using Bot.WeCom.Client;

namespace Bot.Conversations;

/// <summary>Brings a card on a phone to its wanted state, or replaces it when it can no longer be changed (protocol 4.9).</summary>
internal sealed partial class CardUpdateDelivery(
    IWeComApi api,
    Database database,
    CardRegistry cards,
    ReplyRenderer renderer,
    DeliveryFaults faults,
    TimeProvider clock,
    ILogger<CardUpdateDelivery> logger)
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (faults.Pause(WeComCall.Update) is { } pause)
        {
            return pause;
        }

        var job = ConversationJson.Read<CardUpdateJob>(item.Body.AsSpan());
        var (card, mine) = await database.WriteAsync((work, _) => ClaimAsync(work, job, item.Id), cancellationToken);
        if (card is null || card.Serial > job.Serial)
        {
            // A newer update follows in this lane; it carries the whole state.
            return new DeliveryResult.Done(Called: false);
        }

        if (!mine)
        {
            return Late(job, card, "no response_code left", called: false);
        }

        KillPoints.Reached(KillPoints.CardCodeTaken);

        // Claimed by this very item before: an earlier try left and may have taken effect.
        var repeated = card.CodeUsed == item.Id;
        var result = await api.UpdateCardAsync(renderer.Update(card), cancellationToken);
        return result switch
        {
            ApiResult<IReadOnlyList<string>>.Ok ok when ok.Value.Contains(card.UserId, StringComparer.OrdinalIgnoreCase) => faults.Unreachable(item, "invaliduser"),
            ApiResult<IReadOnlyList<string>>.Ok => new DeliveryResult.Done(),
            ApiResult<IReadOnlyList<string>>.Refused { Class: ErrorClass.TooLate } when repeated => new DeliveryResult.Done(),
            ApiResult<IReadOnlyList<string>>.Refused { Class: ErrorClass.TooLate } refused => Late(job, card, refused.ErrorMessage, called: true),
            _ => faults.Judge(result, item, WeComCall.Update),
        };
    }

    /// <summary>The row as it was before the claim, and whether its code is this item's now.</summary>
    private async Task<(CardRow? Card, bool Mine)> ClaimAsync(UnitOfWork work, CardUpdateJob job, long item)
    {
        var card = await cards.FindAsync(work, job.TaskId);
        var mine = card?.Serial == job.Serial && await cards.ClaimCodeAsync(work, job.TaskId, item, clock.GetUtcNow());
        return (card, mine);
    }

    private DeliveryResult.Done Late(CardUpdateJob job, CardRow card, string why, bool called)
    {
        if (!job.OrSend)
        {
            Log.Dropped(logger, card.TaskId, why);
            return new DeliveryResult.Done(Called: called);
        }

        Log.Replaced(logger, card.TaskId, why);
        var subject = new CardSubject(card.Kind, card.Entity, card.Version);
        return new DeliveryResult.Done(
            work => renderer.ShowAsync(work, card.UserId, ConversationJson.Read<Card>(card.LastJson), subject, clock.GetUtcNow()),
            called);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Card {TaskId} not changed: {Why}")]
        public static partial void Dropped(ILogger logger, string taskId, string why);

        [LoggerMessage(2, LogLevel.Information, "Card {TaskId} replaced by a fresh one: {Why}")]
        public static partial void Replaced(ILogger logger, string taskId, string why);
    }
}

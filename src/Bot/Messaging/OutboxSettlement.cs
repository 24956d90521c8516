using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>Writes what came of a delivery, in one commit with what the delivery wants done.</summary>
internal sealed partial class OutboxSettlement(
    Database database,
    IDelivery delivery,
    DeliveredBatches delivered,
    StopMark mark,
    RetrySchedule retry,
    MessagingMetrics metrics,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<OutboxSettlement> logger)
{
    private readonly MessagingOptions _options = options.Value;

    public OutboxBrake Brake { get; } = new(options.Value.StopPause, time);

    public Task SettleAsync(ClaimedOutbox claimed, DeliveryResult result) => result switch
    {
        DeliveryResult.Done done => DoneAsync(claimed, done),
        DeliveryResult.Retry again => RetryAsync(claimed, again),
        DeliveryResult.Wait wait => AgainAsync(claimed, "Wait", wait.Why, wait.After, arrived: false, counts: false),
        DeliveryResult.Ambiguous ambiguous => AmbiguousAsync(claimed, ambiguous.Why),
        DeliveryResult.Dead dead => GiveUpAsync(claimed, "dead", dead.Why, dead),
        DeliveryResult.Stop stop => StopAsync(claimed, stop.Why),
        Broken broken => BrokenAsync(claimed, broken.Why),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "This result has no settlement."),
    };

    private async Task DoneAsync(ClaimedOutbox claimed, DeliveryResult.Done done)
    {
        if (done.Called && Brake.Release(claimed.ClaimedAt))
        {
            Log.Runs(logger);
        }

        try
        {
            var mine = done.OnDone is null
                ? await delivered.AddAsync(claimed, done.Called && Brake.Because is null) || LeaseLost(claimed)
                : await EndAsync(claimed, "done", null, work => FollowAsync(done, work));
            if (mine)
            {
                metrics.OutboxDone(time.GetUtcNow() - claimed.Item.CreatedAt);
            }
        }
        catch (Exception error) when (error is not StorageBusyException)
        {
            // The follow-up failed, so nothing of it is kept: the same bytes go out again and are recognised there.
            Log.FollowUpFailed(logger, claimed.Item.Id, claimed.Item.Kind, error);
            await BrokenAsync(claimed, $"Delivered, but {error.GetType().Name}: {error.Message}");
        }
    }

    private async Task FollowAsync(DeliveryResult.Done done, UnitOfWork work)
    {
        if (Brake.Because is null && done.Called)
        {
            await mark.ClearAsync(work);
        }

        if (done.OnDone is { } onDone)
        {
            await onDone(work);
        }
    }

    /// <summary>Its age says nothing: it may have waited for days behind others, or for room in a limit, and fail now for the first time.</summary>
    private Task RetryAsync(ClaimedOutbox claimed, DeliveryResult.Retry again) =>
        time.GetUtcNow() - claimed.FailingSince >= _options.GiveUpAfter
            ? GiveUpAsync(claimed, "dead", again.Why, again)
            : AgainAsync(claimed, "Retry", again.Why, again.After, arrived: false, counts: true);

    private Task AmbiguousAsync(ClaimedOutbox claimed, string why) =>
        time.GetUtcNow() - claimed.FirstTryAt >= _options.DuplicateCheck
            ? GiveUpAsync(claimed, "unknown", why, new DeliveryResult.Ambiguous(why))
            : AgainAsync(claimed, "Ambiguous", why, after: null, arrived: true, counts: true);

    private Task BrokenAsync(ClaimedOutbox claimed, string why) =>
        claimed.Item.Attempts >= _options.MaxAttempts ? GiveUpAsync(claimed, "unknown", why, new DeliveryResult.Ambiguous(why)) : AmbiguousAsync(claimed, why);

    /// <summary>However an item ends undelivered, whoever waits for it is told in the same commit.</summary>
    private async Task GiveUpAsync(ClaimedOutbox claimed, string state, string why, DeliveryResult last)
    {
        try
        {
            await EndAsync(claimed, state, why, async work =>
            {
                if (last is DeliveryResult.Dead { OnDead: { } onDead })
                {
                    await onDead(work);
                }

                await delivery.GiveUpAsync(claimed.Item, last, work);
            });
        }
        catch (Exception error) when (error is not StorageBusyException)
        {
            Log.FollowUpFailed(logger, claimed.Item.Id, claimed.Item.Kind, error);
            await EndAsync(claimed, state, $"{why} ({error.GetType().Name}: {error.Message})", null);
        }

        if (state == "dead")
        {
            metrics.Outbox("Dead");
            Log.Dead(logger, claimed.Item.Id, claimed.Item.Kind, why);
        }
        else
        {
            metrics.Outbox("Unknown");
            Log.Unknown(logger, claimed.Item.Id, claimed.Item.Kind);
        }
    }

    private async Task StopAsync(ClaimedOutbox claimed, string why)
    {
        var now = time.GetUtcNow();
        Brake.Stop(why);
        Log.Stopped(logger, why, _options.StopPause.TotalSeconds);
        await AgainAsync(claimed, "Stop", why, TimeSpan.Zero, arrived: false, counts: false);
        await database.WriteAsync((work, _) => mark.SetAsync(work, why, now));
    }

    private async Task<bool> EndAsync(ClaimedOutbox claimed, string state, string? why, Func<UnitOfWork, Task>? followUp)
    {
        var now = time.GetUtcNow();
        var mine = await database.WriteAsync(async (work, _) =>
        {
            await work.HoldAsync(QueueSql.OutboxLane, [claimed.Item.Lane]);
            if (await work.ExecuteAsync(QueueSql.EndOutbox, new { claimed.Item.Id, claimed.Token, state, why, now }) == 0)
            {
                return false;
            }

            await work.ExecuteAsync(QueueSql.NextOutbox, new { lane = claimed.Item.Lane, now });
            if (followUp is not null)
            {
                await followUp(work);
            }

            KillPoints.Reached(KillPoints.SendSettling);
            return true;
        });
        return mine || LeaseLost(claimed);
    }

    private const string MarkAgain =
        """
        update outbox set
            due_at = @due,
            attempts = @attempts,
            first_try_at = @firstTryAt,
            failing_since = @failingSince,
            waits_since = @now,
            lease_token = null,
            error = @why
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    private async Task AgainAsync(ClaimedOutbox claimed, string result, string why, TimeSpan? after, bool arrived, bool counts)
    {
        // An attempt that surely did not arrive leaves no trace; one before it may have.
        DateTimeOffset? firstTryAt = arrived || claimed.FirstTryAt != claimed.ClaimedAt ? claimed.FirstTryAt : null;
        var (now, wait) = (time.GetUtcNow(), after ?? retry.After(claimed.Item.Attempts));
        var due = wait > TimeSpan.Zero ? RowTime.NotBefore(now + wait) : now;

        // Waiting is no failure.
        var (attempts, failingSince) = counts ? (claimed.Item.Attempts, claimed.FailingSince ?? now) : (claimed.Item.Attempts - 1, claimed.FailingSince);
        var mine = await database.WriteAsync((work, _) =>
            work.ExecuteAsync(MarkAgain, new { claimed.Item.Id, claimed.Token, due, attempts, firstTryAt, failingSince, now, why })) == 1;
        if (mine || LeaseLost(claimed))
        {
            metrics.Outbox(result);
        }
    }

    private bool LeaseLost(ClaimedOutbox claimed)
    {
        metrics.Outbox("LeaseLost");
        Log.LeaseLost(logger, claimed.Item.Id);
        return false;
    }

    /// <summary>The delivery or its follow-up has a bug: repeated a few times only, then Unknown.</summary>
    internal sealed record Broken(string Why) : DeliveryResult;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The outbox stands still: {Why} Mend the configuration; every {Seconds} s one message is tried.")]
        public static partial void Stopped(ILogger logger, string why, double seconds);

        [LoggerMessage(Level = LogLevel.Information, Message = "The outbox runs again.")]
        public static partial void Runs(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "Outbox item {Id} ({Kind}) may or may not have arrived; it is not sent again by itself.")]
        public static partial void Unknown(ILogger logger, long id, string kind);

        [LoggerMessage(Level = LogLevel.Error, Message = "Outbox item {Id} ({Kind}) is a dead letter: {Why}")]
        public static partial void Dead(ILogger logger, long id, string kind, string why);

        [LoggerMessage(Level = LogLevel.Error, Message = "What follows outbox item {Id} ({Kind}) failed.")]
        public static partial void FollowUpFailed(ILogger logger, long id, string kind, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox item {Id} took longer than its lease and went to another worker.")]
        public static partial void LeaseLost(ILogger logger, long id);
    }
}

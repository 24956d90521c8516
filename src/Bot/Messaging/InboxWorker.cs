using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>An inbox item in the hand of this worker; the token proves it.</summary>
internal sealed record ClaimedInbox(InboxItem Item, string Token);

/// <summary>Hands the inbox to the processor, one item per lane at a time. Item done and its effects are one commit.</summary>
internal sealed partial class InboxWorker(
    Database database,
    QueueSql sql,
    IInboxProcessor processor,
    InboxWakeUp wakeUp,
    RetrySchedule retry,
    MessagingMetrics metrics,
    IOptions<MessagingOptions> options,
    Shutdown shutdown,
    TimeProvider time,
    ILogger<InboxWorker> logger) : LaneWorker<ClaimedInbox>(options, wakeUp, shutdown, time, logger)
{
    private const int RoundsAhead = 4;

    private readonly MessagingOptions _options = options.Value;

    /// <summary>Items in hand wait for the one writer, so some rounds of them are taken ahead.</summary>
    protected override int Most => _options.ParallelLanes * RoundsAhead;

    internal override async Task<IReadOnlyList<ClaimedInbox>> ClaimAsync(int take, int running)
    {
        var now = Time.GetUtcNow();
        var token = Guid.CreateVersion7(now).ToString("N");
        var (revive, held) = (MustRevive(now), Held);
        var rows = await database.WriteAsync(async (work, _) =>
        {
            if (revive)
            {
                await work.ExecuteAsync(sql.ReviveInbox, new { now, held, future = Future(now) });
            }

            return await work.QueryAsync<Row>(sql.ClaimInbox, new { take, token, now, until = now + _options.Lease, held });
        });
        return [.. rows.OrderBy(row => row.Id).Select(row => new ClaimedInbox(row.ToItem(), token))];
    }

    internal override Task<DateTimeOffset?> NextDueAsync() =>
        database.ReadAsync(async (work, _) => RowTime.Read(await work.ScalarAsync<long?>(QueueSql.NextDueInbox)));

    internal override long IdOf(ClaimedInbox item) => item.Item.Id;

    private const string MarkDone =
        """
        update inbox set
            state = 'done',
            done_at = @now,
            lease_token = null,
            head = 0,
            error = null
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    internal override async Task HandleAsync(ClaimedInbox claimed, Action leave)
    {
        var item = claimed.Item;
        KillPoints.Reached(KillPoints.TurnClaimed);
        if (item.Attempts > _options.MaxCrashes)
        {
            await FailAsync(claimed, "The program ended while it handled this item, every time.");
            return;
        }

        if (Shutdown.Begun.IsCancellationRequested)
        {
            // Claimed ahead, or by a claim that was under way at the stop.
            await PutBackAsync(claimed);
            return;
        }

        try
        {
            var mine = await database.WriteAsync(async (work, cancellationToken) =>
            {
                await work.HoldAsync(QueueSql.InboxLane, [item.Lane]);

                // First, and in the same commit: a worker whose lease was given to another changes nothing.
                if (await work.ExecuteAsync(MarkDone, new { item.Id, claimed.Token, now = Time.GetUtcNow() }) == 0)
                {
                    return false;
                }

                await work.ExecuteAsync(QueueSql.NextInbox, new { lane = item.Lane });
                await processor.ProcessAsync(item, work, cancellationToken);
                KillPoints.Reached(KillPoints.TurnHandled);
                return true;
            });
            KillPoints.Reached(KillPoints.TurnCommitted);
            if (mine)
            {
                metrics.InboxDone(Time.GetUtcNow() - item.ReceivedAt);
            }
            else
            {
                metrics.Inbox("LeaseLost");
                Log.LeaseLost(logger, item.Id);
            }
        }
        catch (StorageBusyException)
        {
            await PutBackAsync(claimed);
        }
        catch (Exception error)
        {
            Log.Failed(logger, item.Id, item.Kind, item.Attempts, error);
            await FailAsync(claimed, $"{error.GetType().Name}: {error.Message}");
        }
    }

    private const string MarkFailed =
        """
        update inbox set
            state = @state,
            lease_until = @until,
            lease_token = null,
            head = case when @state = 'dead' then 0 else head end,
            error = @why
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    private async Task FailAsync(ClaimedInbox claimed, string why)
    {
        var item = claimed.Item;
        var state = item.Attempts >= _options.MaxAttempts ? "dead" : "new";
        var until = Time.GetUtcNow() + retry.After(item.Attempts);
        await database.WriteAsync(async (work, _) =>
        {
            await work.HoldAsync(QueueSql.InboxLane, [item.Lane]);
            var marked = await work.ExecuteAsync(MarkFailed, new { item.Id, claimed.Token, state, until, why });
            if (marked == 1 && state == "dead")
            {
                await work.ExecuteAsync(QueueSql.NextInbox, new { lane = item.Lane });
                await processor.GiveUpAsync(item, work);
            }

            return marked;
        });
        metrics.Inbox(state == "dead" ? "Dead" : "Failed");
        if (state == "dead")
        {
            Log.Dead(logger, item.Id, item.Kind, item.Attempts);
        }
    }

    private const string MarkBack =
        """
        update inbox set
            attempts = attempts - 1,
            lease_until = @until,
            lease_token = null
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    /// <summary>A busy database is no fault of the item, so the attempt does not count.</summary>
    private async Task PutBackAsync(ClaimedInbox claimed) =>
        await database.WriteAsync((work, _) =>
            work.ExecuteAsync(MarkBack, new { claimed.Item.Id, claimed.Token, until = Time.GetUtcNow() + retry.After(1) }));

    private sealed record Row
    {
        public long Id { get; init; }

        public string DedupKey { get; init; } = "";

        public string Lane { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";

        public int Attempts { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }

        public InboxItem ToItem() => new(Id, DedupKey, Lane, Kind, Body, Attempts, ReceivedAt);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox item {Id} ({Kind}) failed at attempt {Attempts}.")]
        public static partial void Failed(ILogger logger, long id, string kind, int attempts, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "Inbox item {Id} ({Kind}) is a dead letter after {Attempts} attempts; its lane goes on.")]
        public static partial void Dead(ILogger logger, long id, string kind, int attempts);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox item {Id} took longer than its lease and went to another worker; nothing was changed here.")]
        public static partial void LeaseLost(ILogger logger, long id);
    }
}

using Bot.Storage;
using Microsoft.Extensions.Options;
using Nito.AsyncEx;

namespace Bot.Messaging;

/// <summary>An inbox item in the hand of this worker; the token proves it.</summary>
/// <param name="Failures">Attempts that ended with an error.</param>
/// <param name="Alone">Attempts begun with nothing else in hand, of which the program never told the end.</param>
internal sealed record ClaimedInbox(InboxItem Item, string Token, int Failures, int Alone)
{
    /// <summary>So many ends of the program while it held the item are no accident of the others.</summary>
    private const int Suspicious = 3;

    public bool Suspect => Item.Attempts - 1 - Failures >= Suspicious;
}

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

    /// <summary>A series of kills from outside, on a machine too slow to end anything between two of them, is over by then.</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(30);

    private readonly MessagingOptions _options = options.Value;

    /// <summary>Items are handled side by side; one that may be ending the program, by itself.</summary>
    private readonly AsyncReaderWriterLock _company = new();

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
        return [.. rows.OrderBy(row => row.Id).Select(row => new ClaimedInbox(row.ToItem(), token, row.Failures, row.Alone))];
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
        if (Shutdown.Begun.IsCancellationRequested)
        {
            await PutBackAsync(claimed);
            return;
        }

        if (!claimed.Suspect)
        {
            using (await _company.ReaderLockAsync())
            {
                await TurnAsync(claimed);
            }
        }
        else if (claimed.Alone >= _options.MaxCrashes && Time.GetUtcNow() - item.ReceivedAt >= LeastAge)
        {
            await FailAsync(claimed, "The program ended each time it handled this item and nothing else.", forGood: true);
        }
        else
        {
            using (await _company.WriterLockAsync())
            {
                if (await BeginAloneAsync(claimed))
                {
                    await TurnAsync(claimed);
                }
            }
        }
    }

    private const string MarkAlone = "update inbox set alone = alone + 1 where id = @Id and state = 'new' and lease_token = @Token";

    /// <summary>On disk before it is tried: nobody tells afterwards.</summary>
    internal async Task<bool> BeginAloneAsync(ClaimedInbox claimed) =>
        await database.WriteAsync((work, _) => work.ExecuteAsync(MarkAlone, new { claimed.Item.Id, claimed.Token })) == 1 || LeaseLost(claimed);

    private async Task TurnAsync(ClaimedInbox claimed)
    {
        var item = claimed.Item;
        try
        {
            var mine = await database.WriteAsync(async (work, cancellationToken) =>
            {
                // Every turn ends in the audit chain and waits there for the one before. Waiting here instead costs nothing more, holds no lane
                // meanwhile, and what a handler reads (is anybody else at this enterprise?) still holds when it writes, however many instances there are.
                await work.AloneAsync();
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
                LeaseLost(claimed);
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
            failures = failures + 1,
            alone = @Alone,
            waits_since = @now,
            head = case when @state = 'dead' then 0 else head end,
            error = @why
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    private async Task FailAsync(ClaimedInbox claimed, string why, bool forGood = false)
    {
        var item = claimed.Item;
        if (!forGood && claimed.Failures + 1 < _options.MaxAttempts)
        {
            if (await FailAsync(claimed, "new", why, tell: false) || LeaseLost(claimed))
            {
                metrics.Inbox("Failed");
            }

            return;
        }

        bool mine;
        try
        {
            mine = await FailAsync(claimed, "dead", why, tell: true);
        }
        catch (Exception error) when (error is not StorageBusyException)
        {
            // Whoever wrote it cannot be told; his lane goes on all the same.
            Log.NotTold(logger, item.Id, item.Kind, error);
            mine = await FailAsync(claimed, "dead", $"{why} ({error.GetType().Name}: {error.Message})", tell: false);
        }

        if (mine || LeaseLost(claimed))
        {
            metrics.Inbox("Dead");
            Log.Dead(logger, item.Id, item.Kind, item.Attempts);
        }
    }

    /// <summary>False when the lease went to another worker meanwhile: nothing was changed.</summary>
    private async Task<bool> FailAsync(ClaimedInbox claimed, string state, string why, bool tell)
    {
        var (item, now) = (claimed.Item, Time.GetUtcNow());
        var until = now + retry.After(claimed.Failures + 1);
        return await database.WriteAsync(async (work, _) =>
        {
            await work.HoldAsync(QueueSql.InboxLane, [item.Lane]);
            var marked = await work.ExecuteAsync(MarkFailed, new { item.Id, claimed.Token, claimed.Alone, state, until, now, why });
            if (marked == 1 && state == "dead")
            {
                await work.ExecuteAsync(QueueSql.NextInbox, new { lane = item.Lane });
                await (tell ? processor.GiveUpAsync(item, work) : Task.CompletedTask);
            }

            return marked == 1;
        });
    }

    private const string MarkBack =
        """
        update inbox set
            attempts = attempts - 1,
            alone = @Alone,
            lease_until = @until,
            waits_since = @now,
            lease_token = null
        where id = @Id and state = 'new' and lease_token = @Token
        """;

    /// <summary>A busy database is no fault of the item, so the attempt does not count.</summary>
    private async Task PutBackAsync(ClaimedInbox claimed)
    {
        var now = Time.GetUtcNow();
        await database.WriteAsync((work, _) =>
            work.ExecuteAsync(MarkBack, new { claimed.Item.Id, claimed.Token, claimed.Alone, until = now + retry.After(1), now }));
    }

    private bool LeaseLost(ClaimedInbox claimed)
    {
        metrics.Inbox("LeaseLost");
        Log.LeaseLost(logger, claimed.Item.Id);
        return false;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string DedupKey { get; init; } = "";

        public string Lane { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";

        public int Attempts { get; init; }

        public int Failures { get; init; }

        public int Alone { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }

        public InboxItem ToItem() => new(Id, DedupKey, Lane, Kind, Body, Attempts, ReceivedAt);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox item {Id} ({Kind}) failed at attempt {Attempts}.")]
        public static partial void Failed(ILogger logger, long id, string kind, int attempts, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "Inbox item {Id} ({Kind}) is a dead letter after {Attempts} attempts; its lane goes on.")]
        public static partial void Dead(ILogger logger, long id, string kind, int attempts);

        [LoggerMessage(Level = LogLevel.Error, Message = "Nobody could be told that inbox item {Id} ({Kind}) was given up.")]
        public static partial void NotTold(ILogger logger, long id, string kind, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Inbox item {Id} took longer than its lease and went to another worker; nothing was changed here.")]
        public static partial void LeaseLost(ILogger logger, long id);
    }
}

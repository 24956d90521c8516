using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>An outbox item in the hand of this worker; the token proves it.</summary>
/// <param name="FirstTryAt">The first attempt that may have arrived; equal to <paramref name="ClaimedAt"/> when that is this one.</param>
/// <param name="FailingSince">The first failed attempt; null while none has failed.</param>
internal sealed record ClaimedOutbox(OutboxItem Item, string Token, DateTimeOffset FirstTryAt, DateTimeOffset ClaimedAt, DateTimeOffset? FailingSince);

/// <summary>Delivers the outbox: in order per person, several persons at once, never inside a transaction.</summary>
internal sealed partial class OutboxWorker(
    Database database,
    QueueSql sql,
    IDelivery delivery,
    OutboxSettlement settlement,
    OutboxWakeUp wakeUp,
    IOptions<MessagingOptions> options,
    Shutdown shutdown,
    TimeProvider time,
    ILogger<OutboxWorker> logger) : LaneWorker<ClaimedOutbox>(options, wakeUp, shutdown, time, logger)
{
    /// <summary>A claim costs a commit: the calls of the next rounds need not wait for it.</summary>
    private const int RoundsAhead = 4;

    private readonly MessagingOptions _options = options.Value;
    private readonly SemaphoreSlim _calls = new(options.Value.ParallelLanes);

    /// <summary>Why nothing is sent at present; null while the outbox runs.</summary>
    public string? StoppedBecause => settlement.Brake.Because;

    protected override int Most => _options.ParallelLanes * RoundsAhead;

    public override void Dispose()
    {
        _calls.Dispose();
        base.Dispose();
    }

    internal override async Task<IReadOnlyList<ClaimedOutbox>> ClaimAsync(int take, int running)
    {
        // Whether an attempt was the first is told by comparing with the row.
        var now = RowTime.Kept(Time.GetUtcNow());
        var allowed = settlement.Brake.Allow(take, running, now);
        if (allowed == 0)
        {
            return [];
        }

        var token = Guid.CreateVersion7(now).ToString("N");
        var (revive, held) = (MustRevive(now), Held);
        var rows = await database.WriteAsync(async (work, _) =>
        {
            if (revive)
            {
                await work.ExecuteAsync(sql.ReviveOutbox, new { now, held, future = Future(now) });
            }

            return await work.QueryAsync<Row>(sql.ClaimOutbox, new { take = allowed, token, now, until = now + _options.Lease, held });
        });
        return [.. rows.OrderBy(row => row.Id).Select(row => new ClaimedOutbox(row.ToItem(token, now), token, row.FirstTryAt, now, row.FailingSince))];
    }

    internal override Task<DateTimeOffset?> NextDueAsync() =>
        database.ReadAsync(async (work, _) => RowTime.Read(await work.ScalarAsync<long?>(QueueSql.NextDueOutbox)));

    internal override long IdOf(ClaimedOutbox item) => item.Item.Id;

    internal override async Task HandleAsync(ClaimedOutbox claimed, Action leave)
    {
        KillPoints.Reached(KillPoints.SendClaimed);
        DeliveryResult result;
        await _calls.WaitAsync();
        try
        {
            result = WaitedInVain(claimed) ?? await DeliverAsync(claimed);
        }
        finally
        {
            _calls.Release();
            leave();
        }

        KillPoints.Reached(KillPoints.SendAnswered);
        await settlement.SettleAsync(claimed, result);
        KillPoints.Reached(KillPoints.SendSettled);
    }

    /// <summary>An item that was claimed ahead may wait for a free call: of what the lease leaves beside the call the other half is for writing down what came of it.</summary>
    private TimeSpan LongestWait => (_options.Lease - _options.DeliveryTimeout) / 2;

    /// <summary>An item that was claimed ahead goes back unsent when the service or sending was stopped since, or when its lease could end before its result is written.</summary>
    private DeliveryResult.Wait? WaitedInVain(ClaimedOutbox claimed) =>
        Shutdown.Begun.IsCancellationRequested ? new DeliveryResult.Wait("the service was stopped", TimeSpan.Zero) :
        settlement.Brake.Holds(claimed.ClaimedAt) is { } because ? new DeliveryResult.Wait(because, TimeSpan.Zero)
        : Time.GetUtcNow() - claimed.ClaimedAt > LongestWait ? new DeliveryResult.Wait("no call was free in time", TimeSpan.Zero)
        : null;

    private async Task<DeliveryResult> DeliverAsync(ClaimedOutbox claimed)
    {
        if (claimed.ClaimedAt - claimed.FirstTryAt >= _options.DuplicateCheck)
        {
            return new DeliveryResult.Ambiguous("An earlier attempt may have arrived, and the time in which repeats are recognised is over.");
        }

        using var timeout = new CancellationTokenSource(_options.DeliveryTimeout, Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, Shutdown.Over);
        try
        {
            return await delivery.DeliverAsync(claimed.Item, limit.Token);
        }
        catch (OperationCanceledException) when (Shutdown.Over.IsCancellationRequested)
        {
            Log.CutOff(logger, claimed.Item.Id, claimed.Item.Kind);
            return new DeliveryResult.Ambiguous("The service was stopped before the result came.");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new DeliveryResult.Ambiguous($"No result within {_options.DeliveryTimeout.TotalSeconds} s.");
        }
        catch (StorageBusyException busy)
        {
            // Whatever a delivery asks of the database, it asks before the call that shows something to a person.
            return new DeliveryResult.Wait(busy.Message, _options.RetryFirst);
        }
        catch (Exception error)
        {
            // A bug of ours; how far the message came is not known.
            Log.Threw(logger, claimed.Item.Id, claimed.Item.Kind, claimed.Item.Attempts, error);
            return new OutboxSettlement.Broken($"{error.GetType().Name}: {error.Message}");
        }
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public string Lane { get; init; } = "";

        public string Kind { get; init; } = "";

        public byte[] Body { get; init; } = [];

        public string? Context { get; init; }

        public int Attempts { get; init; }

        public DateTimeOffset FirstTryAt { get; init; }

        public DateTimeOffset? FailingSince { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public OutboxItem ToItem(string lease, DateTimeOffset claimedAt) =>
            new(Id, Lane, Kind, Body, Context, Attempts, CreatedAt) { Lease = lease, MayHaveArrived = FirstTryAt != claimedAt };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Delivery of outbox item {Id} ({Kind}) threw at attempt {Attempts}.")]
        public static partial void Threw(ILogger logger, long id, string kind, int attempts, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox item {Id} ({Kind}) was cut off by the stop of the service; the same bytes go out again after the start.")]
        public static partial void CutOff(ILogger logger, long id, string kind);
    }
}

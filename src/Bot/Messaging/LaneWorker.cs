using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>The loop of both queues: takes the oldest due item of each lane and handles several lanes at once.</summary>
internal abstract partial class LaneWorker<TItem>(IOptions<MessagingOptions> options, WakeUp wakeUp, Shutdown shutdown, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>How far the clocks of two instances may be apart; a row from further ahead shows that the clock was put back.</summary>
    protected static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    /// <summary>How often rows of a time to come are looked for although this clock was not put back: another instance's may have been.</summary>
    private static readonly TimeSpan ReviveEvery = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<long, bool> _held = new();
    private int _inHand;
    private int _places;
    private DateTimeOffset _claimedAt = DateTimeOffset.MaxValue;
    private DateTimeOffset _revivedAt;

    protected TimeProvider Time { get; } = time;

    /// <summary>How many items may take a place at once; one whose result is only waiting to be written needs none.</summary>
    protected abstract int Most { get; }

    protected Shutdown Shutdown { get; } = shutdown;

    /// <summary>Ids of the items in hand as a JSON array. This process never takes them a second time, also when the clock jumps over their lease.</summary>
    protected string Held => $"[{string.Join(',', _held.Keys)}]";

    /// <summary>True when nothing is in hand and nobody called; items that wait for their time do not count.</summary>
    public bool Idle => _one.CurrentCount == 1 && !wakeUp.IsSet;

    /// <summary>Handles what is due now and what comes of it; returns when nothing more is due. Works with and without the loop.</summary>
    public Task DrainAsync() => RunDueAsync(CancellationToken.None);

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <param name="take">How many at most.</param>
    /// <param name="running">How many are in hand.</param>
    internal abstract Task<IReadOnlyList<TItem>> ClaimAsync(int take, int running);

    /// <summary>When the next head may be claimed; null when there is none. Asked only before a long pause.</summary>
    internal abstract Task<DateTimeOffset?> NextDueAsync();

    internal abstract long IdOf(TItem item);

    /// <summary>Handles one item and writes what came of it. Whatever it throws is logged; the item comes again when its lease ends.</summary>
    /// <param name="leave">Gives the place to another item; called again it does nothing.</param>
    internal abstract Task HandleAsync(TItem item, Action leave);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host asks its services to stop one after the other; nothing new is begun from the first moment on.
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, Shutdown.Begun);
        var stop = linked.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RunDueAsync(stop);
                await PauseAsync(stop);
            }
            catch (Exception error) when (error is StorageBusyException or DbException)
            {
                Log.NotClaimed(logger, error);
                await PauseAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>True when a claim has to look for leases of a clock that was put back: at the first claim, when the time is before the last claim's, and now and then.</summary>
    protected bool MustRevive(DateTimeOffset now)
    {
        var must = now < _claimedAt || now - _revivedAt >= ReviveEvery;
        _claimedAt = now;
        _revivedAt = must ? now : _revivedAt;
        return must;
    }

    /// <summary>No lease given now by an instance whose clock is right ends later.</summary>
    protected DateTimeOffset Future(DateTimeOffset now) => now + options.Value.Lease + ClockDifference;

    private async Task RunDueAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            // While one call takes long, the time of others comes, and other processes enter work.
            await using var look = Time.CreateTimer(_ => wakeUp.Set(), null, options.Value.PollEvery, options.Value.PollEvery);
            while (true)
            {
                // Every end of an item wakes, too: its lane may have a next one. Claims are asked for one after the other, so that
                // what ends while one is under way shares the next.
                wakeUp.Reset();
                var (running, free) = (Volatile.Read(ref _inHand), Most - Volatile.Read(ref _places));
                var claimed = free > 0 && !stop.IsCancellationRequested ? await ClaimAsync(free, running) : [];
                if (running == 0 && claimed.Count == 0)
                {
                    return;
                }

                foreach (var item in claimed)
                {
                    Begin(item);
                }

                await wakeUp.Task;
            }
        }
        finally
        {
            // What was begun is ended, also when the service stops or the database gives out nothing.
            await AllEndedAsync();
            _one.Release();
        }
    }

    private async Task AllEndedAsync()
    {
        while (Volatile.Read(ref _inHand) > 0)
        {
            wakeUp.Reset();
            if (Volatile.Read(ref _inHand) > 0)
            {
                await wakeUp.Task;
            }
        }
    }

    private void Begin(TItem item)
    {
        Interlocked.Increment(ref _inHand);
        Interlocked.Increment(ref _places);
        _held[IdOf(item)] = true;
        _ = RunAsync(item);
    }

    private async Task RunAsync(TItem item)
    {
        var left = 0;
        try
        {
            await HandleAsync(item, Leave);
        }
        catch (Exception error)
        {
            Log.NotSettled(logger, error);
        }
        finally
        {
            _held.TryRemove(IdOf(item), out _);
            Interlocked.Decrement(ref _inHand);
            Leave();

            // Also when the place was left before: the lane may have a next item.
            wakeUp.Set();
        }

        void Leave()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                Interlocked.Decrement(ref _places);
                wakeUp.Set();
            }
        }
    }

    private async Task PauseAsync(CancellationToken stop)
    {
        var length = wakeUp.Others is { AreHeard: true } others && await UntilDueAsync(others.SafetyPoll) is { } quiet ? quiet : options.Value.PollEvery;
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(wakeUp.Task, Task.Delay(length, Time, pause.Token));
        await pause.CancelAsync();
    }

    /// <summary>Until the next lease or waiting time ends: its instance may be gone. Null for what is due now and was not given out, and while the database is busy.</summary>
    private async Task<TimeSpan?> UntilDueAsync(TimeSpan most)
    {
        try
        {
            if (await NextDueAsync() is not { } due)
            {
                return most;
            }

            // Rows know whole milliseconds; a timer that cut the rest off would come too early, again and again.
            var left = TimeSpan.FromMilliseconds(Math.Ceiling((due - Time.GetUtcNow()).TotalMilliseconds));
            return left <= TimeSpan.Zero ? null : left < most ? left : most;
        }
        catch (Exception error) when (error is StorageBusyException or DbException)
        {
            Log.NotClaimed(logger, error);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not give out work; it is asked again.")]
        public static partial void NotClaimed(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "What came of an item could not be written; it comes again when its lease ends.")]
        public static partial void NotSettled(ILogger logger, Exception error);
    }
}

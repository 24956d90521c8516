using System.Threading.RateLimiting;

namespace Bot.Conversations;

/// <summary>
/// At most so many calls in any span of that length. A call counts from the moment it leaves until one span after its answer: WeCom counts
/// it somewhere in between. Measured in elapsed time, so a clock that is set changes nothing. Nobody queues here; the outbox does.
/// </summary>
/// <param name="limit">Asked each time: the setting may change.</param>
internal sealed class SlidingWindow(string name, TimeSpan span, Func<int> limit, TimeProvider clock) : RateLimiter
{
    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Elapsed time at each answer, oldest first.</summary>
    private readonly List<TimeSpan> _answered = [];

    private TimeSpan _emptySince;
    private int _underWay;
    private long _granted;
    private long _refused;

    /// <summary>Null while anything counts.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                var now = Look();
                return _answered.Count + _underWay > 0 ? null : now - _emptySince;
            }
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            Look();
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Max(0, limit() - _answered.Count - _underWay),
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Counts a call that an earlier process made; oldest first, before the first permit.</summary>
    public void Recall(TimeSpan age)
    {
        lock (_lock)
        {
            _answered.Add(Look() - age);
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var (now, most) = (Look(), limit());
            ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, most);

            // Asking for none is asking whether there is room, as with the library's own limiters.
            var over = _answered.Count + _underWay + Math.Max(permitCount, 1) - most;
            if (over > 0)
            {
                _refused++;

                // What is under way counts for a whole span from its answer, which is not there yet.
                return new RefusedLease(name, over <= _answered.Count ? _answered[over - 1] + span - now : span);
            }

            _granted++;
            _underWay += permitCount;
            return new CallLease(name, made => End(permitCount, made));
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private void End(int permits, bool made)
    {
        lock (_lock)
        {
            var now = Look();
            _underWay -= permits;
            if (made)
            {
                _answered.AddRange(Enumerable.Repeat(now, permits));
            }
            else if (_answered.Count + _underWay == 0)
            {
                _emptySince = now;
            }
        }
    }

    /// <summary>Forgets what has left the window. The time now.</summary>
    private TimeSpan Look()
    {
        var now = clock.GetElapsedTime(_start);
        for (var last = _answered.Count - 1; last >= 0 && _answered[last] > now; last--)
        {
            // A provider whose elapsed time can run back: at the latest this was answered now.
            _answered[last] = now;
        }

        var gone = 0;
        while (gone < _answered.Count && _answered[gone] <= now - span)
        {
            gone++;
        }

        if (gone > 0)
        {
            _emptySince = _answered[gone - 1] + span;
            _answered.RemoveRange(0, gone);
        }

        return now;
    }
}

using System.Threading.RateLimiting;
using Domain.Calendars;

namespace Bot.Conversations;

/// <summary>At most so many in a calendar day of Asia/Shanghai, the day WeCom counts in. A call under way over midnight counts in both days.</summary>
/// <param name="limit">Asked each time: the setting may change.</param>
internal sealed class NaturalDay(string name, Func<int> limit, TimeProvider clock) : RateLimiter
{
    /// <summary>Days around today that are remembered, should the clock be put back over midnight.</summary>
    private const int Remembered = 2;

    private readonly Lock _lock = new();
    private readonly Dictionary<DateOnly, int> _used = [];
    private long _granted;
    private long _refused;

    /// <summary>Never idle: it is everybody's.</summary>
    public override TimeSpan? IdleDuration => null;

    /// <summary>The day, and how much of it is used.</summary>
    public (DateOnly Day, int Used) Today
    {
        get
        {
            lock (_lock)
            {
                var (day, _) = Look();
                return (day, _used.GetValueOrDefault(day));
            }
        }
    }

    /// <summary>The day of that moment, and when it began.</summary>
    public static (DateOnly Day, DateTimeOffset Begin) Of(DateTimeOffset at)
    {
        var day = ChinaTime.DayOf(at);
        return (day, day.Midnight());
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            var (day, _) = Look();
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Max(0, limit() - _used.GetValueOrDefault(day)),
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Counts what an earlier process used of today.</summary>
    public void Recall(int used)
    {
        lock (_lock)
        {
            Add(Look().Day, used);
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var ((day, left), most) = (Look(), limit());
            ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, most);
            if (_used.GetValueOrDefault(day) + Math.Max(permitCount, 1) > most)
            {
                _refused++;
                return new RefusedLease(name, left);
            }

            _granted++;
            Add(day, permitCount);
            return new CallLease(name, made => End(day, permitCount, made));
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private void End(DateOnly taken, int permits, bool made)
    {
        lock (_lock)
        {
            var (day, _) = Look();
            if (!made)
            {
                Add(taken, -permits);
            }
            else if (day != taken)
            {
                Add(day, permits);
            }
        }
    }

    private void Add(DateOnly day, int count) => _used[day] = _used.GetValueOrDefault(day) + count;

    /// <summary>Today, and what is left of it.</summary>
    private (DateOnly Day, TimeSpan Left) Look()
    {
        var now = clock.GetUtcNow();
        var (day, begin) = Of(now);
        foreach (var old in _used.Keys.Where(one => Math.Abs(one.DayNumber - day.DayNumber) > Remembered).ToList())
        {
            _used.Remove(old);
        }

        return (day, begin.AddDays(1) - now);
    }
}

using System.Threading.RateLimiting;
using Bot.Storage.Stores;
using Microsoft.Extensions.Options;

namespace Bot.Conversations;

/// <summary>
/// Keeps us below the rates of message/send (protocol 7.1): a member's minute and hour, over which WeCom drops with errcode 0, and the
/// application's person-times (人次) of the day. The limits are ours and not the library's, see docs/decisions/0008-send-budget.md.
/// </summary>
/// <param name="share">Among how many who cannot tell each other each limit is shared out.</param>
internal sealed class SendBudget(TimeProvider clock, IOptionsMonitor<ConversationOptions> options, int share = 1) : IDisposable
{
    public const string Minute = "minute";
    public const string Hour = "hour";
    public const string Day = "day";

    /// <summary>The longer of a member's two windows.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    /// <summary>One for all: taking for many members is one step, and nobody is dropped between look-up and use.</summary>
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Member> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NaturalDay> _corpDays = new(StringComparer.OrdinalIgnoreCase);
    private readonly NaturalDay _day = new(Day, () => SendLimits.Of(options.CurrentValue, share).Day, clock);
    private long _swept = clock.GetTimestamp();

    /// <summary>Members whom anything is remembered of.</summary>
    public int Remembered
    {
        get
        {
            lock (_lock)
            {
                return _members.Count;
            }
        }
    }

    /// <summary>The day's person-times.</summary>
    public (DateOnly Day, int Used, int Limit) PersonTimes
    {
        get
        {
            var (day, used) = _day.Today;
            return (day, used, SendLimits.Of(options.CurrentValue, share).Day);
        }
    }

    /// <summary>For one message to one member.</summary>
    public OwnSendPermit Take(string userId) => Split([userId]);

    /// <summary>For one message to many: allows those who have room, as many as the day has person-times for.</summary>
    public OwnSendPermit Split(IReadOnlyList<string> members) => Take(members, all: false);

    /// <summary>The same for all of them or for none: a message that may have arrived is repeated with the same bytes.</summary>
    public OwnSendPermit TakeAll(IReadOnlyList<string> members) => Take(members, all: true);

    /// <summary>Counts a message of an earlier process; a member's oldest first, before the first <see cref="Take(string)"/>.</summary>
    public void Recall(string userId, TimeSpan age)
    {
        lock (_lock)
        {
            Of(userId).Recall(age);
        }
    }

    /// <summary>Counts person-times that an earlier process used today.</summary>
    public void RecallToday(int personTimes) => _day.Recall(personTimes);

    /// <summary>Counts what the database tells, before the first <see cref="Take(string)"/>. Of the day's rest each has its share, however much of the day is used.</summary>
    public void Recall(SentLately sent, DateTimeOffset now)
    {
        foreach (var one in sent.Done)
        {
            // A time to come is of a clock that was put back since.
            Recall(one.UserId, one.At < now ? now - one.At : TimeSpan.Zero);
        }

        foreach (var one in sent.Unsure)
        {
            Recall(one.UserId, TimeSpan.Zero);
        }

        RecallToday((sent.Today + share - 1) / share);
        lock (_lock)
        {
            foreach (var (corp, used) in sent.CorpsToday)
            {
                DayOf(corp).Recall((used + share - 1) / share);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var member in _members.Values)
            {
                member.Dispose();
            }

            _members.Clear();
            foreach (var day in _corpDays.Values)
            {
                day.Dispose();
            }

            _corpDays.Clear();
        }

        _day.Dispose();
    }

    private OwnSendPermit Take(IReadOnlyList<string> members, bool all)
    {
        var (allowed, leases) = (new List<string>(members.Count), new List<RateLimitLease>(members.Count));
        TimeSpan? wait = null;
        var limit = "";
        lock (_lock)
        {
            Sweep();
            foreach (var userId in members)
            {
                var lease = Of(userId).All.AttemptAcquire();
                if (lease.IsAcquired)
                {
                    allowed.Add(userId);
                    leases.Add(lease);
                    continue;
                }

                // All of them can go when the last can, the first of them when the first can.
                lease.TryGetMetadata(MetadataName.RetryAfter, out var after);
                if (wait is null || (all ? after > wait : after < wait))
                {
                    wait = after;
                    lease.TryGetMetadata(MetadataName.ReasonPhrase, out var name);
                    limit = name ?? "";
                }
            }

            if (all && wait is not null)
            {
                leases.ForEach(lease => lease.Dispose());
                allowed.Clear();
                leases.Clear();
            }
        }

        return new OwnSendPermit(allowed, leases) { Wait = wait, Limit = limit };
    }

    private Member Of(string userId)
    {
        if (!_members.TryGetValue(userId, out var member))
        {
            member = new Member(DayOf(UserIds.CorpOf(userId)), () => SendLimits.Of(options.CurrentValue, share), clock);
            _members.Add(userId, member);
        }

        return member;
    }

    /// <summary>A downstream company has a day of its own (protocol 6.3).</summary>
    private NaturalDay DayOf(string? corp)
    {
        if (corp is null)
        {
            return _day;
        }

        if (!_corpDays.TryGetValue(corp, out var day))
        {
            day = new NaturalDay(Day, () => SendLimits.Of(options.CurrentValue, share, corp).Day, clock);
            _corpDays.Add(corp, day);
        }

        return day;
    }

    /// <summary>Forgets who has not been written to within the hour.</summary>
    private void Sweep()
    {
        if (clock.GetElapsedTime(_swept) is var since && since < SweepEvery && since >= TimeSpan.Zero)
        {
            return;
        }

        _swept = clock.GetTimestamp();
        foreach (var (userId, member) in _members.Where(one => one.Value.IsIdle).ToList())
        {
            _members.Remove(userId);
            member.Dispose();
        }
    }

    private sealed class Member : IDisposable
    {
        private readonly SlidingWindow _minute;
        private readonly SlidingWindow _hour;

        public Member(NaturalDay day, Func<SendLimits> limits, TimeProvider clock)
        {
            _minute = new SlidingWindow(Minute, TimeSpan.FromMinutes(1), () => limits().Minute, clock);
            _hour = new SlidingWindow(Hour, LongestWindow, () => limits().Hour, clock);
            All = RateLimiter.CreateChained(_minute, _hour, day);
        }

        public RateLimiter All { get; }

        public bool IsIdle => _hour.IdleDuration is not null && _minute.IdleDuration is not null;

        public void Recall(TimeSpan age)
        {
            _minute.Recall(age);
            _hour.Recall(age);
        }

        public void Dispose()
        {
            All.Dispose();
            _minute.Dispose();
            _hour.Dispose();
        }
    }
}

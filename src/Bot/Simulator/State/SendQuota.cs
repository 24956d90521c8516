namespace Bot.Simulator.State;

/// <summary>Limits of message/send (protocol 7.1): 30 a minute and 1000 an hour to one person, the surplus dropped silently; 200 person-times a day for each seat.</summary>
internal sealed class SendQuota(SimulatorSettings settings)
{
    private const int PerMinute = 30;
    private const int PerHour = 1000;
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private readonly Dictionary<string, (RollingCount Minute, RollingCount Hour)> people = new(StringComparer.OrdinalIgnoreCase);
    private DateTime day;
    private int personTimes;

    /// <summary>Messages accepted with errcode 0 that nobody ever saw.</summary>
    public int Dropped { get; private set; }

    /// <summary>False when the day's person-times are used up (45009).</summary>
    public bool TakeDaily(int recipients, DateTimeOffset now)
    {
        var today = now.ToOffset(ChinaOffset).Date;
        if (today != day)
        {
            day = today;
            personTimes = 0;
        }

        if (personTimes + recipients > settings.AccountLimit * 200)
        {
            return false;
        }

        personTimes += recipients;
        return true;
    }

    /// <summary>False when this message to that person is surplus.</summary>
    public bool Deliverable(string userId, DateTimeOffset now)
    {
        if (!people.TryGetValue(userId, out var counts))
        {
            counts = (new RollingCount(TimeSpan.FromMinutes(1)), new RollingCount(TimeSpan.FromHours(1)));
            people[userId] = counts;
        }

        if (counts.Minute.Count(now) >= PerMinute || counts.Hour.Count(now) >= PerHour)
        {
            Dropped++;
            return false;
        }

        counts.Minute.Add(now);
        counts.Hour.Add(now);
        return true;
    }
}

/// <summary>One corp, one API: 10,000 a minute and 150,000 an hour (protocol 7.1). Sending has its own limits.</summary>
internal sealed class CallFrequency
{
    private readonly Dictionary<string, (RollingCount Minute, RollingCount Hour)> paths = new(StringComparer.Ordinal);

    /// <summary>False when the call is over the limit (45009).</summary>
    public bool Take(string path, DateTimeOffset now)
    {
        if (path is "message/send")
        {
            return true;
        }

        if (!paths.TryGetValue(path, out var counts))
        {
            counts = (new RollingCount(TimeSpan.FromMinutes(1)), new RollingCount(TimeSpan.FromHours(1)));
            paths[path] = counts;
        }

        counts.Minute.Add(now);
        counts.Hour.Add(now);
        return counts.Minute.Count(now) <= 10_000 && counts.Hour.Count(now) <= 150_000;
    }
}

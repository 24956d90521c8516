namespace Bot.Simulator.State;

/// <summary>How many happened within the last span of time.</summary>
internal sealed class RollingCount(TimeSpan span)
{
    private readonly Queue<DateTimeOffset> times = new();

    public void Add(DateTimeOffset now) => times.Enqueue(now);

    public int Count(DateTimeOffset now)
    {
        while (times.TryPeek(out var oldest) && oldest <= now - span)
        {
            times.Dequeue();
        }

        return times.Count;
    }
}

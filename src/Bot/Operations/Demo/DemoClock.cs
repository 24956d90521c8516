namespace Bot.Operations.Demo;

/// <summary>The real clock shifted to the campaign's days; can be moved forward, never back.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _realStart = System.GetTimestamp();
    private long _shiftTicks = start.UtcTicks;

    /// <summary>Told after each move.</summary>
    public Action? Moved { get; set; }

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Read(ref _shiftTicks) + System.GetElapsedTime(_realStart).Ticks, TimeSpan.Zero);

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _shiftTicks, by.Ticks);
        Moved?.Invoke();
    }
}

namespace Bot.Operations.Demo;

/// <summary>The real clock shifted to the campaign's days; can be moved forward, never back. Time moved forward has passed: pauses end by it.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _realStart = System.GetTimestamp();
    private long _shiftTicks;

    /// <summary>Told after each move.</summary>
    public Action? Moved { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref _shiftTicks) + System.GetElapsedTime(_realStart).Ticks;

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _shiftTicks, by.Ticks);
        Moved?.Invoke();
    }
}

namespace Bot.Messaging;

/// <summary>
/// Stops the whole outbox while the server refuses our configuration; after each pause one item goes out as a probe. The pause is elapsed time,
/// and the probe is known by its claim and not by being later than the stop: a clock that is put back holds nothing up.
/// </summary>
internal sealed class OutboxBrake(TimeSpan pause, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _since;

    /// <summary>When the probe was claimed. Nothing else is in hand then, so nobody else has this time.</summary>
    private DateTimeOffset? _probe;
    private string? _because;

    /// <summary>Why the outbox stands still; null while it runs.</summary>
    public string? Because
    {
        get
        {
            lock (_lock)
            {
                return _because;
            }
        }
    }

    /// <summary>How many of <paramref name="take"/> may go out now.</summary>
    public int Allow(int take, int running, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_because is null)
            {
                return take;
            }

            if (running > 0 || time.GetElapsedTime(_since) < pause)
            {
                return 0;
            }

            _probe = now;
            return 1;
        }
    }

    /// <summary>Why an item claimed at <paramref name="claimedAt"/> stays; null when it may go: the outbox runs, or it is the probe.</summary>
    public string? Holds(DateTimeOffset claimedAt)
    {
        lock (_lock)
        {
            return claimedAt == _probe ? null : _because;
        }
    }

    public void Stop(string because)
    {
        lock (_lock)
        {
            (_because, _since, _probe) = (because, time.GetTimestamp(), null);
        }
    }

    /// <summary>A call of an item claimed at <paramref name="claimedAt"/> got through. True when the outbox stood still until now; what was claimed before the stop proves nothing.</summary>
    public bool Release(DateTimeOffset claimedAt)
    {
        lock (_lock)
        {
            var released = _because is not null && claimedAt == _probe;
            _because = released ? null : _because;
            return released;
        }
    }
}

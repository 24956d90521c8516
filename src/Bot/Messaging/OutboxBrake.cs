namespace Bot.Messaging;

/// <summary>Stops the whole outbox while the server refuses our configuration; after each pause one item goes out as a probe.</summary>
internal sealed class OutboxBrake(TimeSpan pause)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _since;
    private DateTimeOffset _until;
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
            return _because is null ? take : now < _until || running > 0 ? 0 : 1;
        }
    }

    /// <summary>Why an item claimed at <paramref name="claimedAt"/> stays; null when it may go. The probe is claimed after the stop.</summary>
    public string? Holds(DateTimeOffset claimedAt)
    {
        lock (_lock)
        {
            return claimedAt <= _since ? _because : null;
        }
    }

    public void Stop(string because, DateTimeOffset now)
    {
        lock (_lock)
        {
            (_because, _since, _until) = (because, now, now + pause);
        }
    }

    /// <summary>A call that began at <paramref name="begun"/> got through. True when the outbox stood still until now; what began before the stop proves nothing.</summary>
    public bool Release(DateTimeOffset begun)
    {
        lock (_lock)
        {
            var released = _because is not null && begun >= _since;
            _because = released ? null : _because;
            return released;
        }
    }
}

namespace Bot.Simulator;

/// <summary>Faults on request; each is used up by the calls it strikes. Thread-safe.</summary>
internal sealed class SimulatorFaults
{
    private readonly Lock gate = new();
    private readonly List<Planned> planned = [];
    private readonly Dictionary<string, int> struck = new(StringComparer.Ordinal);
    private int extraCallbacks;
    private int expiredTokens;

    /// <summary>Calls refused because their token was expired.</summary>
    public int ExpiredTokens => Volatile.Read(ref expiredTokens);

    /// <summary>What expires the tokens; set by the host.</summary>
    internal Action OnExpireTokens { get; set; } = () => { };

    /// <summary>The next n API calls (of that path, e.g. "message/send"; null: any) answer this errcode and have no effect.</summary>
    public void Fail(int errcode, int times = 1, string? path = null) => Plan(new Planned(path, times) { Errcode = errcode });

    /// <summary>The next n calls are carried out but the answer never comes (connection cut).</summary>
    public void DropAnswer(int times = 1, string? path = null) => Plan(new Planned(path, times) { Drop = true });

    /// <summary>The next n calls are delayed, in real time, before they are carried out.</summary>
    public void Delay(TimeSpan delay, int times = 1, string? path = null) => Plan(new Planned(path, times) { Delay = delay });

    /// <summary>The next n calls are carried out and answered late, in real time.</summary>
    public void HoldAnswer(TimeSpan delay, int times = 1, string? path = null) => Plan(new Planned(path, times) { Hold = delay });

    /// <summary>The next n calls are carried out, but half of the answer's JSON is missing.</summary>
    public void GarbleAnswer(int times = 1, string? path = null) => Plan(new Planned(path, times) { Garble = true });

    /// <summary>The next n calls have no effect and get this HTTP status, as from a proxy before the server.</summary>
    public void FailHttp(int status, int times = 1, string? path = null) => Plan(new Planned(path, times) { Status = status });

    /// <summary>Every issued token is expired at once (42001 until a new one is fetched).</summary>
    public void ExpireTokens() => OnExpireTokens();

    /// <summary>The next callback is delivered n times more, at once.</summary>
    public void DuplicateCallbacks(int extra)
    {
        lock (gate)
        {
            extraCallbacks = extra;
        }
    }

    /// <summary>How many calls of that path were struck: a fault that waits for a call has not struck.</summary>
    public int Struck(string path)
    {
        lock (gate)
        {
            return struck.GetValueOrDefault(path);
        }
    }

    internal void RefusedExpired() => Interlocked.Increment(ref expiredTokens);

    /// <summary>What strikes a call of that path: one planned fault of each kind.</summary>
    internal CallFault Strike(string path)
    {
        lock (gate)
        {
            var errcode = Use(path, p => p.Errcode is not null)?.Errcode;
            var drop = Use(path, p => p.Drop) is not null;
            var delay = Use(path, p => p.Delay is not null)?.Delay;
            var hold = Use(path, p => p.Hold is not null)?.Hold;
            var garble = Use(path, p => p.Garble) is not null;
            var status = Use(path, p => p.Status is not null)?.Status;
            planned.RemoveAll(p => p.Left <= 0);
            var fault = new CallFault(errcode, drop, delay) { Hold = hold, Garble = garble, Status = status };
            if (fault != default)
            {
                struck[path] = struck.GetValueOrDefault(path) + 1;
            }

            return fault;
        }
    }

    internal int TakeExtraCallbacks()
    {
        lock (gate)
        {
            var extra = extraCallbacks;
            extraCallbacks = 0;
            return extra;
        }
    }

    private void Plan(Planned fault)
    {
        lock (gate)
        {
            planned.Add(fault);
        }
    }

    private Planned? Use(string path, Predicate<Planned> kind)
    {
        var hit = planned.Find(p => p.Left > 0 && kind(p) && (p.Path is null || string.Equals(p.Path, path, StringComparison.Ordinal)));
        if (hit is not null)
        {
            hit.Left--;
        }

        return hit;
    }

    private sealed class Planned(string? path, int times)
    {
        public string? Path => path;

        public int Left { get; set; } = times;

        public int? Errcode { get; init; }

        public bool Drop { get; init; }

        public TimeSpan? Delay { get; init; }

        public TimeSpan? Hold { get; init; }

        public bool Garble { get; init; }

        public int? Status { get; init; }
    }
}

/// <summary>Faults of one call.</summary>
internal readonly record struct CallFault(int? Errcode, bool Drop, TimeSpan? Delay)
{
    public TimeSpan? Hold { get; init; }

    public bool Garble { get; init; }

    public int? Status { get; init; }
}

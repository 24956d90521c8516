using System.Threading.RateLimiting;

namespace Bot.Conversations;

/// <summary>Permits for one call. They are given back when the lease is disposed, unless the call was made: then they count from its answer on.</summary>
/// <param name="name">Of the limit; under it a chained lease shows this one as its metadata.</param>
/// <param name="end">Told once whether the call was made.</param>
internal sealed class CallLease(string name, Action<bool> end) : RateLimitLease
{
    private int _ended;

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [name];

    /// <summary>WeCom has counted the call, or may have: now at the latest.</summary>
    public void Made() => End(made: true);

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == name ? this : null;
        return metadata is not null;
    }

    protected override void Dispose(bool disposing)
    {
        End(made: false);
        base.Dispose(disposing);
    }

    private void End(bool made)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            end(made);
        }
    }
}

/// <summary>No permit: which limit has no room, and how long not.</summary>
internal sealed class RefusedLease(string name, TimeSpan wait) : RateLimitLease
{
    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == MetadataName.RetryAfter.Name ? wait : metadataName == MetadataName.ReasonPhrase.Name ? name : null;
        return metadata is not null;
    }
}

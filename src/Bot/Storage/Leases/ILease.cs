namespace Bot.Storage.Leases;

/// <summary>
/// A name that one holder at a time has, over all instances, until its time ends by itself. It saves double work and is no lock: who was paused
/// longer than the lease meets another holder, so what must not happen twice is settled by the commit, too.
/// </summary>
internal interface ILease
{
    /// <summary>False when another holds it. Whoever holds it already has it anew.</summary>
    /// <param name="holder">Known to nobody else.</param>
    ValueTask<bool> TakeAsync(string name, string holder, TimeSpan length, CancellationToken cancellationToken = default);

    /// <summary>False when it is no longer the holder's.</summary>
    ValueTask<bool> ExtendAsync(string name, string holder, TimeSpan length, CancellationToken cancellationToken = default);

    /// <summary>Nothing when it is no longer the holder's.</summary>
    ValueTask ReleaseAsync(string name, string holder, CancellationToken cancellationToken = default);
}

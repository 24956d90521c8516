namespace Bot.Messaging;

/// <summary>A finished thing to deliver. <paramref name="Lane"/> is the receiving person: strict order per person; a call to many people has a lane of its own. <paramref name="Body"/> never changes over retries.</summary>
/// <param name="Attempts">How often it was taken, this time included.</param>
internal sealed record OutboxItem(long Id, string Lane, string Kind, byte[] Body, string? Context, int Attempts, DateTimeOffset CreatedAt)
{
    /// <summary>Proves that the item is in this worker's hand, for who changes it before it leaves.</summary>
    public string Lease { get; init; } = "";

    /// <summary>An earlier attempt may have arrived: only the same bytes may follow it.</summary>
    public bool MayHaveArrived { get; init; }
}

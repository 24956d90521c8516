namespace Bot.Storage.Stores;

/// <summary>群发: one text for many people, a draft until <see cref="StartedAt"/>.</summary>
internal sealed record Broadcast
{
    /// <summary>The number people know it by; 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>Null: the command line.</summary>
    public string? CreatedBy { get; init; }

    /// <summary><see cref="Stores.Audience"/> as text.</summary>
    public required string Audience { get; init; }

    public required string AudienceWords { get; init; }

    public required string Content { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DroppedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Nobody waits any more.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>What became of a recipient. Stored: never rename.</summary>
internal enum RecipientState
{
    Waiting,

    /// <summary>WeCom took the message for this person.</summary>
    Sent,

    /// <summary>Out of the application's range, not licensed or gone.</summary>
    Unreachable,

    /// <summary>No answer came in the time in which a repeat is safe: it may have arrived.</summary>
    Unknown,

    /// <summary>Given up without a call that got through.</summary>
    Dead,
}

/// <summary>How many recipients stand where.</summary>
internal sealed record BroadcastCounts(long Waiting, long Sent, long Unreachable, long Unknown, long Dead)
{
    public long People => Waiting + Sent + Unreachable + Unknown + Dead;
}

/// <summary>A recipient who did not get it for certain. <see cref="Name"/> is null when the person has left the directory.</summary>
internal sealed record Missed
{
    public string UserId { get; init; } = "";

    public string? Name { get; init; }

    public string State { get; init; } = "";

    public string? Reason { get; init; }
}

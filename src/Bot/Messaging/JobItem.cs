namespace Bot.Messaging;

/// <summary>Body of the inbox item of a scheduled job: its name and the moment it was due. The room of the clock writes it, the conversations read it.</summary>
internal sealed record JobItem(string Job, DateTimeOffset Window)
{
    /// <summary>Stored: never rename.</summary>
    public const string Kind = "job";
}

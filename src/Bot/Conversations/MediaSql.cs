namespace Bot.Conversations;

/// <summary>Deleting a few, which each database says differently.</summary>
internal abstract class MediaSql
{
    public abstract string PurgeMedia { get; }

    /// <summary>A given-up item's bytes are of no use: its replay makes new ones.</summary>
    public abstract string PurgeSends { get; }
}

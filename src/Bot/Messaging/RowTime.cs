namespace Bot.Messaging;

/// <summary>Instants as the rows keep them: whole milliseconds, where a clock has parts of them.</summary>
internal static class RowTime
{
    private static readonly TimeSpan JustUnder = TimeSpan.FromMilliseconds(1) - TimeSpan.FromTicks(1);

    /// <summary>What a row gives back of this instant.</summary>
    public static DateTimeOffset Kept(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    /// <summary>A column of a row.</summary>
    public static DateTimeOffset? Read(long? milliseconds) => milliseconds is { } kept ? DateTimeOffset.FromUnixTimeMilliseconds(kept) : null;

    /// <summary>For what must not come too early: it would be turned away, and come again and again until the millisecond is over.</summary>
    public static DateTimeOffset NotBefore(DateTimeOffset instant) => Kept(instant + JustUnder);
}

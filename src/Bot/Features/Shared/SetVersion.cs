namespace Bot.Features.Shared;

/// <summary>The version of a card that shows several things: another number as soon as one comes, goes or changes.</summary>
internal static class SetVersion
{
    /// <summary>The same in every process, unlike string.GetHashCode, and whatever their order: FNV-1a.</summary>
    public static int Of(IEnumerable<(string Id, int Version)> things)
    {
        var hash = 2166136261u;
        foreach (var letter in string.Join(' ', things.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Id}.{one.Version}"))))
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (int)(hash & int.MaxValue);
    }
}

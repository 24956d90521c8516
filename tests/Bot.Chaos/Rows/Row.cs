using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>
/// One kind of trouble. <paramref name="PlayAsync"/> starts the bot, makes the trouble while the teams work, and returns when they are through: how often
/// the trouble struck, by the book of whoever made it. A row whose trouble never struck does not hold.
/// </summary>
/// <param name="Long">Takes more than a minute.</param>
internal sealed record Row(string Name, int Teams, Func<World, Task<int>> PlayAsync, bool Long = false);

/// <summary>All rows by name, in the order of the table.</summary>
internal static class Catalogue
{
    public const string RandomKills = "kill-random";

    /// <summary>Kills of one world; more are spread over more worlds, since a world has a limited number of visits.</summary>
    private const int KillsOfAWorld = 40;

    private static readonly Row[] Fixed =
    [
        KillRows.Points,
        ShutdownRows.Terminate,
        ProcessRows.Stopped,
        ProcessRows.TakenOver,
        ClockRows.Restarted,
        ClockRows.Running,
        ClockRows.Paused,
        StorageRows.Locked,
        StorageRows.DiskFull,
        CallbackRows.Duplicates,
        CallbackRows.Reordered,
        .. PlatformRows.All,
    ];

    /// <summary>What is played unless rows are named.</summary>
    public static IReadOnlyList<string> All { get; } = [RandomKills, InstanceRows.Name, InstanceRows.NameWithRedis, .. Fixed.Select(row => row.Name)];

    /// <summary>Rows that cannot be played here, and why.</summary>
    public static IEnumerable<(string Name, string Why)> Skipped(ChaosOptions options) =>
        RedisProcess.Program is null && options.Rows.Contains(InstanceRows.NameWithRedis, StringComparer.Ordinal)
            ? [(InstanceRows.NameWithRedis, "redis-server is not on the PATH")]
            : [];

    public static IEnumerable<Row> Worlds(ChaosOptions options)
    {
        // The long ones first: the others fill up beside them.
        for (var left = options.Rows.Contains(RandomKills, StringComparer.Ordinal) ? options.Kills : 0; left > 0; left -= KillsOfAWorld)
        {
            yield return KillRows.Random(Math.Min(left, KillsOfAWorld));
        }

        if (options.Rows.Contains(InstanceRows.Name, StringComparer.Ordinal))
        {
            yield return InstanceRows.Shared(Math.Clamp(options.Kills, 1, InstanceRows.MostRounds));
        }

        if (options.Rows.Contains(InstanceRows.NameWithRedis, StringComparer.Ordinal) && !Skipped(options).Any())
        {
            yield return InstanceRows.WithRedis(Math.Clamp(options.Kills, 1, InstanceRows.MostRoundsWithRedis));
        }

        foreach (var row in Fixed.Where(row => options.Rows.Contains(row.Name, StringComparer.Ordinal)).OrderByDescending(row => row.Long))
        {
            yield return row;
        }
    }
}

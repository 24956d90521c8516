using Bot.Chaos.Play;
using Dapper;

namespace Bot.Chaos.Rows;

/// <summary>The database cannot be written for a while.</summary>
internal static class StorageRows
{
    /// <summary>Less than any write of the database needs.</summary>
    private const int NoRoom = 4096;

    /// <summary>Another process holds the write lock for 1, 5 and 30 s.</summary>
    public static Row Locked { get; } = new("locked", Teams: 3, LockedAsync, Long: true);

    /// <summary>No room for another byte (RLIMIT_FSIZE), for some seconds, twice; then there is room again.</summary>
    public static Row DiskFull { get; } = new("disk-full", Teams: 3, DiskFullAsync);

    private static async Task LockedAsync(World world)
    {
        var open = true;
        var knocks = new List<Task>();
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        foreach (var seconds in new[] { 1, 5, 30 })
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(500, 1500)));
            await using var other = Ledger.Open(world.File);
            await using var transaction = await other.BeginTransactionAsync();
            await other.ExecuteAsync("update person set sort_order = sort_order", transaction: transaction);
            knocks.Add(KnockAsync(world));
            await Task.Delay(TimeSpan.FromSeconds(seconds));
        }

        open = false;
        await play;
        await Task.WhenAll(knocks);
        ExpectRefusals(world);
    }

    private static async Task DiskFullAsync(World world)
    {
        var open = true;
        var knocks = new List<Task>();
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        for (var times = 0; times < 2; times++)
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(1000, 2000)));
            await world.Bot.LimitFilesAsync(NoRoom);
            knocks.Add(KnockAsync(world));
            await Task.Delay(world.Random.Next(3000, 5000));
            await world.Bot.LimitFilesAsync(null);
        }

        open = false;
        await play;
        await Task.WhenAll(knocks);
        ExpectRefusals(world);
    }

    /// <summary>A callback that certainly comes now, whatever the teams wait for.</summary>
    private static Task<bool> KnockAsync(World world) => world.Simulator.Tenant.SayAsync("chen.jing", "帮助");

    /// <summary>The answer to what cannot be stored is 503, and nothing else.</summary>
    private static void ExpectRefusals(World world)
    {
        if (!world.Book.Answers.ContainsKey(503))
        {
            world.Wrong.Add("no callback was answered with 503");
        }

        if (world.Book.Answers.GetValueOrDefault(500) is > 0 and var count)
        {
            world.Wrong.Add($"{count} callbacks were answered with 500");
        }
    }
}

using Bot.Chaos.Play;
using Dapper;

namespace Bot.Chaos.Rows;

/// <summary>The database cannot be written for a while.</summary>
internal static class StorageRows
{
    /// <summary>Less than any write of the database needs.</summary>
    private const int NoRoom = 4096;

    /// <summary>As shipped: so long a callback waits for the file before it gets its 503.</summary>
    private static readonly TimeSpan BusyLimit = TimeSpan.FromSeconds(4);

    /// <summary>Another process holds the write lock for 1, 5 and 30 s.</summary>
    public static Row Locked { get; } = new("locked", Teams: 3, LockedAsync, Long: true);

    /// <summary>No room for another byte (RLIMIT_FSIZE), for some seconds, twice; then there is room again.</summary>
    public static Row DiskFull { get; } = new("disk-full", Teams: 3, DiskFullAsync);

    private static async Task<int> LockedAsync(World world)
    {
        var (open, struck) = (true, 0);
        var knocks = new List<Task>();
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        foreach (var length in new[] { 1, 5, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)))
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(500, 1500)));
            await using var other = Ledger.Open(world.File);
            await using var transaction = await other.BeginTransactionAsync();
            await other.ExecuteAsync("update person set sort_order = sort_order", transaction: transaction);
            world.Book.Interrupted(Ledger.InHand(world.File));
            var knock = new Knock(world);
            knocks.Add(knock.Taken);
            await Task.Delay(length);
            struck += knock.InVain(refused: length > BusyLimit) ? 1 : 0;
            world.Book.GoesOn();
        }

        open = false;
        await play;
        await Task.WhenAll(knocks);
        ExpectNoFailure(world);
        return struck;
    }

    private static async Task<int> DiskFullAsync(World world)
    {
        var (open, struck) = (true, 0);
        var knocks = new List<Task>();
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        for (var times = 0; times < 2; times++)
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(1000, 2000)));
            var from = TimeProvider.System.GetTimestamp();
            await world.Bot.LimitFilesAsync(NoRoom);
            var knock = new Knock(world);
            knocks.Add(knock.Taken);
            await Task.Delay(world.Random.Next(3000, 5000));
            struck += knock.InVain(refused: true) ? 1 : 0;
            world.Book.Interrupted(Ledger.InHand(world.File), from);
            world.Book.GoesOn();
            await world.Bot.LimitFilesAsync(null);
        }

        open = false;
        await play;
        await Task.WhenAll(knocks);
        ExpectNoFailure(world);
        return struck;
    }

    /// <summary>The answer to what cannot be stored is 503, and nothing else.</summary>
    private static void ExpectNoFailure(World world)
    {
        if (world.Book.Answers.GetValueOrDefault(500) is > 0 and var count)
        {
            world.Wrong.Add($"{count} callbacks were answered with 500");
        }
    }

    /// <summary>A callback that comes while nothing can be written.</summary>
    private sealed class Knock
    {
        private readonly World _world;
        private readonly int _refused;

        public Knock(World world)
        {
            (_world, _refused) = (world, world.Book.Answers.GetValueOrDefault(503));
            Taken = world.KnockAsync();
        }

        public Task<bool> Taken { get; }

        /// <summary>That the trouble struck: it is not taken yet and, when that is due by now, was refused. An acknowledgement of what cannot be on disk is wrong.</summary>
        public bool InVain(bool refused)
        {
            if (Taken.IsCompleted)
            {
                _world.Wrong.Add("a callback was acknowledged while the file could not be written");
            }

            if (refused && _world.Book.Answers.GetValueOrDefault(503) == _refused)
            {
                _world.Wrong.Add("no callback was answered with 503 while the file could not be written");
                return false;
            }

            return !Taken.IsCompleted;
        }
    }
}

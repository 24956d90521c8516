using System.Globalization;
using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>Two bots share one database.</summary>
internal static class InstanceRows
{
    public const string Name = "instances";

    public const int MostRounds = 4;

    /// <summary>Fewer windows of the scheduled job than this would show nothing.</summary>
    private const int LeastWindows = 2;

    /// <summary>Of one person at the same moment: more than one waits behind the first, so that there is an order to keep.</summary>
    private const int AtOnce = 5;

    private static readonly (string, string)[] Settings = [.. World.Brief, .. World.Share(of: 2)];

    /// <summary>The job of the morning, every five seconds.</summary>
    private static readonly (string, string)[] Busy = [.. Settings, ("Scheduling__CheckEvery", "00:00:01"), ("Scheduling__Times__hanging", "*/5 * * * * *")];

    /// <summary>
    /// Callbacks go to both in turn and, once taken, to the other one again. In each round one bot is stopped for 6 s (lease 3 s) while the other
    /// works alone, and then the other one is killed and started again; the next round it is the other way round.
    /// </summary>
    public static Row Shared(int rounds) => new(Name, Teams: 3, world => SharedAsync(world, rounds), Long: true);

    private static async Task<int> SharedAsync(World world, int rounds)
    {
        var (left, struck) = (rounds, 0);
        var bursts = new List<Task>();
        var (sleeper, victim) = (await world.StartBotAsync(Busy), await world.StartBotAsync(Busy));
        world.Courier.Doors = [sleeper.Door, victim.Door];
        world.Courier.KnocksTwice = true;
        var play = world.PlayAsync(() => Volatile.Read(ref left) > 0);
        for (; left > 0 && !play.IsCompleted; left--)
        {
            await Task.Delay(world.Random.Next(300, 1500));
            bursts.Add(BurstAsync(world));
            struck += await world.StandStillAsync(sleeper) ? 1 : 0;

            await Task.Delay(world.Random.Next(300, 1500));
            bursts.Add(BurstAsync(world));
            await victim.KillAsync();
            world.Book.Killed();
            world.Book.Interrupted(Ledger.InHand(world.File));
            struck++;
            var risen = await world.StartBotAsync(Busy);
            world.Courier.Doors = [sleeper.Door, risen.Door];
            (sleeper, victim) = (risen, sleeper);
        }

        await play;
        await Task.WhenAll(bursts);
        await EndAsync(world, sleeper, victim);
        return struck;
    }

    /// <summary>Somebody who is in no hurry for the answers.</summary>
    private static Task<bool[]> BurstAsync(World world) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => world.Simulator.Tenant.SayAsync("chen.jing", "帮助")));

    /// <summary>No further window opens: both go, and one comes back at whose times the job is not due.</summary>
    private static async Task EndAsync(World world, BotProcess one, BotProcess other)
    {
        await world.ExpectOrderlyEndAsync(one);
        await world.ExpectOrderlyEndAsync(other);
        await world.StartBotAsync(Settings);
        if (Ledger.Windows(world.File) is < LeastWindows and var windows)
        {
            world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"only {windows} windows of the scheduled job"));
        }
    }
}

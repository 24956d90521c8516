using System.Globalization;
using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>Two bots share one database.</summary>
internal static class InstanceRows
{
    public const string Name = "instances";

    public const string NameWithRedis = "instances-redis";

    public const int MostRounds = 4;

    /// <summary>One with Redis for all the time, one in which it is lost.</summary>
    public const int MostRoundsWithRedis = 2;

    /// <summary>Fewer windows of the scheduled job than this would show nothing.</summary>
    private const int LeastWindows = 2;

    /// <summary>Of one person at the same moment: more than one waits behind the first, so that there is an order to keep.</summary>
    private const int AtOnce = 5;

    /// <summary>Twice in each round: together as many as WeCom lets through to one member in a minute.</summary>
    private const int AtOnceWithRedis = 15;

    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(3);

    /// <summary>The job of the morning, every five seconds.</summary>
    private static readonly (string, string)[] Job = [("Scheduling__CheckEvery", "00:00:01"), ("Scheduling__Times__hanging", "*/5 * * * * *")];

    /// <summary>
    /// Callbacks go to both in turn and, once taken, to the other one again. In each round one bot is stopped for 11 s (lease 8 s) while the other
    /// works alone, and then the other one is killed and started again; the next round it is the other way round.
    /// </summary>
    public static Row Shared(int rounds) => new(Name, Teams: 3, world => SharedAsync(world, rounds, AtOnce, [.. World.Brief, .. World.Share(of: 2)], _ => Task.CompletedTask), Long: true);

    /// <summary>
    /// The same with WeCom's own limits, counted by both in Redis, and more for one person than they allow. Both have one access token, also after a
    /// kill. In the second round Redis is killed and comes back empty.
    /// </summary>
    public static Row WithRedis(int rounds) => new(NameWithRedis, Teams: 3, world => WithRedisAsync(world, rounds), Long: true);

    private static async Task<int> WithRedisAsync(World world, int rounds)
    {
        await using var redis = await RedisProcess.StartAsync();
        var struck = await SharedAsync(world, rounds, AtOnceWithRedis, [.. World.Brief, ("Redis__Configuration", redis.Place)], async round =>
        {
            if (round == 1)
            {
                // All instances of the round before, one of them killed and started again.
                ExpectOneToken(world);
                await redis.KillAsync();
                await Task.Delay(Lost);
                await redis.StartAgainAsync();
            }
        });
        if (rounds == 1)
        {
            ExpectOneToken(world);
        }

        return struck;
    }

    private static void ExpectOneToken(World world)
    {
        if (world.TokensAskedFor is not 1 and var asked)
        {
            world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{asked} access tokens were asked for instead of one"));
        }
    }

    private static async Task<int> SharedAsync(World world, int rounds, int atOnce, (string, string)[] settings, Func<int, Task> onRound)
    {
        (string, string)[] busy = [.. settings, .. Job];
        var (left, struck) = (rounds, 0);
        var bursts = new List<Task>();
        var (sleeper, victim) = (await world.StartBotAsync(busy), await world.StartBotAsync(busy));
        world.Courier.Doors = [sleeper.Door, victim.Door];
        world.Courier.KnocksTwice = true;
        var play = world.PlayAsync(() => Volatile.Read(ref left) > 0);
        for (; left > 0 && !play.IsCompleted; left--)
        {
            await Task.Delay(world.Random.Next(300, 1500));
            bursts.Add(BurstAsync(world, atOnce));
            await onRound(rounds - left);
            struck += await world.StandStillAsync(sleeper) ? 1 : 0;

            await Task.Delay(world.Random.Next(300, 1500));
            bursts.Add(BurstAsync(world, atOnce));
            await victim.KillAsync();
            world.Book.Killed();
            world.Book.Interrupted(Ledger.InHand(world.File));
            struck++;
            var risen = await world.StartBotAsync(busy);
            world.Courier.Doors = [sleeper.Door, risen.Door];
            (sleeper, victim) = (risen, sleeper);
        }

        await play;
        await Task.WhenAll(bursts);

        // No further window opens: both go, and one comes back at whose times the job is not due.
        await world.ExpectOrderlyEndAsync(sleeper);
        await world.ExpectOrderlyEndAsync(victim);
        await world.StartBotAsync(settings);
        await ExpectSettledAsync(world);
        if (Ledger.Windows(world.File) is < LeastWindows and var windows)
        {
            world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"only {windows} windows of the scheduled job"));
        }

        return struck;
    }

    /// <summary>What waits for its minute goes out while Redis is still there.</summary>
    private static async Task ExpectSettledAsync(World world)
    {
        if (!await world.SettledAsync())
        {
            world.Wrong.Add("the queues did not empty");
        }
    }

    /// <summary>Somebody who is in no hurry for the answers.</summary>
    private static Task<bool[]> BurstAsync(World world, int atOnce) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => world.Simulator.Tenant.SayAsync("chen.jing", "帮助")));
}

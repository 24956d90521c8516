using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>Callbacks come more than once, or in another order.</summary>
internal static class CallbackRows
{
    /// <summary>Every callback 2 to 20 times at once, half of the copies sealed anew; and all of them once more later, before and after a restart.</summary>
    public static Row Duplicates { get; } = new("duplicates", Teams: 3, DuplicatesAsync);

    /// <summary>Callbacks of the same moment travel up to half a second, so that taps overtake each other; every tap is made twice, as by an impatient thumb.</summary>
    public static Row Reordered { get; } = new("reordered", Teams: 4, ReorderedAsync);

    private static async Task<int> DuplicatesAsync(World world)
    {
        var copies = new Random(world.Random.Next());
        world.Courier.ExtraCopies = () =>
        {
            lock (copies)
            {
                return copies.Next(1, 20);
            }
        };
        await world.StartBotAsync();
        await world.PlayAsync(() => false);
        await AllAgainAsync(world);
        await world.KillBotAsync();
        await world.StartBotAsync();
        await AllAgainAsync(world);
        await world.PlayAsync(() => false);
        return world.Book.Acknowledged.Values.Sum(times => times - 1);
    }

    private static async Task AllAgainAsync(World world)
    {
        foreach (var xml in world.Book.Acknowledged.Keys)
        {
            if (await world.Courier.AgainAsync(xml, world.Stopped) is not 200 and var status)
            {
                world.Wrong.Add($"a repeated callback was answered with {status}");
            }
        }
    }

    private static async Task<int> ReorderedAsync(World world)
    {
        var travel = new Random(world.Random.Next());
        world.Courier.Travel = () =>
        {
            lock (travel)
            {
                return TimeSpan.FromMilliseconds(travel.Next(500));
            }
        };
        foreach (var script in world.Scripts)
        {
            script.TapsTwice = true;
        }

        await world.StartBotAsync();
        await world.PlayAsync(() => false);
        return world.Courier.Overtaken;
    }
}

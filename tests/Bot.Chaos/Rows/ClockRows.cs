using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>The bot's clock is an hour from WeCom's.</summary>
internal static class ClockRows
{
    /// <summary>
    /// A callback's time may be so far from ours: else the gate refuses them all while the clock is wrong, as it must.
    /// A clock that jumps on an hour forgets what was sent in the minute before, so the rates are lower: at most two such jumps fall into a minute.
    /// </summary>
    private static readonly (string, string)[] Settings = [("WeCom__TimestampWindow", "02:00:00"), ("Messaging__NonceWindow", "05:00:00"), .. World.Share(of: 3)];

    /// <summary>One hour ahead, right, one hour behind, right, with a kill at each change.</summary>
    public static Row Restarted { get; } = new("clock", Teams: 2, RestartedAsync, Long: true);

    /// <summary>The same four times while it runs, without a restart.</summary>
    public static Row Running { get; } = new("clock-running", Teams: 2, RunningAsync, Long: true);

    private static async Task RestartedAsync(World world)
    {
        var open = true;
        var play = Task.CompletedTask;
        foreach (var away in new[] { TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.FromHours(-1) })
        {
            await world.StartBotAsync([.. Settings, world.ClockAt(away)]);
            if (play.IsCompletedSuccessfully)
            {
                play = world.PlayAsync(() => Volatile.Read(ref open));
            }

            await Task.WhenAny(play, Task.Delay(world.Random.Next(3000, 6000)));
            await world.KillBotAsync();
            if (play.IsCompleted)
            {
                break;
            }
        }

        open = false;
        await world.StartBotAsync(Settings);
        await play;
    }

    private static async Task RunningAsync(World world)
    {
        var open = true;
        var bot = await world.StartBotAsync(Settings);
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        foreach (var hour in new[] { "USR1", "USR2", "USR2", "USR1" })
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(3000, 6000)));
            await bot.SignalAsync(hour);
        }

        open = false;
        await play;
    }
}

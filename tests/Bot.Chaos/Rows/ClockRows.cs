using System.Globalization;
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

    /// <summary>Half of what lies between two of the clock's settings.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(30);

    /// <summary>A broken limit and a stop pause sending for a minute; more than one more is standing still.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>One hour ahead, right, one hour behind, right, with a kill at each change.</summary>
    public static Row Restarted { get; } = new("clock", Teams: 2, RestartedAsync, Long: true);

    /// <summary>The same four times while it runs, without a restart.</summary>
    public static Row Running { get; } = new("clock-running", Teams: 2, RunningAsync, Long: true);

    /// <summary>The clock is put back an hour while 45009 pauses sending, and while 60020 has stopped the outbox: both pauses last as long as they would have.</summary>
    public static Row Paused { get; } = new("clock-paused", Teams: 2, PausedAsync, Long: true);

    private static async Task<int> RestartedAsync(World world)
    {
        var (open, struck) = (true, 0);
        var play = Task.CompletedTask;
        foreach (var away in new[] { TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.FromHours(-1) })
        {
            await world.StartBotAsync([.. Settings, world.ClockAt(away)]);
            if (play.IsCompletedSuccessfully)
            {
                play = world.PlayAsync(() => Volatile.Read(ref open));
            }

            var works = await WorksAsync(world, play, away);
            await world.KillBotAsync();
            if (!works)
            {
                break;
            }

            struck++;
        }

        open = false;
        await world.StartBotAsync(Settings);
        await play;
        return struck;
    }

    private static async Task<int> RunningAsync(World world)
    {
        var (open, struck, away) = (true, 0, TimeSpan.Zero);
        var bot = await world.StartBotAsync(Settings);
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        await WorksAsync(world, play, away);
        foreach (var hour in new[] { 1, -1, -1, 1 })
        {
            await bot.SignalAsync(hour > 0 ? "USR1" : "USR2");
            away += TimeSpan.FromHours(hour);
            if (!await WorksAsync(world, play, away))
            {
                break;
            }

            struck++;
        }

        open = false;
        await play;
        return struck;
    }

    /// <summary>True when the bot works for some seconds with its clock so far away, and a callback of that time is stored with that time of day.</summary>
    private static async Task<bool> WorksAsync(World world, Task play, TimeSpan away)
    {
        var from = world.Clock.GetUtcNow() + away;
        var knock = world.KnockAsync();
        await Task.WhenAny(play, Task.Delay(world.Random.Next(3000, 6000)));
        var works = await world.UntilAsync(() => play.IsCompleted || Ledger.Received(world.File, from, from + Apart) > 0);
        if (play.IsCompleted || !works)
        {
            world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"nobody worked while the clock was {away.TotalHours:0} h away"));
            return false;
        }

        return await knock;
    }

    private static async Task<int> PausedAsync(World world)
    {
        var (open, struck) = (true, 0);
        var bot = await world.StartBotAsync(Settings);
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        foreach (var errcode in new[] { 45009, 60020 })
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(2000, 4000)));
            struck += await world.RefusedAsync(errcode, Sends.Send) is null ? 0 : 1;
            await Task.Delay(world.Random.Next(1000, 3000));
            await bot.SignalAsync("USR2");
            var back = TimeProvider.System.GetTimestamp();
            var goesOn = await world.UntilAsync(() => world.FirstTaken(Sends.Send, back) is not null);
            if (!goesOn || TimeProvider.System.GetElapsedTime(back) > Longest)
            {
                world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"sending stood still for {TimeProvider.System.GetElapsedTime(back).TotalSeconds:0} s after {errcode} and a clock put back an hour"));
            }

            await bot.SignalAsync("USR1");
        }

        open = false;
        await play;
        return struck;
    }
}

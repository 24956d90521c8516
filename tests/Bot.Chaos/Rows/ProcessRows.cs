using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>The process stands still, or its clock is wrong.</summary>
internal static class ProcessRows
{
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(6);

    /// <summary>SIGSTOP for 6 s while a second bot on the same file takes over; the lease is shorter than the stop, so the sleeper wakes up fenced.</summary>
    public static Row Paused { get; } = new("sigstop", Teams: 3, PausedAsync);

    /// <summary>The bot's clock one hour ahead, one hour behind, and right again, with a kill at each change.</summary>
    public static Row Clock { get; } = new("clock", Teams: 2, ClockAsync, Kills: 3);

    private static async Task PausedAsync(World world)
    {
        const int Times = 3;
        var left = Times;
        (string, string)[] brief = [("Messaging__Lease", "00:00:03"), ("Messaging__DeliveryTimeout", "00:00:02.5")];
        var sleeper = await world.StartBotAsync(brief);
        var other = await world.StartBotAsync(brief);
        var play = world.PlayAsync(() => Volatile.Read(ref left) > 0);
        for (; left > 0 && !play.IsCompleted; left--)
        {
            world.Courier.Target = new Uri(sleeper.Url, "/wecom/callback");
            await Task.Delay(world.Random.Next(300, 2000));
            await sleeper.SignalAsync("STOP");
            world.Book.UnderWay(Ledger.SendsUnderWayNow(world.File));
            await Task.Delay(Stop / 3);
            world.Courier.Target = new Uri(other.Url, "/wecom/callback");
            await Task.Delay(Stop - (Stop / 3));
            await sleeper.SignalAsync("CONT");
        }

        await play;
        await world.SettledAsync();
        await sleeper.TerminateAsync();
    }

    private static async Task ClockAsync(World world)
    {
        var open = true;
        var play = Task.CompletedTask;
        foreach (var away in new[] { TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.FromHours(-1), TimeSpan.Zero })
        {
            // A callback's time may be so far from ours: else the gate refuses them all while the clock is wrong, as it must.
            await world.StartBotAsync(world.ClockAt(away), ("WeCom__TimestampWindow", "02:00:00"));
            if (play.IsCompletedSuccessfully && open)
            {
                play = world.PlayAsync(() => Volatile.Read(ref open));
            }

            await Task.WhenAny(play, Task.Delay(world.Random.Next(3000, 6000)));
            if (play.IsFaulted)
            {
                break;
            }

            await world.KillBotAsync();
        }

        open = false;
        await world.StartBotAsync(("WeCom__TimestampWindow", "02:00:00"));
        await play;
    }
}

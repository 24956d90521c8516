using Bot.Chaos.Play;

namespace Bot.Chaos.Rows;

/// <summary>The process stands still.</summary>
internal static class ProcessRows
{
    private const string Fenced = "took longer than its lease and went to another worker";

    private const int Rounds = 4;

    /// <summary>In an item's way through a lane: taken, before its effects; leaving; answered, before that is written down.</summary>
    private static readonly string[] Points = [KillPoints.TurnClaimed, KillPoints.SendLeaving, KillPoints.SendAnswered];

    /// <summary>SIGSTOP for 11 s, three times, nobody takes over; each time a callback waits in vain.</summary>
    public static Row Stopped { get; } = new("sigstop", Teams: 2, StoppedAsync);

    /// <summary>SIGSTOP for 11 s with an item in hand; a second bot on the same file takes it over when its lease of 8 s ends, and the sleeper wakes up fenced.</summary>
    public static Row TakenOver { get; } = new("sigstop-fenced", Teams: 2, TakenOverAsync, Long: true);

    private static async Task<int> StoppedAsync(World world)
    {
        const int Times = 3;
        var (left, struck) = (Times, 0);
        var knocks = new List<Task>();
        var bot = await world.StartBotAsync(World.Brief);
        var play = world.PlayAsync(() => Volatile.Read(ref left) > 0);
        for (; left > 0 && !play.IsCompleted; left--)
        {
            await Task.Delay(world.Random.Next(300, 2000));
            var unanswered = world.Book.Answers.GetValueOrDefault(0);
            var stop = world.StandStillAsync(bot);
            knocks.Add(world.KnockAsync());
            struck += await stop && world.Book.Answers.GetValueOrDefault(0) > unanswered ? 1 : 0;
        }

        await play;
        await Task.WhenAll(knocks);
        return struck;
    }

    private static async Task<int> TakenOverAsync(World world)
    {
        var (open, struck) = (true, 0);
        (string, string)[] settings = [.. World.Brief, .. World.Share(of: 2)];
        var other = await world.StartBotAsync(settings);
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        foreach (var point in Points)
        {
            var fenced = false;
            for (var times = 0; times < Rounds && !fenced && !play.IsCompleted; times++)
            {
                fenced = await SleepsAsync(world, other, play, [.. settings, (KillPoints.PauseVariable, point)]);
            }

            struck += fenced ? 1 : 0;
            if (!fenced && !play.IsFaulted)
            {
                world.Wrong.Add($"nothing was fenced at {point}");
            }
        }

        open = false;
        await play;
        return struck;
    }

    /// <summary>True when the sleeper woke up fenced. It does not when it was stopped in the middle of a transaction: then the file was locked with it.</summary>
    private static async Task<bool> SleepsAsync(World world, BotProcess other, Task play, (string, string)[] settings)
    {
        var sleeper = await world.StartBotAsync(settings);
        await Task.WhenAny(sleeper.Paused, play);
        await sleeper.SignalAsync("STOP");
        world.Book.Interrupted(Ledger.InHand(world.File));
        await Task.Delay(World.Standstill / 3);
        world.Courier.Target = other.Door;
        await Task.Delay(World.Standstill - (World.Standstill / 3));
        world.Book.GoesOn();
        await sleeper.SignalAsync("CONT");
        await sleeper.GoOnAsync();
        await Task.Delay(World.Standstill / 3);
        await world.ExpectOrderlyEndAsync(sleeper);
        return sleeper.Output.Contains(Fenced, StringComparison.Ordinal);
    }
}

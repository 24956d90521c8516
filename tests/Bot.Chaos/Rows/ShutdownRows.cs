using System.Net.Sockets;
using System.Text;
using Bot.Chaos.Play;
using Bot.Simulator;
using Dapper;

namespace Bot.Chaos.Rows;

/// <summary>SIGTERM under load: what is in flight ends within 10 s, the rest stays on disk, the exit code is 0.</summary>
internal static class ShutdownRows
{
    private static readonly TimeSpan SlowSend = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan EndlessSend = TimeSpan.FromSeconds(30);

    // Longer than any of the sends, so that nothing but the stop cuts one off.
    private static readonly (string, string)[] Patient = [("WeCom__CallTimeout", "00:00:50"), ("Messaging__DeliveryTimeout", "00:00:55"), ("Messaging__Lease", "00:01:00")];

    public static Row Terminate { get; } = new("sigterm", Teams: 3, TerminateAsync);

    private static async Task<int> TerminateAsync(World world)
    {
        var (open, struck) = (true, 0);
        await world.StartBotAsync(Patient);
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        foreach (var act in new[] { SlowAsync, EndlessAsync, HalfRequestAsync, LockedAsync })
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(500, 2000)));
            struck += await act(world) ? 1 : 0;
            world.Courier.Target = null;
            await world.StartBotAsync(Patient);
        }

        open = false;
        await play;
        return struck;
    }

    /// <summary>A send that takes 4 s is waited for.</summary>
    private static async Task<bool> SlowAsync(World world)
    {
        var underWay = await UnderWayAsync(world, faults => faults.Delay(SlowSend, 1, Sends.Send));
        await EndsAsync(world);
        if (await Ledger.CutOffAsync(world.File) is > 0 and var cut)
        {
            world.Wrong.Add($"{cut} sends were cut off that had time enough");
        }

        return underWay;
    }

    /// <summary>A send that arrives and is answered after 30 s is cut off; its row says that it may have arrived.</summary>
    private static async Task<bool> EndlessAsync(World world)
    {
        var underWay = await UnderWayAsync(world, faults => faults.HoldAnswer(EndlessSend, 1, Sends.Send));
        await EndsAsync(world);
        var cut = await Ledger.CutOffAsync(world.File);
        if (cut != 1)
        {
            world.Wrong.Add($"{cut} sends instead of one were cut off and flagged");
        }

        return underWay;
    }

    /// <summary>Another process holds the database: whoever waits for it gets 503 before the end. What was sent meanwhile cannot be written down, and comes again when its lease ends.</summary>
    private static async Task<bool> LockedAsync(World world)
    {
        await using var other = Ledger.Open(world.File);
        await using var transaction = await other.BeginTransactionAsync();
        await other.ExecuteAsync("update person set sort_order = sort_order", transaction: transaction);
        world.Book.Interrupted(Ledger.InHand(world.File));
        var before = world.Book.Answers.GetValueOrDefault(503);
        _ = world.KnockAsync();
        await Task.Delay(SlowSend / 10);
        await world.ExpectOrderlyEndAsync(world.Bot);
        var refused = world.Book.Answers.GetValueOrDefault(503) > before;
        if (!refused)
        {
            world.Wrong.Add("no callback was answered with 503 at SIGTERM with a locked database");
        }

        return refused;
    }

    /// <summary>A caller that never ends its request holds nobody up.</summary>
    private static async Task<bool> HalfRequestAsync(World world)
    {
        using var caller = new TcpClient();
        await caller.ConnectAsync(world.Bot.Url.Host, world.Bot.Url.Port);
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /wecom/callback HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n<xml>"));
        await Task.Delay(SlowSend / 10);
        var waits = !caller.Client.Poll(TimeSpan.Zero, SelectMode.SelectRead);
        await EndsAsync(world);
        return waits;
    }

    /// <summary>An orderly end, and of every send it is written down what came of it.</summary>
    private static async Task EndsAsync(World world)
    {
        await world.ExpectOrderlyEndAsync(world.Bot);
        if (await Ledger.SendsUnderWayAsync(world.File) is > 0 and var left)
        {
            world.Wrong.Add($"{left} sends were left without a word by SIGTERM");
        }
    }

    /// <summary>A message that is certainly sent now and meets the fault; returns when it has been under way for a while.</summary>
    private static async Task<bool> UnderWayAsync(World world, Action<SimulatorFaults> strike)
    {
        var faults = world.Simulator.Tenant.Faults;
        var (before, seen) = (faults.Struck(Sends.Send), 0);
        strike(faults);
        _ = world.KnockAsync();
        return await world.UntilAsync(() => (seen = Ledger.SendsUnderWayNow(world.File) > 0 ? seen + 1 : 0) > 10 && faults.Struck(Sends.Send) > before);
    }
}

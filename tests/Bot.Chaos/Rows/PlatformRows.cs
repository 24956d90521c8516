using System.Globalization;
using Bot.Chaos.Play;
using Bot.Simulator;

namespace Bot.Chaos.Rows;

/// <summary>WeCom answers badly, late, or not at all.</summary>
internal static class PlatformRows
{
    private const int FrequencyExceeded = 45009;

    /// <summary>Calls that were on their way when the limit was broken have arrived by then.</summary>
    private static readonly TimeSpan Underway = TimeSpan.FromSeconds(3);

    /// <summary>Less than the shortest pause, a minute.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(55);

    public static IReadOnlyList<Row> All { get; } =
    [
        new("api-45009", Teams: 3, LimitsAsync, Long: true),
        Often("api-busy", (faults, path) => faults.Fail(-1, 2, path)),
        Often("api-500", (faults, path) => faults.FailHttp(500, 2, path)),
        Often("api-slow", (faults, path) => faults.Delay(TimeSpan.FromSeconds(3), 1, path)),
        Often("api-broken-json", (faults, path) => faults.GarbleAnswer(1, path)),
        Often("api-lost-answer", (faults, path) => faults.DropAnswer(1, path)),
        Often("api-late-answer", (faults, path) => faults.HoldAnswer(TimeSpan.FromSeconds(3), 1, path)),
        new("token-storm", Teams: 3, TokensAsync),
    ];

    private static Row Often(string name, Action<SimulatorFaults, string> strike) => new(name, Teams: 3, async world =>
    {
        var open = true;
        var faults = world.Simulator.Tenant.Faults;
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        for (var times = 0; times < 6 && !play.IsCompleted; times++)
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(200, 800)));
            foreach (var path in new[] { Sends.Send, Sends.Update })
            {
                strike(faults, path);
            }
        }

        open = false;
        await play;
        foreach (var path in new[] { Sends.Send, Sends.Update }.Where(path => faults.Struck(path) == 0))
        {
            world.Wrong.Add($"no call of {path} was struck");
        }

        return faults.Struck(Sends.Send) + faults.Struck(Sends.Update);
    });

    /// <summary>The limit of sending is broken and updates go on, then the other way round; each pause holds for its minute.</summary>
    private static async Task<int> LimitsAsync(World world)
    {
        var open = true;
        await world.StartBotAsync();
        var spare = world.PhoneOf("zhang.wei", "张伟");
        await spare.SaysAsync("承诺书");
        var card = await spare.SeesCardAsync("承诺书");
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        var noSends = await world.RefusedAsync(FrequencyExceeded, Sends.Send);
        await spare.TapsAsync(card, card.Buttons.Keys.First());
        await GoesOnAsync(world, Sends.Update, noSends);

        // Not one that was under way when the limit was broken: the pause has to be over.
        await world.UntilAsync(() => world.FirstTaken(Sends.Send, (noSends ?? 0) + (long)(Underway.TotalSeconds * TimeProvider.System.TimestampFrequency)) is not null);

        var noUpdates = await world.RefusedAsync(FrequencyExceeded, Sends.Update);
        _ = world.KnockAsync();
        await GoesOnAsync(world, Sends.Send, noUpdates);
        open = false;
        await play;
        ExpectPause(world, Sends.Send, noSends);
        ExpectPause(world, Sends.Update, noUpdates);
        return (noSends is null ? 0 : 1) + (noUpdates is null ? 0 : 1);
    }

    /// <summary>Well before the pause of the other call can be over.</summary>
    private static async Task GoesOnAsync(World world, string path, long? since)
    {
        if (since is not { } from || !await world.UntilAsync(() => world.FirstTaken(path, from) is not null) || TimeProvider.System.GetElapsedTime(from) > Pause)
        {
            world.Wrong.Add($"{path} did not go on while the other call was paused");
        }
    }

    private static void ExpectPause(World world, string path, long? since)
    {
        if (since is not { } from)
        {
            world.Wrong.Add($"no call of {path} was refused");
        }
        else if (world.Calls.Calls.FirstOrDefault(call => call.Path == path && TimeProvider.System.GetElapsedTime(from, call.ReceivedAt) > Underway) is { } next
            && TimeProvider.System.GetElapsedTime(from, next.ReceivedAt) is var after && after < Pause)
        {
            world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{path} was called again {after.TotalSeconds:0} s after its limit was broken"));
        }
    }

    /// <summary>Every token expires, some thirty times in ten seconds.</summary>
    private static async Task<int> TokensAsync(World world)
    {
        var faults = world.Simulator.Tenant.Faults;
        await world.StartBotAsync();
        var play = world.PlayAsync(() => false);
        for (var times = 0; times < 30 && !play.IsCompleted; times++)
        {
            faults.ExpireTokens();
            await Task.WhenAny(play, Task.Delay(world.Random.Next(100, 600)));
        }

        await play;
        return faults.ExpiredTokens;
    }
}

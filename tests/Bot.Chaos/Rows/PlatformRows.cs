using Bot.Chaos.Play;
using Bot.Simulator;

namespace Bot.Chaos.Rows;

/// <summary>WeCom answers badly, late, or not at all.</summary>
internal static class PlatformRows
{
    private const string Send = "message/send";
    private const string Update = "message/update_template_card";

    public static IReadOnlyList<Row> All { get; } =
    [
        Often("api-45009", once: true, (faults, path) => faults.Fail(45009, 1, path)),
        Often("api-busy", once: false, (faults, path) => faults.Fail(-1, 2, path)),
        Often("api-500", once: false, (faults, path) => faults.FailHttp(500, 2, path)),
        Often("api-slow", once: false, (faults, path) => faults.Delay(TimeSpan.FromSeconds(3), 1, path)),
        Often("api-broken-json", once: false, (faults, path) => faults.GarbleAnswer(1, path)),
        Often("api-lost-answer", once: false, (faults, path) => faults.DropAnswer(1, path)),
        Often("api-late-answer", once: false, (faults, path) => faults.HoldAnswer(TimeSpan.FromSeconds(3), 1, path)),
        new("token-storm", Teams: 3, TokensAsync),
    ];

    /// <param name="once">Strikes once only: a broken limit costs a minute each time.</param>
    private static Row Often(string name, bool once, Action<SimulatorFaults, string> strike) => new(name, Teams: 3, async world =>
    {
        var open = true;
        await world.StartBotAsync();
        var play = world.PlayAsync(() => Volatile.Read(ref open));
        for (var times = 0; times < (once ? 1 : 6) && !play.IsCompleted; times++)
        {
            await Task.WhenAny(play, Task.Delay(world.Random.Next(200, 800)));
            foreach (var path in new[] { Send, Update })
            {
                strike(world.Simulator.Tenant.Faults, path);
            }
        }

        open = false;
        await play;
    }, Long: once);

    /// <summary>Every token expires, some thirty times in ten seconds.</summary>
    private static async Task TokensAsync(World world)
    {
        await world.StartBotAsync();
        var play = world.PlayAsync(() => false);
        for (var times = 0; times < 30 && !play.IsCompleted; times++)
        {
            world.Simulator.Tenant.Faults.ExpireTokens();
            await Task.WhenAny(play, Task.Delay(world.Random.Next(100, 600)));
        }

        await play;
    }
}

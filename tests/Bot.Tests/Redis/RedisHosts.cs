using Bot.Conversations;
using Bot.Messaging;
using Bot.Redis;
using Bot.Simulator;
using Bot.Storage;
using Bot.Tests.Conversations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Redis;

/// <summary>Instances of the bot with one database, one Redis and one WeCom.</summary>
internal sealed class RedisHosts : IAsyncDisposable
{
    private long _said;

    private RedisHosts(RedisServer server, SimulatorHost simulator, FakeTimeProvider clock) => (Server, Simulator, Clock) = (server, simulator, clock);

    public RedisServer Server { get; }

    public SimulatorHost Simulator { get; }

    public FakeTimeProvider Clock { get; }

    public List<TestBot> Bots { get; } = [];

    public SimulatedTenant Tenant => Simulator.Tenant;

    public int TokensAskedFor => Tenant.WireLog.After(0).Count(entry => entry.Title.Contains("gettoken", StringComparison.Ordinal));

    /// <param name="away">Redis is not there when the instances start.</param>
    public static async Task<RedisHosts> StartAsync(int count = 2, Action<IServiceCollection>? more = null, bool away = false)
    {
        var server = await RedisServer.StartAsync("pass-word-1");
        if (away)
        {
            await server.KillAsync();
        }

        var clock = new FakeTimeProvider(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero));
        var settings = CallbackFixtures.Simulator();
        settings.Members.Add(new SimulatedMember("a", "赵雷", "执法人员"));
        settings.Members.Add(new SimulatedMember("m1", "成员1", "执法人员"));
        var hosts = new RedisHosts(server, await SimulatorHost.StartAsync(settings, clock, cancellationToken: TestContext.Current.CancellationToken), clock);
        // The longest limit there is: an answer's time is real, and on a busy machine half a second passes with nobody's fault.
        var redis = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("Redis:Configuration", away ? $"{server.Configuration},connectTimeout=500" : server.Configuration),
                new("Redis:AnswerLimit", "00:00:01"),
            ])
            .Build();
        for (var number = 0; number < count; number++)
        {
            var bot = await TestBot.StartAsync(
                folder: hosts.Bots.FirstOrDefault()?.Folder,
                services: services =>
                {
                    services.AddRedis(redis);
                    WaitForTheFile(services);
                    more?.Invoke(services);
                },
                simulator: hosts.Simulator.BaseUrl,
                clock: clock);
            bot.KeepFolder = hosts.Bots.Count > 0;
            hosts.Bots.Add(bot);
        }

        return hosts;
    }

    /// <summary>
    /// Two instances write one file, and the lock of the other is let go in real time: what came of a message that is refused as busy would wait for
    /// its lease to end, and its lane with it.
    /// </summary>
    private static void WaitForTheFile(IServiceCollection services) => services
        .PostConfigure<StorageOptions>(options => options.BusyLimit = TimeSpan.FromSeconds(4))
        .AddSingleton(provider => StorageServices.Dialect(provider.GetRequiredService<IOptions<StorageOptions>>().Value, TimeProvider.System));

    public Task KillAsync() => Server.KillAsync();

    /// <summary>Texts of the app on a member's phone.</summary>
    public int Shown(string userId) => Tenant.Phone(userId).Count(bubble => bubble is { FromApp: true, Kind: "text" });

    /// <summary>Texts for a member, written by one of the instances.</summary>
    public Task SayAsync(int bot, string userId, int count) => Bots[bot].WriteAsync(async work =>
    {
        for (var n = 1; n <= count; n++)
        {
            var number = Interlocked.Increment(ref _said);
            await Bots[bot].Get<ReplyRenderer>().EnqueueAsync(work, [new Say(userId, $"第{number}条")], number, Clock.GetUtcNow());
        }
    });

    /// <summary>All instances send what is due, at once.</summary>
    public Task DrainAsync() => Task.WhenAll(Bots.Select(bot => DrainAsync(bot)));

    /// <summary>A busy file is asked again, as the loop does.</summary>
    public static async Task DrainAsync(TestBot bot)
    {
        while (true)
        {
            try
            {
                await bot.Get<OutboxWorker>().DrainAsync();
                return;
            }
            catch (StorageBusyException)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Returns when every instance has joined again.</summary>
    public async Task StartAgainAsync()
    {
        await Server.StartAgainAsync();
        foreach (var link in Bots.Select(bot => bot.Get<RedisLink>()))
        {
            await RedisServer.UntilAsync(async () =>
            {
                await link.ProbeAsync(TestContext.Current.CancellationToken);
                return link.IsUp;
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A server that were left behind would outlive the test run.
        await using var server = Server;
        await using var simulator = Simulator;

        // The first one owns the folder.
        foreach (var bot in Bots.AsEnumerable().Reverse())
        {
            await bot.DisposeAsync();
        }
    }
}

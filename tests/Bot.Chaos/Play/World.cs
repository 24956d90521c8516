using System.Globalization;
using System.Security.Cryptography;
using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage;
using Bot.Storage.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Chaos.Play;

/// <summary>A folder with a seeded database, the simulator in this process, the bot as a child, and teams at work.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    /// <summary>Longer than <see cref="Brief"/>'s lease.</summary>
    public static readonly TimeSpan Standstill = TimeSpan.FromSeconds(11);

    /// <summary>Another may take over what a bot holds that stands still; what one holds that is only slow has the time to be written down.</summary>
    public static readonly (string Name, string Value)[] Brief = [("Messaging__Lease", "00:00:08"), ("Messaging__DeliveryTimeout", "00:00:02.5")];

    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(10);

    private readonly SimulatorSettings _settings;
    private readonly TimeSpan _shift;
    private readonly List<BotProcess> _bots = [];
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _over;

    private World(int seed, TimeSpan shift)
    {
        (Random, _shift) = (new Random(seed), shift);
        Clock = new DemoClock(TimeProvider.System.GetUtcNow() + shift);
        _settings = new SimulatorSettings
        {
            Secret = RandomNumberGenerator.GetHexString(43),
            Token = RandomNumberGenerator.GetHexString(24),
            EncodingAesKey = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 43),

            // The simulator hands each callback over once; WeCom's limit for an attempt is the courier's.
            CallbackTimeout = TimeSpan.FromMinutes(10),
            CallbackUrl = new Uri("http://127.0.0.1/wecom/callback"),
            Calls = Calls,
        };
        Book = new Book();
        Courier = new Courier(_settings, Book, Clock);
        _settings.CallbackHandler = Courier;
    }

    public Random Random { get; }

    public DemoClock Clock { get; }

    public Book Book { get; }

    /// <summary>The simulator's own book of what the bots asked of it.</summary>
    public CallBook Calls { get; } = new();

    /// <summary>How often anybody asked for an access token.</summary>
    public int TokensAskedFor => Calls.Calls.Count(call => call.Path == CallBook.Token);

    public Courier Courier { get; }

    public SimulatorHost Simulator { get; private set; } = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("bot-chaos-").FullName;

    public string File => Path.Combine(Folder, "bot.db");

    /// <summary>The youngest that is alive; the last one when none is.</summary>
    public BotProcess Bot => _bots.LastOrDefault(bot => !bot.HasExited) ?? _bots[^1];

    public IEnumerable<BotProcess> Bots => _bots;

    public IReadOnlyList<Script> Scripts { get; private set; } = [];

    /// <summary>What must not be and has no column of its own.</summary>
    public List<string> Wrong { get; } = [];

    public string Output => string.Join("\n----\n", _bots.Select(bot => bot.Output));

    public CancellationToken Stopped => _stop.Token;

    public static async Task<World> CreateAsync(int seed, int teams)
    {
        var world = new World(seed, DemoSite.CampaignMorning - TimeProvider.System.GetUtcNow());
        var cast = Cast.Teams(teams);
        await world.SeedAsync(cast);
        foreach (var person in CountySeed.People.Concat(cast.SelectMany(team => new[] { team.First, team.Second, team.Officer })))
        {
            world._settings.Members.Add(new SimulatedMember(person.UserId, person.Name, CountySeed.TitleOf(person)));
        }

        world.Simulator = await SimulatorHost.StartAsync(world._settings, world.Clock);
        world.Scripts = [.. cast.Select((team, index) => new Script(
            team,
            world.PhoneOf(team.First.UserId, team.First.Name),
            world.PhoneOf(team.Second.UserId, team.Second.Name),
            world.PhoneOf(team.Officer.UserId, team.Officer.Name),
            new Random(seed + index + 1)))];
        return world;
    }

    /// <summary>Starts one more bot on the file; callbacks go to it from now on.</summary>
    /// <param name="extra">Settings as environment variables, e.g. Messaging__Lease.</param>
    public async Task<BotProcess> StartBotAsync(params (string Name, string Value)[] extra)
    {
        var bot = LaunchBot(extra);
        if (await bot.UpAsync())
        {
            Courier.Target = bot.Door;
        }

        return bot;
    }

    /// <summary>The same without waiting until it listens.</summary>
    public BotProcess LaunchBot(params (string Name, string Value)[] extra)
    {
        if (_over)
        {
            throw new InvalidOperationException("The world is over.");
        }

        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__ConnectionString"] = $"Data Source={File}",
            ["WeCom__BaseUrl"] = Simulator.BaseUrl.ToString(),
            ["WeCom__CorpId"] = _settings.CorpId,
            ["WeCom__AgentId"] = _settings.AgentId.ToString(CultureInfo.InvariantCulture),
            ["WeCom__Secret"] = _settings.Secret,
            ["WeCom__Token"] = _settings.Token,
            ["WeCom__EncodingAesKey"] = _settings.EncodingAesKey,
            ["WeCom__CallTimeout"] = "00:00:02",
            ["Messaging__Lease"] = "00:00:05",
            ["Messaging__DeliveryTimeout"] = "00:00:04",

            // Ten minutes between two attempts would look like standing still.
            ["Messaging__RetryMost"] = "00:00:03",
            ["Urls"] = "http://127.0.0.1:0",
            ["DOTNET_gcServer"] = "0",
            [Rehearsal.ClockVariable] = _shift.ToString("c", CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in extra)
        {
            environment[name] = value;
        }

        Book.GoesOn();
        var bot = BotProcess.Launch(Folder, environment);
        _bots.Add(bot);
        return bot;
    }

    /// <summary>The environment variable that moves the bot's clock away from the simulator's.</summary>
    public (string Name, string Value) ClockAt(TimeSpan away) =>
        (Rehearsal.ClockVariable, (_shift + away).ToString("c", CultureInfo.InvariantCulture));

    /// <summary>Two processes on one file keep their own count of a member's messages, and a clock that jumps on an hour forgets it: so many of them together stay below WeCom's 30 and 1000.</summary>
    public static (string Name, string Value)[] Share(int of) =>
    [
        ("Conversation__MessagesPerMinute", (29 / of).ToString(CultureInfo.InvariantCulture)),
        ("Conversation__MessagesPerHour", (950 / of).ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>No more bots: a row that was given up may still go on for a while.</summary>
    public void Over() => _over = true;

    /// <summary>kill -9, with what was in hand written into the book.</summary>
    public async Task KillBotAsync()
    {
        await Bot.KillAsync();
        await AfterDeathAsync();
    }

    /// <summary>The bot is dead: no callback goes to it, and what it had in hand is written into the book.</summary>
    public async Task AfterDeathAsync()
    {
        Courier.Target = null;
        Book.Killed();
        Book.Interrupted(await Ledger.LeftInHandAsync(File));
    }

    /// <summary>SIGSTOP for <see cref="Standstill"/>, with what was in hand written into the book; true when it did stand still to the end.</summary>
    public async Task<bool> StandStillAsync(BotProcess bot)
    {
        await bot.SignalAsync("STOP");
        Book.Interrupted(Ledger.InHand(File));
        await Task.Delay(Standstill);
        var stood = bot.StandsStill;
        Book.GoesOn();
        await bot.SignalAsync("CONT");
        return stood;
    }

    /// <summary>A callback that certainly comes now, whatever the teams wait for, and has an answer.</summary>
    public Task<bool> KnockAsync() => Simulator.Tenant.SayAsync("chen.jing", "帮助");

    /// <summary>SIGTERM: gone within 10 s with code 0, or the row fails.</summary>
    public async Task ExpectOrderlyEndAsync(BotProcess bot)
    {
        var (took, code) = await bot.TerminateAsync();
        if (took > ShutdownLimit || code != 0)
        {
            Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"SIGTERM took {took.TotalSeconds:0.0} s and ended with {code}"));
        }
    }

    /// <summary>The next call of that path is refused with the errcode; when it was, or null when none came.</summary>
    public async Task<long?> RefusedAsync(int errcode, string path)
    {
        var (faults, from) = (Simulator.Tenant.Faults, TimeProvider.System.GetTimestamp());
        faults.Fail(errcode, 1, path);
        _ = KnockAsync();
        SimulatedCall? refused = null;
        await UntilAsync(() => (refused = Calls.Calls.FirstOrDefault(call => call.Path == path && call.Errcode == errcode && call.ReceivedAt >= from)) is not null);
        return refused?.ReceivedAt;
    }

    /// <summary>The first call of that path which arrived since then and had its effect.</summary>
    public SimulatedCall? FirstTaken(string path, long since) =>
        Calls.Calls.FirstOrDefault(call => call.Path == path && call.ReceivedAt > since && call.Errcode == 0);

    /// <summary>All teams at work: their commitments, then visits while there shall be more, each at least one.</summary>
    public Task PlayAsync(Func<bool> more) => Task.WhenAll(Scripts.Select(script => PlayAsync(script, more)));

    /// <summary>Waits until neither queue has anything left; false when it does not come to that.</summary>
    public Task<bool> SettledAsync() => UntilAsync(() => Ledger.OpenItems(File) == 0);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        await Simulator.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>The program's own stores on a file, for seeding it and for checking the audit chain.</summary>
    public static ServiceProvider Storage(string file)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Storage:ConnectionString", $"Data Source={file}")])
            .Build();
        return new ServiceCollection().AddStorage(configuration).BuildServiceProvider();
    }

    private static async Task PlayAsync(Script script, Func<bool> more)
    {
        await script.CommitAsync();
        do
        {
            if (!await script.VisitAsync())
            {
                return;
            }
        }
        while (more());
    }

    public Phone PhoneOf(string userId, string name) => new(Simulator.Tenant, userId, name, UntilAsync);

    public async Task<bool> UntilAsync(Func<bool> holds)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var tick = new PeriodicTimer(Tick);
        while (!holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience || !await tick.WaitForNextTickAsync(_stop.Token))
            {
                return false;
            }
        }

        return true;
    }

    private async Task SeedAsync(IReadOnlyList<Team> cast)
    {
        await using var services = Storage(File);
        var (database, enterprises, directory) =
            (services.GetRequiredService<Database>(), services.GetRequiredService<EnterpriseStore>(), services.GetRequiredService<DirectoryStore>());
        await database.StartAsync(CancellationToken.None);
        await CountySeed.SeedAsync(database, enterprises, directory);
        await database.WriteAsync(async (work, _) =>
        {
            foreach (var team in cast)
            {
                foreach (var enterprise in team.Enterprises)
                {
                    await enterprises.UpsertAsync(work, enterprise);
                }

                foreach (var person in new[] { team.First, team.Second, team.Officer })
                {
                    await directory.UpsertAsync(work, person);
                }
            }

            return true;
        });
        await database.StopAsync(CancellationToken.None);
    }
}

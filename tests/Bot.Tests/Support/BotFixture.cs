using System.Globalization;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Simulator;
using Bot.Storage;
using Bot.Storage.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Support;

/// <summary>
/// The whole service on loopback, the simulator beside it, the made-up county in a database of its own (a file, or on the server of the tests where
/// there is one), the clock in our hand.
/// Queues are drained on request, so no test waits.
/// </summary>
internal sealed class BotFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-script-").FullName;
    private readonly Dictionary<string, Phone> _phones = new(StringComparer.Ordinal);
    private readonly SimulatorSettings _settings;
    private readonly IReadOnlyDictionary<string, string?> _overrides;
    private WebApplication? _bot;
    private string? _lent;

    private BotFixture(SimulatorSettings settings, IReadOnlyDictionary<string, string?> overrides) => (_settings, _overrides) = (settings, overrides);

    /// <summary>No real clock is at a full millisecond.</summary>
    public FakeTimeProvider Clock { get; } = new(DemoSite.CampaignMorning.AddTicks(4321));

    public SimulatorHost Simulator { get; private set; } = null!;

    public SimulatedTenant Tenant => Simulator.Tenant;

    public IServiceProvider Services => _bot!.Services;

    /// <summary>What the running bot has logged; a restarted one begins anew.</summary>
    public FakeLogCollector Logs => Services.GetFakeLogCollector();

    public string ConnectionString => _lent ?? $"Data Source={Path.Combine(_folder, "bot.db")}";

    /// <summary>For a test that lays hands on the file.</summary>
    public static (string Key, string Value) OnSqlite => ("Storage:Provider", SqliteDialect.Name);

    /// <summary>Everything said and seen, for golden files and for reading a failure.</summary>
    public List<string> Transcript { get; } = [];

    /// <summary>Address of the running bot's callback.</summary>
    public Uri CallbackUrl => _settings.CallbackUrl!;

    public SimulatorSettings Keys => _settings;

    public static Task<BotFixture> StartAsync(params (string Key, string Value)[] overrides) => StartAsync([], overrides);

    /// <param name="others">Members of the corp besides the county's people and 路人.</param>
    public static Task<BotFixture> StartAsync(IEnumerable<SimulatedMember> others, params (string Key, string Value)[] overrides) => StartWithAsync(
        settings =>
        {
            foreach (var other in others)
            {
                settings.Members.Add(other);
            }
        },
        overrides);

    /// <param name="more">What the simulated side has besides the county's people and 路人.</param>
    public static async Task<BotFixture> StartWithAsync(Action<SimulatorSettings> more, params (string Key, string Value)[] overrides)
    {
        var settings = new SimulatorSettings
        {
            Secret = "a-secret-of-forty-three-characters-0123456789",
            Token = "QDG6eKtoken",
            EncodingAesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        };
        foreach (var person in CountySeed.People)
        {
            settings.Members.Add(new SimulatedMember(person.UserId, person.Name, CountySeed.TitleOf(person)));
        }

        settings.Members.Add(new SimulatedMember("stranger", "路人", "不在名册"));
        more(settings);
        var fixture = new BotFixture(settings, overrides.ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal));
        fixture._lent = TestServer.IsThere && !overrides.Contains(OnSqlite) ? await TestServer.LendAsync() : null;
        fixture.Simulator = await SimulatorHost.StartAsync(settings, fixture.Clock);
        await fixture.StartBotAsync();
        await CountySeed.SeedAsync(fixture.Get<Database>(), fixture.Get<EnterpriseStore>(), fixture.Get<DirectoryStore>());
        return fixture;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Phone As(string userId)
    {
        if (!_phones.TryGetValue(userId, out var phone))
        {
            phone = new Phone(Tenant, userId, NameOf(userId), UntilAsync, Transcript.Add);
            _phones[userId] = phone;
        }

        return phone;
    }

    /// <summary>A member of a downstream company.</summary>
    public Phone Downstream(string corpId, string member)
    {
        var account = $"{corpId}/{member}";
        if (!_phones.TryGetValue(account, out var phone))
        {
            phone = new Phone(Simulator.Downstream(corpId), member, member, UntilAsync, Transcript.Add);
            _phones[account] = phone;
        }

        return phone;
    }

    /// <summary>An inspector whose commitment is signed.</summary>
    public async Task<Phone> InspectorAsync(string userId)
    {
        var phone = As(userId);
        await phone.SaysAsync("承诺书");
        var card = await phone.SeesCardAsync("承诺书");
        await phone.TapsAsync(card, card.Buttons.Keys.First());
        await phone.SeesDoneAsync(card, "已");
        return phone;
    }

    /// <summary>Works off everything that is due now.</summary>
    public async Task SettleAsync()
    {
        var (inbox, outbox) = (Get<InboxWorker>(), Get<OutboxWorker>());
        do
        {
            await inbox.DrainAsync();
            await outbox.DrainAsync();
        }
        while (!inbox.Idle || !outbox.Idle);
    }

    /// <summary>Stops the bot in an orderly way and starts it again on the same file.</summary>
    public async Task RestartAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
    }

    public Task<bool> WriteAsync(Func<UnitOfWork, Task> write) => Get<Database>().WriteAsync(async (work, _) =>
    {
        await write(work);
        return true;
    });

    public Task<T> ReadAsync<T>(Func<UnitOfWork, Task<T>> read) => Get<Database>().ReadAsync((work, _) => read(work));

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Simulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        if (_lent is not null)
        {
            await TestServer.GiveBackAsync(_lent, changed: false);
        }
    }

    private static string NameOf(string userId) => CountySeed.People.FirstOrDefault(person => person.UserId == userId)?.Name ?? userId;

    private async Task<bool> UntilAsync(Func<bool> holds)
    {
        await SettleAsync();
        return holds();
    }

    private async Task StartBotAsync()
    {
        _bot = BotHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(_overrides, StringComparer.Ordinal)
            {
                ["Storage:Provider"] = _lent is null ? SqliteDialect.Name : SqlServerDialect.Name,
                ["Storage:ConnectionString"] = ConnectionString,
                ["WeCom:BaseUrl"] = Simulator.BaseUrl.ToString(),
                ["WeCom:AuthorizeUrl"] = Simulator.BaseUrl.ToString(),
                ["WeCom:CorpId"] = _settings.CorpId,
                ["WeCom:AgentId"] = _settings.AgentId.ToString(CultureInfo.InvariantCulture),
                ["WeCom:Secret"] = _settings.Secret,
                ["WeCom:Token"] = _settings.Token,
                ["WeCom:EncodingAesKey"] = _settings.EncodingAesKey,
                ["Urls"] = _overrides.GetValueOrDefault("Urls") ?? "http://127.0.0.1:0",
            });
            builder.Logging.ClearProviders().AddFakeLogging();
            builder.Services.AddSingleton<TimeProvider>(Clock);
        }, services =>
        {
            // The loops would race with the draining: everything else is as in production.
            foreach (var worker in services.Where(IsLoop).ToList())
            {
                services.Remove(worker);
            }
        });
        await _bot.StartAsync();
        _settings.CallbackUrl = new Uri(new Uri(_bot.Urls.First()), BotHost.CallbackPath(_bot));
        _settings.TrustedDomain = Get<IOptions<ConversationOptions>>().Value.PublicUrl.Authority;
    }

    private async Task StopBotAsync()
    {
        if (_bot is { } bot)
        {
            await bot.StopAsync();
            await bot.DisposeAsync();
            _bot = null;
        }
    }

    /// <summary>The loops of Messaging and of the clock are registered by factory, the menu's by type; the database's stays.</summary>
    private static bool IsLoop(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service.ImplementationFactory?.Method.ReturnType is { } type
        && (type == typeof(InboxWorker) || type == typeof(OutboxWorker) || type == typeof(MessageRetention) || type == typeof(Scheduler));
}

using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Bot.Simulator;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations.Demo;

/// <summary>The bot and the simulator side by side on loopback, over one SQLite file, with the made-up county.</summary>
internal sealed class DemoSite : IAsyncDisposable
{
    private readonly DemoFolder _folder;
    private SimulatorHost? _simulator;
    private WebApplication? _bot;

    private DemoSite(DemoFolder folder, DateTimeOffset start) => (_folder, Clock) = (folder, new DemoClock(start));

    public SimulatorHost Simulator => _simulator!;

    public DemoClock Clock { get; }

    /// <summary>First working day of the full inspection, in the morning (二(一)2).</summary>
    public static DateTimeOffset CampaignMorning { get; } = new(2020, 12, 9, 8, 30, 0, TimeSpan.FromHours(8));

    /// <param name="folder">Where the database lies; made when it is missing.</param>
    /// <param name="keep">False begins with an empty database on the campaign's morning; true goes on with the data and the time of the last demo.</param>
    /// <param name="port">Port of the page; 0 picks a free one.</param>
    /// <exception cref="DemoFolderException">The folder cannot be used.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DemoSite> StartAsync(string folder, bool keep, int port, CancellationToken cancellationToken)
    {
        var taken = DemoFolder.Take(folder);
        var last = keep ? taken.LastTime() : null;
        var site = new DemoSite(taken, last ?? CampaignMorning) { Kept = last is not null };
        try
        {
            await site.StartAsync(keep, port, cancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether data of an earlier demo went for this one.</summary>
    public bool Cleared { get; private set; }

    /// <summary>Whether it goes on with those of an earlier one.</summary>
    public bool Kept { get; private set; }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.StopAsync();
            await _bot.DisposeAsync();
            Note();
        }

        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAsync(bool keep, int port, CancellationToken cancellationToken)
    {
        var settings = Settings(port);
        // The port before the data: a start that fails leaves the last demo's data as they were.
        _simulator = await SimulatorHost.StartAsync(settings, Clock, cancellationToken: cancellationToken);
        Cleared = !keep && _folder.Empty();

        // A demo that is killed writes nothing at its end.
        Note();
        Clock.Moved = Note;
        _bot = BotHost.Build([], builder => Configure(builder, settings));
        await _bot.StartAsync(cancellationToken);
        settings.CallbackUrl = new Uri(new Uri(_bot.Urls.First()), BotHost.CallbackPath(_bot));
        settings.TrustedDomain = settings.CallbackUrl.Authority;
        // What was changed in people's posts since stays changed.
        if (!Kept)
        {
            var (database, enterprises, directory) = (_bot.Services.GetRequiredService<Database>(), _bot.Services.GetRequiredService<EnterpriseStore>(), _bot.Services.GetRequiredService<DirectoryStore>());
            await CountySeed.SeedAsync(database, enterprises, directory);
            await NeighbourSeed.SeedAsync(database, enterprises, directory);
        }
    }

    private void Note() => _folder.Note(Clock.GetUtcNow());

    private SimulatorSettings Settings(int port)
    {
        var settings = new SimulatorSettings
        {
            Listen = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
            Secret = RandomNumberGenerator.GetHexString(43),
            Token = RandomNumberGenerator.GetHexString(24),
            EncodingAesKey = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 43),
            AdvanceClock = Clock.Advance,
            FirstPhones = { "zhang.wei", "li.na", "zhao.min", CountySeed.Officer },
            Hints =
            {
                "每部手机是一个人。① 张伟、李娜点“我承诺并签字” ② 张伟发“开始体检”，选企业 ③ 打字写问题，发照片 ④ 发“完成”，两人签字；何晓燕收告知，赵敏收包联。",
                "One phone per person. Both inspectors sign; 张伟 sends 开始体检, picks an enterprise, types what he sees, sends 完成; the others get their cards. More people: 成员.",
            },
        };
        foreach (var person in CountySeed.People)
        {
            settings.Members.Add(new SimulatedMember(person.UserId, person.Name, CountySeed.TitleOf(person)));
        }

        foreach (var person in NeighbourSeed.People)
        {
            settings.Members.Add(new SimulatedMember(person.UserId, person.Name, NeighbourSeed.TitleOf(person)));
        }

        return settings;
    }

    private void Configure(WebApplicationBuilder builder, SimulatorSettings settings)
    {
        // The pages' address stands in messages, so it has to be known before the server takes a port by itself.
        var address = FreeAddress();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = new DbConnectionStringBuilder { ["Data Source"] = _folder.Database }.ConnectionString,
            ["WeCom:BaseUrl"] = Simulator.BaseUrl.ToString(),
            ["WeCom:CorpId"] = settings.CorpId,
            ["WeCom:AgentId"] = settings.AgentId.ToString(CultureInfo.InvariantCulture),
            ["WeCom:Secret"] = settings.Secret,
            ["WeCom:Token"] = settings.Token,
            ["WeCom:EncodingAesKey"] = settings.EncodingAesKey,
            ["WeCom:AuthorizeUrl"] = Simulator.BaseUrl.ToString(),
            ["Conversation:PublicUrl"] = address,
            ["Board:Stations:0:Name"] = "示例站点甲",
            ["Board:Stations:0:Latitude"] = "37.738",
            ["Board:Stations:0:Longitude"] = "115.668",
            ["Board:Stations:1:Name"] = "示例站点乙",
            ["Board:Stations:1:Latitude"] = "37.702",
            ["Board:Stations:1:Longitude"] = "115.700",
            ["Urls"] = address,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.Services.AddSingleton<TimeProvider>(Clock);
    }

    /// <summary>A port that is free now; nobody else here takes it within the moment until the server does.</summary>
    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}

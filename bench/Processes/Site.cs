using System.Globalization;
using System.Text.Json;
using Bench.Rows;
using Bot.Messaging;

namespace Bench.Processes;

/// <summary>What a row needs of bot and simulator.</summary>
internal sealed record SiteNeeds
{
    /// <summary>Members of the simulator; 0: no simulator, the bot calls into the void.</summary>
    public int Members { get; init; }

    /// <summary>Messages the day's quota must let through.</summary>
    public int Messages { get; init; }

    /// <summary>Loops of the bot that stand still.</summary>
    public IReadOnlyList<Type> Still { get; init; } = [];

    /// <summary>Puts what is there before the bot starts into the file.</summary>
    public Func<Store, Task> Seed { get; init; } = _ => Task.CompletedTask;
}

/// <summary>A database file, the bot on it and the simulator, each a process of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>Callbacks and API alone: stations 1 to 4 of the path.</summary>
    public static readonly IReadOnlyList<Type> Accepting = [typeof(InboxWorker), typeof(OutboxWorker), typeof(MessageRetention)];

    /// <summary>Person-times a day for each account (protocol 7.1).</summary>
    private const int PerAccount = 200;

    private readonly string _folder;
    private readonly SiteNeeds _needs;
    private readonly Dictionary<string, string> _environment;
    private Child? _simulator;
    private Child? _bot;

    private Site(string folder, SiteNeeds needs, Dictionary<string, string> environment) => (_folder, _needs, _environment) = (folder, needs, environment);

    public Child Bot => _bot ?? throw new InvalidOperationException("The bot is not started.");

    public Child Simulator => _simulator ?? throw new InvalidOperationException("There is no simulator.");

    public string File => Path.Combine(_folder, "bot.db");

    public static async Task<Site> StartAsync(RowContext context, SiteNeeds needs)
    {
        var site = await PrepareAsync(context, needs);
        await site.StartBotAsync();
        return site;
    }

    /// <summary>Everything but the bot.</summary>
    public static async Task<Site> PrepareAsync(RowContext context, SiteNeeds needs)
    {
        var folder = context.NewFolder();
        var environment = new Dictionary<string, string>(Keys.ToEnvironment(context.Keys), StringComparer.Ordinal);
        var site = new Site(folder, needs, environment);
        await using (var store = await Store.OpenAsync(site.File))
        {
            await needs.Seed(store);
        }

        if (needs.Members > 0)
        {
            site._simulator = Child.Start("Bench", folder, environment, ServeSimulator.Verb, Number(needs.Members), Number((needs.Messages / PerAccount) + 1));
            await site._simulator.UpAsync();
        }

        environment["Storage__ConnectionString"] = $"Data Source={site.File}";
        environment["WeCom__BaseUrl"] = (site._simulator?.Url ?? new Uri("http://127.0.0.1:9/")).ToString();
        environment["Urls"] = "http://127.0.0.1:0";
        environment["Logging__LogLevel__Default"] = "Warning";

        // Visits are opened today, not in the campaign's winter.
        environment["Campaigns__0__InspectionFrom"] = "2020-12-07";
        environment["Campaigns__0__InspectionTo"] = "2099-12-31";

        // The bot keeps the day's limit as the simulator does: a row that sends a million would stand still at a hundred thousand.
        environment["Conversation__PersonTimesPerDay"] = Number(Math.Max(needs.Messages + PerAccount, 100_000));
        return site;
    }

    public async Task StartBotAsync()
    {
        _bot = Child.Start("Bench", _folder, _environment, [ServeBot.Verb, .. _needs.Still.Select(type => type.Name)]);
        await _bot.UpAsync();
    }

    /// <summary>The program as it is shipped, at a given address; returns without waiting until it listens.</summary>
    public Child LaunchProgram(Uri address) =>
        Child.Start("Bot", _folder, new Dictionary<string, string>(_environment, StringComparer.Ordinal) { ["Urls"] = address.ToString() });

    public async Task StopBotAsync()
    {
        if (_bot is { } bot)
        {
            _bot = null;
            await bot.StopAsync();
            await bot.DisposeAsync();
        }
    }

    /// <summary>Send calls that the simulator has carried out.</summary>
    public async Task<long> SentAsync() => long.Parse(await Simulator.AskAsync(ServeSimulator.Count), CultureInfo.InvariantCulture);

    /// <summary>Waits for the n-th send call; the monotonic second at which it was there.</summary>
    public async Task<double> SentAsync(long count, TimeSpan? within = null) =>
        double.Parse(await Simulator.AskAsync($"{ServeSimulator.Wait} {count}", within), CultureInfo.InvariantCulture);

    public async Task<PhoneBook> PhonesAsync() => JsonSerializer.Deserialize<PhoneBook>(await Simulator.AskAsync(ServeSimulator.Book))!;

    public async ValueTask DisposeAsync()
    {
        foreach (var child in new[] { _bot, _simulator })
        {
            if (child is not null)
            {
                await child.DisposeAsync();
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics.Metrics;
using Bot.Storage;
using Bot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Storage;

/// <summary>A real database, a file in a folder of its own or a database on the server of the tests, gone with the test.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection, IConfiguration>? _more;
    private readonly string? _lent;
    private ServiceProvider _services;

    private TestDatabase(Dictionary<string, string?> settings, Action<IServiceCollection, IConfiguration>? more, string? lent = null)
    {
        _lent = lent;
        Folder = Directory.CreateTempSubdirectory("bot-test-").FullName;
        _settings = new(settings) { ["Storage:ConnectionString"] = settings.GetValueOrDefault("Storage:ConnectionString") ?? $"Data Source={File}" };
        _more = more;
        _services = Build();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "bot.db");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2020, 12, 7, 9, 0, 0, TimeSpan.FromHours(8)));

    public Database Database => Get<Database>();

    /// <summary>True when the test changes the schema: no other gets this database then.</summary>
    public bool SchemaChanges { get; set; }

    /// <param name="provider">As <see cref="EachDatabaseAttribute"/> gives it.</param>
    public static async Task<TestDatabase> StartAsync(string provider, Action<IServiceCollection, IConfiguration>? more = null, params (string Key, string Value)[] settings)
    {
        var lent = provider == SqlServerDialect.Name ? await TestServer.LendAsync() : null;
        var all = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal);
        if (lent is not null)
        {
            (all["Storage:Provider"], all["Storage:ConnectionString"]) = (provider, lent);
        }

        var database = new TestDatabase(all, more, lent);
        await database.Database.StartAsync(CancellationToken.None);
        return database;
    }

    /// <summary>Another process on the same database, so to say.</summary>
    public async Task<TestDatabase> BesideAsync()
    {
        var beside = new TestDatabase(_settings, _more);
        await beside.Database.StartAsync(CancellationToken.None);
        return beside;
    }

    public static async Task<TestDatabase> StartAsync(Action<IServiceCollection, IConfiguration>? more = null, params (string Key, string Value)[] settings)
    {
        var database = Create(more, settings);
        await database.Database.StartAsync(CancellationToken.None);
        return database;
    }

    /// <summary>Everything but the start.</summary>
    public static TestDatabase Create(Action<IServiceCollection, IConfiguration>? more = null, params (string Key, string Value)[] settings) =>
        new(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value, StringComparer.Ordinal), more);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work) => Database.WriteAsync((unit, _) => work(unit));

    public Task WriteAsync(Func<UnitOfWork, Task> work) => Database.WriteAsync(async (unit, _) =>
    {
        await work(unit);
        return true;
    });

    public Task<T> ReadAsync<T>(Func<UnitOfWork, Task<T>> work) => Database.ReadAsync((unit, _) => work(unit));

    /// <summary>Ends the process, so to say, and starts another on the same file.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
        await Database.StartAsync(CancellationToken.None);
    }

    /// <summary>Closes the file, so that a test can lay hands on it.</summary>
    public ValueTask CloseAsync() => _services.DisposeAsync();

    public MetricCollector<long> Count(string meter, string instrument) =>
        new(Get<IMeterFactory>(), meter, instrument);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        if (_lent is not null)
        {
            await TestServer.GiveBackAsync(_lent, SchemaChanges);
        }
    }

    private ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddStorage(configuration);
        _more?.Invoke(services, configuration);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Support;
using Bot.WeCom;
using Bot.WeCom.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using TestServer = Bot.Tests.Support.TestServer;

namespace Bot.Tests.Conversations;

/// <summary>The room over a real database (a file, or the server of the tests where there is one) and real cryptography; the API is scripted and the queues move only when the test pumps them.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    /// <summary>Databases on the server, by the folder that stands for them: a second start on a folder finds the first one's.</summary>
    private static readonly ConcurrentDictionary<string, string> Lent = new(StringComparer.Ordinal);

    private readonly WebApplication _app;
    private readonly Lazy<HttpClient> _http;

    private TestBot(WebApplication app, ScriptedApi api, FakeTimeProvider clock, string folder)
    {
        (_app, Api, Clock, Folder) = (app, api, clock, folder);
        _http = new Lazy<HttpClient>(app.GetTestClient);
    }

    /// <summary>The address for the simulator's callbacks.</summary>
    public Uri Callback => new(new Uri(_app.Urls.First()), "/wecom/callback");

    public ScriptedApi Api { get; }

    public FakeTimeProvider Clock { get; }

    public string Folder { get; }

    /// <summary>True leaves the database to a second start.</summary>
    public bool KeepFolder { get; set; }

    public HttpClient Http => _http.Value;

    public FakeLogCollector Logs => _app.Services.GetFakeLogCollector();

    /// <param name="folder">Of a bot that was started before, to stand on its database.</param>
    /// <param name="onFile">The test lays hands on the file: on SQLite, whatever the others run on.</param>
    /// <param name="simulator">The server to talk to over HTTP; null for the scripted one.</param>
    public static async Task<TestBot> StartAsync(Routes? routes = null, string? folder = null, Action<IServiceCollection>? services = null, Uri? simulator = null, FakeTimeProvider? clock = null, bool onFile = false)
    {
        if (folder is null)
        {
            folder = Directory.CreateTempSubdirectory("bot-conversations-").FullName;
            if (TestServer.IsThere && !onFile)
            {
                Lent[folder] = await TestServer.LendAsync();
            }
            else
            {
                await MigratedFile.PutAsync(Path.Combine(folder, "bot.db"));
            }
        }

        // No real clock is at a full millisecond.
        clock ??= new FakeTimeProvider(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero).AddTicks(4321));
        var api = new ScriptedApi();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddFakeLogging();
        builder.Configuration.AddInMemoryCollection(Settings(folder));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddMessaging(builder.Configuration);
        builder.Services.AddWeCom(builder.Configuration);
        builder.Services.AddConversations(builder.Configuration);
        builder.Services.AddRoutes(routes ?? new Routes());
        if (simulator is null)
        {
            builder.WebHost.UseTestServer();
            builder.Services.Replace(ServiceDescriptor.Singleton<IWeComApi>(api));
        }
        else
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration["WeCom:BaseUrl"] = simulator.AbsoluteUri;
        }

        builder.Services.RemoveAll<IHostedService>();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapCallback();
        await app.Services.GetRequiredService<Database>().StartAsync(CancellationToken.None);
        await app.StartAsync();
        return new TestBot(app, api, clock, folder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Posts a sealed callback.</summary>
    public async Task<HttpStatusCode> PostAsync(string xml, string? nonce = null, string token = CallbackFixtures.Token)
    {
        var (url, body) = CallbackFixtures.Seal(xml, Clock.GetUtcNow(), nonce ?? $"{Guid.CreateVersion7():N}", token);
        return await PostAsync(url, new ByteArrayContent(body));
    }

    public async Task<HttpStatusCode> PostAsync(string url, HttpContent content)
    {
        using var response = await Http.PostAsync(url, content);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        return response.StatusCode;
    }

    /// <summary>A callback and its turn.</summary>
    public async Task TurnAsync(string xml)
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(xml));
        await PumpInboxAsync();
    }

    public Task<T> WriteAsync<T>(Func<UnitOfWork, Task<T>> work) => Get<Database>().WriteAsync((unit, _) => work(unit));

    public Task WriteAsync(Func<UnitOfWork, Task> work) => WriteAsync(async unit =>
    {
        await work(unit);
        return true;
    });

    public Task<long> CountAsync(string sql) => Get<Database>().ReadAsync((unit, _) => unit.ScalarAsync<long>(sql));

    public Task<string?> TextAsync(string sql) => Get<Database>().ReadAsync((unit, _) => unit.ScalarAsync<string>(sql));

    public Task<IReadOnlyList<T>> ListAsync<T>(string sql) => Get<Database>().ReadAsync((unit, _) => unit.QueryAsync<T>(sql));

    /// <summary>What the outbox holds, oldest first.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync() => [.. (await ListAsync<byte[]>("select body from outbox order by id")).Select(Encoding.UTF8.GetString)];

    /// <summary>Runs every waiting inbox item in order, as the worker does: turn and mark in one commit.</summary>
    public async Task PumpInboxAsync()
    {
        while (await Get<Database>().ReadAsync((unit, _) => unit.FindAsync<InboxRow>(NextInbox)) is { } row)
        {
            var item = new InboxItem(row.Id, row.DedupKey, row.Lane, row.Kind, row.Body, 1, DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt));
            await WriteAsync(async unit =>
            {
                await Get<IInboxProcessor>().ProcessAsync(item, unit, CancellationToken.None);
                await unit.ExecuteAsync("update inbox set state = 'done' where id = @id", new { id = item.Id });
            });
        }
    }

    private const string NextInbox = """
        select id as Id, dedup_key as DedupKey, lane as Lane, kind as Kind, body as Body, received_at as ReceivedAt
        from inbox
        where id = (select min(id) from inbox where state = 'new')
        """;

    private const string Lease = "mine";

    /// <summary>Delivers the oldest waiting outbox item once, as who holds it unless the row says otherwise, and carries out what completes it.</summary>
    public async Task<DeliveryResult> DeliverAsync(int attempts = 1, bool mayHaveArrived = false)
    {
        var row = await Get<Database>().ReadAsync((unit, _) => unit.FindAsync<OutboxRow>(NextOutbox));
        Assert.NotNull(row);
        var item = new OutboxItem(row.Id, row.Lane, row.Kind, row.Body, row.Context, attempts, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt))
        {
            Lease = Lease,
            MayHaveArrived = mayHaveArrived,
        };
        await WriteAsync(unit => unit.ExecuteAsync("update outbox set lease_token = @Lease where id = @Id and lease_token is null", new { Lease, item.Id }));
        var result = await Get<IDelivery>().DeliverAsync(item, CancellationToken.None);
        var over = result switch
        {
            DeliveryResult.Done done => done.OnDone ?? (_ => Task.CompletedTask),
            DeliveryResult.Dead dead => async unit =>
            {
                await (dead.OnDead ?? (_ => Task.CompletedTask))(unit);
                await Get<IDelivery>().GiveUpAsync(item, dead, unit);
            }
            ,
            _ => null,
        };
        if (over is not null)
        {
            await WriteAsync(async unit =>
            {
                await over(unit);
                await unit.ExecuteAsync("update outbox set state = 'done' where id = @id", new { id = item.Id });
            });
        }

        return result;
    }

    private const string NextOutbox = """
        select id as Id, lane as Lane, kind as Kind, body as Body, context as Context, created_at as CreatedAt
        from outbox
        where id = (select min(id) from outbox where state = 'new')
        """;

    /// <summary>Runs both queues dry; every delivery has to succeed.</summary>
    public async Task SettleAsync()
    {
        await PumpInboxAsync();
        while (await WaitingAsync() > 0)
        {
            Assert.IsType<DeliveryResult.Done>(await DeliverAsync());
            await PumpInboxAsync();
        }
    }

    public Task<long> WaitingAsync() => CountAsync("select count(*) from outbox where state = 'new'");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (!KeepFolder)
        {
            Directory.Delete(Folder, recursive: true);
            if (Lent.TryRemove(Folder, out var lent))
            {
                await TestServer.GiveBackAsync(lent, changed: false);
            }
        }
    }

    private static Dictionary<string, string?> Settings(string folder) => new()
    {
        ["Storage:Provider"] = Lent.ContainsKey(folder) ? SqlServerDialect.Name : SqliteDialect.Name,
        ["Storage:ConnectionString"] = Lent.GetValueOrDefault(folder) ?? $"Data Source={Path.Combine(folder, "bot.db")}",
        ["Storage:BusyLimit"] = "00:00:00",
        ["WeCom:CorpId"] = CallbackFixtures.CorpId,
        ["WeCom:AgentId"] = "1000002",
        ["WeCom:Secret"] = "secret",
        ["WeCom:Token"] = CallbackFixtures.Token,
        ["WeCom:EncodingAesKey"] = CallbackFixtures.AesKey,
    };

    private sealed record InboxRow
    {
        public long Id { get; init; }

        public string DedupKey { get; init; } = "";

        public string Lane { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";

        public long ReceivedAt { get; init; }
    }

    private sealed record OutboxRow
    {
        public long Id { get; init; }

        public string Lane { get; init; } = "";

        public string Kind { get; init; } = "";

        public byte[] Body { get; init; } = [];

        public string? Context { get; init; }

        public long CreatedAt { get; init; }
    }
}

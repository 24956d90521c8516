using Bot.Tests.Support;
using Bot.WeCom;
using Bot.WeCom.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.WeCom.Client;

/// <summary>The client as the service registers it, over a given server address.</summary>
internal sealed class ClientRig : IAsyncDisposable
{
    public const string Secret = "S3cr3t+/=&x";

    private readonly ServiceProvider _services;

    /// <param name="handler">Lays hands on the connections.</param>
    public ClientRig(Uri server, string prefix = "", Action<SocketsHttpHandler>? handler = null, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["WeCom:BaseUrl"] = new Uri(server, prefix).AbsoluteUri,
            ["WeCom:CorpId"] = "ww0123456789abcdef",
            ["WeCom:AgentId"] = "1000002",
            ["WeCom:Secret"] = Secret,
            ["WeCom:Token"] = "QDG6eK",
            ["WeCom:EncodingAesKey"] = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
        };
        TimeOfDay = new SetClock(Clock);
        foreach (var (name, value) in settings)
        {
            values[$"WeCom:{name}"] = value;
        }

        Configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFakeLogging())
            .AddSingleton<TimeProvider>(TimeOfDay)
            .AddWeCom(Configuration);
        if (handler is not null)
        {
            services.AddHttpClient(WeComHttp.ClientName).ConfigurePrimaryHttpMessageHandler((made, _) => handler((SocketsHttpHandler)made));
        }

        _services = services.BuildServiceProvider();
    }

    public IConfigurationRoot Configuration { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 11, 20, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>What the client sees of <see cref="Clock"/>; it can be set without time passing.</summary>
    public SetClock TimeOfDay { get; }

    public IWeComApi Api => _services.GetRequiredService<IWeComApi>();

    public AccessTokens Tokens => _services.GetRequiredService<AccessTokens>();

    public IServiceProvider Services => _services;

    public FakeLogCollector Logs => _services.GetFakeLogCollector();

    public Task<ApiResult<SendReceipt>> SendAsync() => Api.SendAsync("{}"u8.ToArray());

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

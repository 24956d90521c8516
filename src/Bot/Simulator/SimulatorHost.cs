using System.Net;
using System.Text;
using Bot.Simulator.Api;
using Bot.Simulator.Callbacks;
using Bot.Simulator.Pages;
using Bot.Simulator.State;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Simulator;

/// <summary>A running simulator on its own Kestrel port: the API, the page, and the people's hands.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private const long LargestBody = 32L * 1024 * 1024;

    private readonly WebApplication app;
    private readonly List<CallbackPusher> pushers;
    private readonly Dictionary<string, SimulatedTenant> downstream;

    private SimulatorHost(WebApplication app, List<CallbackPusher> pushers, SimulatedTenant tenant, Dictionary<string, SimulatedTenant> downstream, Uri baseUrl)
    {
        this.app = app;
        this.pushers = pushers;
        this.downstream = downstream;
        Tenant = tenant;
        BaseUrl = baseUrl;
    }

    /// <summary>The value for WeCom:BaseUrl, and the page's address.</summary>
    public Uri BaseUrl { get; }

    public SimulatedTenant Tenant { get; }

    /// <summary>The people of a downstream company. The page does not show their phones.</summary>
    public SimulatedTenant Downstream(string corpId) => downstream[corpId];

    /// <exception cref="InvalidOperationException">The address is not loopback, or the environment is Production.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorSettings settings, TimeProvider clock, ILoggerFactory? logs = null, CancellationToken cancellationToken = default)
    {
        RefuseUnsafe(settings);
        logs ??= NullLoggerFactory.Instance;
        var corp = new Corp(settings, clock);
        var faults = new SimulatorFaults();
        faults.OnExpireTokens = () =>
        {
            lock (corp.Gate)
            {
                corp.Tokens.ExpireAll();
                foreach (var one in corp.Downstream)
                {
                    one.Corp.Tokens.ExpireAll();
                }
            }
        };
        var log = new WireLog();
        var web = Build(settings, logs);
        web.Use(LoopbackOnlyAsync);
        var callbacks = new CallbackPusher(settings, faults, log, clock, logs.CreateLogger<CallbackPusher>());
        new ApiEndpoints(corp, faults, log, clock).Map(web);
        var page = new PageEndpoints(corp, clock);
        page.Map(web);
        new AuthorizePage(corp).Map(web);
        await web.StartAsync(cancellationToken);
        var baseUrl = Address(web);
        var tenant = new SimulatedTenant(corp, callbacks, faults, log, baseUrl);
        page.Open(tenant);
        var all = new List<CallbackPusher> { callbacks };
        var others = new Dictionary<string, SimulatedTenant>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in corp.Downstream)
        {
            var pusher = new CallbackPusher(one.Corp.Settings, faults, log, clock, logs.CreateLogger<CallbackPusher>());
            all.Add(pusher);
            others.Add(one.Share.CorpId, new SimulatedTenant(one.Corp, pusher, faults, log, baseUrl));
        }

        return new SimulatorHost(web, all, tenant, others, baseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        pushers.ForEach(pusher => pusher.Dispose());
    }

    private static void RefuseUnsafe(SimulatorSettings settings)
    {
        var environment = settings.Environment
            ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
        if (string.Equals(environment, Environments.Production, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("The simulator does not start in the Production environment: people there must talk to the real WeCom server.");
        }

        if (!settings.Listen.IsLoopback || settings.Listen.Scheme is not "http")
        {
            throw new InvalidOperationException($"The simulator listens on loopback over http only, not on {settings.Listen}: its page lets anyone act as any member.");
        }
    }

    /// <summary>An empty host: no configuration and no environment variable of the program reaches it.</summary>
    private static WebApplication Build(SimulatorSettings settings, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Simulator" });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            kestrel.Listen(IPAddress.TryParse(settings.Listen.Host, out var address) ? address : IPAddress.Loopback, settings.Listen.Port);
        });
        return builder.Build();
    }

    /// <summary>A foreign Host header on a loopback socket is a page that rebound its name to us.</summary>
    private static Task LoopbackOnlyAsync(HttpContext context, RequestDelegate next)
    {
        if (Uri.TryCreate($"http://{context.Request.Host}/", UriKind.Absolute, out var host) && host.IsLoopback)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Uri Address(WebApplication web)
    {
        var address = web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        return new Uri(address.EndsWith('/') ? address : address + "/");
    }

    /// <summary>The program's own host owns Ctrl+C.</summary>
    private sealed class EmbeddedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

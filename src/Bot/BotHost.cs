using Bot.Conversations;
using Bot.Messaging;
using Bot.Operations;
using Bot.Redis;
using Bot.Scheduling;
using Bot.Storage;
using Bot.Web;
using Bot.Web.Board;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>Puts the rooms together, in the order in which the data flows.</summary>
internal static class BotHost
{
    /// <param name="args">Command line settings, as "--Section:Name=value".</param>
    /// <param name="configure">Configuration and services that go before ours (demo, tests).</param>
    /// <param name="adjust">Last word on the services (tests).</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? adjust = null)
    {
        // Settings count from the start. Watching their files means watching their whole folder: with the database in it, each write
        // wakes the watch, a tenth of the processor under load.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        UserSecrets.AddTo(builder.Configuration);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        // A handler whose parts are missing is found at the start, not at the first tap.
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));

        // The server's lines on each request hold its address, and the address of an upload is a key.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        configure?.Invoke(builder);
        AddBot(builder.Services, builder.Configuration);
        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        MapBot(app);
        return app;
    }

    /// <summary>Path of the callback as configured.</summary>
    public static string CallbackPath(IHost host) => host.Services.GetRequiredService<IOptions<ConversationOptions>>().Value.CallbackPath;

    private static void AddBot(IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddWeCom(configuration);
        services.AddStorage(configuration);
        services.AddRedis(configuration);
        services.AddMessaging(configuration);
        services.AddConversations(configuration);
        services.AddRoutes(BotRoutes.Table());
        services.AddFeatures(configuration);
        services.AddScheduling(configuration, BotSchedule.Table());
        services.AddHostedService<MenuPublisher>();
        services.AddSingleton<AuditCheck>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditCheck>());
        services.AddSingleton<Health>();
        services.AddAlerts(configuration);
        services.AddSingleton<RosterUpload>();
        services.AddBoard(configuration);

        // The last before the server: what it waits for was begun before the first.
        services.AddHostedService<ContentCheck>();
    }

    private static void MapBot(WebApplication app)
    {
        app.MapCallback();
        app.MapAlerts();
        RosterUpload.Map(app);
        app.MapBoard();
        app.MapGet("/healthz", (Health health, CancellationToken gone) => health.AnswerAsync(gone));
    }
}

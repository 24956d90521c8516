using System.Diagnostics;
using System.Globalization;
using Bot;
using Bot.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bench.Processes;

/// <summary>The real program by its own BotHost, if wanted without some of its loops.</summary>
internal static class ServeBot
{
    public const string Verb = "serve-bot";

    /// <summary>Works off what is due in the inbox; answers with the seconds.</summary>
    public const string DrainInbox = "drain-inbox";

    private static readonly Dictionary<string, Type> Loops = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [nameof(InboxWorker)] = typeof(InboxWorker),
        [nameof(OutboxWorker)] = typeof(OutboxWorker),
        [nameof(MessageRetention)] = typeof(MessageRetention),
    };

    /// <param name="args">Names of <see cref="Loops"/> that stand still.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = BotHost.Build([], configure: null, WithoutLoops([.. args.Select(name => Loops[name])]));
        await app.StartAsync();
        await Commands.ServeAsync(app.Urls.First(), command => AnswerAsync(app, command));
        await app.StopAsync();
        return 0;
    }

    /// <summary>For BotHost: these loops are not started; whoever drains them does it himself.</summary>
    public static Action<IServiceCollection> WithoutLoops(IReadOnlyList<Type> still) => services =>
    {
        foreach (var loop in services.Where(service => still.Any(type => IsLoop(service, type))).ToList())
        {
            services.Remove(loop);
        }
    };

    private static async Task<string> AnswerAsync(WebApplication app, string command)
    {
        if (command != DrainInbox)
        {
            throw new ArgumentException($"No such command: {command}", nameof(command));
        }

        var started = Stopwatch.GetTimestamp();
        await app.Services.GetRequiredService<InboxWorker>().DrainAsync();
        return Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The loops of Messaging are registered by factory.</summary>
    private static bool IsLoop(ServiceDescriptor service, Type type) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType == type;
}

using Bot.Conversations;
using Bot.WeCom;
using Microsoft.Extensions.Options;

namespace Bot.Operations;

/// <summary>Runs the service; what stops it from starting is said in a sentence, without a stack trace.</summary>
internal static partial class ServiceCommand
{
    private static readonly string[] Hosts = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>After the host's own limit (8.5 s) and before the 10 s of a supervisor: whatever hangs then is on disk and begins again at the start.</summary>
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(9);

    /// <summary>0 after an orderly stop, 2 when the configuration or the environment forbids the start.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        // The command line library listens for SIGTERM once its action has given way, and building the host takes a while.
        await Task.Yield();
        try
        {
            var started = false;
            var app = BotHost.Build(args, builder =>
            {
                // Until then the host and the server log a stack trace of what the sentence below says.
                foreach (var category in Hosts)
                {
                    builder.Logging.AddFilter(category, level => started && level >= LogLevel.Information);
                }

                Rehearsal.Apply(builder);
            });
            var stopping = app.Lifetime.ApplicationStopping;
            var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ServiceCommand));
            var left = Placeholders.In(app.Services.GetRequiredService<IOptions<WeComOptions>>().Value, app.Services.GetRequiredService<IOptions<ConversationOptions>>().Value).ToList();
            if (left.Count > 0)
            {
                Log.Placeholders(logger, string.Join(", ", left));
            }

            var run = RunAsync(app, () => started = true, cancellationToken);
            if (await Task.WhenAny(run, LimitAsync(stopping)) != run)
            {
                Log.Left(logger, EndLimit.TotalSeconds);
                return 0;
            }

            await run;
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it was starting.
            return 0;
        }
        catch (Exception wrong) when (Faults.Sentence(wrong) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static async Task RunAsync(WebApplication app, Action started, CancellationToken cancellationToken)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch
            {
                // What began before the part that failed has messages in hand and ends in order.
                await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            started();
            await app.WaitForShutdownAsync(cancellationToken);
        }
    }

    private static async Task LimitAsync(CancellationToken stopping)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(begun.SetResult);
        await begun.Task;
        await Task.Delay(EndLimit, TimeProvider.System, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The stop took longer than {Seconds} s; what was not ended lies on disk and goes on after the start")]
        public static partial void Left(ILogger logger, double seconds);

        [LoggerMessage(2, LogLevel.Critical, "These settings are still those of appsettings.example.json, which everybody knows: {Settings}. Anybody who reaches the callback can forge messages. Run doctor.")]
        public static partial void Placeholders(ILogger logger, string settings);
    }
}

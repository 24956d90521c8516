namespace Bot.Operations;

/// <summary>Runs the service; what stops it from starting is said in a sentence, without a stack trace.</summary>
internal static class ServiceCommand
{
    private static readonly string[] Hosts = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>0 after an orderly stop, 2 when the configuration or the environment forbids the start.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            var started = false;
            await using var app = BotHost.Build(args, builder =>
            {
                // Until then the host and the server log a stack trace of what the sentence below says.
                foreach (var category in Hosts)
                {
                    builder.Logging.AddFilter(category, level => started && level >= LogLevel.Information);
                }

                Rehearsal.Apply(builder);
            });
            await app.StartAsync(cancellationToken);
            started = true;
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception wrong) when (Faults.Sentence(wrong) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }
}

using System.Data.Common;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>Looks through the audit chain once, beside the running service: whoever never calls doctor hears of a broken one too.</summary>
internal sealed partial class AuditCheck(Database database, AuditLog audit, TimeProvider time, ILogger<AuditCheck> logger) : BackgroundService
{
    /// <summary>Years of entries take seconds, for which neither the start nor the callbacks that waited for it are to wait.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // A long number is no atom; 0 is no entry.
    private long _bad;

    /// <summary>The first entry that is changed, missing or too much; null when there is none, or none was found yet.</summary>
    public long? Bad => Interlocked.Read(ref _bad) is > 0 and var bad ? bad : null;

    /// <exception cref="StorageBusyException">The database does not answer.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync((work, _) => audit.VerifyAsync(work), cancellationToken) is { } bad)
        {
            Interlocked.Exchange(ref _bad, bad);
            Log.Broken(logger, bad);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
                return;
            }
            catch (Exception error) when (error is StorageBusyException or DbException)
            {
                Log.NotChecked(logger, error.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The audit chain is broken: entry {Entry} was changed, is missing or is too much, and nothing after it can serve as evidence. See 'doctor'; keep the file and compare it with the back-up.")]
        public static partial void Broken(ILogger logger, long entry);

        [LoggerMessage(2, LogLevel.Warning, "The audit chain could not be looked through and is tried again in a minute: {Why}")]
        public static partial void NotChecked(ILogger logger, string why);
    }
}

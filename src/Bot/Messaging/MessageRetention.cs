using System.Data.Common;
using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>What another room wants forgotten: deletes at most @take rows that are not younger than @before.</summary>
internal sealed record Purge(string Sql, TimeSpan Keep);

/// <summary>Forgets finished items and nonces when their time is over. Dead letters stay until somebody decides.</summary>
internal sealed partial class MessageRetention(
    Database database,
    QueueSql sql,
    IEnumerable<Purge> purges,
    IOptions<MessagingOptions> options,
    TimeProvider time,
    ILogger<MessageRetention> logger)
    : BackgroundService
{
    private const int Batch = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Deletes in small batches, so that no callback waits long for its turn.</summary>
    public async Task PurgeAsync(CancellationToken stop = default)
    {
        var now = time.GetUtcNow();
        var done = now - options.Value.KeepDone;
        await PurgeAsync(sql.PurgeInbox, done, stop);
        await PurgeAsync(sql.PurgeOutbox, done, stop);
        await PurgeAsync(sql.PurgeNonces, now - options.Value.NonceWindow, stop);
        foreach (var purge in purges)
        {
            await PurgeAsync(purge.Sql, now - purge.Keep, stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (StorageBusyException) when (stoppingToken.IsCancellationRequested)
            {
                // The database was closed before; a start that failed ends like this.
                return;
            }
            catch (Exception error) when (error is StorageBusyException or DbException)
            {
                Log.NotPurged(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PurgeAsync(string delete, DateTimeOffset before, CancellationToken stop)
    {
        int deleted;
        do
        {
            deleted = await database.WriteAsync((work, _) => work.ExecuteAsync(delete, new { before, take = Batch }), stop);
        }
        while (deleted == Batch);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Old items could not be deleted now; it is tried again in an hour.")]
        public static partial void NotPurged(ILogger logger, Exception error);
    }
}

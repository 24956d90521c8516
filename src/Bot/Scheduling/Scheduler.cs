using System.Data.Common;
using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Scheduling;

/// <summary>
/// Enters what is due into the inbox. It looks at the clock again and again instead of waiting for a moment: a clock that was set, a machine
/// that slept and a database that was away are all the same to it, the latest window is entered as soon as it can be.
/// </summary>
internal sealed partial class Scheduler(
    Database database,
    ScheduledRuns runs,
    ScheduleTable table,
    IOptions<SchedulingOptions> options,
    TimeProvider time,
    ILogger<Scheduler> logger) : BackgroundService
{
    /// <summary>The window of each job that is known to be entered: the database is asked once for each.</summary>
    private readonly Dictionary<string, DateTimeOffset> _known = new(StringComparer.Ordinal);

    /// <summary>Works with and without the loop, but not beside it.</summary>
    /// <exception cref="StorageBusyException">The database did not take it; what is due stays due.</exception>
    public async Task RunDueAsync(CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        foreach (var job in table.Jobs)
        {
            if (job.Due(now) is not { } window || (_known.TryGetValue(job.Name, out var known) && known == window))
            {
                continue;
            }

            if (await database.WriteAsync((work, _) => runs.EnterAsync(work, job, window, now), cancellationToken))
            {
                Log.Entered(logger, job.Name, window);
            }

            _known[job.Name] = window;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckEvery, time);
        do
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (StorageBusyException) when (stoppingToken.IsCancellationRequested)
            {
                // The database was closed before; a start that failed ends like this.
                return;
            }
            catch (Exception error) when (error is StorageBusyException or DbException)
            {
                Log.NotEntered(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}: window {Window} entered")]
        public static partial void Entered(ILogger logger, string job, DateTimeOffset window);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not take a job that is due; it is tried again at the next look.")]
        public static partial void NotEntered(ILogger logger, Exception error);
    }
}

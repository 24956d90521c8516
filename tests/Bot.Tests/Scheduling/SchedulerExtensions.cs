using Bot.Scheduling;
using Bot.Storage;

namespace Bot.Tests.Scheduling;

internal static class SchedulerExtensions
{
    /// <summary>As the loop does: a busy database is asked again.</summary>
    public static async Task InsistAsync(this Scheduler scheduler)
    {
        while (true)
        {
            try
            {
                await scheduler.RunDueAsync();
                return;
            }
            catch (StorageBusyException)
            {
                await Task.Yield();
            }
        }
    }
}

using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>
/// Waits for a database that another holds, without blocking a thread. By the machine's clock: the other lets go no sooner or later because ours is
/// set, and on a clock that stands still a writer would wait for ever.
/// </summary>
internal static class Locked
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(20);

    /// <exception cref="StorageBusyException">The database was still locked when the limit was over.</exception>
    public static async Task<T> RetryAsync<T>(Func<T> attempt, TimeSpan limit)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return attempt();
            }
            catch (SqliteException error) when (SqliteDialect.IsBusy(error))
            {
                if (time.GetElapsedTime(started) >= limit)
                {
                    throw new StorageBusyException("Another process holds the database; nothing was done and it may be tried again.", error);
                }
            }

            await Task.Delay(Every, time);
        }
    }
}

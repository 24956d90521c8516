using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Chaos.Play;

/// <summary>The bot's database seen from outside, by plain SQL: the program's own code has no say in the verdict.</summary>
internal static class Ledger
{
    /// <summary>Sends claimed and not settled, read from a copy: closing the last connection of the file itself would clean up after the dead.</summary>
    public static Task<int> SendsUnderWayAsync(string file) =>
        CountInCopyAsync(file, "select count(*) from outbox where state = 'new' and lease_token is not null");

    /// <summary>Sends that a stop has cut off and flagged, once the bot is gone.</summary>
    public static Task<int> CutOffAsync(string file) =>
        CountInCopyAsync(file, "select count(*) from outbox where state = 'new' and first_try_at is not null and error glob 'The service was stopped before*'");

    private static async Task<int> CountInCopyAsync(string file, string sql)
    {
        var copy = file + ".copy";
        foreach (var end in new[] { "", "-wal" })
        {
            if (File.Exists(file + end))
            {
                File.Copy(file + end, copy + end, overwrite: true);
            }
            else
            {
                File.Delete(copy + end);
            }
        }

        File.Delete(copy + "-shm");
        await using var connection = Open(copy);
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    /// <summary>Sends claimed and not settled while a bot lives.</summary>
    public static int SendsUnderWayNow(string file)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<int>("select count(*) from outbox where state = 'new' and lease_token is not null");
    }

    public static int OpenItems(string file)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<int>("select (select count(*) from inbox where state = 'new') + (select count(*) from outbox where state = 'new')");
    }

    /// <summary>Windows of scheduled jobs that were entered.</summary>
    public static int Windows(string file)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<int>("select count(*) from scheduled_run");
    }

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}

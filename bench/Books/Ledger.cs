using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Books;

/// <summary>Reads what the bot has written, beside it and without writing.</summary>
internal static class Ledger
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task<IReadOnlyList<T>> QueryAsync<T>(string file, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    public static async Task<long> CountAsync(string file, string sql) => (await QueryAsync<long>(file, sql))[0];

    private const string SelectOpen =
        """
        select (select count(*) from inbox where state = 'new')
            + (select count(*) from outbox where state = 'new')
        """;

    /// <summary>Returns when neither queue has anything open; false when it does not come to that.</summary>
    public static async Task<bool> SettledAsync(string file, TimeSpan within)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var tick = new PeriodicTimer(Look);
        while (await CountAsync(file, SelectOpen) > 0)
        {
            if (TimeProvider.System.GetElapsedTime(started) > within || !await tick.WaitForNextTickAsync())
            {
                return false;
            }
        }

        return true;
    }
}

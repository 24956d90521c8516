using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Chaos.Play;

/// <summary>The bot's database seen from outside, by plain SQL: the program's own code has no say in the verdict.</summary>
internal static class Ledger
{
    private const string CountUnderWay = "select count(*) from outbox where state = 'new' and lease_token is not null";

    /// <summary>As the platform sees them (<see cref="Sends.Key"/>): a file's message and a card's code are made when they leave.</summary>
    private const string SelectInHand =
        """
        select body
        from outbox
        where state = 'new' and lease_token is not null and kind in ('text', 'card', 'broadcast')
        union all
        select m.body
        from outbox as o
        join media_send as m on m.outbox_id = o.id
        where o.state = 'new' and o.lease_token is not null
        union all
        select cast(c.response_code as blob)
        from outbox as o
        join card as c on c.code_used = o.id
        where o.state = 'new' and o.lease_token is not null
        """;

    /// <summary>Sends claimed and not settled, read from a copy: closing the last connection of the file itself would clean up after the dead.</summary>
    public static async Task<int> SendsUnderWayAsync(string file)
    {
        await using var copy = OpenCopy(file);
        return await copy.ExecuteScalarAsync<int>(CountUnderWay);
    }

    /// <summary>Sends that a stop has cut off and flagged, once the bot is gone.</summary>
    public static async Task<int> CutOffAsync(string file)
    {
        await using var copy = OpenCopy(file);
        return await copy.ExecuteScalarAsync<int>("select count(*) from outbox where state = 'new' and first_try_at is not null and error glob 'The service was stopped before*'");
    }

    /// <summary>What was claimed and not settled when the last bot died.</summary>
    public static async Task<IReadOnlySet<string>> LeftInHandAsync(string file)
    {
        await using var copy = OpenCopy(file);
        return InHand(copy);
    }

    /// <summary>What is claimed and not settled while a bot lives.</summary>
    public static IReadOnlySet<string> InHand(string file)
    {
        using var connection = Open(file);
        return InHand(connection);
    }

    private static HashSet<string> InHand(SqliteConnection connection) =>
        connection.Query<byte[]>(SelectInHand).Select(Encoding.UTF8.GetString).ToHashSet(StringComparer.Ordinal);

    private static SqliteConnection OpenCopy(string file)
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
        return Open(copy);
    }

    /// <summary>Sends claimed and not settled while a bot lives.</summary>
    public static int SendsUnderWayNow(string file)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<int>(CountUnderWay);
    }

    public static int OpenItems(string file)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<int>("select (select count(*) from inbox where state = 'new') + (select count(*) from outbox where state = 'new')");
    }

    /// <summary>Callbacks stored with a time of day of the bot's clock from then on.</summary>
    public static int Received(string file, DateTimeOffset from, DateTimeOffset until)
    {
        using var connection = Open(file);
        return connection.ExecuteScalar<int>(
            "select count(*) from inbox where kind = 'wecom' and received_at >= @from and received_at < @until",
            new { from = from.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds() });
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

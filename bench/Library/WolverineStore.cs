using Dapper;
using Microsoft.Data.Sqlite;

namespace Bench.Library;

/// <summary>The tables of the Wolverine side: WAL, synchronous=FULL, a connection from the pool and a transaction for each step.</summary>
/// <param name="oneWriter">Writers queue for a semaphore instead of for SQLite's lock: the kindest arrangement without sharing commits.</param>
public sealed class WolverineStore(string file, bool oneWriter) : IDisposable
{
    private const string Schema =
        """
        pragma journal_mode = wal;
        create table inbox (
            id integer primary key autoincrement,
            dedup_key text not null unique,
            lane text not null,
            body text not null,
            state text not null
        ) strict;
        create table state (
            lane text primary key,
            count integer not null
        ) strict;
        create table outgoing (
            id integer primary key autoincrement,
            lane text not null,
            body text not null,
            state text not null
        ) strict;
        """;

    // The driver alone waits for a lock in steps of 150 ms; SQLite's own handler begins with 1 ms.
    private const string Settings =
        """
        pragma synchronous = full;
        pragma busy_timeout = 30000;
        """;

    private const string InsertInbox =
        """
        insert into inbox (dedup_key, lane, body, state)
        values (@key, @lane, @body, 'new')
        returning id
        """;

    private const string UpdateState =
        """
        insert into state (lane, count)
        values (@lane, 1)
        on conflict (lane) do update set count = count + 1
        """;

    private const string InsertOutgoing =
        """
        insert into outgoing (lane, body, state)
        values (@lane, @body, 'new')
        returning id
        """;

    private const string UpdateInbox = "update inbox set state = 'done' where id = @id";

    private const string UpdateOutgoing = "update outgoing set state = 'done' where id = @id";

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = file }.ToString();

    public string File => file;

    internal Counter Sent { get; } = new();

    public async Task PrepareAsync()
    {
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync(Schema);
    }

    public Task<long> AcceptAsync(string key, string lane, string body) =>
        WriteAsync((connection, transaction) => connection.ExecuteScalarAsync<long>(InsertInbox, new { key, lane, body }, transaction));

    public Task<long> HandleAsync(Arrived message) => WriteAsync(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(UpdateState, new { lane = message.Lane }, transaction);
        var id = await connection.ExecuteScalarAsync<long>(InsertOutgoing, new { lane = message.Lane, body = message.Body }, transaction);
        await connection.ExecuteAsync(UpdateInbox, new { id = message.Id }, transaction);
        return id;
    });

    /// <summary>The sending itself is nothing, on both sides.</summary>
    public async Task SendAsync(long id)
    {
        await WriteAsync((connection, transaction) => connection.ExecuteAsync(UpdateOutgoing, new { id }, transaction));
        Sent.Add();
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _one.Dispose();
    }

    private async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, Task<T>> write)
    {
        if (oneWriter)
        {
            await _one.WaitAsync();
        }

        try
        {
            await using var connection = await OpenAsync();
            await using var transaction = connection.BeginTransaction();
            var result = await write(connection, transaction);
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            if (oneWriter)
            {
                _one.Release();
            }
        }
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(Settings);
        return connection;
    }
}

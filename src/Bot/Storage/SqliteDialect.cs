using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>What only SQLite says this way: connections, pragmas, error numbers.</summary>
internal static class SqliteDialect
{
    /// <summary>Older ones can lose a committed transaction when the WAL is reset (sqlite.org, release 3.51.3).</summary>
    public static Version OldestVersion { get; } = new(3, 51, 3);

    public const string Tables = "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'";

    /// <summary>Looks through the whole file and names the first fault; <see cref="Sound"/> when there is none.</summary>
    public const string QuickCheck = "pragma quick_check(1)";

    public const string Sound = "ok";

    // The driver waits by Thread.Sleep until the timeout is over; 0 means for ever, so only a negative one never sleeps.
    private const int NoWait = -1;

    private const string WriterSettings =
        $"""
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        """;

    private const string ReaderSettings = "pragma query_only = on";

    /// <exception cref="StorageUnusableException">The connection string is none, or names no file.</exception>
    public static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var parsed = new SqliteConnectionStringBuilder(connectionString);
            return parsed.DataSource.Length > 0 && parsed.DataSource != ":memory:" && parsed.Mode != SqliteOpenMode.Memory
                ? parsed
                : throw new StorageUnusableException(StorageTexts.NoFile);
        }
        catch (ArgumentException error)
        {
            throw new StorageUnusableException(StorageTexts.BadConnectionString(error.Message), error);
        }
    }

    /// <summary>The writer's own connection. It waits for nothing: the writer retries without blocking a thread.</summary>
    public static SqliteConnection Writer(string connectionString) =>
        new(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString())
        {
            DefaultTimeout = NoWait,
        };

    /// <summary>A pooled connection that cannot write.</summary>
    public static SqliteConnection Reader(string connectionString) =>
        new(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = true }.ToString())
        {
            DefaultTimeout = NoWait,
        };

    public static void SetUpWriter(SqliteConnection connection) => Execute(connection, WriterSettings);

    public static void SetUpReader(SqliteConnection connection) => Execute(connection, ReaderSettings);

    /// <summary>A read transaction that has its snapshot: "begin deferred" alone takes none until the first read.</summary>
    public static SqliteTransaction BeginRead(SqliteConnection connection)
    {
        var transaction = connection.BeginTransaction(deferred: true);
        try
        {
            Execute(connection, "select count(*) from sqlite_schema", transaction);
            return transaction;
        }
        catch (SqliteException)
        {
            transaction.Dispose();
            throw;
        }
    }

    public static bool IsBusy(SqliteException error) => error.SqliteErrorCode is 5 or 6;

    public static bool IsDamaged(SqliteException error) => error.SqliteErrorCode is 11 or 26;

    /// <summary>A disk that is full or failing, or a file that cannot be written, is no fault of the work: it may be tried again. Every other error as it came.</summary>
    public static Exception Translate(Exception error) => error is SqliteException { SqliteErrorCode: 13 }
        ? new StorageFullException("The disk of the database is full; make room.", error)
        : error is SqliteException { SqliteErrorCode: 8 or 10 or 14 }
        ? new StorageBusyException($"The database cannot be written, its disk is failing ({error.Message}). Nothing was stored and it may be tried again.", error)
        : error;

    /// <exception cref="StorageUnusableException">The native library is older than <see cref="OldestVersion"/>.</exception>
    public static void RequireVersion(string found)
    {
        if (Version.Parse(found) < OldestVersion)
        {
            throw new StorageUnusableException(StorageTexts.OldSqlite(found, OldestVersion));
        }
    }

    /// <summary>The sentence for an error at start; null when the error is none of the operator's.</summary>
    public static string? Explain(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        _ when IsDamaged(error) => StorageTexts.Damaged(file),
        8 => StorageTexts.NotWritable(file),
        14 => StorageTexts.CannotOpen(file),
        10 or 13 => StorageTexts.DiskFull(file, error.Message),
        _ => null,
    };

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

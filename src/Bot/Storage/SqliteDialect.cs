using System.Data.Common;
using Bot.Storage.Migrations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bot.Storage;

/// <summary>What only SQLite says this way: connections, pragmas, error numbers.</summary>
internal sealed class SqliteDialect(StorageOptions options, TimeProvider time) : SqlDialect
{
    public const string Name = "Sqlite";

    /// <summary>Older ones can lose a committed transaction when the WAL is reset (sqlite.org, release 3.51.3).</summary>
    public static Version OldestVersion { get; } = new(3, 51, 3);

    public const string SelectTables = "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'";

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
        pragma wal_autocheckpoint = 0;
        pragma cache_size = -32768;
        pragma temp_store = memory;
        """;

    private const int ReadOnly = 8;

    private const string ReaderSettings = "pragma query_only = on";

    // Where readers look; another text than the writer's where the disk cannot be written.
    private string _reading = options.ConnectionString;

    public override string Provider => Name;

    public override string Place => StorageTexts.File(File);

    public override string Tables => SelectTables;
    public override string? Folder => Path.GetDirectoryName(Path.GetFullPath(File));

    public override bool IsStillToBeMade => !System.IO.File.Exists(File) && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(File)));

    private string File => Parse(options.ConnectionString).DataSource;

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = Writer(Parse(options.ConnectionString).ToString());
            await connection.OpenAsync(cancellationToken);
            RequireVersion(connection.ServerVersion);
            await new SqliteMigrator(Migration.Embedded(Name), this, options.BusyLimit, time).RunAsync(connection, File);
        }
        catch (SqliteException error) when (Explain(error, File) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    public override async Task InspectAsync(bool older, CancellationToken cancellationToken)
    {
        if (!IsThere(File))
        {
            throw new StorageUnusableException(new FileInfo(File).Exists ? StorageTexts.Empty(Place) : StorageTexts.NotThere(File));
        }

        SqliteMigrator.RequireOwnWal(File);

        try
        {
            await InspectOnceAsync(older, cancellationToken);
        }
        catch (Exception error) when (error.InnerException is SqliteException { SqliteErrorCode: ReadOnly or 14 })
        {
            // Beside a log there is more than the file alone tells.
            if (new FileInfo($"{File}-wal") is { Exists: true, Length: > 0 })
            {
                throw new StorageUnusableException(StorageTexts.WalNotReadable(File), error);
            }

            // Readers of a WAL database make files beside it. On a disk that cannot be written nobody changes the file either (sqlite.org/uri.html, immutable).
            _reading = new SqliteConnectionStringBuilder { DataSource = $"{new Uri(Path.GetFullPath(File)).AbsoluteUri}?immutable=1" }.ToString();
            await InspectOnceAsync(older, cancellationToken);
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = Writer(options.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        SetUpWriter(connection);
        return connection;
    }

    public override IWriter CreateWriter(StorageMetrics metrics) => new SqliteWriter(this, options, metrics, time);

    public override async Task<ReadScope> BeginReadAsync(CancellationToken cancellationToken)
    {
        var connection = Reader(_reading);
        try
        {
            return new ReadScope(connection, await Locked.RetryAsync(() => OpenRead(connection), options.BusyLimit), this);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<T> ReadAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await base.ReadAsync(work, cancellationToken);
        }
        catch (SqliteException error) when (error.SqliteErrorCode != ReadOnly)
        {
            // To write while reading is a bug of ours.
            var told = Translate(error);
            if (ReferenceEquals(told, error))
            {
                throw;
            }

            throw told;
        }
    }

    // They lie in the file as UTF-8.
    public override ReadOnlySpan<byte> Utf8(DbDataReader reader, int column) =>
        reader is SqliteDataReader { Handle: { } row } ? raw.sqlite3_column_blob(row, column) : base.Utf8(reader, column);

    public override void Release()
    {
        using var pool = Reader(_reading);
        SqliteConnection.ClearPool(pool);
    }

    /// <summary>There is one writer, and a transaction locks the file: every unit of work is alone.</summary>
    public override Task HoldAsync(UnitOfWork work, string kind, IEnumerable<string> names) => Task.CompletedTask;

    /// <summary>A disk that is full or failing, or a file that cannot be written, is no fault of the work: it may be tried again.</summary>
    public override Exception Translate(Exception error) => error is SqliteException { SqliteErrorCode: 13 }
        ? new StorageFullException("The disk of the database is full; make room.", error)
        : error is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 15 }
        ? new StorageBusyException($"The database is held by another process, or memory is short ({error.Message}). Nothing was stored and it may be tried again.", error)
        : error is SqliteException { SqliteErrorCode: ReadOnly or 10 or 14 }
        ? new StorageBusyException($"The database cannot be written, its disk is failing ({error.Message}). Nothing was stored and it may be tried again.", error)
        : error;

    /// <summary>Primary key and unique index (sqlite.org/rescode.html).</summary>
    public override bool IsDuplicate(Exception error) => error is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    public override bool IsDamaged(Exception error) => error is SqliteException { SqliteErrorCode: 11 or 26 };

    public override string? Explain(Exception error) => error is SqliteException { } sqlite ? Explain(sqlite, File) : null;

    public override async Task<IReadOnlyList<Remark>> ExamineAsync(UnitOfWork work)
    {
        var found = await work.ScalarAsync<string>(QuickCheck);
        return [found == Sound ? new Remark(true, StorageTexts.Usable(Place)) : new Remark(false, StorageTexts.Unsound(found)), DiskSpace.Of(File)];
    }

    /// <summary>They always may.</summary>
    public override Task OwnNumbersAsync(UnitOfWork work, string table, bool on) => Task.CompletedTask;

    private const string SelectLastNumber = "select coalesce(max(seq), 0) from sqlite_sequence where name = @table";

    public override Task<long> LastNumberAsync(UnitOfWork work, string table) => work.ScalarAsync<long>(SelectLastNumber, new { table });

    private const string UpdateLastNumber = "update sqlite_sequence set seq = @last where name = @table";

    private const string InsertLastNumber = "insert into sqlite_sequence (name, seq) values (@table, @last)";

    public override async Task CountFromAsync(UnitOfWork work, string table, long last)
    {
        if (await work.ExecuteAsync(UpdateLastNumber, new { table, last }) == 0)
        {
            await work.ExecuteAsync(InsertLastNumber, new { table, last });
        }
    }

    public override TTexts Choose<TTexts>(Func<TTexts> sqlite, Func<SqlServerDialect, TTexts> sqlServer) => sqlite();

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

    /// <summary>Moves committed pages from the WAL to the database file as far as nobody is in the way; waits for nobody.</summary>
    public static void Checkpoint(SqliteConnection connection) => Execute(connection, "pragma wal_checkpoint(passive)");

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

    /// <exception cref="StorageUnusableException">The native library is older than <see cref="OldestVersion"/>.</exception>
    public static void RequireVersion(string found)
    {
        if (Version.Parse(found) < OldestVersion)
        {
            throw new StorageUnusableException(StorageTexts.OldSqlite(found, OldestVersion));
        }
    }

    /// <summary>The sentence for an error at start; null when the error is none of the operator's.</summary>
    private static string? Explain(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        11 or 26 => StorageTexts.Damaged(file),
        8 => StorageTexts.NotWritable(file),
        14 => StorageTexts.CannotOpen(file),
        10 or 13 => StorageTexts.DiskFull(file, error.Message),
        _ => null,
    };

    private static bool IsThere(string file) => file.StartsWith("file:", StringComparison.Ordinal) || new FileInfo(file) is { Exists: true, Length: > 0 };

    private async Task InspectOnceAsync(bool older, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(async (work, _) =>
            {
                await new SqliteMigrator(Migration.Embedded(Name), this, options.BusyLimit, time).InspectAsync(work, File, older);
                return true;
            }, cancellationToken);
        }
        catch (SqliteException error) when (Explain(error, File) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    private static SqliteTransaction OpenRead(SqliteConnection connection)
    {
        connection.Open();
        SetUpReader(connection);
        return BeginRead(connection);
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        command.ExecuteNonQuery();
    }
}

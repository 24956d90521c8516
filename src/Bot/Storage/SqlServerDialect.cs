using System.Data;
using System.Data.Common;
using Bot.Storage.Migrations;
using Microsoft.Data.SqlClient;

namespace Bot.Storage;

/// <summary>What only SQL Server says this way: connections, named locks, error numbers.</summary>
internal sealed class SqlServerDialect(StorageOptions options, TimeProvider time) : SqlDialect
{
    public const string Name = "SqlServer";

    private const string LockHints = "with (rowlock, updlock, readpast)";

    private const string TryHints = $"select count(*) from SchemaVersions {LockHints}";

    private static readonly string[] NotOurs = ["master", "model", "msdb", "tempdb"];

    // Nobody on the line waits longer for a statement; a wait for another's lock is over long before.
    private const int CommandSeconds = 15;

    private readonly Lazy<SqlConnectionStringBuilder> _settings = new(() => Parse(options));
    private volatile bool _knowsHints = true;
    private volatile bool _snapshots;
    private volatile string? _fault;

    public override string Provider => Name;

    public override string Place => SqlServerTexts.Place(_settings.Value.DataSource, _settings.Value.InitialCatalog);

    /// <summary>Goes on without the rows that others hold. Empty on a server that speaks T-SQL and knows no hints: claims wait for each other there.</summary>
    public string SkipLocked => _knowsHints ? LockHints : "";

    /// <summary>Why the server does not take our work; null since the last time that it did.</summary>
    public string? Fault => _fault;

    public override string Tables =>
        "select table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema = schema_name()";

    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenOwnAsync(cancellationToken);
            await SqlServerChecks.RequireServerAsync(connection, Place);
            await new SqlServerMigrator(Migration.Embedded(Name), this, time).RunAsync(connection);
            await SqlServerChecks.RequireCollationAsync(connection, Place);
            _knowsHints = await SqlServerChecks.KnowsAsync(connection, TryHints);
            _snapshots = await SqlServerChecks.AllowsSnapshotsAsync(connection);
        }
        catch (SqlException error) when (Explain(error) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    public override async Task InspectAsync(bool older, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenOwnAsync(cancellationToken);
            await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
            {
                await new SqlServerMigrator(Migration.Embedded(Name), this, time).InspectAsync(new UnitOfWork(connection, transaction, this), older);
            }

            _knowsHints = await SqlServerChecks.KnowsAsync(connection, TryHints);
            _snapshots = await SqlServerChecks.AllowsSnapshotsAsync(connection);
        }
        catch (SqlException error) when (Explain(error) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => await OpenOwnAsync(cancellationToken);

    /// <summary>An open connection of the pool.</summary>
    public async Task<SqlConnection> OpenPooledAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(_settings.Value.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override IWriter CreateWriter(StorageMetrics metrics) => new SqlServerWriter(this, options, metrics);

    public override async Task<ReadScope> BeginReadAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenPooledAsync(cancellationToken);
        try
        {
            // Several selects of one reader fit together only in a snapshot of the whole transaction.
            var level = _snapshots ? IsolationLevel.Snapshot : IsolationLevel.ReadCommitted;
            return new ReadScope(connection, await connection.BeginTransactionAsync(level, cancellationToken), this);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Once more after a conflict, or on a connection that had died in the pool.</summary>
    public override async Task<T> ReadAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await base.ReadAsync(work, cancellationToken);
        }
        catch (Exception passing) when (FaultOf(passing) is SqlServerFault.Conflict or SqlServerFault.Away)
        {
            // What is not passing shows again.
        }

        try
        {
            return await base.ReadAsync(work, cancellationToken);
        }
        catch (Exception error) when (FaultOf(error) is not (SqlServerFault.Other or SqlServerFault.Duplicate))
        {
            throw Translate(error);
        }
    }

    public override void Release()
    {
        using var pool = new SqlConnection(_settings.Value.ToString());
        SqlConnection.ClearPool(pool);
    }

    private const string Take = "update named_lock set turns = turns + 1 where kind = @kind and name in @names";

    private const string Make =
        """
        insert into named_lock (kind, name, turns)
        select @kind, @name, 1
        where not exists (select 1 from named_lock where kind = @kind and name = @name)
        """;

    /// <summary>
    /// The rows of the names are locked by a change of them, in one order. Where one is missing it is made; two that make the same one meet at its
    /// key, and one of them runs again.
    /// </summary>
    public override async Task HoldAsync(UnitOfWork work, string kind, IEnumerable<string> names)
    {
        foreach (var piece in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(UnitOfWork.MostInList))
        {
            var held = 0;
            while ((held = await work.ExecuteAsync(Take, new { kind, names = piece })) < piece.Length)
            {
                var made = 0;
                foreach (var name in piece)
                {
                    made += await work.ExecuteAsync(Make, new { kind, name });
                }

                if (held + made == piece.Length)
                {
                    break;
                }
            }
        }
    }

    public override Exception Translate(Exception error)
    {
        var fault = FaultOf(error);
        if (fault is SqlServerFault.Away or SqlServerFault.Full or SqlServerFault.Damaged)
        {
            _fault = $"the database does not take work ({error.Message})";
        }

        return fault switch
        {
            SqlServerFault.Full => new StorageFullException("The database has no room for data or log; make room.", error),
            SqlServerFault.Away => new StorageBusyException($"The database is away or takes too long ({error.Message}). It may be tried again.", error),
            SqlServerFault.Conflict => new StorageBusyException("The work lost against others every time; it may be tried again.", error),
            _ => error,
        };
    }

    /// <summary>The server took work: whatever was wrong is over.</summary>
    public void Answers() => _fault = null;

    public override bool IsDuplicate(Exception error) => FaultOf(error) == SqlServerFault.Duplicate;

    public override bool IsDamaged(Exception error) => FaultOf(error) == SqlServerFault.Damaged;

    public override string? Explain(Exception error) =>
        error is SqlException sql ? SqlServerErrors.Explain(sql.Number, sql.Class, Place, $"{sql.Number}：{sql.Message}") : null;

    public override Task<IReadOnlyList<Remark>> ExamineAsync(UnitOfWork work) => SqlServerChecks.ExamineAsync(work, Place);

    public override Task OwnNumbersAsync(UnitOfWork work, string table, bool on) =>
        work.ExecuteAsync(OwnNumbers(table, on));

    internal static string OwnNumbers(string table, bool on) => $"set identity_insert {table} {(on ? "on" : "off")}";

    private const string SelectLastNumber = "select cast(coalesce(ident_current(@table), 0) as bigint)";

    public override Task<long> LastNumberAsync(UnitOfWork work, string table) => work.ScalarAsync<long>(SelectLastNumber, new { table });

    private const string SetLastNumber = "dbcc checkident (@table, reseed, @last) with no_infomsgs";

    public override Task CountFromAsync(UnitOfWork work, string table, long last) => work.ExecuteAsync(SetLastNumber, new { table, last });

    public override TTexts Choose<TTexts>(Func<TTexts> sqlite, Func<SqlServerDialect, TTexts> sqlServer) => sqlServer(this);

    /// <summary>The pool says that it has no connection left by an exception of its own.</summary>
    public static SqlServerFault FaultOf(Exception error) => error switch
    {
        SqlException sql => SqlServerErrors.Classify(sql.Number, sql.Class),
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => SqlServerFault.Away,
        _ => SqlServerFault.Other,
    };

    /// <summary>What the operator wrote, and where he wrote nothing, limits that keep a callback's sender from waiting in vain.</summary>
    /// <exception cref="StorageUnusableException">It is none, or names no server or no database of ours.</exception>
    internal static SqlConnectionStringBuilder Parse(StorageOptions options)
    {
        SqlConnectionStringBuilder parsed;
        try
        {
            parsed = new SqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new StorageUnusableException(SqlServerTexts.BadConnectionString(error.Message), error);
        }

        if (parsed.DataSource.Length == 0)
        {
            throw new StorageUnusableException(SqlServerTexts.NoServer);
        }

        if (parsed.InitialCatalog.Length == 0 || NotOurs.Contains(parsed.InitialCatalog, StringComparer.OrdinalIgnoreCase))
        {
            throw new StorageUnusableException(SqlServerTexts.NoName);
        }

        if (!parsed.ShouldSerialize("Connect Timeout"))
        {
            parsed.ConnectTimeout = Math.Max(1, (int)options.BusyLimit.TotalSeconds);
        }

        if (!parsed.ShouldSerialize("Command Timeout"))
        {
            parsed.CommandTimeout = CommandSeconds;
        }

        // We begin anew with the whole unit of work; and a server that is back is not to be avoided for a minute more.
        parsed.ConnectRetryCount = 0;
        parsed.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        parsed.MultipleActiveResultSets = false;
        return parsed;
    }

    private async Task<SqlConnection> OpenOwnAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(_settings.Value.ToString()) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace Bot.Storage.Migrations;

/// <summary>Brings a database up to the program's schema: each script once, in order, in a transaction of its own, by one instance at a time.</summary>
internal sealed partial class SqlServerMigrator(IReadOnlyList<Migration> migrations, SqlDialect dialect, TimeProvider time)
{
    /// <summary>A script may have to walk over all rows of years.</summary>
    private const int ScriptSeconds = 1800;

    // The lock goes with the transaction; a second instance waits for the first one's scripts.
    private const string TakeRunLock =
        """
        declare @result int;
        exec @result = sp_getapplock @Resource = 'Bot.SchemaVersions', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 600000;
        select @result
        """;

    private const string CreateVersions =
        """
        create table SchemaVersions (
            number int not null constraint pk_SchemaVersions primary key clustered,
            name nvarchar(100) collate Latin1_General_BIN2 not null,
            checksum nvarchar(64) collate Latin1_General_BIN2 not null,
            applied_at bigint not null
        )
        """;

    private const string Touch = "update SchemaVersions set applied_at = applied_at";

    private readonly SchemaVersions _versions = new(migrations);

    /// <exception cref="StorageUnusableException">The database is another program's, newer than this program, was made by a script that has changed, or another instance takes very long over its scripts.</exception>
    public async Task RunAsync(DbConnection connection)
    {
        // One transaction more than there are scripts: the last one proves that the account may write.
        foreach (var migration in migrations.Append(null))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await ApplyAsync(new UnitOfWork(connection, transaction, dialect), migration);
            await transaction.CommitAsync();
        }
    }

    /// <summary>The checks without the scripts.</summary>
    /// <exception cref="StorageUnusableException">As for the start; or nothing of ours is in it, or a script is missing.</exception>
    public async Task InspectAsync(UnitOfWork work, bool older)
    {
        if (!await HasVersionsAsync(work))
        {
            throw new StorageUnusableException(StorageTexts.Empty(dialect.Place));
        }

        if (older)
        {
            await _versions.CheckAsync(work, dialect.Place);
        }
        else
        {
            await _versions.RequireAllAsync(work, dialect.Place);
        }
    }

    /// <summary>The statements of a script; a line "go" ends a batch, since some statements must stand alone in theirs.</summary>
    internal static IEnumerable<string> Batches(string script) =>
        Go().Split(script.ReplaceLineEndings("\n")).Where(batch => !string.IsNullOrWhiteSpace(batch));

    private async Task ApplyAsync(UnitOfWork work, Migration? migration)
    {
        if (await work.Connection.ExecuteScalarAsync<int>(TakeRunLock, transaction: work.Transaction, commandTimeout: ScriptSeconds) < 0)
        {
            throw new StorageUnusableException(SqlServerTexts.SchemaHeld(dialect.Place));
        }

        if (!await HasVersionsAsync(work))
        {
            await work.ExecuteAsync(CreateVersions);
        }

        var has = await _versions.CheckAsync(work, dialect.Place);
        if (migration is null)
        {
            await work.ExecuteAsync(Touch);
        }
        else if (!has.Contains(migration.Number))
        {
            foreach (var batch in Batches(migration.Script))
            {
                await work.Connection.ExecuteAsync(batch, transaction: work.Transaction, commandTimeout: ScriptSeconds);
            }

            await SchemaVersions.AddAsync(work, migration, time.GetUtcNow());
        }
    }

    /// <exception cref="StorageUnusableException">There are tables, and none of them is ours.</exception>
    private async Task<bool> HasVersionsAsync(UnitOfWork work)
    {
        var tables = await work.QueryAsync<string>(dialect.Tables);
        var has = tables.Contains("SchemaVersions", StringComparer.OrdinalIgnoreCase);
        return has || tables.Count == 0 ? has : throw new StorageUnusableException(StorageTexts.OtherProgram(dialect.Place));
    }

    [GeneratedRegex("^go[ \\t]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Go();
}

using Microsoft.Data.Sqlite;

namespace Bot.Storage.Migrations;

/// <summary>Brings a database up to the program's schema: each script once, in order, in a transaction of its own.</summary>
internal sealed class Migrator(IReadOnlyList<Migration> migrations, TimeSpan busyLimit, TimeProvider time)
{
    private const string CreateVersions =
        """
        create table if not exists SchemaVersions (
            number integer primary key,
            name text not null,
            checksum text not null,
            applied_at integer not null
        ) strict
        """;

    private const string SelectApplied = "select number, name, checksum from SchemaVersions order by number";

    private const string InsertApplied =
        "insert into SchemaVersions (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, @now)";

    /// <exception cref="StorageUnusableException">The file is another program's, newer than this program, or was made by a script that has changed.</exception>
    public async Task RunAsync(SqliteConnection connection, string file)
    {
        // Looked at before anything is written, so that a file that is not ours stays as it is.
        await CheckAsync(connection, file);
        await Locked.RetryAsync(() => SetUp(connection), busyLimit, time);
        foreach (var migration in migrations)
        {
            await ApplyAsync(connection, migration, file);
        }
    }

    private async Task CheckAsync(SqliteConnection connection, string file)
    {
        await using var transaction = await Locked.RetryAsync(() => SqliteDialect.BeginRead(connection), busyLimit, time);
        var work = new UnitOfWork(connection, transaction);
        var tables = await work.QueryAsync<string>(SqliteDialect.Tables);
        if (tables.Count == 0)
        {
            return;
        }

        if (!tables.Contains("SchemaVersions", StringComparer.Ordinal))
        {
            throw new StorageUnusableException($"The database file {file} belongs to another program. It was left as it is: name another file in Storage:ConnectionString.");
        }

        Check(await work.QueryAsync<Applied>(SelectApplied), file);
    }

    private async Task ApplyAsync(SqliteConnection connection, Migration migration, string file)
    {
        await using var transaction = await Locked.RetryAsync(() => connection.BeginTransaction(), busyLimit, time);
        var work = new UnitOfWork(connection, transaction);
        await work.ExecuteAsync(CreateVersions);

        // Read again under the lock: another process may have been faster.
        var applied = await work.QueryAsync<Applied>(SelectApplied);
        Check(applied, file);
        if (applied.Any(row => row.Number == migration.Number))
        {
            return;
        }

        await work.ExecuteAsync(migration.Script);
        await work.ExecuteAsync(InsertApplied, new { migration.Number, migration.Name, migration.Checksum, now = time.GetUtcNow() });
        await transaction.CommitAsync();
    }

    private void Check(IReadOnlyList<Applied> applied, string file)
    {
        foreach (var row in applied)
        {
            var known = migrations.FirstOrDefault(migration => migration.Number == row.Number)
                ?? throw new StorageUnusableException(
                    $"The database file {file} has schema {row.Number} ({row.Name}), this program knows schemas up to {migrations.Max(migration => migration.Number)}. Start the newer program, or restore the backup made before the update; nothing was changed.");
            if (known.Checksum != row.Checksum)
            {
                throw new StorageUnusableException(
                    $"Schema {row.Number} ({row.Name}) of the database file {file} was made by another script than this program carries. Start the program that made it, or restore a backup; nothing was changed.");
            }
        }
    }

    private static bool SetUp(SqliteConnection connection)
    {
        SqliteDialect.SetUpWriter(connection);
        return true;
    }

    private sealed record Applied
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Checksum { get; init; } = "";
    }
}

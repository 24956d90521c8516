using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Bot.Storage.Migrations;

/// <summary>Brings a file up to the program's schema: each script once, in order, in a transaction of its own.</summary>
internal sealed class SqliteMigrator(IReadOnlyList<Migration> migrations, SqlDialect dialect, TimeSpan busyLimit, TimeProvider time)
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

    private const string Touch = "update SchemaVersions set applied_at = applied_at";

    /// <summary>Bytes that are looked through at the start, in about 0.1 s; doctor looks through larger files.</summary>
    private const long LargestChecked = 64 * 1024 * 1024;

    /// <summary>The first four bytes of a WAL file, or one more (sqlite.org/fileformat2.html, 4.1).</summary>
    private const uint WalMagic = 0x377f0682;

    private readonly SchemaVersions _versions = new(migrations);

    /// <exception cref="StorageUnusableException">The file is damaged, another program's, newer than this program, or was made by a script that has changed.</exception>
    public async Task RunAsync(SqliteConnection connection, string file)
    {
        // Looked at before anything is written, so that a file that is not ours stays as it is.
        RequireOwnWal(file);
        await CheckAsync(connection, file);
        await Locked.RetryAsync(() => SetUp(connection), busyLimit);
        foreach (var migration in migrations)
        {
            await ApplyAsync(connection, migration, file);
        }

        await ProveWritableAsync(connection);
    }

    /// <summary>The checks without the scripts; before the file is opened comes <see cref="RequireOwnWal"/>.</summary>
    /// <exception cref="StorageUnusableException">As for the start; or nothing of ours is in it, or a script is missing.</exception>
    public async Task InspectAsync(UnitOfWork work, string file, bool older)
    {
        if (!await CheckAsync(work, file))
        {
            throw new StorageUnusableException(StorageTexts.Empty(StorageTexts.File(file)));
        }

        if (!older)
        {
            await _versions.RequireAllAsync(work, StorageTexts.File(file));
        }
    }

    /// <summary>SQLite would throw away a -wal file that is none. One of zeros only is what a power cut can leave, with nothing committed in it.</summary>
    public static void RequireOwnWal(string file)
    {
        try
        {
            using var stream = new FileStream($"{file}-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> magic = stackalloc byte[4];
            if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length
                && BinaryPrimitives.ReadUInt32BigEndian(magic) is not (0 or WalMagic or WalMagic + 1))
            {
                throw new StorageUnusableException(StorageTexts.StrangeWal(file));
            }
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            // No such file, as after every orderly stop; what else is wrong with it, SQLite says next.
        }
    }

    private async Task CheckAsync(SqliteConnection connection, string file)
    {
        await using var transaction = await Locked.RetryAsync(() => SqliteDialect.BeginRead(connection), busyLimit);
        await CheckAsync(new UnitOfWork(connection, transaction, dialect), file);
    }

    /// <summary>False when nothing is in it.</summary>
    private async Task<bool> CheckAsync(UnitOfWork work, string file)
    {
        var tables = await work.QueryAsync<string>(SqliteDialect.SelectTables);
        if (tables.Count == 0)
        {
            return false;
        }

        if (!tables.Contains("SchemaVersions", StringComparer.Ordinal))
        {
            throw new StorageUnusableException(StorageTexts.OtherProgram(StorageTexts.File(file)));
        }

        await _versions.CheckAsync(work, StorageTexts.File(file));
        if (new FileInfo(file) is { Exists: true, Length: <= LargestChecked } && await work.ScalarAsync<string>(SqliteDialect.QuickCheck) != SqliteDialect.Sound)
        {
            throw new StorageUnusableException(StorageTexts.Damaged(file));
        }

        return true;
    }

    /// <summary>A write that changes nothing: a read-only file or a full disk shows here, and not at the first callback.</summary>
    private async Task ProveWritableAsync(SqliteConnection connection)
    {
        await using var transaction = await Locked.RetryAsync(() => connection.BeginTransaction(), busyLimit);
        await new UnitOfWork(connection, transaction, dialect).ExecuteAsync(Touch);
        await transaction.CommitAsync();
    }

    private async Task ApplyAsync(SqliteConnection connection, Migration migration, string file)
    {
        await using var transaction = await Locked.RetryAsync(() => connection.BeginTransaction(), busyLimit);
        var work = new UnitOfWork(connection, transaction, dialect);
        await work.ExecuteAsync(CreateVersions);

        // Read again under the lock: another process may have been faster.
        if (!(await _versions.CheckAsync(work, StorageTexts.File(file))).Contains(migration.Number))
        {
            await work.ExecuteAsync(migration.Script);
            await SchemaVersions.AddAsync(work, migration, time.GetUtcNow());
            await transaction.CommitAsync();
        }
    }

    private static bool SetUp(SqliteConnection connection)
    {
        SqliteDialect.SetUpWriter(connection);
        return true;
    }
}

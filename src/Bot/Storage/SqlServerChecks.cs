using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;

namespace Bot.Storage;

/// <summary>Whether the server and the database are such as the program needs.</summary>
internal static class SqlServerChecks
{
    /// <summary>The service pack that gave all editions the same features.</summary>
    public static Version OldestVersion { get; } = new(13, 0, 4001);

    public const int OldestLevel = 130;

    /// <summary>What our text columns compare by: as SQLite, by code.</summary>
    public const string Collation = "Latin1_General_BIN2";

    // 1 to 4 are the boxed editions; the hosted ones count their versions otherwise. A server of another maker calls itself SQL Server 2014.
    private const string SelectServer =
        """
        select
            cast(serverproperty('ProductVersion') as nvarchar(128)) as Version,
            case when cast(serverproperty('EngineEdition') as int) in (1, 2, 3, 4) and serverproperty('BabelfishVersion') is null then 1 else 0 end as Boxed,
            (select compatibility_level from sys.databases where name = db_name()) as Level
        """;

    /// <exception cref="StorageUnusableException">The server, or the way it treats this database, is too old.</exception>
    public static async Task RequireServerAsync(DbConnection connection, string place)
    {
        var server = await connection.QuerySingleAsync<Server>(SelectServer);
        Require(server.Version, server.Boxed == 1, server.Level, place);
    }

    /// <inheritdoc cref="RequireServerAsync"/>
    internal static void Require(string version, bool boxed, int? level, string place)
    {
        if (boxed && System.Version.TryParse(version, out var found) && found < OldestVersion)
        {
            throw new StorageUnusableException(SqlServerTexts.OldServer(place, version));
        }

        if (boxed && level < OldestLevel)
        {
            throw new StorageUnusableException(SqlServerTexts.OldLevel(place, level.Value));
        }
    }

    private const string SelectCollations =
        """
        select table_name as TableName, column_name as ColumnName, collation_name as Collation
        from information_schema.columns
        where table_schema = schema_name() and collation_name is not null
        order by table_name, ordinal_position
        """;

    /// <exception cref="StorageUnusableException">A text column compares otherwise than the program thinks.</exception>
    public static async Task RequireCollationAsync(DbConnection connection, string place)
    {
        var columns = await connection.QueryAsync<Column>(SelectCollations);
        var strange = columns.FirstOrDefault(column =>
            !column.Collation.Equals(Collation, StringComparison.OrdinalIgnoreCase)
            && TableOrder.Copied.Any(table => table.Name.Equals(column.TableName, StringComparison.OrdinalIgnoreCase)));
        if (strange is not null)
        {
            throw new StorageUnusableException(
                SqlServerTexts.WrongCollation(place, SqlServerTexts.OtherCollation(strange.TableName, strange.ColumnName, strange.Collation)));
        }
    }

    /// <summary>False when the server refuses the hint itself.</summary>
    public static async Task<bool> KnowsAsync(DbConnection connection, string select)
    {
        try
        {
            await connection.ExecuteScalarAsync(select);
            return true;
        }
        catch (SqlException error) when (SqlServerDialect.FaultOf(error) == SqlServerFault.Other)
        {
            return false;
        }
    }

    private const string SelectIsolation =
        """
        select
            cast(is_read_committed_snapshot_on as int) as RowVersions,
            cast(snapshot_isolation_state as int) as Snapshots
        from sys.databases
        where name = db_name()
        """;

    public static async Task<bool> AllowsSnapshotsAsync(DbConnection connection) =>
        (await connection.QuerySingleOrDefaultAsync<Isolation>(SelectIsolation))?.Snapshots == 1;

    private const string SelectRights =
        """
        select
            has_perms_by_name(db_name(), 'DATABASE', 'SELECT') as MaySelect,
            has_perms_by_name(db_name(), 'DATABASE', 'INSERT') as MayInsert,
            has_perms_by_name(db_name(), 'DATABASE', 'UPDATE') as MayUpdate,
            has_perms_by_name(db_name(), 'DATABASE', 'DELETE') as MayDelete,
            has_perms_by_name(db_name(), 'DATABASE', 'CREATE TABLE') as MayCreate
        """;

    public static async Task<IReadOnlyList<Remark>> ExamineAsync(UnitOfWork work, string place)
    {
        var server = await work.FindAsync<Server>(SelectServer);
        var isolation = await work.FindAsync<Isolation>(SelectIsolation);
        var lacking = (await work.FindAsync<Rights>(SelectRights))?.Lacking ?? [];
        List<Remark> remarks =
        [
            new(true, SqlServerTexts.Usable(place, server?.Version ?? "?")),
            isolation?.RowVersions == 1 ? new(true, SqlServerTexts.RowVersions) : new(false, SqlServerTexts.NoRowVersions),
            lacking.Count == 0 ? new(true, SqlServerTexts.MayAll) : new(false, SqlServerTexts.MayNot(string.Join('、', lacking))),
        ];
        if (isolation?.Snapshots != 1)
        {
            remarks.Insert(2, new Remark(true, SqlServerTexts.NoSnapshots));
        }

        return remarks;
    }

    private sealed record Server
    {
        public string Version { get; init; } = "";

        public int Boxed { get; init; }

        public int? Level { get; init; }
    }

    private sealed record Column
    {
        public string TableName { get; init; } = "";

        public string ColumnName { get; init; } = "";

        public string Collation { get; init; } = "";
    }

    private sealed record Isolation
    {
        public int? RowVersions { get; init; }

        public int? Snapshots { get; init; }
    }

    private sealed record Rights
    {
        public int? MaySelect { get; init; }

        public int? MayInsert { get; init; }

        public int? MayUpdate { get; init; }

        public int? MayDelete { get; init; }

        public int? MayCreate { get; init; }

        public IReadOnlyList<string> Lacking =>
            [.. new[] { ("SELECT", MaySelect), ("INSERT", MayInsert), ("UPDATE", MayUpdate), ("DELETE", MayDelete), ("CREATE TABLE", MayCreate) }
                .Where(right => right.Item2 == 0)
                .Select(right => right.Item1)];
    }
}

using Bot.Storage;
using Bot.Tests.Support;

namespace Bot.Tests.Storage.Sql;

/// <summary>The two chains of migrations make one schema.</summary>
public sealed class SchemaTests
{
    private static readonly ServerSchema Server = ServerSchema.Read();

    [Fact]
    public async Task BothChains_MakeTheSameTablesColumnsAndNullability()
    {
        await using var test = await TestDatabase.StartAsync();
        var sqlite = (await ColumnsAsync(test)).Select(column => $"{column.TableName}.{column.Name} {Kind(column.Type)}{(column.Required || column.Key > 0 ? "" : " null")}");
        var server = Server.Columns.Where(column => !TableOrder.Own.Contains(column.Table)).Select(column => $"{column.Table}.{column.Name} {Kind(column.Type)}{(column.Nullable ? " null" : "")}");

        Assert.Equal(sqlite.Order(StringComparer.Ordinal), server.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BothChains_MakeTheSamePrimaryKeys()
    {
        await using var test = await TestDatabase.StartAsync();
        var sqlite = (await ColumnsAsync(test)).Where(column => column.Key > 0).GroupBy(column => column.TableName, StringComparer.Ordinal)
            .Select(table => $"{table.Key} {string.Join(',', table.OrderBy(column => column.Key).Select(column => column.Name))}");
        var server = Server.Keys.Where(key => key.Primary && !TableOrder.Own.Contains(key.Table)).Select(key => $"{key.Table} {string.Join(',', key.Columns)}");

        Assert.Equal(sqlite.Order(StringComparer.Ordinal), server.Order(StringComparer.Ordinal));
    }

    /// <summary>Docs: maximum capacity specifications, 900 and 1700 bytes.</summary>
    [Fact]
    public void NoKey_IsLongerThanTheServerTakes()
    {
        Assert.NotEmpty(Server.Keys);
        Assert.DoesNotContain(Server.Keys, key => Server.BytesOf(key) > (key.Clustered ? 900 : 1700));
    }

    [Fact]
    public void EveryText_ComparesByCode() =>
        Assert.DoesNotContain(Server.Columns, column => column.Type == "nvarchar" != (column.Collation == SqlServerChecks.Collation));

    /// <summary>Rows by hash would be put everywhere in the table.</summary>
    [Fact]
    public void NoTable_IsClusteredByAHash() =>
        Assert.DoesNotContain(Server.Keys, key => key.Clustered && key.Columns[0].Contains("sha256", StringComparison.Ordinal));

    [Fact]
    public async Task EveryTable_IsCopied_InTheOrderOfItsReferences()
    {
        await using var test = await TestDatabase.StartAsync();
        var tables = await test.ReadAsync(work => work.QueryAsync<string>(SqliteDialect.SelectTables));
        Assert.Equal(tables.Except(TableOrder.Own).Except(TableOrder.Passing).Order(StringComparer.Ordinal), TableOrder.Copied.Select(table => table.Name).Order(StringComparer.Ordinal));

        var order = TableOrder.Copied.Select(table => table.Name).ToList();
        var references = await test.ReadAsync(work => work.QueryAsync<Reference>(
            "select m.name as FromTable, f.\"table\" as ToTable from sqlite_schema as m join pragma_foreign_key_list(m.name) as f where m.type = 'table'"));
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(order.IndexOf(reference.ToTable) < order.IndexOf(reference.FromTable)));
        Assert.Equal(TableOrder.ReferredTo.Order(StringComparer.Ordinal), references.Select(reference => reference.ToTable).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        var counted = await test.ReadAsync(work => work.QueryAsync<string>("select name from sqlite_schema where type = 'table' and sql like '%autoincrement%'"));
        Assert.Equal(counted.Order(StringComparer.Ordinal), TableOrder.Copied.Where(table => table.Counts).Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>What the server itself says of what the scripts made, in the words of the standard.</summary>
    [Theory, EachDatabase]
    public async Task TheDatabase_HasTheTablesThatItsChainMakes(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var tables = await test.ReadAsync(work => work.QueryAsync<string>(work.Dialect.Tables));

        Assert.Empty(TableOrder.Copied.Select(table => table.Name).Except(tables, StringComparer.OrdinalIgnoreCase));
    }

    private static Task<IReadOnlyList<SqliteColumn>> ColumnsAsync(TestDatabase test) => test.ReadAsync(work => work.QueryAsync<SqliteColumn>(
        """
        select m.name as TableName, c.name as Name, c.type as Type, c."notnull" as Required, c.pk as Key
        from sqlite_schema as m join pragma_table_info(m.name) as c
        where m.type = 'table' and m.name not like 'sqlite%' and m.name <> 'SchemaVersions'
        """));

    /// <summary>How exact a number is, and how long a text, is the server's own business.</summary>
    private static string Kind(string type) => type.ToLowerInvariant() switch
    {
        "text" or "nvarchar" => "text",
        "integer" or "int" or "bigint" or "bit" => "integer",
        "real" or "float" => "real",
        "blob" or "varbinary" => "blob",
        var other => other,
    };

    private sealed record SqliteColumn
    {
        public string TableName { get; init; } = "";

        public string Name { get; init; } = "";

        public string Type { get; init; } = "";

        public bool Required { get; init; }

        public int Key { get; init; }
    }

    private sealed record Reference
    {
        public string FromTable { get; init; } = "";

        public string ToTable { get; init; } = "";
    }
}

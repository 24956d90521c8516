using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Bot.Tests.Storage.Sql;

/// <param name="Type">nvarchar, bigint, …; in lower case.</param>
/// <param name="Length">Of nvarchar, 0 for max.</param>
internal sealed record ServerColumn(string Table, string Name, string Type, int Length, bool Nullable, string? Collation);

/// <param name="Clustered">One at most of a table.</param>
internal sealed record ServerKey(string Table, IReadOnlyList<string> Columns, bool Clustered, bool Primary);

/// <summary>What the scripts of SQL Server make, read from the scripts themselves.</summary>
internal sealed class ServerSchema
{
    public List<ServerColumn> Columns { get; } = [];

    public List<ServerKey> Keys { get; } = [];

    public static ServerSchema Read()
    {
        var schema = new ServerSchema();
        foreach (var (name, sql) in Statements.Scripts())
        {
            var tree = TSql.Parse(sql, name);
            foreach (var table in TSql.Find<CreateTableStatement>(tree))
            {
                schema.Add(table.SchemaObjectName.BaseIdentifier.Value, table.Definition);
            }

            foreach (var more in TSql.Find<AlterTableAddTableElementStatement>(tree))
            {
                schema.Add(more.SchemaObjectName.BaseIdentifier.Value, more.Definition);
            }

            foreach (var changed in TSql.Find<AlterTableAlterColumnStatement>(tree))
            {
                var at = schema.Columns.FindIndex(column => column.Table == changed.SchemaObjectName.BaseIdentifier.Value && column.Name == changed.ColumnIdentifier.Value);
                schema.Columns[at] = schema.Columns[at] with { Nullable = changed.AlterTableAlterColumnOption == AlterTableAlterColumnOption.Null };
            }

            foreach (var index in TSql.Find<CreateIndexStatement>(tree))
            {
                schema.Keys.Add(new ServerKey(index.OnName.BaseIdentifier.Value, [.. index.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)], false, false));
            }
        }

        return schema;
    }

    /// <summary>Bytes of a key, as the server counts them at most.</summary>
    public int BytesOf(ServerKey key) => key.Columns.Sum(name => Columns.Single(column => column.Table == key.Table && column.Name == name) switch
    {
        { Type: "nvarchar", Length: 0 } => int.MaxValue / 16,
        { Type: "nvarchar" } text => text.Length * 2,
        { Type: "bigint" or "float" } => 8,
        _ => 4,
    });

    private void Add(string table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            var type = (SqlDataTypeReference)column.DataType;
            var length = type.Parameters.Count == 1 && type.Parameters[0] is IntegerLiteral number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0;
            var nullable = column.Constraints.OfType<NullableConstraintDefinition>().Single().Nullable;
            Columns.Add(new ServerColumn(table, column.ColumnIdentifier.Value, type.SqlDataTypeOption.ToString().ToLowerInvariant(), length, nullable, column.Collation?.Value));
            Keys.AddRange(column.Constraints.OfType<UniqueConstraintDefinition>().Select(key => Key(table, key, [column.ColumnIdentifier.Value])));
        }

        Keys.AddRange(definition.TableConstraints.OfType<UniqueConstraintDefinition>().Select(key =>
            Key(table, key, [.. key.Columns.Select(column => column.Column.MultiPartIdentifier.Identifiers[^1].Value)])));
    }

    private static ServerKey Key(string table, UniqueConstraintDefinition key, IReadOnlyList<string> columns) =>
        new(table, columns, key.Clustered ?? false, key.IsPrimaryKey);
}

using System.Text.RegularExpressions;
using Bot.Storage;
using Bot.Tests.Architecture;
using Bot.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Bot.Tests.Storage.Sql;

/// <summary>Every statement that SQL Server is sent, read by Microsoft's own parser and held against the schema.</summary>
public sealed partial class StatementTests
{
    private static readonly ServerSchema Schema = ServerSchema.Read();

    /// <summary>Statements by name; the runner shows which one failed.</summary>
    public static TheoryData<string> Sent => [.. AllSent().Select(statement => statement.Name)];

    [Theory]
    [MemberData(nameof(Sent))]
    public void TheStatement_IsTSql_AndNamesOnlyWhatIsThere(string name)
    {
        var tree = TSql.Parse(Statements.Expanded(Sql(name)), name);

        Assert.Empty(UnknownTables(tree));
        Assert.Empty(UnknownColumns(tree));
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public void TheStatement_KeepsToWhatEveryTSqlServerKnows(string name)
    {
        var tree = TSql.Parse(Statements.Expanded(Sql(name)), name);

        Assert.Empty(TSql.Find<MergeStatement>(tree));
        Assert.Empty(TSql.Find<WaitForStatement>(tree));
        Assert.All(TSql.Find<AssignmentSetClause>(tree), set => Assert.Equal(AssignmentKind.Equals, set.AssignmentKind));
        Assert.Equal(name.StartsWith("QueueSqlSqlServer.Claim", StringComparison.Ordinal) || name.EndsWith(".TryHints", StringComparison.Ordinal), TSql.Find<TableHint>(tree).Count > 0);
    }

    [Fact]
    public void AServerWithoutHints_IsSentNone()
    {
        var claim = Sql("QueueSqlSqlServer.ClaimInbox");
        var hints = TSql.Find<NamedTableReference>(TSql.Parse(claim, "claim")).Single(table => table.TableHints.Count > 0);

        Assert.Equal(3, hints.TableHints.Count);
        TSql.Parse(claim.Replace(Dialect.SkipLocked, "", StringComparison.Ordinal), "claim without hints");
    }

    /// <summary>The conditions stand outside of the list too, where they are judged on the locked row: without it two claims could get one row.</summary>
    [Theory]
    [InlineData("QueueSqlSqlServer.ClaimInbox", "lease_until")]
    [InlineData("QueueSqlSqlServer.ClaimOutbox", "due_at")]
    public void AClaim_JudgesTheLockedRow(string name, string due)
    {
        var update = TSql.Find<UpdateStatement>(TSql.Parse(Sql(name), name)).Single();
        var outer = TSql.Find<BooleanComparisonExpression>(update.UpdateSpecification.WhereClause)
            .Select(comparison => comparison.FirstExpression)
            .OfType<ColumnReferenceExpression>()
            .Where(column => column.MultiPartIdentifier.Count == 1)
            .Select(column => column.MultiPartIdentifier.Identifiers[0].Value);

        Assert.Equal(["head", due], outer);
    }

    [Theory]
    [InlineData(26)]
    [InlineData(2)]
    public void ManyRowsAtOnce_StayWithinTheServersLimits(int columns)
    {
        var names = Enumerable.Range(0, columns).Select(number => $"c{number}").ToList();
        var rows = Math.Clamp(2000 / columns, 1, 1000);

        var insert = TSql.Find<InsertStatement>(TSql.Parse(MultiRowInsert.Text("t", names, rows), "rows")).Single();

        Assert.Equal(rows, ((ValuesInsertSource)insert.InsertSpecification.InsertSource).RowValues.Count);
        Assert.InRange(rows * columns, 1, 2100);
    }

    [Theory]
    [InlineData(nameof(Statements.Portable))]
    [InlineData(nameof(Statements.Sqlite))]
    [InlineData(nameof(Statements.SqlServer))]
    public void EachDatabasesStatements_AreAsApproved(string of) => Golden.Match(
        Print(of switch
        {
            nameof(Statements.Portable) => Statements.Portable,
            nameof(Statements.Sqlite) => Statements.Sqlite,
            _ => Statements.SqlServer,
        }),
        $"Golden/{of}.txt");

    /// <summary>Reflection finds constants and members; a text in the middle of a method would be parsed by nobody.</summary>
    [Fact]
    public void NoStatement_StandsInTheMiddleOfCode()
    {
        var files = SourceTree.CSharp("src").Where(path => !path.Contains("Sqlite", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);

        var hidden = from path in files
                     from line in File.ReadLines(path)
                     where Inline().IsMatch(line) && !Declared().IsMatch(line)
                     select $"{SourceTree.Relative(path)}: {line.Trim()}";

        // Built of a table's or a column's name: their forms are among the statements or have a test here.
        Assert.Equal(["src/Bot/Storage/MultiRowInsert.cs", "src/Bot/Storage/SqlServerDialect.cs"], hidden.Select(line => line.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static SqlServerDialect Dialect => new(new StorageOptions(), TimeProvider.System);

    private static IEnumerable<Statement> AllSent() => [.. Statements.Portable, .. Statements.SqlServer, .. Statements.Scripts()];

    private static string Sql(string name) => AllSent().Single(statement => statement.Name == name).Sql;

    private static string Print(IEnumerable<Statement> statements) =>
        string.Join("\n\n", statements.Select(statement => $"-- {statement.Name}\n{statement.Sql.ReplaceLineEndings("\n")}"));

    private static IEnumerable<string> UnknownTables(TSqlScript tree) =>
        TSql.Find<NamedTableReference>(tree)
            .Where(table => table.SchemaObject.SchemaIdentifier?.Value is not ("sys" or "information_schema"))
            .Select(table => table.SchemaObject.BaseIdentifier.Value)
            .Except([.. Schema.Columns.Select(column => column.Table), "SchemaVersions", "deleted"]);

    private static IEnumerable<string> UnknownColumns(TSqlScript tree)
    {
        string[] own =
        [
            .. Schema.Columns.Select(column => column.Name),
            .. TSql.Find<SelectScalarExpression>(tree).Select(expression => expression.ColumnName?.Value ?? ""),
            "number", "name", "checksum", "applied_at",
        ];
        var system = TSql.Find<NamedTableReference>(tree).Any(table => table.SchemaObject.SchemaIdentifier is not null);
        return system ? [] : TSql.Find<ColumnReferenceExpression>(tree)
            .Where(column => column.MultiPartIdentifier is not null)
            .Select(column => column.MultiPartIdentifier.Identifiers[^1].Value)
            .Except(own, StringComparer.Ordinal);
    }

    [GeneratedRegex("\"(select|insert into|update|delete from|delete top|set|create|drop|alter) [\\w({@*]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex("^\\s*(((public|private|internal) const string \\w+ =.*)|(public (override )?string \\w+ =>.*)|\\$?\"[^\"]*\";)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();
}

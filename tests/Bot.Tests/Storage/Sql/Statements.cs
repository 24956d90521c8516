using System.Reflection;
using System.Text.RegularExpressions;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage;
using Bot.Storage.Migrations;
using Bot.Storage.Stores;

namespace Bot.Tests.Storage.Sql;

/// <summary>A statement of the program and where it stands.</summary>
internal sealed record Statement(string Name, string Sql);

/// <summary>
/// Every SQL text of the program, found by reflection: constants, static texts, and what is said differently by each database. That none stands
/// anywhere else is a test of its own (StatementTests.NoStatement_StandsInTheMiddleOfCode).
/// </summary>
internal static partial class Statements
{
    /// <summary>Only SQLite runs these: its dialect, its writer, its texts.</summary>
    public static IReadOnlyList<Statement> Sqlite { get; } = [.. All(type => IsSqlite(type)), .. Members(new QueueSqlSqlite()), .. Members(new MediaSqlSqlite()), .. Members(new BoardSqlSqlite())];

    /// <summary>Both run these.</summary>
    public static IReadOnlyList<Statement> Portable { get; } = [.. All(type => !IsSqlite(type) && !IsSqlServer(type)), .. Tables()];

    /// <summary>Only SQL Server runs these.</summary>
    public static IReadOnlyList<Statement> SqlServer { get; } =
    [
        .. All(IsSqlServer),
        .. Members(new QueueSqlSqlServer(Server)),
        .. Members(new MediaSqlSqlServer()),
        .. Members(new BoardSqlSqlServer()),
        new($"{nameof(SqlServerDialect)}.{nameof(SqlDialect.Tables)}", Server.Tables),
        new($"{nameof(SqlServerDialect)}.{nameof(SqlServerDialect.OwnNumbers)}", SqlServerDialect.OwnNumbers("inbox", on: true)),
    ];

    private static SqlServerDialect Server => new(new StorageOptions(), TimeProvider.System);

    /// <summary>The statements of SQL Server's migrations.</summary>
    public static IEnumerable<Statement> Scripts() =>
        Migration.Embedded(SqlServerDialect.Name).SelectMany(migration =>
            SqlServerMigrator.Batches(migration.Script).Select((batch, index) => new Statement($"{migration.Number:0000}_{migration.Name}/{index}", batch)));

    /// <summary>A list of Dapper becomes what Dapper makes of it.</summary>
    public static string Expanded(string sql) => ListParameter().Replace(sql, "in (@${name}1, @${name}2)");

    public static bool IsSql(string text) => Verb().IsMatch(text);

    private static bool IsSqlite(Type type) => type.FullName!.Contains("Sqlite", StringComparison.Ordinal) || type == typeof(CompiledConnection);

    private static bool IsSqlServer(Type type) => type.FullName!.Contains("SqlServer", StringComparison.Ordinal);

    private static IEnumerable<Statement> All(Func<Type, bool> of) =>
        from type in typeof(BotHost).Assembly.GetTypes()
        where of(type) && type.FullName!.StartsWith("Bot.", StringComparison.Ordinal) && !type.FullName.StartsWith("Bot.Simulator", StringComparison.Ordinal)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(string)
        let text = (field.IsLiteral ? field.GetRawConstantValue() : field.GetValue(null)) as string
        where text is not null && IsSql(text)
        orderby type.FullName, field.Name
        select new Statement($"{type.Name}.{field.Name}", text);

    private static IEnumerable<Statement> Members(object texts) =>
        from property in texts.GetType().GetProperties()
        where property.PropertyType == typeof(string)
        orderby property.Name
        select new Statement($"{texts.GetType().Name}.{property.Name}", (string)property.GetValue(texts)!);

    private static IEnumerable<Statement> Tables() =>
        from table in TableOrder.Copied.Take(1)
        from one in Members(table)
        where IsSql(one.Sql)
        select one;

    [GeneratedRegex(@"\bin @(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListParameter();

    [GeneratedRegex(@"^\s*(select|insert into|update|delete|create|drop|alter|pragma|declare|dbcc|savepoint|release|rollback)\s+[\w(@*$]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();
}

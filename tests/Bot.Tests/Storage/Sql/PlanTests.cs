using System.Text.RegularExpressions;
using Bot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage.Sql;

/// <summary>How SQLite goes about each statement. Without statistics, as our files are, the schema alone decides: an index added for one question can draw others away.</summary>
public sealed partial class PlanTests
{
    [Fact]
    public async Task AQuestionOfOneEnterprise_GoesByTheEnterprise()
    {
        var plans = await PlansAsync(sql => OfOneEnterprise().IsMatch(sql));

        Assert.InRange(plans.Count, 10, int.MaxValue);
        Assert.Empty(plans.Where(plan => !plan.Steps.Any(step => step.Contains("enterprise_id=?", StringComparison.Ordinal))).Select(plan => plan.ToString()));
    }

    /// <summary>Each of them costs as much as the city is large: none belongs into a turn of a person.</summary>
    [Fact]
    public async Task WhatReadsATableWhole_IsAsApproved()
    {
        var plans = await PlansAsync(_ => true);

        Golden.Match(
            string.Join("\n", plans.SelectMany(plan => plan.Steps.Where(step => Whole().IsMatch(step)).Distinct(StringComparer.Ordinal).Select(step => $"{plan.Name}: {step}"))),
            "Golden/Whole.txt");
    }

    private static async Task<IReadOnlyList<Plan>> PlansAsync(Func<string, bool> of)
    {
        var folder = Directory.CreateTempSubdirectory("bot-plans-");
        try
        {
            var file = Path.Combine(folder.FullName, "bot.db");
            await MigratedFile.PutAsync(file);
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            List<Plan> plans = [];
            var all = Statements.Portable.Concat(Statements.Sqlite).ToList();
            foreach (var (name, sql) in all.Where(one => Planned().IsMatch(one.Sql) && of(one.Sql) && !all.Exists(longer => Begins(longer, one))))
            {
                plans.Add(await PlanAsync(connection, name, Statements.Expanded(sql)));
            }

            return plans;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Plan> PlanAsync(SqliteConnection connection, string name, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"explain query plan {sql}";
        foreach (var parameter in Parameter().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(reader.GetOrdinal("detail")));
        }

        return new Plan(name, steps);
    }

    /// <summary>Nobody runs the beginning that others share.</summary>
    private static bool Begins(Statement longer, Statement one) => longer.Sql.Length > one.Sql.Length && longer.Sql.StartsWith(one.Sql, StringComparison.Ordinal);

    private sealed record Plan(string Name, IReadOnlyList<string> Steps)
    {
        public override string ToString() => $"{Name}: {string.Join("; ", Steps)}";
    }

    /// <summary>Asked, not written: an update of the row says its enterprise too.</summary>
    [GeneratedRegex(@"^\s*select\s[\s\S]*\benterprise_id = @", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfOneEnterprise();

    [GeneratedRegex(@"^\s*(select|update|delete)\s[^;]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Planned();

    [GeneratedRegex(@"@\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^SCAN (?!CONSTANT ROW|\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}

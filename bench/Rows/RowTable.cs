namespace Bench.Rows;

/// <summary>All rows in the order of issue 3's table; plan and city are of later ones.</summary>
internal static class RowTable
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new("accept", AcceptRow.RunAsync),
        new("group-commit", GroupCommitRow.RunAsync),
        new("one-client", OneClientRow.RunAsync),
        new("tail", TailRow.RunAsync),
        new("drain", DrainRow.RunAsync),
        new("flat", FlatRow.RunAsync),
        new("library", LibraryRow.RunAsync),
        new("budget", BudgetRow.RunAsync),
        new("recovery", RecoveryRow.RunAsync),
        new("turn", TurnRow.RunAsync),
        new("plan", PlanRow.RunAsync),
        new("audit", AuditRow.RunAsync),
        new("city", CityRow.RunAsync),
        new("cipher", CipherRow.RunAsync),
        new("footprint", FootprintRow.RunAsync),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(row => row.Name)];
}

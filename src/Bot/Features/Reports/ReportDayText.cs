using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Features.Reports;

/// <summary>A report day behind the command: 12-10, 12月10日, 2020-12-10.</summary>
/// <param name="Year">Null: the last one.</param>
internal sealed partial record ReportDayText(int? Year, int Month, int Day)
{
    /// <summary>Null when it is no day.</summary>
    public static ReportDayText? Read(string word) => Pattern().Match(word.Normalize(NormalizationForm.FormKC)) is { Success: true } match
        ? new ReportDayText(match.Groups["y"].Success ? Number(match.Groups["y"]) : null, Number(match.Groups["m"]), Number(match.Groups["d"]))
        : null;

    public bool Means(DateOnly due) => due.Month == Month && due.Day == Day && (Year is null || Year == due.Year);

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?:(?<y>[0-9]{4})[-/.年])?(?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

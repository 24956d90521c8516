using System.Globalization;
using Domain.Calendars;
using Domain.Penalties;

namespace Domain.Tests.Penalties;

/// <summary>Facts as a table row tells them: "FirstTime=yes CorrectedOn=2020-12-14 Deadline=none".</summary>
internal static class Told
{
    private static readonly WorkCalendar Calendar = new(
        new Dictionary<int, HolidayYear> { [2020] = new([], []), [2021] = new([new DateOnly(2021, 1, 1)], []) }, WorkHours.Parse("08:30-17:30")!);

    private static readonly DateTime AsOf = new(2020, 12, 9, 10, 0, 0, DateTimeKind.Unspecified);

    public static PenaltyFacts Facts(string row) => new(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('='))
        .ToDictionary(pair => Enum.Parse<PenaltyFact>(pair[0]), pair => Value(pair[1])));

    public static PenaltyFrame Frame(string discovered = "2020-12-08") =>
        new(Day(discovered), new DateOnly(2020, 11, 27), new DateOnly(2021, 3, 31), Calendar);

    /// <summary>What comes of it in a word: "applies", "decided OlderCase", "not FirstTime", "needs FirstTime OrderedOn".</summary>
    public static string Advice(int annexCase, string row, string discovered = "2020-12-08") => NoPenalty.Of((AnnexCase)annexCase, Facts(row), Frame(discovered)) switch
    {
        PenaltyAdvice.Applies => "applies",
        PenaltyAdvice.AppliesIfDecided(var why) => $"decided {string.Join(' ', why)}",
        PenaltyAdvice.DoesNotApply not => $"not {not.Condition}",
        PenaltyAdvice.NeedsFacts(var missing) => $"needs {string.Join(' ', missing)}",
        _ => "",
    };

    private static FactValue Value(string text) => text switch
    {
        "yes" => new FactValue.YesNo(true),
        "no" => new FactValue.YesNo(false),
        "none" => new FactValue.None(AsOf),
        _ when text.StartsWith("none@", StringComparison.Ordinal) => new FactValue.None(DateTime.Parse(text[5..], CultureInfo.InvariantCulture)),
        _ when text.Contains('T', StringComparison.Ordinal) => new FactValue.Moment(DateTime.Parse(text, CultureInfo.InvariantCulture)),
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new FactValue.Day(day),
        _ when decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => new FactValue.Number(number),
        _ => new FactValue.Word(text),
    };

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

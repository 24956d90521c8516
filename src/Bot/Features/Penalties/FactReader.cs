using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Features.Shared;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>Dates, times and numbers as an inspector types them: 12-10, 昨天, 12月8日10点半, 0.08倍, 8%.</summary>
/// <param name="Value">Null when it is no answer.</param>
/// <param name="Fault">Then why, in words.</param>
internal sealed partial record FactReader(FactValue? Value, string? Fault)
{
    /// <summary>A day without a year is the nearest one.</summary>
    private const int HalfYear = 183;

    private const decimal MostNumber = 100_000;

    /// <param name="now">Asia/Shanghai.</param>
    public static FactReader Read(PenaltyFact fact, string typed, DateTime now)
    {
        var text = typed.Trim().Normalize(NormalizationForm.FormKC).Replace('。', '.').TrimEnd('.');
        return PenaltyFactKinds.Of(fact) switch
        {
            PenaltyFactKind.Day => Day(text, DateOnly.FromDateTime(now)) is { } day ? new(new FactValue.Day(day), null) : new(null, FactTexts.NoDay),
            PenaltyFactKind.Moment => Moment(text, DateOnly.FromDateTime(now)) is { } at ? new(new FactValue.Moment(at), null) : new(null, FactTexts.NoMoment),
            PenaltyFactKind.Number => Number(text, fact) is { } number ? new(new FactValue.Number(number), null) : new(null, FactTexts.NoNumber),
            _ => new(null, FactTexts.NoNumber),
        };
    }

    /// <summary>Why the value cannot be, held against what else is known; null when it can.</summary>
    public static string? Check(PenaltyFact fact, FactValue value, PenaltyView view, DateTime now) => value switch
    {
        FactValue.Day(var day) when fact != PenaltyFact.Deadline && day > DateOnly.FromDateTime(now) => FactTexts.InFuture(day.WordsWithYear()),
        FactValue.Day(var day) when fact != PenaltyFact.LastEmergency && day < view.Case.Discovered => FactTexts.BeforeFound(view.Case.Discovered),
        FactValue.Moment(var at) when at > now => FactTexts.InFuture(FactTexts.Value(fact, value)),
        FactValue.Moment(var at) when fact != PenaltyFact.FaultFoundAt && view.Value(PenaltyFact.FaultFoundAt) is FactValue.Moment(var found) && at < found => FactTexts.BeforeFault(found),
        _ => null,
    };

    private static DateOnly? Day(string text, DateOnly today) => text switch
    {
        "今天" => today,
        "昨天" => today.AddDays(-1),
        "前天" => today.AddDays(-2),
        _ when Calendar().Match(text) is { Success: true } date => Of(date, today),
        _ => null,
    };

    private static DateTime? Moment(string text, DateOnly today)
    {
        if (Clock().Match(text) is not { Success: true } clock || Day(clock.Groups["day"].Value.Trim(), today) is not { } day)
        {
            return null;
        }

        var hour = int.Parse(clock.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = clock.Groups["m"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, CultureInfo.InvariantCulture) : clock.Groups["half"].Success ? 30 : 0;
        return hour < 24 && minute < 60 ? day.ToDateTime(new TimeOnly(hour, minute)) : null;
    }

    private static decimal? Number(string text, PenaltyFact fact)
    {
        var percent = fact == PenaltyFact.ExcessRatio && text.EndsWith('%');
        var plain = Unit().Replace(text, "").Trim();
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostNumber
            ? percent ? number / 100 : number
            : null;
    }

    private static DateOnly? Of(Match date, DateOnly today)
    {
        var (month, day) = (int.Parse(date.Groups["m"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(date.Groups["d"].ValueSpan, CultureInfo.InvariantCulture));
        if (date.Groups["y"].Success)
        {
            return Exact(int.Parse(date.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), month, day);
        }

        return new[] { today.Year - 1, today.Year, today.Year + 1 }
            .Select(year => Exact(year, month, day))
            .FirstOrDefault(one => one is { } near && Math.Abs(near.DayNumber - today.DayNumber) <= HalfYear);
    }

    private static DateOnly? Exact(int year, int month, int day) =>
        year is > 1990 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex("^(?:(?<y>[0-9]{4})[-/.年](?<m>[0-9]{1,2})[-/.月]|(?<m>[0-9]{1,2})[-/.月])(?<d>[0-9]{1,2})[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calendar();

    [GeneratedRegex("^(?<day>.*[0-9日号天])(?:\\s+|(?<=[日号天]))(?<h>[0-9]{1,2})(?::(?<m>[0-9]{2})|[点时](?:(?<m>[0-9]{1,2})分?|(?<half>半))?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();

    [GeneratedRegex("(?:倍|分贝|%|d[bB](?:\\(A\\))?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unit();
}

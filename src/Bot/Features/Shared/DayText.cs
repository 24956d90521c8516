using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Features.Shared;

/// <summary>A deadline as typed: 12-20, 12月20日, 12.20, 2020-12-20, 3天后, 两周内, 下周五, 明天, 月底. Null of <see cref="Read"/> means that it is no date at all.</summary>
/// <param name="Day">Null when the date cannot be a deadline.</param>
/// <param name="Fault">Then the reason, to be shown.</param>
internal sealed partial record DayText(DateOnly? Day, string? Fault)
{
    private const int FarthestDays = 366;

    // A day without a year is the next one within half a year; further away it is meant as past.
    private const int NearDays = 183;

    public static DayText? Read(string typed, DateOnly today)
    {
        var text = Plain(typed);
        return text switch
        {
            "今天" => Of(today, today),
            "明天" => Of(today.AddDays(1), today),
            "后天" => Of(today.AddDays(2), today),
            "月底" => Of(new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month)), today),
            "半个月" or "半个月内" or "半个月后" => Of(today.AddDays(15), today),
            _ when InDays().Match(text) is { Success: true } days && Count(days.Groups["n"].Value) is { } count => Of(Later(today, count, days.Groups["u"].Value), today),
            _ when Weekday().Match(text) is { Success: true } week => Of(Of(week, today), today),
            _ when Calendar().Match(text) is { Success: true } date => Of(date, text, today),
            _ => null,
        };
    }

    /// <summary>
    /// A day on which something happened: 今天, 昨天, 前天, 这周三, 12-9, 2021年5月10日. Without a year it is the last such day within half a year, else this
    /// year's. It may lie ahead: whoever asks says so. Null: no date at all.
    /// </summary>
    public static DayText? ReadPast(string typed, DateOnly today)
    {
        var text = Plain(string.Concat(typed.Where(one => !char.IsWhiteSpace(one))));
        return text switch
        {
            "昨天" => new DayText(today.AddDays(-1), null),
            "前天" => new DayText(today.AddDays(-2), null),
            _ when Weekday().Match(text) is { Success: true } week => new DayText(Of(week, today), null),
            _ when Calendar().Match(text) is { Success: true } date => OfPast(date, text, today),
            _ => Read(text, today) is { Day: not null } ahead ? ahead : null,
        };
    }

    /// <summary>True for 12.20, which outside an answer to a date's question may as well be a measured value.</summary>
    public static bool MayBeANumber(string typed) => typed.Count(c => c is '.' or '。') == 1 && typed.All(c => c is '.' or '。' || char.IsDigit(c));

    private static DateOnly Later(DateOnly today, int count, string unit) => unit switch
    {
        "周" or "星期" => today.AddDays(7 * count),
        "月" => today.AddMonths(count),
        _ => today.AddDays(count),
    };

    private static string Plain(string typed) => typed.Trim().Normalize(NormalizationForm.FormKC).Replace('。', '.').TrimEnd('.');

    /// <summary>Weeks begin on Monday.</summary>
    private static DateOnly Of(Match week, DateOnly today)
    {
        var day = week.Groups["d"].Value[0];
        var wanted = day is '天' ? 6 : "一二三四五六日".IndexOf(day, StringComparison.Ordinal);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return monday.AddDays(wanted + (week.Groups["w"].Value.StartsWith('下') ? 7 : 0));
    }

    /// <summary>Digits, or a Chinese number below 100; null when it is neither.</summary>
    internal static int? Count(string text)
    {
        const string Digits = "零一二三四五六七八九";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var plain = text.Replace('两', '二');
        var tens = plain.IndexOf('十', StringComparison.Ordinal);
        var high = tens < 0 ? 0 : tens == 0 ? 1 : tens == 1 ? Digits.IndexOf(plain[0], StringComparison.Ordinal) : -1;
        var rest = plain[(tens + 1)..];
        var low = rest.Length == 0 ? 0 : rest.Length == 1 ? Digits.IndexOf(rest[0], StringComparison.Ordinal) : -1;
        return high < 0 || low < 0 ? null : (high * 10) + low;
    }

    private static DayText Of(Match date, string typed, DateOnly today)
    {
        var (month, day) = (Number(date.Groups["m"]), Number(date.Groups["d"]));
        var year = date.Groups["y"].Success ? Number(date.Groups["y"]) : today.Year;
        if (Exact(year, month, day) is not { } exact)
        {
            return new DayText(null, $"{NoSuchDay(typed)}期限没有记下。");
        }

        var next = !date.Groups["y"].Success && exact < today ? Exact(year + 1, month, day) : null;
        return Of(next is { } near && near.DayNumber - today.DayNumber <= NearDays ? near : exact, today);
    }

    private static DayText OfPast(Match date, string typed, DateOnly today)
    {
        var (month, day) = (Number(date.Groups["m"]), Number(date.Groups["d"]));
        var year = date.Groups["y"].Success ? Number(date.Groups["y"]) : today.Year;
        if (Exact(year, month, day) is not { } exact)
        {
            return new DayText(null, $"{NoSuchDay(typed)}没有记下。");
        }

        var last = !date.Groups["y"].Success && exact > today ? Exact(year - 1, month, day) : null;
        return new DayText(last is { } near && today.DayNumber - near.DayNumber <= NearDays ? near : exact, null);
    }

    private static DayText Of(DateOnly day, DateOnly today) =>
        day < today ? new DayText(null, PastDay(day))
        : day.DayNumber - today.DayNumber > FarthestDays ? new DayText(null, FarDay(day))
        : new DayText(day, null);

    private static DateOnly? Exact(int year, int month, int day) =>
        year is > 0 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static string NoSuchDay(string typed) => $"日历上没有{typed}这一天，";

    private static string PastDay(DateOnly day) => $"{day.WordsWithYear()}已经过去，不能作整改期限，期限没有记下。";

    private static string FarDay(DateOnly day) => $"{day.WordsWithYear()}离现在超过一年，不能作整改期限，期限没有记下。";

    [GeneratedRegex("^(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:(?<u>天|日|周)|个?(?<u>星期)|个(?<u>月))(?:之后|以后|后|内|之内|以内)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InDays();

    [GeneratedRegex("^(?<w>本|这|下)(?:周|星期|礼拜|个星期)(?<d>[一二三四五六日天])$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex("^(?:(?<y>[0-9]{4})[-/.年](?<m>[0-9]{1,2})[-/.月]|(?<m>[0-9]{1,2})[-/.月])(?<d>[0-9]{1,2})[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calendar();
}

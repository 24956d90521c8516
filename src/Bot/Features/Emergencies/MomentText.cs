using System.Text.RegularExpressions;
using Bot.Features.Shared;
using Domain.Calendars;

namespace Bot.Features.Emergencies;

/// <summary>A past moment as typed, alone or inside a sentence: 8:30, 上午8点半, 昨晚22点10分, 12月9日 7:40, 刚才, 半小时前. A time that is written out counts before 刚才. Null of <see cref="Read"/> means that there is none.</summary>
/// <param name="At">Null when it is not clear which moment is meant.</param>
/// <param name="Hour">Then the hour that may be of the morning or of the evening.</param>
/// <param name="Rest">What is left of the sentence.</param>
internal sealed partial record MomentText(DateTimeOffset? At, string Rest, int Hour = 0)
{
    private const int Night = 6;

    /// <param name="arrived">When the message came: nothing meant lies after it, unless its day is named.</param>
    public static MomentText? Read(string text, DateTimeOffset arrived)
    {
        var now = arrived.ToOffset(ChinaTime.Offset);

        // A time that is written out goes before 刚刚 and 2小时前, which may be said of the measures.
        foreach (Match match in Clock().Matches(text))
        {
            if (IsTime(match, text) && Minutes(match) is { } minutes && Number(match.Groups["h"].Value) is >= 0 and <= 24 and var hour)
            {
                return Of(match, text, now, hour, minutes);
            }
        }

        return Ago().Match(text) is { Success: true } ago && Back(ago) is { } back ? new MomentText(arrived - back, Without(text, ago)) : null;
    }

    /// <summary>有一点破损 and 两点问题 are no times: an hour in Chinese numerals alone needs something that says it is one.</summary>
    private static bool IsTime(Match match, string text)
    {
        var hour = match.Groups["h"];
        string[] signs = ["day", "md", "p", "colon", "half", "quarter", "min", "full"];
        return char.IsAsciiDigit(hour.Value[0])
            || signs.Any(sign => match.Groups[sign].Success)
            || (hour.Index == 0 && match.Index + match.Length == text.Length);
    }

    private static MomentText Of(Match match, string text, DateTimeOffset now, int hour, int minutes)
    {
        var rest = Without(text, match);
        if (Day(match, now) is not { } day)
        {
            return new MomentText(null, rest, -1);
        }

        var named = match.Groups["day"].Success || match.Groups["md"].Success;
        var period = Period(match);
        if (period.Length > 0)
        {
            var at = Local(day, InPeriod(period, hour), minutes);
            return new MomentText(named || at <= now ? at : at.AddDays(-1), rest);
        }

        var plain = Local(day, hour, minutes);

        // 8:30 and 20:30 are two; 8点半 can be either.
        var twice = hour is > 0 and < 12 && !match.Groups["colon"].Success;
        if (!twice)
        {
            return new MomentText(named || plain <= now ? plain : plain.AddDays(-1), rest);
        }

        return !named && plain <= now && plain.AddHours(12) > now ? new MomentText(plain, rest) : new MomentText(null, rest, hour);
    }

    private static string Without(string text, Match match) =>
        $"{text[..match.Index]} {text[(match.Index + match.Length)..]}".Trim();

    private static DateTimeOffset Local(DateOnly day, int hour, int minutes) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), ChinaTime.Offset).AddMinutes((hour * 60) + minutes);

    private static string Period(Match match)
    {
        var period = match.Groups["p"].Value;
        return period.Length > 0 ? period : match.Groups["day"].Value is { Length: 2 } day && day[1] is '早' or '晨' or '晚' or '夜' ? match.Groups["day"].Value[1..] : "";
    }

    /// <summary>昨晚1点 is an hour of the next day.</summary>
    private static int InPeriod(string period, int hour) => period switch
    {
        "下午" or "傍晚" when hour < 12 => hour + 12,
        "中午" when hour is > 0 and < 4 => hour + 12,
        "凌晨" when hour == 12 => 0,
        "晚上" or "晚" or "夜" or "夜里" or "夜间" or "半夜" => hour is >= Night and < 12 ? hour + 12 : hour == 12 ? 24 : hour < Night && period is "晚" or "夜" ? hour + 24 : hour,
        _ => hour,
    };

    /// <summary>Null for a day that does not exist.</summary>
    private static DateOnly? Day(Match match, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        if (match.Groups["md"].Success)
        {
            var (month, day) = (Number(match.Groups["m"].Value), Number(match.Groups["d"].Value));
            if (month is not (>= 1 and <= 12) || day is not >= 1 || day > DateTime.DaysInMonth(today.Year, month.Value))
            {
                return null;
            }

            var exact = new DateOnly(today.Year, month.Value, day.Value);
            return exact > today ? exact.AddYears(-1) : exact;
        }

        return match.Groups["day"].Value is not { Length: > 0 } word ? today
            : word[0] == '前' ? today.AddDays(-2)
            : word[0] == '昨' ? today.AddDays(-1)
            : today;
    }

    private static int? Minutes(Match match)
    {
        if (match.Groups["half"].Success)
        {
            return 30;
        }

        if (match.Groups["quarter"].Success)
        {
            return match.Groups["quarter"].Value[0] is '三' or '3' ? 45 : 15;
        }

        return match.Groups["min"].Value is not { Length: > 0 } typed ? 0 : Number(typed) is >= 0 and < 60 and var minutes ? minutes : null;
    }

    private static TimeSpan? Back(Match ago) =>
        ago.Groups["now"].Success ? TimeSpan.Zero
        : ago.Groups["halfhour"].Success ? TimeSpan.FromMinutes(30)
        : Number(ago.Groups["n"].Value) is not { } count ? null
        : ago.Groups["unit"].Value[0] == '分' ? TimeSpan.FromMinutes(count)
        : TimeSpan.FromHours(count) + (ago.Groups["more"].Success ? TimeSpan.FromMinutes(30) : TimeSpan.Zero);

    /// <summary>零五, 二十, 08 or 8.</summary>
    private static int? Number(string text) => DayText.Count(text.Length > 1 ? text.TrimStart('零', '〇') : text.Replace('〇', '零'));

    [GeneratedRegex("(?:(?<now>^(?:就在)?(?:刚才|刚刚|现在)|(?:就在)?(?:刚才|刚刚|刚)(?=发现|发生|出现|坏|跳|断|漏|爆|烧|出故障|出事|起火|不转))|(?<halfhour>半个?小时(?:之前|以前|前))|(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?<more>半)?(?<unit>小时|钟头|分钟|分)(?:之前|以前|前))(?:左右)?(?:发现|发生|出现|的)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ago();

    [GeneratedRegex(
        "(?:(?<day>今天|今日|今早|今晨|今晚|昨天|昨日|昨晚|昨夜|昨早|前天|前日)|(?<md>(?:[0-9]{4}[-/.年])?(?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})(?:日|号)?))?[ ,，的]*"
        + "(?<p>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|夜间|半夜|早|晚)?[ ]*"
        + "(?<![0-9])(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|零)(?:(?<colon>[:：])(?<min>[0-9]{2})(?![0-9])|[点时](?!间|位|问题|儿)(?:(?<half>半)|(?<quarter>[一三13]刻)|(?:过)?(?<min>[0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})分?)?(?<full>钟|整)?)"
        + "(?:左右|许|前后|多)?(?:，|,)?(?:我们|我厂|我公司|本厂)?(?:发现|发生|出现|的)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();
}

using Bot.Features.Shared;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>请假 12-10 12-12 代理 李娜, for another with his name first: 请假 张伟 12-10 到 12-12 代理 李娜. One day is from and to.</summary>
/// <param name="Who">Null: the one who types.</param>
/// <param name="Fault">What to say when it cannot be read; then the rest is nothing.</param>
internal sealed record LeaveCommand(string? Who, DateOnly From, DateOnly To, string Deputy, string? Fault = null)
{
    private static readonly char[] Spaces = [' ', '　', '\n', ',', '，', '、', '。'];

    private const string Deputising = "代理";

    private static readonly string[] Till = ["到", "至", "~", "～", "—"];

    public static LeaveCommand Read(string typed, DateOnly today)
    {
        var at = typed.IndexOf(Deputising, StringComparison.Ordinal);
        if (at < 0 || typed[(at + Deputising.Length)..].TrimStart('人', '：', ':').Trim(Spaces) is not { Length: > 0 } deputy)
        {
            return Bad(LeaveTexts.Usage);
        }

        // The name first, as it is: 至 and 到 stand in names too.
        var (left, who) = (typed[..at].Trim(Spaces), (string?)null);
        var first = left.Split(Spaces, 2)[0];
        if (first.Length > 0 && !char.IsDigit(first[0]) && DayText.Read(Till.Aggregate(first, (text, word) => text.Replace(word, " ", StringComparison.Ordinal)).Split(' ')[0], today) is null)
        {
            (who, left) = (first, left[first.Length..]);
        }

        var tokens = Till.Aggregate(left, (text, word) => text.Replace(word, " ", StringComparison.Ordinal)).Split(Spaces, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (tokens.Exists(token => token is not ("今天" or "明天" or "后天") && token.IndexOfAny(['天', '周', '月']) is >= 0 and var unit && unit == token.Length - 1))
        {
            // 3天 and 两周 are lengths here and no days.
            return Bad(LeaveTexts.Usage);
        }

        if (tokens.Count is 0 or > 2)
        {
            return Bad(LeaveTexts.Usage);
        }

        var days = new List<DateOnly>();
        foreach (var token in tokens)
        {
            switch (DayText.Read(token, today))
            {
                case { Day: { } day }:
                    days.Add(day);
                    break;
                case { Fault: { } fault }:
                    return Bad(LeaveTexts.BadDay(fault));
                default:
                    return Bad(LeaveTexts.Usage);
            }
        }

        return days[^1] < days[0] ? Bad(LeaveTexts.WrongWay) : new LeaveCommand(who, days[0], days[^1], deputy);
    }

    private static LeaveCommand Bad(string fault) => new(null, default, default, "", fault);
}

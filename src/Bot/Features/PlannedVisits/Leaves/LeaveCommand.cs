using Bot.Features.Shared;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>请假 12-10 12-12 代理 李娜, for another with his name first: 请假 张伟 12-10 到 12-12 代理 李娜. One day is from and to.</summary>
/// <param name="Who">Null: the one who types.</param>
/// <param name="Fault">What to say when it cannot be read; then the rest is nothing.</param>
internal sealed record LeaveCommand(string? Who, DateOnly From, DateOnly To, string Deputy, string? Fault = null)
{
    private static readonly char[] Spaces = [' ', '　', '\n', ',', '，', '、', '。'];

    private static readonly string[] Till = ["到", "至", "~", "～", "—"];

    public static LeaveCommand Read(string typed, DateOnly today)
    {
        if (typed.Split("代理") is not [var left, var right] || right.Trim(Spaces) is not { Length: > 0 } deputy)
        {
            return Bad(LeaveTexts.Usage);
        }

        var tokens = Till.Aggregate(left, (text, word) => text.Replace(word, " ", StringComparison.Ordinal)).Split(Spaces, StringSplitOptions.RemoveEmptyEntries).ToList();
        string? who = null;
        if (tokens.Count > 0 && DayText.Read(tokens[0], today) is null)
        {
            who = tokens[0];
            tokens.RemoveAt(0);
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

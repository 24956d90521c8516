using System.Globalization;
using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>What a person has to look at a second time: 回头看 of the day with what is late and of the days to come, and open 抽查, as lines of 我的任务.</summary>
internal sealed class CheckedAgain(LookBackPairs lookBacks, SpotCheckStore spotChecks)
{
    /// <summary>A week is what one plans by.</summary>
    private const int DaysAhead = 7;

    public async Task<IReadOnlyList<string>> LinesAsync(Turn turn)
    {
        var (today, lines) = (turn.Now.LocalDate(), new List<string>());
        var all = await lookBacks.OpenAsync(turn, turn.UserId, today.AddDays(DaysAhead));
        List<LookBackTask> again = [.. all.Where(task => task.Day <= today)];
        if (again.Count > 0)
        {
            lines.Add(CheckedAgainTexts.Today(Enterprises(again), again.Count, again.Count(task => task.Day < today)));
        }

        List<(DateOnly Day, int Enterprises)> coming = [.. all.Where(task => task.Day > today).GroupBy(task => task.Day).Select(day => (day.Key, Enterprises(day))).OrderBy(day => day.Key)];
        if (coming.Count > 0)
        {
            lines.Add(CheckedAgainTexts.Coming(coming));
        }

        var spots = await spotChecks.OpenOfAsync(turn.Work, turn.UserId);
        return spots.Count == 0 ? lines : [.. lines, CheckedAgainTexts.Spots(spots.Count)];
    }

    private static int Enterprises(IEnumerable<LookBackTask> tasks) => tasks.Select(task => task.EnterpriseId).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>Their words.</summary>
internal static class CheckedAgainTexts
{
    public static string Today(int enterprises, int findings, int late) => string.Create(
        CultureInfo.InvariantCulture,
        $"· 回头看：今天复查{enterprises}家企业的{findings}条问题{(late > 0 ? string.Create(CultureInfo.InvariantCulture, $"，其中{late}条逾期") : "")}。发“回头看”填写。");

    public static string Coming(IReadOnlyList<(DateOnly Day, int Enterprises)> days) =>
        $"· 回头看以后：{string.Join("、", days.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Day.Words()}{one.Enterprises}家")))}。当天早上发给您。";

    public static string Spots(int checks) => string.Create(CultureInfo.InvariantCulture, $"· 抽查：{checks}件没填。发“抽查”填写。");
}

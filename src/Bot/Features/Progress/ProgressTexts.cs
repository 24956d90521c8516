using System.Globalization;
using Bot.Storage.Stores;

namespace Bot.Features.Progress;

/// <summary>Words of 进度.</summary>
internal static class ProgressTexts
{
    public const string Command = "进度";

    public const string NoScope = "您的职责里没有体检任务，没有进度可看。等您办的事，请发“我的任务”。";

    public const string NothingYet = "清单里还没有要全面体检的企业，没有进度可看。请先导入企业清单。";

    public static string Own(IReadOnlyCollection<VisitCount> visits) => $"【我的体检进度】\n{Counts(visits)}";

    public static string Squad(string squad, IReadOnlyCollection<VisitCount> visits, IReadOnlyCollection<Coverage> coverage) =>
        $"【{squad}体检进度】\n{Counts(visits)}\n本县市区：{Covered(coverage)}";

    public static string County(string county, IReadOnlyCollection<VisitCount> visits, IReadOnlyCollection<Coverage> coverage) =>
        $"【{county}体检进度】\n{Counts(visits)}\n{Covered(coverage)}";

    /// <param name="coverage">The worst first.</param>
    public static string City(IReadOnlyCollection<VisitCount> visits, IReadOnlyList<Coverage> coverage, int most)
    {
        var overdue = visits.GroupBy(one => one.County, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Overdue), StringComparer.Ordinal);
        var lines = coverage.Take(most).Select(one => $"{one.County}：{one.Signed}/{one.Listed}家，{Percent(one.Signed, one.Listed)}" + (overdue.GetValueOrDefault(one.County) is > 0 and var late ? $"，逾期{late}家" : ""));
        return $"【全市体检进度】\n{Counts(visits)}\n{Covered(coverage)}\n{string.Join('\n', lines)}";
    }

    public static string Officer(int notices) => notices > 0
        ? $"您负责的企业有{notices}份告知书等您确认。请发“我的任务”办理。"
        : "您负责的企业没有等您确认的告知书。";

    private static string Counts(IReadOnlyCollection<VisitCount> visits) =>
        $"待办{visits.Sum(one => one.ToDo)}家，已办{visits.Sum(one => one.Done)}家，逾期{visits.Sum(one => one.Overdue)}家";

    private static string Covered(IReadOnlyCollection<Coverage> coverage)
    {
        var (signed, listed) = (coverage.Sum(one => one.Signed), coverage.Sum(one => one.Listed));
        return $"应体检{listed}家，已体检{signed}家，覆盖率{Percent(signed, listed)}";
    }

    /// <summary>Cut and not rounded: 100% is said when all are done.</summary>
    private static string Percent(int part, int whole) =>
        whole == 0 ? "0%" : string.Create(CultureInfo.InvariantCulture, $"{part * 100L / whole}%");
}

using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.LookBacks;

/// <summary>Words of 回头看.</summary>
internal static class LookBackTexts
{
    public const string Command = "回头看";

    public const string NothingToday = "今天没有等您复查的问题。到了回头看的日子，早上会发给您。";

    public const string NotYours = "回头看由执法人员和分局、市局负责人办理，没有要您办的事。您要办的事，发“我的任务”。";

    public const string NotFound = "没有找到这条复查任务。发“回头看”看现在要复查的问题。";

    public const string ChooseEnterprise = "还没有选企业。请在卡片上选一家，再点“逐条填写”。";

    public const string AllFiled = "这家企业到今天要复查的问题都已填完。发“回头看”看还有没有别的。";

    public const string Cancelled = "没有填，这条还等着复查结果。发“回头看”可以再填。";

    public const string NoWords = "没有看到文字，还没有填上。请用一段文字写明看到的情况；先不填，回复“取消”。";

    public const string PictureKept = "照片已收下。请再用一段文字写明看到的情况，填完这一条。";

    /// <summary>What ends the question without an answer.</summary>
    public const string Cancel = "取消";

    private const string Basis = "（依据：方案二（一）2（4））";

    public static string Of(LookBackResult result) => result switch
    {
        LookBackResult.Rectified => "已整改",
        LookBackResult.NotRectified => "未整改",
        _ => "复发",
    };

    public static string NotOfTheTwo(string enterprise) =>
        $"{enterprise}的回头看分给了别的执法人员，没有改动。请由任务上的两位填写；分工要变，请找中队长。";

    public static string Already(string enterprise, LookBackTask task, string by) =>
        $"{enterprise}的这条问题{by}已填“{Of(task.Result ?? LookBackResult.Rectified)}”（{task.FiledAt?.Words()}），没有改动。发“回头看”看还有哪些没填。";

    public static string AskWords(LookBackResult result) =>
        $"请用一段文字写明看到的情况，发来就填“{Of(result)}”。有照片的先发照片。先不填，回复“取消”。";

    /// <param name="enterprises">Name, findings and colleague of each enterprise, in the order of the day.</param>
    /// <param name="late">How many of the findings were due on an earlier day.</param>
    public static string Morning(IReadOnlyList<(string Name, int Findings, string? Colleague)> enterprises, int late)
    {
        var lines = enterprises.Select((one, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {one.Name}，{one.Findings}条，{(one.Colleague is null ? "同行人员未定，请找中队长" : $"同行{one.Colleague}")}"));
        return $"【回头看】今天请复查{enterprises.Count}家企业的{enterprises.Sum(one => one.Findings)}条问题{Basis}：\n{string.Join('\n', lines)}\n"
            + (late > 0 ? string.Create(CultureInfo.InvariantCulture, $"其中{late}条是前几天没填的。\n") : "")
            + "一条由一人填，两人都能看到结果。";
    }

    /// <summary>To the owner of what is not rectified.</summary>
    public static string ToOwner(Inspection inspection, Finding finding, LookBackTask task, string by) =>
        $"【回头看：{Of(task.Result ?? LookBackResult.NotRectified)}】{inspection.Enterprise.Name}，登记表{inspection.Number:0000}第{finding.Ordinal}条（{Words.Of(task.Severity)}）：{Words.Quote(finding.Text)}\n"
        + $"{by}看到：{Words.Quote(task.Words ?? "", 200)}\n这条由您包联，请跟踪督促彻底整改、严防复发{Basis}。";

    public static string Counts(string place, IReadOnlyList<LookBackCount> counts, IReadOnlyList<NameCount> unplanned)
    {
        var lines = counts.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"{one.County}：共{one.Tasks}条，已整改{one.Rectified}，未整改{one.NotRectified}，复发{one.Recurred}，没填{one.Open}{(one.Overdue > 0 ? $"（逾期{one.Overdue}）" : "")}"));
        var left = unplanned.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name}：还有{one.Amount}条没有安排"));
        var all = lines.Concat(left).ToList();
        return all.Count == 0 ? $"{place}还没有回头看任务。" : $"【回头看进度】{place}{Basis}\n{string.Join('\n', all)}";
    }
}

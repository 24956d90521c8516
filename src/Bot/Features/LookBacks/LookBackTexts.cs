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

    public const string ArrangeHint = "\n看逐家情况、改派，发“回头看安排”。";

    public const string NothingToday = "今天没有等您复查的问题。到了回头看的日子，早上会发给您。";

    public const string NotYours = "回头看由执法人员和分局、市局负责人办理，没有要您办的事。您要办的事，发“我的任务”。";

    public const string NotFound = "没有找到这条复查任务。发“回头看”看现在要复查的问题。";

    public const string ChooseEnterprise = "还没有选企业。请在卡片上选一家，再点“逐条填写”。";

    public const string AllFiled = "这家企业到今天要复查的问题都已填完。发“回头看”看还有没有别的。";

    public const string Cancelled = "没有填，这条还等着复查结果。发“回头看”可以再填。";

    public const string NoWords = "没有看到文字，还没有填上。请用一段文字写明看到的情况；先不填，回复“取消”。";

    public const string PictureKept = "照片已收下。请再用一段文字写明看到的情况，填完这一条。";

    public const string ChooseFiled = "还没有选要更正的一条，没有改动。请在卡片上选一条，再点“更正”。";

    public const string NotOpenForCorrection = "这一条现在不能更正：只有填写人在填写当天能改。请向中队长说明情况。";

    public const string NothingLeft = "这家企业现在没有要您复查的问题：已填完，或已转给同事，没有改动。发“回头看”看现在的。";

    public const string ChooseWhom = "还没有选接手的人，没有转出。请在卡片上选一位，再点“转给他”。";

    public const string NobodyElse = "本县市区没有别的已签承诺书的执法人员可以接手，没有转出。请找中队长安排。";

    public const string Changed = "任务有变，这张卡片已过时，没有改动。发“回头看”看现在要复查的问题。";

    /// <summary>What ends the question without an answer.</summary>
    public const string Cancel = "取消";

    private const string Basis = "（依据：方案二（一）2（4））";

    public static string Of(LookBackResult result) => result switch
    {
        LookBackResult.Rectified => "已整改",
        LookBackResult.NotRectified => "未整改",
        LookBackResult.Recurred => "复发",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No words for this result."),
    };

    /// <param name="pair">Names of the one or two whose task it is.</param>
    public static string NotOfTheTwo(string enterprise, string pair) =>
        $"{enterprise}的回头看现由{pair}办理，没有改动。请由任务上的人填写；要换人，请他们在“回头看”的卡片上点“转给同事”，或请中队长发“回头看安排”。";

    public static string Handed(string from, string enterprise, int findings, string? colleague) => string.Create(
        CultureInfo.InvariantCulture,
        $"{from}把{enterprise}的回头看（{findings}条问题）转给您，{(colleague is null ? "同行人员未定，请找中队长" : $"同行{colleague}")}。今天要复查的见下面。");

    public static string ColleagueTold(string from, string to, string enterprise) => $"{enterprise}的回头看由{from}转给了{to}，您和{to}同行。";

    /// <summary>To the leader of one on leave.</summary>
    public static string NobodyToGo(string county, int enterprises) =>
        $"【回头看】{county}还有{InspectionWords.Number(enterprises)}家企业的问题没有排上复查：没有可以去的执法人员（没有登记、没有签承诺书或都在请假）。请补登人员、签承诺书，或请专项行动办公室派人；每天早上会再排一次。";

    public static string NobodyGoes(string name, string deputy, int enterprises) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}请假，代理人{deputy}不能复查（要是本县市区已签承诺书的执法人员），到今天有{enterprises}家的回头看没有人去。请发“回头看安排”改派。");

    /// <summary>To the owner who was told of what turned out to be rectified.</summary>
    public static string TakenBack(Inspection inspection, Finding finding, string by) =>
        $"【回头看更正】{inspection.Enterprise.Name}，登记表{inspection.Number:0000}第{finding.Ordinal}条：{by}已更正为“已整改”，先前发给您的这一条作废。";

    public static string Already(string enterprise, LookBackTask task, string by) =>
        $"{enterprise}的这条问题{by}已填“{Of(task.Filed)}”（{task.FiledAt?.Words()}），没有改动。发“回头看”看还有哪些没填。";

    public static string AskWords(LookBackResult result) =>
        $"请用一段文字写明看到的情况，发来就填“{Of(result)}”。有照片的先发照片。先不填，回复“取消”。";

    /// <param name="enterprises">Name, findings and colleague of each enterprise, in the order of the day.</param>
    /// <param name="late">How many of the findings were due on an earlier day.</param>
    public static string Morning(IReadOnlyList<(string Name, int Findings, bool Late, string? Colleague)> enterprises, int late)
    {
        var lines = enterprises.Select((one, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {one.Name}，{one.Findings}条{(one.Late ? "（逾期）" : "")}，{(one.Colleague is null ? "同行人员未定，请找中队长" : $"同行{one.Colleague}")}"));
        return $"【回头看】今天请复查{enterprises.Count}家企业的{enterprises.Sum(one => one.Findings)}条问题{Basis}：\n{string.Join('\n', lines)}\n"
            + (late > 0 ? string.Create(CultureInfo.InvariantCulture, $"其中{late}条是前几天没填的。\n") : "")
            + "一条由一人填，两人都能看到结果；填错了，填写人当天发“回头看”更正。";
    }

    /// <summary>To the owner of what is not rectified.</summary>
    /// <param name="corrected">Whether another result was told before.</param>
    public static string ToOwner(Inspection inspection, Finding finding, LookBackTask task, string by, bool corrected) =>
        $"【回头看{(corrected ? "更正" : "")}：{Of(task.Filed)}】{inspection.Enterprise.Name}，登记表{inspection.Number:0000}第{finding.Ordinal}条（{Words.Of(task.Severity)}）：{Words.Quote(finding.Text)}\n"
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

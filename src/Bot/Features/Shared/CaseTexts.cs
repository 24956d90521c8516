using Bot.Documents;
using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>Words about a rectification that several features say.</summary>
internal static class CaseTexts
{
    public const string Command = "整改";

    /// <summary>The card has the button.</summary>
    public const string ExtendCommand = "延期";
    public const string Hand = "传材料";
    public const string Supplement = "补充材料";
    public const string Submit = "提交复查";
    public const string Extend = "申请延期";
    public const string Pass = "通过";
    public const string Return = "退回";
    public const string Visit = "要到现场看";
    public const string Grant = "同意";
    public const string Refuse = "不同意";
    public const string Open = "打开";
    public const string Closed = "已办结";
    public const string Decided = "已决定";
    public const string FieldDeadline = "期限";
    public const string FieldForm = "登记表";
    public const string FieldEvidence = "材料";
    public const string FieldOwner = "负责人";
    public const string FieldDoubts = "请留意";
    public const string FieldAsked = "延期申请";
    public const string FieldUntil = "申请延到";
    public const string FieldHandedIn = "提交";
    public const string FieldRequirement = "整改要求";
    public const string Choose = "选一条问题，再点“打开”";
    public const string CaseLabel = "问题";

    private static readonly string[] Beginnings = ["正在生产", "未生产"];

    /// <summary>整改 12-2：恒泰焦化.</summary>
    public static string Title(CaseView view) => $"整改 {view.Case.Reference}：{Words.Short(view.Enterprise)}";

    public static string RecheckTitle(CaseView view) => $"复查 {view.Case.Reference}：{Words.Short(view.Enterprise)}";

    public static string ExtensionTitle(CaseView view) => $"延期申请 {view.Case.Reference}：{Words.Short(view.Enterprise)}";

    public static string ClosedTitle(CaseView view) => $"已办结 {view.Case.Reference}：{Words.Short(view.Enterprise)}";

    public static string ListTitle(int cases) => $"有{cases}条问题要整改";

    /// <summary>12-2 除尘器未开启，破碎…: as a drop-down shows it.</summary>
    public static string Option(CaseView view) => $"{view.Case.Reference} {Short(view.Finding.Text)}";

    /// <summary>Where the case stands, for the enterprise.</summary>
    public static string State(RectificationCase one) => one.Status switch
    {
        CaseStatus.Open when one.Returned is not null => "上次的材料没有通过，请再整改",
        CaseStatus.Open => "整改后传材料，再点“提交复查”",
        CaseStatus.Submitted => "已提交，等执法人员复查",
        CaseStatus.VisitNeeded => "执法人员要到现场看",
        _ => "已复查通过，办结",
    };

    public static string Body(CaseView view) => view.Case.Returned is { } reason ? $"{view.Finding.Text}\n没有通过的原因：{reason}" : view.Finding.Text;

    /// <summary>The finding and what the enterprise says to it.</summary>
    public static string RecheckBody(CaseView view)
    {
        var words = view.Given.Select(one => one.Words).OfType<string>().ToList();
        return words.Count == 0 ? $"{view.Finding.Text}\n企业没有写说明" : $"{view.Finding.Text}\n企业说明：{string.Join('；', words)}";
    }

    public static string RecheckState(CaseView view) => view.Case.Status == CaseStatus.VisitNeeded
        ? "到现场看过后点一项"
        : view.Doubts == EvidenceDoubts.None ? "企业提交了整改材料，请复查" : "企业提交了整改材料，有要留意的地方";

    public static string DeadlineField(RectificationCase one) => one.Deadline is { } day ? $"{RectificationWords.Day(day)}24:00前" : "没有规定";

    public static string Asked(ExtensionAsked asked) => $"延到{asked.Until.Words()}，待决定";

    public static string PictureGone(CaseView view) => $"整改 {view.Case.Reference}：有一张照片没有取到，请再发一次。发“整改”打开这条问题，点“传材料”再发。";

    public const string PictureGoneAct = "企业的一张照片没有取到，已请其重发";

    public static string NothingLeft(CaseView view) => $"复查 {view.Case.Reference} {Words.Short(view.Enterprise)}：企业的照片没有取到，现在没有材料可看，已请企业重发。不等的，在卡片上点“退回”。";

    public static string PictureOfWhich(int open) => $"照片已收下，还没有归到问题上。您有{open}条问题在整改：请选一条点“打开”，再点“传材料”，照片就归到那一条。";

    public static string ToRectify(int count, int late) => $"· 要整改：{count}条{Late(late)}。发“整改”办理。";

    public static string ToRecheck(int count, int late) => $"· 等您复查的整改：{count}条{Late(late)}。发“整改”办理。";

    public static string ToDecide(int count, int late) => $"· 等您决定的延期申请：{count}条{Late(late)}。发“整改”办理。";

    public static string LookBack(bool recurred, string words) => $"回头看发现{(recurred ? "复发" : "没有整改")}：{words}";

    public static string ReopenedAct(string reason) => $"{reason}，重新整改";

    public static string Reopened(CaseView view) => $"整改 {view.Case.Reference} 要重新整改。{view.Case.Returned}\n期限：{DeadlineField(view.Case)}。改好后请传材料提交。";

    /// <summary>整改情况 of the ledger while it is open again.</summary>
    public static string ReopenedLedger(CaseView view, bool recurred, DateOnly day) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{LedgerRows.Rectification(view.Finding, view.Case.Deadline, null)}，{day:yyyy-MM-dd}回头看{(recurred ? "复发" : "未整改")}");

    /// <summary>At most ten characters.</summary>
    public const string Released = "已转走";

    public static string ReleasedTo(CaseView view) => $"{view.Case.Reference} 改为{Words.Of(view.Case.Severity)}，由{view.OwnerName ?? "专项行动办公室"}包联";

    public const string TakenAct = "接单";

    public static string HandedAct(string name) => $"转派给{name}";

    public static string AssignedAct(string name) => $"包联责任人：{name}";

    public static string SheetName(CaseView view) => $"整改前后对照-{view.Case.Reference}-{view.Enterprise.Name}.docx";

    /// <summary>What the sheet shows of the present round.</summary>
    public static EvidenceSheetContent Sheet(CaseView view)
    {
        string[] lines =
        [
            $"企业：{view.Enterprise.Name}（{view.Enterprise.County}）",
            $"登记表序号：{view.Case.Number:0000}　第{InspectionWords.Number(view.Case.Ordinal)}条",
            $"存在的问题：{view.Finding.Text}",
            $"整改要求：{InspectionWords.Requirement(view.Finding with { Deadline = null })}",
            $"整改期限：{DeadlineField(view.Case)}",
            .. view.Given.Where(one => one.Words is not null).Select(one => $"企业说明（{one.At.Words()}）：{one.Words}"),
        ];
        var after = view.Given.Where(one => one.MediaId is not null).Select((one, index) => new SheetPicture(one.Sha256, Caption(one, index + 1)));
        var before = view.Finding.Pictures.Select((picture, index) => new SheetPicture(picture.Sha256, $"整改前{InspectionWords.Number(index + 1)}　{picture.ReceivedAt.Words()}收到"));
        return new EvidenceSheetContent("整改前后对照", lines, [.. before], [.. after]);
    }

    /// <summary>The deadline in full, with how it is counted.</summary>
    public static string Reasoning(CaseView view, WorkCalendar calendar, DateOnly today) =>
        $"{view.Case.Reference} 期限：{RectificationWords.Deadline(view.Case, calendar, today)}。"
        + (view is { Finding: { Handling.Code: 3, Deadline: null }, Case: { Round: 1, FirstDeadline: { } first } } && first == view.Case.Deadline
            ? $"立行立改从告知的下一个工作日算起：{ReckoningTexts.Of(calendar.Reckon(Told(view), calendar.WorkingDays(DateOnly.FromDateTime(Told(view)).AddDays(1), first).Count()))}。"
            : "");

    /// <summary>Every description begins with whether the enterprise is producing (annex 4): a drop-down's few characters are for what tells two apart.</summary>
    private static string Short(string text) =>
        Beginnings.FirstOrDefault(word => text.StartsWith(word, StringComparison.Ordinal)) is { } beginning ? text[beginning.Length..].TrimStart('，', ',', '、', '。', ' ') : text;

    private static string Late(int late) => late > 0 ? $"，其中{late}条逾期" : "";

    private static DateTime Told(CaseView view) => view.Case.OpenedAt.Local().Date;

    private static string Caption(Evidence one, int number)
    {
        var doubts = RectificationWords.Doubts(one.Doubts);
        return $"整改后{InspectionWords.Number(number)}　{one.At.Words()}收到" + (doubts.Length > 0 ? $"\n{doubts}" : "");
    }
}

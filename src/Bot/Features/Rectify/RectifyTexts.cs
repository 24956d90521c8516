using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>Words of the enterprise's side and of who decides about it.</summary>
internal static class RectifyTexts
{
    public const string NoNotice = "没有找到这份告知书。发“我的任务”看现在要办的事。";
    public const string NotFound = "没有找到这条问题。发“整改”看现在要办的。";
    public const string ChooseCase = "还没有选问题。请在卡片上选一条，再点“打开”。";
    public const string NothingForOfficer = "现在没有要您整改的问题。";
    public const string NothingForStaff = "现在没有等您复查的整改，也没有您包联的问题。";
    public const string Cancelled = "好的，没有记下。发“整改”可以接着办。";
    public const string AskReturn = "请写退回的原因，企业会看到。例如：照片看不清除尘器是否开启，请重拍。发“取消”不退回。";
    public const string AskRefusal = "请写不同意的原因，企业会看到。发“取消”先不决定。";
    public const string NoWords = "没有看到文字。请用文字写一句，或发“取消”。";
    public const string Courtesy = "不客气。请发整改后的照片或说明；发完点“提交复查”。";
    public const string AskDay = "延到哪一天、什么原因？一条发来，例如：12月28日 除尘器配件还没到货。发“取消”不申请。";
    public const string AskReason = "请再写一句延期的原因，例如：除尘器配件还没到货。发“取消”不申请。";
    public const string DayNotRead = "没有看懂是哪一天。请先写日期再写原因，例如：12月28日 除尘器配件还没到货。";
    public const string NobodyDecides = "这条问题还没有包联责任人，没法决定延期。请联系检查人员或专项行动办公室。";

    public static string NotYours(string enterprise) =>
        $"这份告知书是给{enterprise}的，您不是这家企业登记的环保负责人，不能代为确认。请由该企业的环保负责人点“已收到”。";

    public static string Already(string name, DateTimeOffset at) => $"{name}已于{at.Words()}确认收到，不用再点。";

    public static string Thanks(Inspection inspection) => inspection.Findings.Count == 0
        ? "已确认收到，感谢配合。"
        : "已确认收到。请按期整改，有困难随时联系执法人员。改好后发“整改”，传照片或说明。";

    public static string Done(string officer, DateTimeOffset at) => $"{officer}已于{at.Words()}确认收到告知书。";

    public static string AskEvidence(CaseView view) =>
        $"请发 {view.Case.Reference} 整改后的照片或一句说明，可以发多条，随时都能接着发。发完点“提交复查”（或发“提交”）。";

    public static string NotAttached(int pictures) => $"以前发的{InspectionWords.Number(pictures)}张照片放得太久或超过张数，没有归到这条问题上。要用的请再发一次。";

    /// <param name="kind">As <see cref="Words.Kind"/> takes it.</param>
    public static string NotTaken(string kind) => $"{Words.Kind(kind)}收不下来，整改材料只收照片和文字。请拍几张照片（视频可以截图）发来，或写一句说明；前面发的都还在。";

    public static string Kept(CaseView view) => view.Case.Status == CaseStatus.Submitted
        ? $"已补充到 {view.Case.Reference}（共{RectificationWords.Count(view.Given)}），执法人员会看到。"
        : $"已记到 {view.Case.Reference}（共{RectificationWords.Count(view.Given)}）。还有就接着发；发完点“提交复查”。";

    public static string HandedIn(CaseView view) => $"{view.Case.Reference} 已提交，执法人员复查后马上告诉您。";

    public static string ToOfficersHandedIn(CaseView view, string by) => $"{by}提交了 {view.Case.Reference} 的整改材料（{RectificationWords.Count(view.Given)}）。";

    public static string Passed(CaseView view, string by) => $"{view.Enterprise.Name} {view.Case.Reference} 复查通过，已办结（{by}）。";

    public static string PassedShort(string by, DateTimeOffset at) => $"{by}{at.Words()}复查通过";

    /// <param name="before">The day that counted until now.</param>
    public static string Returned(CaseView view, string by, DateOnly? before) =>
        $"整改 {view.Case.Reference} 没有通过（{by}）：{view.Case.Returned}\n请再整改，重新传材料提交。"
        + (view.Case.Deadline is null ? "" : view.Case.Deadline == before ? $"期限不变：{CaseTexts.DeadlineField(view.Case)}。" : $"原期限已到，再给几天：{CaseTexts.DeadlineField(view.Case)}。");

    public static string ReturnedDone(CaseView view) => $"已退回 {view.Case.Reference}，企业会收到原因。";

    public static string VisitTold(CaseView view, string by) => $"整改 {view.Case.Reference}：执法人员{by}要到现场看过再定，请保持整改后的样子。";

    public static string VisitDone(CaseView view) => $"{view.Case.Reference} 记为要到现场看，已告诉企业。看过后发“整改”，在卡片上点“通过”或“退回”。";

    public static string NotRechecker(CaseView view) => $"{view.Case.Reference} 由{string.Join('、', view.Inspectors.Select(person => person.Name))}复查，您不用点。";

    public static string ExtensionSent(CaseView view, ExtensionAsked asked) => $"已申请把 {view.Case.Reference} 延到{RectificationWords.Day(asked.Until)}，等{view.OwnerName}决定。决定前原期限不变。";

    public static string Granted(CaseView view, string by) => $"整改 {view.Case.Reference}：{by}同意延期，新期限{CaseTexts.DeadlineField(view.Case)}。";

    public static string Refused(CaseView view, string by, string reason) => $"整改 {view.Case.Reference}：{by}不同意延期，期限仍是{CaseTexts.DeadlineField(view.Case)}。原因：{reason}";

    public static string GrantedShort(string by, DateTimeOffset at) => $"{by}{at.Words()}同意延期";

    public static string RefusedShort(string by, DateTimeOffset at) => $"{by}{at.Words()}不同意延期";

    public static string NotOwner(CaseView view) => $"{view.Case.Reference} 由{view.OwnerName ?? "专项行动办公室"}包联，延期由包联责任人决定，您不用点。";

    public static string OfficerList(IReadOnlyList<CaseView> views, IReadOnlyList<string> deadlines) =>
        $"要整改的问题{views.Count}条：\n" + string.Join('\n', views.Zip(deadlines, (view, day) => $"{view.Case.Reference} {Words.Quote(view.Finding.Text, 24)} {RectificationWords.Of(view.Case.Status)}，{day}"));

    public static string StaffList(int waiting, IReadOnlyList<string> owned, int more)
    {
        var lines = new List<string>();
        if (waiting > 0)
        {
            lines.Add($"等您复查的整改：{InspectionWords.Number(waiting)}条，卡片在下面。");
        }

        if (owned.Count > 0)
        {
            lines.Add($"您包联的问题{InspectionWords.Number(owned.Count + more)}条没有办结：");
            lines.AddRange(owned);
            lines.AddRange(more > 0 ? [$"还有{InspectionWords.Number(more)}条，办结前面的后再列。"] : []);
            lines.Add("看某一条的经过，发“进展 编号”，例如“进展 12-2”。");
        }

        return string.Join('\n', lines);
    }

    public static string OwnedLine(CaseView view, string deadline) =>
        $"{view.Case.Reference} {Words.Short(view.Enterprise)} {Words.Of(view.Case.Severity)} {RectificationWords.Of(view.Case.Status)}，{deadline}";
}

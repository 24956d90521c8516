using Bot.Features.Shared;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>Reminders and escalation in words.</summary>
internal static class StepTexts
{
    public const string Officers = "企业";
    public const string Nobody = "（没有登记的人）";
    public const string NoOfficers = "企业（没有登记环保负责人，请电话通知）";

    /// <summary>What happens on the day, without who is told.</summary>
    public static string Of(CaseStep step, RectificationCase one) => step.Kind switch
    {
        CaseStepKind.Acknowledge => $"告知书发出{InspectionWords.Number(step.Days)}个工作日没有签收",
        CaseStepKind.Unacknowledged => $"告知书发出{InspectionWords.Number(step.Days)}个工作日无人签收",
        CaseStepKind.Before => $"离期限还有{InspectionWords.Number(step.Days)}个工作日",
        CaseStepKind.Due when one.Deadline is { } day && day != step.Day => $"{day.Words()}到期，到期那天休息",
        CaseStepKind.Due => "今天到期",
        CaseStepKind.Overdue => $"逾期第{InspectionWords.Number(step.Days)}{(one.Severity == Domain.Inspections.Severity.Major ? "天" : "个工作日")}",
        CaseStepKind.Recheck => "提交后还没有复查",
        _ => $"该复查没有复查，第{InspectionWords.Number(step.Days)}个工作日",
    };

    /// <summary>One line of a reminder.</summary>
    public static string Line(CaseView view, CaseStep step) =>
        $"{view.Case.Reference} {Words.Short(view.Enterprise)}：{Of(step, view.Case)}，期限{(view.Case.Deadline is { } day ? day.Words() : "没有规定")}。{Words.Quote(view.Finding.Text, 24)}";

    public static string ToOfficer(IReadOnlyList<string> lines, int more) => $"【整改提醒】\n{Lines(lines, more)}\n改好了请发“整改”，传照片或说明后提交；有困难可以申请延期，也可以直接联系执法人员。";

    public static string ToInspector(IReadOnlyList<string> lines, int more) => $"【复查提醒】\n{Lines(lines, more)}\n请发“整改”，在卡片上点“通过”“退回”或“要到现场看”。";

    public static string ToOwner(IReadOnlyList<string> lines, int more) =>
        $"【整改包联提醒】\n{string.Join('\n', lines)}{(more > 0 ? $"\n还有{InspectionWords.Number(more)}条没有列出。" : "")}\n请跟踪协调。发“进展 编号”看经过，例如“进展 12-2”。";

    public static string AcknowledgeAgain(string enterprise) => $"【请签收】{enterprise}的告知书还没有签收，请在下面的卡片上点“已收到”。";

    /// <summary>To the city office, once a morning.</summary>
    public static string NoCalendar(int year, int cases) =>
        $"【工作日历】没有{InspectionWords.Number(year)}年的放假安排，{InspectionWords.Number(cases)}件整改的提醒日期算不出来，今天没有提醒。请系统管理员导入国务院办公厅的放假通知。";

    public static string NobodyAcknowledged(string enterprise, int number, int days, bool anyOfficer) => anyOfficer
        ? $"{enterprise}的告知书（登记表{number:0000}）发出{InspectionWords.Number(days)}个工作日无人签收。请电话或上门送达；企业拒绝签收的，发“拒收 {InspectionWords.Number(number)} 见证人 原因”。"
        : $"{enterprise}没有登记环保负责人账号，告知书（登记表{number:0000}）没有送达。请上门送达；企业拒绝签收的，发“拒收 {InspectionWords.Number(number)} 见证人 原因”。";

    private static string Lines(IReadOnlyList<string> lines, int more) => string.Join('\n', lines) + (more > 0 ? $"\n还有{InspectionWords.Number(more)}条，发“整改”看。" : "");
}

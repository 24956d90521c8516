using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>Words of 进展.</summary>
internal static class StoryTexts
{
    public const string Command = "进展";
    public const string Usage = "看某条问题的经过和接下来的提醒，请发：进展 编号，例如“进展 12-2”；整张登记表发“进展 12”。编号在整改卡片上。";
    public const string NotFound = "您的职责范围内没有这个编号的整改。发“整改”看现在要办的，编号像 12-2。";

    /// <summary>Who acts by the clock.</summary>
    public const string Clock = "系统";
    public const string Notice = "告知书：";
    public const string NotDelivered = "  没有送达任何人";
    public const string Past = "经过：";
    public const string Next = "接下来：";
    public const string AndSoOn = "  以后每个工作日照此提醒，到办结为止";

    public static string Title(CaseView view) => $"【进展 {view.Case.Reference}】{view.Enterprise.Name}（{view.Enterprise.County}）\n问题：{view.Finding.Text}";

    public static string State(CaseView view) =>
        $"状态：{RectificationWords.Of(view.Case.Status)}，{Words.Of(view.Case.Severity)}，包联责任人{view.OwnerName ?? "（没有）"}"
        + (view.Case.Asked is { } asked ? $"\n延期申请：{CaseTexts.Asked(asked)}，原因：{asked.Reason}" : "");

    public static string Deadline(string words) => $"期限：{words}";

    public static string Opened(DateTimeOffset at) => $"  {at.Words()} 告知企业";

    public static string Act(CaseAct act, string name) => $"  {act.At.Words()} {name}：{act.Words}";

    /// <summary>The three receipts are three things.</summary>
    public static string Receipt(string name, NoticeReceipt receipt, DateTimeOffset? acknowledged) =>
        $"  {name}：{Of("送达", receipt.DeliveredAt)}，{Of("打开", receipt.OpenedAt)}，{Of("签收", acknowledged)}";

    public static string Refusal(NoticeRefusal refusal) => $"  {refusal.At.Words()} 拒收：{refusal.Reason}（见证人{refusal.Witness}）";

    public static string Step(CaseStep step, RectificationCase one, WorkCalendar calendar, string whom) =>
        $"  {RectificationWords.Day(step.Day)} {StepTexts.Of(step, one)}：提醒{whom}{Count(step, one, calendar)}";

    public static string Several(IReadOnlyList<RectificationCase> found) =>
        $"这个编号有{found.Count}条，只列前面的：";

    /// <summary>How the day before the deadline was counted.</summary>
    private static string Count(CaseStep step, RectificationCase one, WorkCalendar calendar) => step.Kind == CaseStepKind.Before && one.Deadline is { } deadline
        ? $"（{ReckoningTexts.Of(calendar.Reckon(deadline.ToDateTime(TimeOnly.MinValue), -step.Days))}）"
        : "";

    private static string Of(string what, DateTimeOffset? at) => at is { } moment ? $"{what}{moment.Words()}" : $"未{what}";
}

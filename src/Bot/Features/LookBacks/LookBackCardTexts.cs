using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.LookBacks;

/// <summary>Words on the cards of 回头看.</summary>
internal static class LookBackCardTexts
{
    public const string DayTitle = "回头看：填复查结果";
    public const string Ask = "看整改了没有，点一项";
    public const string DayHint = "到企业后选企业，再逐条填";
    public const string EnterpriseLabel = "企业";
    public const string OpenButton = "逐条填写";
    public const string GiveButton = "转给同事";
    public const string CorrectTitle = "回头看：更正今天填的";
    public const string CorrectHint = "只有填写人当天能改，原来填的留底";
    public const string FiledLabel = "填过的";
    public const string CorrectButton = "更正";
    public const string WhomLabel = "转给谁";
    public const string HandButton = "转给他";
    public const string Handed = "已转给同事";
    public const string County = "县市区";
    public const string Form = "登记表";
    public const string Visited = "检查日期";
    public const string Requirement = "整改要求";
    public const string By = "复查人";
    public const string DayLabel = "复查日期";
    public const string Colleague = "同行";
    public const string RemarkedButton = "已整改，附说明";
    public const string ThisEnterprise = "这家企业";

    public static string HandTitle(string enterprise) => $"转给同事：{enterprise}";

    public static string ChooseWhom(int findings) => $"回头看{InspectionWords.Number(findings)}条，请选接手的人";

    public static string HandedTo(string name) => $"回头看已转给{name}";

    public static string OwnerTitle(LookBackTask task, string enterprise) => $"回头看{LookBackTexts.Of(task.Filed)}：{enterprise}";

    public static string Yours(Severity severity, bool corrected) => $"{Words.Of(severity)}，由您包联{(corrected ? "（更正）" : "")}";

    public static string Seen(Finding finding, string? words) => words is null ? finding.Text : $"{finding.Text}\n复查：{words}";

    public static string FormAndFinding(Inspection inspection, Finding finding) => $"{inspection.Number ?? 0:0000} 第{InspectionWords.Number(finding.Ordinal)}条";

    public static string FindingTitle(string enterprise, Finding finding) => $"回头看：{enterprise} 第{InspectionWords.Number(finding.Ordinal)}条";

    public static string FiledBy(string by, LookBackTask task, bool correct) => $"{by}{task.FiledAt?.Words()}填：{LookBackTexts.Of(task.Filed)}{(correct ? "。更正请点一项" : "")}";

    public static string Due(DateOnly day, bool late) => day.WordsWithYear() + (late ? "（逾期）" : "");

    public static string Pair(string lead, string partner) => $"{lead}、{partner}";

    public static string Place(IReadOnlyList<string> counties) => counties.Count == 0 ? "全市" : string.Join('、', counties);
}

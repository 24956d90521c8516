using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Reports;

/// <summary>Words on the card of a report.</summary>
internal static class ReportCardTexts
{
    public const string Coverage = "覆盖率";
    public const string Findings = "问题";
    public const string Open = "整改中";
    public const string Late = "没有上报";
    public const string Ledger = "台账";
    public const string Until = "数据截至";
    public const string Release = "发布";
    public const string Remark = "补充意见";
    public const string Remake = "退回重做";
    public const string Released = "已发布";
    public const string Replaced = "已换新版";

    public static string Title(ReportRow row) => $"{row.Due.Words()}报告：{ReportTexts.Place(row)}";

    public static string Check(ReportRow row) => string.Create(CultureInfo.InvariantCulture, $"第{row.Version}版。请看完文件再点");

    public static string CoverageOf(ReportFigures figures) => string.Create(CultureInfo.InvariantCulture, $"{ReportWords.Percent(figures.Inspected, figures.Listed)}（{figures.Inspected}/{figures.Listed}家）");

    public static string FindingsOf(ReportFigures figures) => string.Create(CultureInfo.InvariantCulture, $"本期{figures.Findings.Period}个，累计{figures.Findings.Total}个");

    public static string OpenOf(ReportFigures figures) => string.Create(CultureInfo.InvariantCulture, $"{figures.Open}个，逾期{figures.Overdue}个");

    public static string LateOf(ReportFigures figures) => string.Create(CultureInfo.InvariantCulture, $"{figures.Counties.Count(line => line.Version == 0)}个县市区");

    public static string LedgerOf(ReportRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.LedgerRows}行");

    public static string Cutoff(ReportFigures figures) => figures.Cutoff.Words();
}

using System.Globalization;
using Bot.Features.Shared;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Features.Alerts;

/// <summary>Words of 预警: to the leaders, and to the system that sends one.</summary>
internal static class AlertTexts
{
    /// <summary>Enterprises named in the message; the rest is counted, all of them are in the workbook.</summary>
    public const int Shown = 10;

    public const string SheetName = "预警范围内企业";

    public const string NotJson = "内容不是约定的 JSON，预警没有记下。格式见 docs/operations.md。";

    public const string NoPlace = "没有经纬度（latitude、longitude），预警没有记下。";

    public const string Outside = "地点不在本市范围内，预警没有记下。请核对经纬度有没有写反；本市范围见配置 Alerts。";

    public const string NotSigned = "签名不对，预警没有记下。请核对密钥和签名的内容。";

    public const string TooOld = "时间和本机相差太多，预警没有记下。请核对时钟后重新签名再发。";

    public const string TooBig = "内容太大，预警没有记下。";

    public const string Busy = "数据库现在写不进去，预警没有记下，请稍后原样再发。";

    public const string Known = "这个编号的预警已经收过，没有重复处理。";

    public const string Taken = "预警已收下，服务会按范围通知有关县市区。";

    public static IReadOnlyList<string> Headers { get; } =
        ["序号", "企业名称", "县市区", "乡镇或开发区", "距离（米）", "行业类别", "是否超低排放改造的企业", "是否绩效分级A级或B级企业", "处理", "原定日期", "现定日期", "执法人员"];

    public static string NoFile(string path) => $"没有文件 {path}，或读不了它，预警没有记下。";

    public static string BadId(int most) => $"编号（id）要有 1 到 {most} 个字母、数字、“-”“_”“.”，预警没有记下。";

    public static string BadKind(IEnumerable<string> kinds) => $"类别（kind）不对，预警没有记下。可以写：{string.Join("、", kinds)}。";

    public static string BadRadius => $"半径（radiusKm）不对，预警没有记下。可以写：{string.Join("、", Alert.Radii)}（公里）。";

    public static string TooLong(string name, int most) => $"{name} 最多 {most} 个字，预警没有记下。";

    public static string Of(AlertKind kind) => kind switch
    {
        AlertKind.HeavyPollution => "重污染天气",
        AlertKind.HotSpot => "卫星或网格热点",
        AlertKind.Exceedance => "在线超标",
        AlertKind.PowerAnomaly => "用电异常",
        AlertKind.Complaint => "信访举报",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this kind."),
    };

    public static IReadOnlyList<string> Pollutants { get; } = ["PM2.5", "PM10", "二氧化硫", "氮氧化物", "VOCs", "臭氧", "恶臭", "废水"];

    public static string Around(int radiusKm) => $"周边{Number(radiusKm)}公里";

    public static string Coordinates(GeoPoint place) => string.Create(CultureInfo.InvariantCulture, $"东经{place.Longitude:0.0000}、北纬{place.Latitude:0.0000}");

    public static string Nobody(Alert alert) => $"{Head(alert)}\n范围内没有名单上的企业，计划没有变。请核对地点，或派人到现场看。";

    public static string Told(Alert alert, string county, IReadOnlyList<AlertItem> items, Func<string, string> nameOf)
    {
        var lines = items.Take(Shown).Select((item, index) => $"\n{Number(index + 1)}. {Line(item, nameOf)}");
        var rest = items.Count > Shown ? $"\n还有{Number(items.Count - Shown)}家，见表格。" : "";
        return $"{Head(alert)}\n{county}范围内{Number(items.Count)}家：{Counts(items)}。{string.Concat(lines)}{rest}\n{Look(alert.Kind)}{Reason(alert, items)}";
    }

    public static IReadOnlyList<string> Row(AlertItem item, int number, Func<string, string> nameOf) =>
    [
        Number(number),
        item.Enterprise.Name,
        item.Enterprise.County,
        item.Enterprise.Township,
        Number((long)item.Metres),
        item.Enterprise.Industry.Name,
        item.Enterprise.UltraLowEmission ? "是" : "否",
        item.Enterprise.PerformanceGrade,
        Of(item),
        Shows(item) ? item.Visit!.Day.WordsWithYear() : "",
        item.To?.WordsWithYear() ?? "",
        Shows(item) ? $"{nameOf(item.Visit!.Lead)}、{nameOf(item.Visit.Partner)}" : "",
    ];

    private static string Head(Alert alert) => string.Concat(
        $"【预警】{Of(alert.Kind)}",
        alert.Pollutant.Length > 0 ? $"，{alert.Pollutant}" : "",
        $"，{Coordinates(alert.Place)}{Around(alert.RadiusKm)}",
        alert.Words.Length > 0 ? $"：{alert.Words}" : "。");

    private static string Counts(IReadOnlyList<AlertItem> items) => string.Join("，", new[]
    {
        Count(items, AlertStep.Moved, "提前"),
        Count(items, AlertStep.Stays, "照原安排"),
        Count(items, AlertStep.Unplanned, "还没有排"),
        Count(items, AlertStep.NeedsReason, "体检过或不做常规检查"),
        Count(items, AlertStep.MayRepeat, "可以再查"),
    }.OfType<string>());

    private static string? Count(IReadOnlyList<AlertItem> items, AlertStep step, string words) =>
        items.Count(item => item.Step == step) is > 0 and var count ? $"{words}{Number(count)}家" : null;

    private static string Line(AlertItem item, Func<string, string> nameOf)
    {
        var enterprise = item.Enterprise;
        var distance = string.Create(CultureInfo.InvariantCulture, $"{item.Metres / 1000:0.0}公里");
        var grade = enterprise.PerformanceGrade is "否" or "" ? "" : $" {enterprise.PerformanceGrade}";
        var people = Shows(item) ? $" {nameOf(item.Visit!.Lead)}、{nameOf(item.Visit.Partner)}" : "";
        return $"{Words.Short(enterprise)} {distance} {enterprise.Industry.Name}{(enterprise.UltraLowEmission ? " 超低排放" : "")}{grade}：{Of(item)}{people}";
    }

    /// <summary>What stays and nobody was told of may have been drawn by lot (双随机): neither day nor people are named, of the others likewise, or one could tell them apart.</summary>
    private static bool Shows(AlertItem item) => item is { Step: AlertStep.Moved } or { Step: AlertStep.Stays, Visit.Status: not PlannedVisitStatus.Planned };

    private static string Of(AlertItem item) => item switch
    {
        { Step: AlertStep.Moved, Visit: { } visit, To: { } day } => $"{visit.Day.Words()}提前到{day.Words()}{(visit.ExceptionReason is { } reason ? $"（再查，原因还是“{reason}”）" : "")}",
        { Step: AlertStep.Stays, Visit: { } visit } when Shows(item) => $"{visit.Day.Words()}照原安排",
        { Step: AlertStep.Stays } => "照原安排",
        { Step: AlertStep.Unplanned } => "还没有排",
        { Step: AlertStep.MayRepeat } => "全县已体检一遍，可以再查",
        _ => "须有原因才能再查",
    };

    /// <summary>What the enterprises should be doing, by the problem types of annex 4.</summary>
    private static string Look(AlertKind kind) => kind switch
    {
        AlertKind.HeavyPollution => "到现场看：应急减排措施落实没有（问题类型14），A级、B级和超低排放企业按各自的绩效要求核对（1、2）。",
        AlertKind.Exceedance => "到现场看：是否超标排放（3），污染防治设施（7）和在线设备（13）是否正常运行。",
        AlertKind.PowerAnomaly => "到现场看：生产设施和治污设施用电是否同步，治污设施是否正常运行（7）。",
        _ => "到现场看：治污设施是否正常运行（7）、缺失（8），物料扬尘（10）和无组织排放（26）管控到不到位。",
    };

    private static string Reason(Alert alert, IReadOnlyList<AlertItem> items) =>
        (items.Any(item => item.Step == AlertStep.Unplanned) ? "\n还没有排的，请县市区分局办公室发“计划”排。" : "")
        + (items.All(item => item.Step != AlertStep.NeedsReason) ? ""
        : alert.Kind switch
        {
            AlertKind.Complaint => "\n体检过的，只有被举报的那一家可以再查，请在卡片上选；其余不重复检查（二(一)2(1)）。",
            AlertKind.Exceedance => "\n体检过的，只有在线超标的那一家可以再查，请在卡片上选；其余不重复检查（二(一)2(1)）。",
            _ => "\n体检过的不重复检查（二(一)2(1)）；确需再查的，由执法人员发“体检 企业名称”申请“其他特殊原因”，中队长以上批准。",
        });

    public static string FileName(string county, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"预警-{county}-{day:yyyyMMdd}.xlsx");

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

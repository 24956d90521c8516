using System.Globalization;
using Bot.Storage.Stores;

namespace Bot.Features.ExternalRecords;

/// <summary>Words of an import of 外部数据.</summary>
internal static class RecordTexts
{
    public const string ReportSheet = "没有导入的行";

    public const string NoRows = "表头下面没有内容，没有导入任何内容。";

    public static readonly string[] ReportHeaders = ["行", "企业", "原因"];

    private const int MostShown = 12;

    public static string NoHeader(RecordKind kind) =>
        $"没有找到表头，没有导入任何内容。{Of(kind)}要有“企业名称”或“统一社会信用代码”一列，再有这些列里的至少一列：{string.Join('、', RecordColumns.Values(kind))}。";

    public static string Of(RecordKind kind) => kind switch
    {
        RecordKind.Online => "在线监测",
        RecordKind.Complaint => "信访",
        RecordKind.Census => "污染普查",
        _ => "排污许可和环评",
    };

    public static string Head(RecordPlan plan)
    {
        var file = plan.File;
        string[] parts =
        [
            $"{Of(plan.Order.Kind)}：{plan.Order.FileName}{(file.Sheet.Length > 0 ? $"，工作表“{file.Sheet}”" : "")}，共{Number(file.Rows.Count)}行。来源：{plan.Order.Source}，截至{plan.Order.Day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}。",
            .. file.Dropped.Count > 0 ? [$"涉及个人信息、没有复制的列：{Some(file.Dropped)}。"] : Array.Empty<string>(),
            .. file.Unknown.Count > 0 ? [$"没有用到的列：{Some(file.Unknown)}。"] : Array.Empty<string>(),
            .. file.HiddenLines > 0 ? [$"隐藏的{Number(file.HiddenLines)}行没有读。"] : Array.Empty<string>(),
            .. file.OtherSheets.Count > 0 ? [$"没有读的工作表：{Some(file.OtherSheets)}。"] : Array.Empty<string>(),
            .. plan.Masked > 0 ? [$"{Number(plan.Masked)}行文字里的电话号码已略去。"] : Array.Empty<string>(),
        ];
        return string.Concat(parts);
    }

    public static string Counts(RecordPlan plan) => $"新增{Number(plan.New.Count)}条，已有{Number(plan.Known)}条，不能导入{Number(plan.Refused.Count)}行。";

    public static string Of(RecordNote note) => $"第{Number(note.Row)}行{(note.Shown.Length > 0 ? $" “{note.Shown}”" : "")}：{Reason(note)}";

    public static string Reason(RecordNote note) => note.Fault switch
    {
        RecordFault.Formula => "这一行有公式，不是值。请复制后选择性粘贴为数值。",
        RecordFault.NoEnterprise => "没有写企业名称，也没有写统一社会信用代码。",
        RecordFault.BadCode => "统一社会信用代码不对。请核对18位；没有的，留空，写企业名称和县市区。",
        RecordFault.NoCounty => "没有信用代码的，要写县市区：同名的企业不止一家。",
        RecordFault.UnknownCounty => "没有这个县市区。请按名册里的写法写。",
        RecordFault.UnknownCode => "名册里没有这个统一社会信用代码的企业。请先导入名册。",
        RecordFault.UnknownName => "这个县市区的名册里没有这家企业。名称要和名册一样，或写统一社会信用代码。",
        RecordFault.SeveralEnterprises => "名册里有几家符合。请写统一社会信用代码，或先核对名册。",
        RecordFault.Nothing => "除了企业，没有内容。",
        RecordFault.BadDay => "日期看不懂。请写成2020-12-01。",
        RecordFault.TooLong => $"文字太长，最多{Number(RecordRowReader.MostWords)}字。",
        _ => $"和第{Number(note.Other)}行完全一样。",
    };

    public static string Applied(ImportRun run) => $"第{Number(run.Id)}号导入已完成：新增{Number(run.Created)}条。";

    public static string Undone(long id, int rows) => $"第{Number(id)}号导入已撤销：去掉{Number(rows)}条。";

    private static string Some(IReadOnlyList<string> names) =>
        names.Count <= MostShown ? string.Join('、', names) : $"{string.Join('、', names.Take(MostShown))}等{Number(names.Count)}个";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.Materials;

/// <summary>Words of 宣传进度 and 宣传名单, in the chat and in the workbook.</summary>
internal static class ListTexts
{
    public const string NotYours = "职责范围：宣传进度和宣传名单只发给办公室、市局领导和包联责任人（中队长以上），没有发出。要看等您办的事，发“我的任务”。";

    public const string NothingYet = "您的职责范围内还没有发过宣传材料。要发，发“宣传”。";

    public const string CountsSheet = "宣传统计";
    public const string WaitingSheet = "没有确认";
    public const string TelephoneSheet = "要打电话";

    public static readonly IReadOnlyList<string> CountsHeaders = ["县市区", "材料", "版本", "发给企业", "已确认", "传达到老板", "传达到经理", "传达到中层", "传达到员工", "没有确认", "其中再发后仍没有确认"];

    public static readonly IReadOnlyList<string> WaitingHeaders = ["县市区", "企业名称", "乡镇或开发区", "材料", "版本", "第一次发出", "再次发出", "企业环保负责人"];

    /// <summary>No phone numbers are stored: the last column is for the hand.</summary>
    public static readonly IReadOnlyList<string> TelephoneHeaders = ["县市区", "企业名称", "乡镇或开发区", "材料", "版本", "法人代表", "地址", "电话（请自行填写）"];

    public static IReadOnlyList<string> CountsRow(MaterialStand stand, MaterialCounts one) =>
    [
        one.County, Title(stand, one.MaterialId, one.Version), Number(one.Version), Number(one.Enterprises), Number(one.Confirmed),
        Number(one.Boss), Number(one.Manager), Number(one.Middle), Number(one.Staff), Number(one.Enterprises - one.Confirmed), Number(one.Silent),
    ];

    public static IReadOnlyList<string> WaitingRow(MaterialStand stand, MaterialReceipt one) =>
        [one.County, one.EnterpriseName, one.Township, Title(stand, one.MaterialId, one.Version), Number(one.Version), one.SentAt?.Words() ?? "", one.ResentAt?.Words() ?? "", string.Join('、', one.Officers)];

    public static IReadOnlyList<string> TelephoneRow(MaterialStand stand, MaterialReceipt one) =>
        [one.County, one.EnterpriseName, one.Township, Title(stand, one.MaterialId, one.Version), Number(one.Version), one.LegalRepresentative, one.Address, ""];

    public static string File(MaterialStand stand) => string.Create(CultureInfo.InvariantCulture, $"宣传名单-{(stand.Counties.Count == 1 ? stand.Counties[0] : "汇总")}-{stand.At.LocalDate():yyyyMMdd}.xlsx");

    /// <summary>By version, then by county.</summary>
    public static string Progress(MaterialStand stand, IReadOnlyList<MaterialSend> waiting, bool dayBefore)
    {
        var parts = stand.Counts.GroupBy(one => new MaterialKey { MaterialId = one.MaterialId, Version = one.Version })
            .Select(version => $"【{stand.Titles[version.Key]}】第{Number(version.Key.Version)}版\n{string.Join('\n', version.Select(one => Line(stand, one)))}")
            .ToList();
        parts.AddRange(waiting.Select(send => $"第{Number(send.Id)}号等着发：{MaterialTexts.TargetOf(send)}，{MaterialTexts.When(send, dayBefore)}。要停，发“{MaterialTexts.StopCommand} {Number(send.Id)}”。"));
        return parts.Count == 0 ? NothingYet : $"{string.Join('\n', parts)}\n没有确认的和要打电话的企业，发“{MaterialTexts.ListCommand}”要表格。";
    }

    private static string Line(MaterialStand stand, MaterialCounts one)
    {
        var telephone = stand.ToTelephone.Count(open => open.County == one.County && open.MaterialId == one.MaterialId && open.Version == one.Version);
        var open = one.Enterprises - one.Confirmed - telephone;
        return $"{one.County}：发给{Number(one.Enterprises)}家，确认{Number(one.Confirmed)}家（老板{Number(one.Boss)}、经理{Number(one.Manager)}、中层{Number(one.Middle)}、员工{Number(one.Staff)}）"
            + $"，没有确认{Number(open)}家{(one.Silent > 0 ? $"（{Number(one.Silent)}家已再发一次）" : "")}，要打电话{Number(telephone)}家";
    }

    public static string Summary(MaterialStand stand) =>
        $"【宣传名单】{(stand.Counties.Count == 0 ? "全市" : string.Join("、", stand.Counties))}，截至{stand.At.Words()}：没有确认{Number(stand.Waiting.Count)}家次，要打电话{Number(stand.ToTelephone.Count)}家次，见表格。";

    /// <param name="silent">New on the list.</param>
    public static string StillSilent(MaterialStand stand, int silent) =>
        $"【宣传名单】{string.Join("、", stand.Counties)}：又有{Number(silent)}家，宣传材料再发一次后仍没有确认。请包联人员问一声，或打电话。\n全部没有确认{Number(stand.Waiting.Count)}家次，要打电话{Number(stand.ToTelephone.Count)}家次，见表格。";

    public static string NoCounty(string typed, IReadOnlyList<string> counties) => $"没有“{typed}”这个县市区，或不在您的职责范围内。可以选：{string.Join('、', counties)}。";

    private static string Title(MaterialStand stand, string id, int version) => stand.Titles.GetValueOrDefault(new MaterialKey { MaterialId = id, Version = version }, id);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

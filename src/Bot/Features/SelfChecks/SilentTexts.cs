using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>Words of 自查名单, in the chat, in the workbook and on the command line.</summary>
internal static class SilentTexts
{
    public const string Command = "自查名单";

    public const string NotYours = "职责范围：自查名单只发给分局办公室和包联责任人（中队长以上），没有发出。要看等您办的事，发“我的任务”。";

    public const string SilentSheet = "没有完成自查";
    public const string UnreachableSheet = "没有企业微信";

    public static readonly IReadOnlyList<string> SilentHeaders = ["企业名称", "乡镇或开发区", "类别", "进度", "企业环保负责人"];

    /// <summary>No phone numbers are stored: the last column is for the hand.</summary>
    public static readonly IReadOnlyList<string> UnreachableHeaders = ["企业名称", "乡镇或开发区", "类别", "法人代表", "地址", "电话（请自行填写）"];

    public static IReadOnlyList<string> SilentRow(SilentEnterprise one) =>
        [one.Name, one.Township, Track(one), Progress(one), string.Join('、', one.Officers)];

    public static IReadOnlyList<string> UnreachableRow(SilentEnterprise one) =>
        [one.Name, one.Township, Track(one), one.LegalRepresentative, one.Address, ""];

    public static string Summary(SilentCounty list) =>
        $"""
        【自查名单】{list.County}，截至{list.At.Words()}：
        名单上{Number(list.Counts.Enterprises)}家，已完成{Number(list.Counts.Done)}家{(list.Counts.Late > 0 ? $"（其中晚于期限{Number(list.Counts.Late)}家）" : "")}，没有完成{Number(list.Silent.Count)}家。
        没有完成的，{Number(list.Reachable.Count())}家已有负责人，{Number(list.Unreachable.Count())}家名册里没有企业微信负责人，要打电话通知。
        """;

    public static string Line(SilentCounty list) =>
        $"{list.County}：名单上{Number(list.Counts.Enterprises)}家，已完成{Number(list.Counts.Done)}家，没有完成{Number(list.Silent.Count)}家（没有企业微信{Number(list.Unreachable.Count())}家）";

    public static string File(SilentCounty list) => string.Create(CultureInfo.InvariantCulture, $"自查名单-{list.County}-{list.At.LocalDate():yyyyMMdd}.xlsx");

    public static string Counties(IReadOnlyList<SilentCounty> lists) =>
        $"{string.Join('\n', lists.Select(Line))}\n要一个县市区的表格，发“自查名单 县市区名称”，例如“自查名单 {lists[0].County}”。";

    public static string NoCounty(string county, IReadOnlyList<string> counties) => counties.Count == 0
        ? "您的职责范围内，名单上还没有企业，没有可发的自查名单。请先导入企业名单。"
        : $"没有“{county}”这个县市区，或不在您的职责范围内。可以选：{string.Join('、', counties)}。";

    private static string Track(SilentEnterprise one) => Enum.TryParse<Track>(one.Track, out var track) ? Words.Of(track) : one.Track;

    private static string Progress(SilentEnterprise one) => one.Status switch
    {
        nameof(SelfCheckStatus.Answering) => "填了一部分",
        nameof(SelfCheckStatus.Told) => "已通知，没有填",
        _ => "没有通知到",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

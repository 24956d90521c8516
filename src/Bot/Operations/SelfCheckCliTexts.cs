using System.Globalization;
using Bot.Features.SelfChecks;

namespace Bot.Operations;

/// <summary>Sentences of selfcheck list: for a terminal.</summary>
internal static class SelfCheckCliTexts
{
    public static string NoCounty(string county, IReadOnlyList<string> counties) => counties.Count == 0
        ? "名单里还没有企业，没有写文件。"
        : $"没有“{county}”这个县市区，没有写文件。名单上有：{string.Join("、", counties)}。";

    public static string Written(SilentCounty list, string file) => string.Create(
        CultureInfo.InvariantCulture,
        $"{list.County}：没有完成自查{list.Silent.Count}家，其中{list.Unreachable.Count()}家没有企业微信。已写到 {file}。");

    public static string NotWritten(string file) => $"写不了文件 {file}，请换一个文件夹或文件名。";
}

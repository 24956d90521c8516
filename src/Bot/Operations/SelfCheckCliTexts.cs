using System.Globalization;
using Bot.Features.SelfChecks;

namespace Bot.Operations;

/// <summary>Sentences of selfcheck list: for a terminal.</summary>
internal static class SelfCheckCliTexts
{
    public static string Written(SilentCounty list, string file) => string.Create(
        CultureInfo.InvariantCulture,
        $"{list.County}：没有完成自查{list.Silent.Count}家，其中{list.Unreachable.Count()}家没有企业微信。已写到 {file}。");
}

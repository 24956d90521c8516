using System.Globalization;

namespace Bot.Operations;

/// <summary>Sentences of ledger export: for a terminal.</summary>
internal static class LedgerCliTexts
{
    public static string OtherKind(string file) => $"{file} 不是 .xlsx 也不是 .csv，没有写文件。请换一个文件名。";

    public static string NoCampaign(string campaign, IReadOnlyList<string> known) => $"没有编号是“{campaign}”的行动，没有写文件。设置里有：{string.Join("、", known)}。";

    public static string TooLong(int most) => string.Create(CultureInfo.InvariantCulture, $"台账超过{most}行，.xlsx 放不下，没有写文件。请用 --out 写成 .csv，或用 --county 分县市区导出。");

    public static string Written(int rows, string file) => string.Create(CultureInfo.InvariantCulture, $"问题台账{rows}行，已写到 {file}。");
}

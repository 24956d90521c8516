using System.Globalization;
using Bot.Documents.Exchange;

namespace Bot.Operations;

/// <summary>Sentences of exchange: for a terminal.</summary>
internal static class ExchangeCliTexts
{
    public const string Reversed = "--from 比 --to 晚，没有写文件。";

    public const string Nothing = "没有要写入的内容，数据没有变。";

    public const string Applied = "已写入。";

    public const string Rehearsed = "只做了核对，数据没有变。要写入，加 --apply。";

    public static string NoDay(string text) => $"“{text}”不是日期，请写成 2020-12-01 的样子。";

    public static string Written(ExchangeDocument document, string file) => string.Create(
        CultureInfo.InvariantCulture, $"检查{document.Visits.Count}次，问题{document.Findings.Count}条，数量{document.Counts.Count}行，已写到 {file}。");
}

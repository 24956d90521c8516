using System.Globalization;
using Bot.Features.EvidencePacks;

namespace Bot.Operations;

/// <summary>Words of evidence.</summary>
internal static class EvidenceCliTexts
{
    public const string Usage = "要写 --out 文件，再写 --enterprise、--inspector、--from 和 --to 三样里的一样。如 evidence --enterprise 衡水恒泰焦化有限公司 --out 恒泰.zip。";

    public static string Exists(string file) => $"{file} 已经有了，没有覆盖。请换一个名字。";

    public static string NotWritten(string file, string why) => $"写不到 {file}（{why}），证据包没有做成。请换一个有权限、有空间的地方。";

    public static string NotRead(string why) => $"读不到文件（{why}）。";

    public static string Made(string file, PackSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"已写到 {file}：已签字登记表 {summary.Forms} 份，照片 {summary.Pictures} 张，留痕记录 {summary.Entries} 条，链头 {summary.Head.Seq}:{summary.Head.ShortHash}，公钥编号 {summary.KeyId}。里面有姓名和照片，请按卷宗保管。");
}

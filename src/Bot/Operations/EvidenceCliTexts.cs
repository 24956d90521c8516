using System.Globalization;
using Bot.Features.EvidencePacks;

namespace Bot.Operations;

/// <summary>Words of evidence.</summary>
internal static class EvidenceCliTexts
{
    public const string Usage = "要写 --out 文件，再写 --enterprise、--inspector、--from 和 --to 三样里的一样。如 evidence --enterprise 衡水恒泰焦化有限公司 --out 恒泰.zip。";

    public static string Exists(string file) => $"{file} 已经有了，没有覆盖。请换一个名字。";

    public static string NoKey(string key) => $"{key} 不是公钥文件，也不是公钥编号。请写 audit key 打印出来、另外保存的文件，或者那 16 位的编号。";

    public static string Made(string file, PackSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"已写到 {file}：已签字登记表 {summary.Forms} 份，照片 {summary.Pictures} 张，留痕记录 {summary.Entries} 条，链头 {summary.Head.Seq}:{summary.Head.ShortHash}，公钥编号 {summary.KeyId}。里面有姓名和照片，请按卷宗保管。");
}

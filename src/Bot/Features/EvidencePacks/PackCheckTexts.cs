using System.Globalization;

namespace Bot.Features.EvidencePacks;

/// <summary>What a check of a pack says.</summary>
internal static class PackCheckTexts
{
    public const string NoManifest = "不是证据包，或缺少 MANIFEST.json、MANIFEST.sig：清单不在，什么都不能核对。";

    public const string BadSignature = "MANIFEST.json 的签名对不上：清单被改过，或签名、公钥被换过。整个包不能作为依据。";

    public const string NoPack = "不是证据包，或文件坏了：打不开，或里面的清单、记录不成样子。请向给您文件的人再要一份。";

    public static string UnsafeName(string name) => $"文件名 {Plain(name)} 会写到文件夹外面去，不是本程序做的包。不要解压。";

    public static string NotListed(string name) => $"{Plain(name)} 不在清单里，是后来放进去的。";

    public static string Missing(string name) => $"{Plain(name)} 在清单里，包里没有。";

    public static string Twice(string name) => $"{Plain(name)} 在包里有两份，不知道哪份是真的。";

    public static string Changed(string name) => $"{Plain(name)} 和清单上的 SHA-256 对不上，被改过。";

    public static string NotTheSigned(string name) => $"{Plain(name)} 不是签字时冻结的那一份：它的 SHA-256 和签字的对不上。";

    public static string BadHead(long seq) => string.Create(CultureInfo.InvariantCulture, $"第 {seq} 条链头的签名对不上。");

    public static string NotTheEntry(long seq) => string.Create(CultureInfo.InvariantCulture, $"第 {seq} 条留痕记录和链上的指纹对不上，内容被改过。");

    public static string EntryTwice(long seq) => string.Create(CultureInfo.InvariantCulture, $"第 {seq} 条留痕记录在包里有两条，不知道哪条是真的。");

    public static string BadLink(long head, long last) => string.Create(CultureInfo.InvariantCulture, $"到第 {head} 条链头的指纹在第 {last} 条之后断了或不成样子。");

    public static string NotToHead(long seq) => string.Create(CultureInfo.InvariantCulture, $"指纹连不到第 {seq} 条签过名的链头：中间有记录被换过。");

    public static string NotProven(long seq) => string.Create(CultureInfo.InvariantCulture, $"第 {seq} 条留痕记录没有连到链头的指纹，不能证明它在链上。");

    /// <param name="compared">The key's id was given, and is the pack's.</param>
    public static string Whole(PackVerdict verdict, bool compared = false) => string.Create(
        CultureInfo.InvariantCulture,
        $"证据包完整：{verdict.Manifest!.About}，{verdict.Manifest.Files.Count} 个文件、{verdict.Manifest.Forms.Count} 份登记表、{verdict.Entries} 条留痕记录都对得上。\n  公钥编号 {verdict.Manifest.KeyId}：{(compared ? "和您给的一样" : "请和单位另外保存的编号比对（audit key 会打印；也可以写 --key 编号）")}。\n  链头 {verdict.Manifest.Head?.Seq}:{verdict.Manifest.Head?.ShortHash}：可以和日报上印的比对。{(verdict.OldLinks > 0 ? $"\n  其中 {verdict.OldLinks} 条无关的旧格式记录只有指纹，照抄，没有核对。" : "")}");

    public static string OtherKey(string given, string found) => $"包是用编号 {found} 的密钥签的，不是您给的那一把（编号 {given}）。";

    /// <summary>A name from outside, on one line of a terminal.</summary>
    private static string Plain(string name) => new([.. name.Select(one => char.IsControl(one) ? '?' : one)]);
}

using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>Words of 证据包.</summary>
internal static class PackTexts
{
    public const string Command = "证据包";

    public const string Usage = "要证据包，请发“证据包 企业名”、“证据包 姓名”，或“证据包 2020-12-01 2020-12-31”（检查日期的第一天和最后一天）。";

    public const string NotYours = "证据包由专项行动办公室和驻局纪检组调取，没有做。需要的，请找他们。";

    public const string Gone = "这家企业或这个人已经不在名单里了，证据包没有做。请发“证据包”看怎样要。";

    public static string OneDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"一段时间要写两个日期，只看到{day.WordsWithYear()}。例如：证据包 {day:yyyy-MM-dd} {day:yyyy-MM-dd}。");

    public static string Unknown(string name) => $"没有找到叫{Words.Quote(name, 20)}的企业或执法人员，证据包没有做。请写企业全称或姓名；同名的，写企业微信账号。";

    public static string Several(string name, IEnumerable<string> found) => $"{Words.Quote(name, 20)}对得上好几个，证据包没有做。请写全：{string.Join('、', found)}。";

    public static string BadPeriod(string text) => $"{Words.Quote(text, 30)}不是一段日期，证据包没有做。请写第一天和最后一天，如“证据包 2020-12-01 2020-12-31”，一次最多一年。";

    public static string TooMuch(PackRequest request, PackExcess excess) => $"{About(request)}的{Of(excess)}，证据包没有做。{Elsewhere(request)}";

    public static string GivenUp(PackRequest request) => $"{About(request)}的证据包没有做成，试了几次都没有来得及。{Elsewhere(request)}";

    public static string Begun(PackRequest request, PackSize size) => string.Create(
        CultureInfo.InvariantCulture, $"正在做{About(request)}的证据包（登记表{size.Forms}份），做好了发给您，一般不到一分钟。");

    private static string Of(PackExcess excess) => string.Create(CultureInfo.InvariantCulture, $"{excess.Measure switch
    {
        PackMeasure.Forms => $"登记表有{excess.Amount}份，在这里一次最多{excess.Most}份",
        PackMeasure.Entries => $"留痕记录有{excess.Amount}条以上，在这里一次最多{excess.Most}条",
        PackMeasure.Search => $"留痕要从{excess.Amount}条里查，在这里最多查{excess.Most}条",
        _ => $"照片和文件太大（约{excess.Amount / 1024 / 1024} MB），企业微信一次只能发{excess.Most / 1024 / 1024} MB",
    }}");

    /// <summary>A name comes from a list that anybody may have filled, and the command is copied into a shell.</summary>
    private static string ShellWord(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Smaller pieces, or the operator's command as he can copy it.</summary>
    private static string Elsewhere(PackRequest request) => string.Create(CultureInfo.InvariantCulture, $"{request switch
    {
        PackRequest.OfPeriod { From: var from, To: var to } when to > from =>
            $"请分段要，如“证据包 {from:yyyy-MM-dd} {from.AddDays((to.DayNumber - from.DayNumber) / 2):yyyy-MM-dd}”；要整个的，",
        _ => "",
    }}请系统管理员在服务器上导出：bot evidence {request switch
    {
        PackRequest.OfEnterprise one => $"--enterprise {ShellWord(one.Enterprise.Name)}",
        PackRequest.OfInspector one => $"--inspector {ShellWord(one.Person.UserId)}",
        PackRequest.OfPeriod one => $"--from {one.From:yyyy-MM-dd} --to {one.To:yyyy-MM-dd}",
        _ => "",
    }} --out 证据包.zip");

    public static string Made(PackRequest request, PackSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{About(request)}的证据包：已签字登记表{summary.Forms}份，照片{summary.Pictures}张，留痕记录{summary.Entries}条，链头 {summary.Head.Seq}:{summary.Head.ShortHash}。里面有姓名和照片，请按卷宗保管；怎样核对见包里的 README.txt。");

    public static string About(PackRequest request) => request switch
    {
        PackRequest.OfInspector => $"执法人员{request.Name}",
        PackRequest.OfPeriod one => $"{one.From.WordsWithYear()}至{one.To.WordsWithYear()}",
        _ => request.Name,
    };

    public static string ReadMe(PackRequest request, SignedHead head, string keyId, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"""
        证据包：{About(request)}
        生成时间：{now.Local():yyyy-MM-dd HH:mm}（北京时间）

        一、里面有什么
        forms/           每份已签字的登记表一个文件夹：
          登记表.docx      登记表
          snapshot.txt     签字时冻结的原文；它的 SHA-256 就是登记表页脚印的那一串
          signatures.json  谁、什么时候签的字，有过什么异议，更正的是哪一份
          notice.json      告知书：送达、打开、签收、拒收
          case-N.json      第 N 条问题的整改经过、材料、处罚建议
          pictures/        照片，文件名就是它的 SHA-256
        accountability/  倒查：应查出而未查出的问题、谁签的字、证据、申辩、处理
        audit/           留痕：
          entries.jsonl    和本案有关的留痕记录，一行一条
          people.json      记录里的代号是谁（已抹去的人查不到）
          links-N.txt      从有关的记录到第 N 条链头，每条记录的指纹；无关的记录只有指纹，没有内容
          heads.json       签过名的链头
        public-key.pem   公钥，编号 {keyId}
        MANIFEST.json    每个文件的 SHA-256；MANIFEST.sig 是它的签名

        二、怎样核对
        1. 有本程序的：运行 bot evidence verify 本文件.zip。不用联网，不用数据库；第一个对不上的文件或记录会指出来。
        2. 没有本程序的：
           把 MANIFEST.sig 用 base64 解开存成 sig.der，再运行
             openssl dgst -sha256 -verify public-key.pem -signature sig.der MANIFEST.json
           显示 Verified OK，说明清单没有改过；再用 sha256sum 逐个核对清单里的文件。
        3. 核对公钥：请单位另外保存的公钥编号和 {keyId} 比对。包里自带的公钥只能说明包是完整的，不能说明是谁做的。
        4. 核对链头：本包的链头是 {head.Seq}:{head.ShortHash}，可以和那以后日报上印的链头比对：在服务器上运行 bot audit verify --against 本文件.zip。

        三、留痕的指纹怎样算
        内容指纹 = SHA-256（时间、谁、动作、对象、细节，各写成“字节数:内容”连在一起）
        链上指纹 = SHA-256（“2;序号;前一条的链上指纹;内容指纹”）
        第 1 种格式的旧记录内容和前一条的指纹一起算，无关的旧记录只能照抄它的指纹，不能单独核对。

        """);
}

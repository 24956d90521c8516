using System.Globalization;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>Words of audit.</summary>
internal static class AuditCliTexts
{
    public const string Agreed = "yes";

    public const string NotAgreed = "没有回答 yes，什么也没有改。";

    public const string Intact = "完整";

    public static string Head(AuditHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Seq}:{(head.Hash.Length > 16 ? head.Hash[..16] : head.Hash)}");

    public static string Whole(AuditVerdict verdict, string place) => string.Create(
        CultureInfo.InvariantCulture,
        $"留痕链：完整，{verdict.Last.Seq} 条，{place}{(verdict.Last.Seq > 0 ? $"\n  链头 {Head(verdict.Last)}；签过名的链头 {verdict.SignedHeads} 个，都对得上" : "")}");

    public static string Broken(AuditFault fault, AuditVerdict verdict, string place) => string.Create(
        CultureInfo.InvariantCulture, $"留痕链：{What(fault, verdict.Last.Seq)}（{place}）\n  {Advice(fault.Kind)}");

    public static string OtherKey(IReadOnlyList<string> keys, string own) =>
        $"  注意：链头由不止一把或另一把密钥签过（{string.Join('、', keys)}；现在这把是 {own}）。换过密钥是正常的；没有换过，请查是谁签的。";

    public static string Fits(long seq) => string.Create(CultureInfo.InvariantCulture, $"  外面保存的链头（第 {seq} 条）对得上");

    public static string Shorter(long seq, long last) => string.Create(
        CultureInfo.InvariantCulture,
        $"留痕链：外面保存的链头是第 {seq} 条，库里只到第 {last} 条：尾部被截掉了，或者放回过旧备份，后面的记录丢了。\n  请保留这个数据库文件，找出第 {seq} 条之后的备份来比对；日报上印着链头的那些天，是谁动过数据库，要查清。");

    public static string Other(long seq) => string.Create(
        CultureInfo.InvariantCulture,
        $"留痕链：第 {seq} 条和外面保存的链头不是同一条：链在这之前分了叉（放回旧备份以后又接着写，或者整段重写过）。\n  请保留这个数据库文件；用每天日报上的链头依次试 --head，最后一个对得上的之后就是分叉的地方。");

    public static string BadHead(string word) => $"“{word}”不是链头。链头照日报上印的写，如 1234:0123456789abcdef（条数、冒号、至少 8 位）。";

    public static string BadFile(string file) => $"{file} 里没有链头：要么是证据包（.zip），要么每行一个链头。";

    public static string Unknown(string userId) => $"留痕里没有 {userId} 这个账号，或已经抹去。账号是企业微信的 userid。";

    public static string StillHere(string name, string userId) => $"{name}（{userId}）还在通讯录里，有职责，没有抹去。先在人员名单里去掉他的职责，再来抹去。";

    public static string Ask(string userId) => $"抹去 {userId} 以后，留痕里再也查不出哪些记录是他的，不能恢复；链仍然完整。确定就输入 {Agreed}：";

    public static string Erased(string userId, long old) => string.Create(
        CultureInfo.InvariantCulture,
        $"已抹去 {userId}：留痕里的记录都在，不再指向他。{(old > 0 ? $"\n  其中有 {old} 条是升级以前写的，里面写着他的账号，改了链就断，没有动。" : "")}\n  以前的备份里还有对照，照备份的保存期限处理。");

    public static string Key(string id, string? file) => $"密钥 {id}，{(file is null ? "在配置项 Audit:SigningKey" : $"私钥在 {file}")}。公钥（可以公开，请另存一份）：";

    public static string Line(SignedHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Seq}:{head.Hash} {DoctorTexts.Local(DateTimeOffset.FromUnixTimeMilliseconds(head.SignedAt))} {head.KeyId}");

    private static string What(AuditFault fault, long last) => fault.Kind switch
    {
        AuditFaultKind.Changed => $"第 {fault.Seq} 条对不上，内容被改过；之后的记录不能作为依据",
        AuditFaultKind.Missing => $"第 {fault.Seq} 条不见了；之后的记录不能作为依据",
        AuditFaultKind.Fork => $"第 {fault.Seq} 条和它前面一条接在同一条后面：链在这里分了叉",
        AuditFaultKind.Unlinked => $"第 {fault.Seq} 条接不上前一条；之后的记录不能作为依据",
        AuditFaultKind.CutTail => $"从第 {fault.Seq} 条起被截掉了，库里只到第 {last} 条",
        AuditFaultKind.TooMuch => $"第 {fault.Seq} 条对不上记下的链尾，可能是从外面加进去的",
        AuditFaultKind.NotAsSigned => $"第 {fault.Seq} 条和当时签名的链头不是同一条：签名以后整段改写过，或放回旧备份后分了叉",
        _ => $"第 {fault.Seq} 条的链头签名是假的或被改过",
    };

    private static string Advice(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.CutTail or AuditFaultKind.NotAsSigned or AuditFaultKind.Fork => "请保留这个数据库文件，用备份比对；用日报上印的链头（--head）可以看出从哪一天起不对。",
        _ => "请保留这个数据库文件，和备份比对出改动的内容；查清谁能写数据库。",
    };
}

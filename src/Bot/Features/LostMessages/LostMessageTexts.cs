using Bot.Conversations;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.LostMessages;

/// <summary>What was not delivered, to whom, why, and what to do now.</summary>
internal static class LostMessageTexts
{
    public const string NoticeRemedy = "告知书还不能算送达。请当面或电话一次性告知，并请分局核对这个账号。";

    public const string AssignmentRemedy = "请直接联系本人，或请分局改派。";

    public const string FormRemedy = "登记表和照片已存在系统里，请管理员重发（doctor 可查）。";

    public const string SignatureRemedy = "请对方发“签字”取卡片；账号用不了就请分局处理。";

    public static string Of(string what, string who, Undelivered lost, string remedy) =>
        $"没有送到：{what}，收件人{who}。{Why(lost)}\n{remedy}";

    public static string File(string fileName) => $"文件“{fileName}”没有发出来。请再要一次，还不行就找管理员。";

    public static string Notice(Inspection inspection) =>
        FormattableString.Invariant($"{inspection.Enterprise.Name}的入企体检告知（第{inspection.Number:0000}号）");

    public static string Assignment(Inspection inspection, Severity severity) => $"{inspection.Enterprise.Name}的{Words.Of(severity)}包联单";

    public static string Form(Inspection inspection, string? fileName) => $"{inspection.Enterprise.Name}的文件“{fileName ?? "登记表"}”";

    public static string Signature(Inspection inspection) => $"{inspection.Enterprise.Name}登记表的签字卡片";

    private static string Why(Undelivered lost) =>
        lost.Unreachable ? "对方不在本应用的可见范围内，或者账号没有激活。"
        : lost.MayHaveArrived ? "企业微信没有给回音，也可能已经送到。"
        : "企业微信没有收下，试过多次。";
}

using System.Globalization;
using Bot.Features.Shared;
using Domain.SelfChecks;

namespace Bot.Features.SelfChecks;

/// <summary>Words on the cards of 自查.</summary>
internal static class SelfCheckCardTexts
{
    public const string PickTitle = "选一家企业填自查";
    public const string EnterpriseLabel = "企业";
    public const string PickButton = "填这一家";
    public const string Closed = "自查已完成";
    public const string Signed = "已签字";
    public const string PromiseLabel = "承诺书";
    public const string DueLabel = "截止";
    public const string PromiseButton = "签承诺书";
    public const string CloseButton = "自查完成";
    public const string ClearButton = "没有问题";
    public const string Emptied = "已清空";
    public const string AgainButton = "重新填";
    public const string MendedButton = "立行立改";
    public const string MendedHint = "马上就能改好，或已经改好";
    public const string OtherDayButton = "其他日期";
    public const string PromiseTitle = "企业“自行体检”承诺书";
    public const string PromiseHint = "点下面的按钮，即表示您已读全文，并代表企业作出承诺。一家企业签一次。";
    public const string SignButton = "我承诺并签字";
    public const string SomeOfficer = "企业负责人";

    public static string PickHint(int all, int shown) => all > shown ? string.Create(CultureInfo.InvariantCulture, $"先列{shown}家；其他的发“自查 企业名称”") : string.Create(CultureInfo.InvariantCulture, $"共{all}家");

    public static string Title(SelfCheckCase one) => one.IsDone ? "企业自查：已完成"
        : string.Create(CultureInfo.InvariantCulture, $"企业自查：已填{SelfCheck.Parts.Count - one.Check.Missing.Count}项，共{SelfCheck.Parts.Count}项");

    public static string Promised(SelfCheck check) => check.Promise is null ? "没有签" : "✓ 已签";

    public static string PartTitle(SelfCheckPart part) => $"{SelfCheckWords.Of(part)}：有没有问题？";

    public static string ProblemTitle(int ordinal) => string.Create(CultureInfo.InvariantCulture, $"第{ordinal}条：改好了没有？");

    public static string DueButton(int days) => string.Create(CultureInfo.InvariantCulture, $"{days}天内整改");

    public static string[] NothingFound => ["没有问题", "无问题", "未发现问题", "没问题", "没有了", "没了", "无异常", "正常", "一切正常"];
}

using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.StartInspection;

internal static class StartTexts
{
    public const string MenuKey = "START";
    public const string Command = "开始体检";
    public const string Prefix = "体检";
    public const string DraftsCommand = "草稿";
    public const string ReasonQuestion = "visit-reason";
    public const string Cancel = "取消";

    public const string NameQuestion = "visit-name";

    public const string NoColleague = "没有其他已签承诺书的同事，可先开始；同事签承诺书后，发“完成”再选他同行";

    public const string NameCancelled = "好的，没有开始体检。";

    /// <summary>UTF-16 units of 体检 and a name without a space between them.</summary>
    private const int LongestName = 12;

    private static readonly System.Buffers.SearchValues<char> Sentence = System.Buffers.SearchValues.Create("\uFF0C,。;\uFF1B、!\uFF01?\uFF1F:\uFF1A\n");

    private static readonly string[] NoNames = ["时", "中", "发现", "过程", "完", "期间", "报告", "未", "没", "当", "前", "后", "已", "情况", "结束", "表"];

    /// <summary>A place further from the list's than this is pointed out, and kept.</summary>
    private const double FarMetres = 2000;

    public const string HowToFind = "要体检哪家企业？发“体检 企业名称”（一部分也行），或“体检 拼音首字母”，或直接发位置。";

    public const string NotAnInspector = "职责范围：开始体检由执法人员办理，您的职责里没有这一项。要看等您办的事，发“我的任务”。";

    public const string ChooseEnterprise = "还没有选企业。请在卡片上选好企业和同行执法人员，再点“开始”。";

    public const string NoDrafts = "现在没有未完成的体检。要开始，发“体检 企业名称”或发位置。";

    public const string ChooseDraft = "还没有选是哪一份。请在卡片上选好，再点按钮。";

    public const string BadPlace = "这个位置的经纬度不对，没有记下。请重新发一次位置。";

    public const string NothingNear = "您的职责范围内没有带经纬度的企业。请发“体检 企业名称”。";

    public const string AskReason = "请用一段文字写明特殊原因（150字以内），写好后送负责人批准；不办了，发“取消”。";

    public const string ReasonCancelled = "已取消，没有开始体检。";

    public const string BadReason = "特殊原因要写清楚，1到150字。请重新发一段文字；不办了，发“取消”。";

    public const string NoApprover = "特殊原因须批准：人员名单里没有可以批准的负责人（中队长以上、不参加这次体检），没有送出。请联系管理员补全名单后再办。";

    public const string AskAnother = "您正在填写另一家的体检";

    public const string OpenedAnother = "已另开一份体检";

    public const string OnlyInCharge = "只有主办人可以放弃这次体检，没有改动任何内容。请和主办人商量。";

    /// <summary>体检宏达: short, and no sentence about a visit.</summary>
    public static bool IsName(string rest) =>
        rest.Length is >= 2 and <= LongestName - 2
        && !rest.AsSpan().ContainsAny(Sentence)
        && !NoNames.Any(word => rest.StartsWith(word, StringComparison.Ordinal));

    /// <summary>A text that can be a name, typed after the question which enterprise.</summary>
    public static bool CanBeName(string text) => text.Length <= 40 && !text.AsSpan().ContainsAny(Sentence);

    public static string Kept(Inspection inspection) => $"好的，没有放弃{inspection.Enterprise.Name}的体检。要接着填它，发“草稿”点“继续”。";

    public static string NotAName(string text) => $"这段文字不像企业名称，现在也没有正在填写的体检，没有记下。先发“体检 企业名称”开始，再把它发一次：\n\n{text}";

    /// <summary>350米, 12.3公里.</summary>
    public static string Distance(double metres) =>
        metres < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{metres:0}米") : string.Create(CultureInfo.InvariantCulture, $"{metres / 1000:0.0}公里");

    public static string NoMatch(string words) => $"没有找到名称里有{Words.Quote(words, 20)}的企业，或不在您的职责范围内。请少打几个字再试，例如“体检 宏达”或拼音首字母“体检 hd”；也可以直接发位置。";

    public static string Alike(string initials) => $"名称不同，拼音首字母同为{initials}，请核对后再开始";

    public static string Waiting(int shown, int most) => shown < most ? "还没有体检的企业" : $"还没有体检的企业，先列{most}家";

    public static string More(int shown) => $"符合的企业较多，先列{shown}家；没有要找的，请多打几个字。";

    public static string Opened(Inspection inspection, string? partner) =>
        $"""
        已开始体检：{inspection.Enterprise.Name}（{inspection.Date.Words()}）{(partner is null ? "" : $"，同行：{partner}")}。
        {(inspection.ExceptionReason is { } reason ? $"原因：{reason}\n" : "")}发现一条问题，发一段文字，写明是否生产、污染现象、违法行为；照片跟着发。
        {(inspection.Enterprise.Location is null ? "名单里没有经纬度，请发位置。\n" : "")}没有问题，发“无问题”。填完，发“完成”。
        """ + (partner is null ? "\n还没有同行执法人员：签字前须有两名。同事签好承诺书后，您发“完成”，按提示选他。" : "");

    public static string AlreadyStarted(Inspection inspection) => $"{inspection.Enterprise.Name}的体检已经开始，不用再点。{DraftCards.State(inspection)}";

    public static string SameEnterprise(Inspection inspection) => $"{inspection.Enterprise.Name}已有一份未完成的体检，没有另开。请点“继续”接着填。";

    public static string Another(Enterprise other) => $"刚才点的是较早的卡片，要开始的是{other.Name}，还没有开始。另开以后，再发的文字和照片都记到{Words.Short(other)}。";

    public static string Pending(int pictures) => $"前面先发的{pictures}张照片，会附到这次的第一条问题。";

    public static string Invited(string inCharge) => $"{inCharge}把您列为同行执法人员。您也可以记问题：点“继续”后直接发文字；签字时会再通知您。";

    public static string Continued(Inspection inspection) => $"现在填写：{inspection.Enterprise.Name}。{DraftCards.State(inspection)}直接发文字记问题，填完发“完成”。";

    public static string AskDrop(Inspection inspection) => $"放弃后，这份草稿不能再填。{DraftCards.State(inspection)}";

    public static string Dropped(Inspection inspection) => $"已放弃{inspection.Enterprise.Name}的体检。要重新开始，发“体检 企业名称”；看其他草稿，发“草稿”。";

    public static string DroppedByOther(Inspection inspection, string name) => $"{name}放弃了{inspection.Enterprise.Name}的体检，这份草稿不能再填。";

    public static string Changed(Inspection inspection) => $"这份草稿刚才又有改动，没有放弃。{DraftCards.State(inspection)}确实要放弃，请再点“放弃”。";

    public static string Located(string words, double? metres) => metres switch
    {
        null => $"经纬度已记下：{words}。",
        > FarMetres => string.Create(CultureInfo.InvariantCulture, $"经纬度已记下：{words}。提醒：这里离名单上的位置约{metres.Value / 1000:0.0}公里，请核对是不是这家企业；位置不对，重新发一次就行。"),
        _ => string.Create(CultureInfo.InvariantCulture, $"经纬度已记下：{words}，离名单上的位置约{metres.Value:0}米。"),
    };

    public static string Rival(Inspection other, string inCharge) =>
        $"提醒：{inCharge}已有一份这家企业的体检，还没有签完字。一家企业只体检一遍，先签完的一份算数，请先和他商量。";

    /// <summary>移动执法APP or 双随机 was there.</summary>
    public static string Elsewhere(VisitElsewhere visit) => $"另一系统（{visit.System}）{visit.Day.Words()}已到过这家企业，请先问清，避免重复检查（二(一)2(3)）。";

    public static string Justified(Inspection inspection) => $"已写明原因：{inspection.ExceptionReason}。发“完成”继续。";

    public static string AlreadyDecided(VisitRequest request, string by) => request.Decision == VisitDecision.Approved
        ? $"这份申请{by}已于{request.DecidedAt?.Words()}同意，不用再点，没有改动。"
        : $"这份申请{by}已于{request.DecidedAt?.Words()}不同意，没有改动。确需体检的，请申请人重新申请。";

    public static string Sent(Person approver) => $"申请已送{Words.Of(approver)}批准。同意后会通知您，点“继续”就能填写。";

    public static string Approved(Person approver, bool isOpen) =>
        $"{approver.Name}已同意您的特殊原因申请，{(isOpen ? "原因已写进登记表，点“继续”后发“完成”" : "体检已开始")}。";

    public static string Rejected(Person approver, string enterprise, bool isOpen) => $"{approver.Name}不同意对{enterprise}的特殊原因体检申请，{(isOpen ? "登记表不能送签" : "没有开始体检")}。有疑问，请直接联系{approver.Name}。";
}

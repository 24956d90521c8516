using System.Globalization;
using Bot.Features.Shared;
using Domain.Inspections;

namespace Bot.Features.ReportFinding;

internal static class FindingTexts
{
    public const string OneLinePrefix = "问题";
    public const string ChangePrefix = "改";
    public const string WithdrawCommand = "撤回";

    /// <summary>The same; as long as <see cref="WithdrawCommand"/>. What is withdrawn comes back as text, so a synonym does no harm.</summary>
    public const string UndoCommand = "撤销";
    public const string DeadlineQuestion = "deadline";
    public const string Cancel = "取消";
    private const string Digits = "一二三四五六七八九十";
    private static readonly string[] LastOnes = ["刚才那条", "刚才的", "刚才", "上一条", "最后一条", "这条", "这一条", "那条"];
    public static readonly string[] NothingFoundCommands = ["无问题", "未发现问题", "没有问题"];
    public static readonly string[] GuidancePrefixes = ["建议", "帮扶"];

    public const string NoWords = "没有看到文字内容，没有记下。一条问题发一段文字，写明是否生产、污染现象、违法行为。";

    public const string Courtesy = "好的。要记问题，直接发文字；不知道怎么用，发“帮助”。";

    public const string Mistake = "没有记下任何内容。要去掉最后一条问题，发“撤回”；要改第2条，发“改 2 …”；不想继续这次体检，发“草稿”点“放弃”。";

    public const string Unnamed = "这一项要如实填写，没有改动。请问清楚再发，例如：改 法人代表 田某";

    public const string OneLineUsage = "还缺问题描述，没有记下。例如：\n问题 7 限期整改 12-20 重点 除尘器未开，正在生产，烟尘直排";

    public const string ChangeUsage = "要改哪一条？例如：\n改 2 限期整改 12-25\n改 2 除尘器未开，正在生产，烟尘直排\n只发“改 2”，后面的照片就附到第2条。\n改企业信息：改 法人代表 田某（地址、类型、乡镇也一样）";

    public const string GuidanceUsage = "请把帮扶指导意见写在后面，例如：建议 每班检查除尘器压差并做记录";

    public const string WithdrawUsage = "要撤回哪一条？发“撤回”撤回最后一条，发“撤回 2”撤回第2条。这次没有撤回。";

    public const string NothingToWithdraw = "现在没有可以撤回的问题。";

    /// <summary>To an officer with nothing to rectify.</summary>
    public const string NothingToShow = "照片没有记下：您的企业现在没有要整改的问题。设施故障请发“故障”，企业自查请发“自查”。";

    public const string NoDraft = "现在没有正在填写的体检，这一项没有记下。要开始，发“体检 企业名称”或发位置；要接着填，发“草稿”。";

    public const string PictureKept = "照片先留着。接着发文字描述问题，照片会自动附上；再发的照片也一样。";

    public const string PictureOfWhich = "照片先留着。属于新问题，就发文字描述；属于已记的问题，例如第1条，就发“改 1”。照片会自动附上，再发的照片也一样。";

    public const string PictureKeptNoDraft = "照片先留着。现在没有正在填写的体检：发“开始体检”或“草稿”，再发文字描述，照片会自动附上。";

    public const string MissedPictureLost = "倒查的这张照片没有取到，没有记下。请在卡片上点“我要说明”或“再补充说明”（办公室点“补证据”），再发一次，说完回复“完成”。";

    public const string PictureLost = "有一张照片没有取到，没有记下。请重新发一次。";

    public const string NothingFound = "已记下：未发现问题。填完，发“完成”；后来又发现问题，直接发文字。";

    public const string AskDay = "限期到哪天？例如 12-20、12月20日、下周五、十天内；先不定，发“取消”。";

    public const string DayCancelled = "期限先不定，发“完成”时会再问。";

    public const string DayNotRead = "没有看懂这个日期。请发成 12-20、12月20日、2020-12-20 或 3天后；先不定，发“取消”。";

    public const string NotADay = "这段文字不是日期，期限先不定；文字照常处理，结果如下。";

    /// <summary>撤回2, 撤回第2条, 撤回第二条, 撤回刚才那条.</summary>
    public static bool IsOrdinal(string rest) => OrdinalOf(rest) is not null;

    /// <summary>The number in 2, 第2条, 第二条; 0 for the last one (刚才那条); null for other words.</summary>
    public static int? OrdinalOf(string rest)
    {
        var plain = rest.Trim().TrimEnd('。', '.', '!', '\uFF01');
        if (LastOnes.Contains(plain, StringComparer.Ordinal))
        {
            return 0;
        }

        plain = plain.TrimStart('第').TrimEnd('条');
        return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : plain.Length == 1 && Digits.IndexOf(plain[0], StringComparison.Ordinal) is >= 0 and var digit ? digit + 1
            : null;
    }

    /// <summary>改2 …, 改第2条…, 改法人代表…; 改造… is a text.</summary>
    public static bool IsChange(string rest) =>
        rest.TrimStart('第') is [>= '0' and <= '9', ..] || FieldFiling.Read(ChangePrefix + rest) is not null;

    public static string TooShort(string text) => $"“{text}”太短，没有记下。请发一段文字，写明是否生产、污染现象、违法行为；不是问题就不用管。";

    public static string LikeACommand(string text) =>
        $"“{text}”像是要办别的事，没有记成问题。撤回第1条，发“撤回 1”；改第2条，发“改 2 …”；怎么用，发“帮助”。真是现场的问题，请写得具体些再发。";

    public static string FieldChanged(FormPart part, string value) => $"{Words.Of(part)}已改为：{value}。填完，发“完成”。";

    public static string UnknownType(int number) => $"问题类型只有1到27，没有{number}号。";

    public static string KeptWithoutType(int ordinal) => $"文字已按第{ordinal}条记下，还没有类型，请在卡片上选。";

    /// <summary>The whole text comes back, so that it can be copied on.</summary>
    public static string NotFiled(string text) => $"现在没有正在填写的体检，下面这段文字没有记下。先发“开始体检”（或“草稿”接着填），再把它发一次：\n\n{text}";

    public static string NotFiledClosed(string why, string text) => $"{why}\n下面这段文字没有记下：\n\n{text}";

    public static string NoSuchOrdinal(int ordinal, int count) => count == 0
        ? "这次还没有记问题，没有可改的。直接发文字就是记一条。"
        : $"没有第{ordinal}条，现在共{count}条，没有改动。";

    public static string Changed(Finding finding) => $"第{finding.Ordinal}条已改。\n{State(finding)}";

    /// <param name="attached">Kept pictures that this finding has just taken.</param>
    public static string Selected(Finding finding, int attached) =>
        $"第{finding.Ordinal}条：\n{State(finding)}\n{(attached > 0 ? $"前面先发的{attached}张照片已附上，" : "")}接下来的照片附到这一条。要改，例如“改 {finding.Ordinal} 限期整改 12-25”。";

    public static string State(Finding finding) =>
        string.Join("\n", FindingCards.Fields(finding).Select(field => $"{field.Name}：{field.Value}").Prepend(finding.Text));

    public static string Missing(Finding finding) => $"第{finding.Ordinal}条还差{string.Join("、", Gaps(finding))}，请在卡片上选好再点“确定”。";

    public static string AlreadySet(Finding finding) => $"第{finding.Ordinal}条已经选好，不用再点。要改，发“改 {finding.Ordinal} …”。";

    public static string Stale(Finding finding) => $"第{finding.Ordinal}条刚才已有改动，这次没有记下。现在是：\n{State(finding)}";

    public static string NoTypeChosen(Finding finding) => $"第{finding.Ordinal}条还没有选类型，请选一个再提交。";

    public static string DeadlineSet(Finding finding) => $"第{finding.Ordinal}条：限期整改，{finding.Deadline?.Words()}前完成。";

    public static string DeadlineThere(Finding finding) => $"第{finding.Ordinal}条的期限已是{finding.Deadline?.Words()}，没有改动。要改，例如“改 {finding.Ordinal} 12-25”。";

    public static string NoDeadlineNeeded(Finding finding) => $"第{finding.Ordinal}条现在不是限期整改，不用定期限，没有改动。";

    /// <param name="left">Findings that are left.</param>
    public static string Withdrawn(Finding finding, int left) =>
        $"已撤回第{finding.Ordinal}条{(finding.Pictures.Count > 0 ? $"（连同{finding.Pictures.Count}张照片）" : "")}{(left < finding.Ordinal ? "" : "，后面的问题依次前移")}。原文：\n{finding.Text}";

    public static string WithdrawnByOther(string name, Inspection inspection, Finding finding) =>
        $"{name}撤回了{inspection.Enterprise.Name}的第{finding.Ordinal}条问题：{Words.Quote(finding.Text)}";

    public static string PictureAttached(Finding finding) => $"照片已附到第{finding.Ordinal}条（共{finding.Pictures.Count}张）；一起发的其他照片也会附上。";

    public static string PicturesLeft(Finding finding, int left) =>
        $"前面先发的照片，{Limits.Pictures}张已附到第{finding.Ordinal}条（一条最多{Limits.Pictures}张）；还有{left}张先留着，会附到下一条问题。";

    public static string PictureGone(Finding finding) => $"第{finding.Ordinal}条的一张照片没有取到，已去掉。请先发“改 {finding.Ordinal}”，再重新发这张照片。";

    public static string Guided(int count) => $"帮扶指导意见已记下，共{count}条，会写进登记表和告知书。";

    private static IEnumerable<string> Gaps(Finding finding) =>
    [
        .. finding.Type is null ? ["问题类型"] : Array.Empty<string>(),
        .. finding.Handling is null ? ["查处情况"] : Array.Empty<string>(),
        .. finding.Severity is null ? ["严重程度"] : Array.Empty<string>(),
    ];
}

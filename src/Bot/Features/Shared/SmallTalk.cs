using System.Text;

namespace Bot.Features.Shared;

/// <summary>Words that people type to each other and to machines, and that are no contents of a form.</summary>
internal static class SmallTalk
{
    /// <summary>The shortest text that can say something about an enterprise.</summary>
    private const int LeastCharacters = 4;

    private const int MostOfCommand = 12;

    /// <summary>Not 台账 or 签字: 台账不全 is a finding.</summary>
    private static readonly string[] CommandBeginnings = ["撤回", "撤销", "帮助", "帮我", "改一下", "修改第"];

    private static readonly HashSet<string> Courtesies = new(StringComparer.OrdinalIgnoreCase)
    {
        "你好", "您好", "在吗", "谢谢", "谢谢您", "感谢", "多谢", "辛苦了", "好", "好的", "好吧", "行", "可以", "收到", "已收到", "嗯", "嗯嗯", "是的", "知道了", "明白", "明白了", "ok",
    };

    private static readonly HashSet<string> Cancels = new(StringComparer.Ordinal)
    {
        "取消", "错了", "选错了", "点错了", "发错了", "写错了", "算了", "不要了", "不办了", "不填了",
    };

    private static readonly HashSet<string> Unknowns = new(StringComparer.Ordinal)
    {
        "不知道", "不清楚", "不详", "不了解", "不晓得", "未知", "无", "没有", "没", "暂无", "不填", "略", "空",
    };

    private static readonly HashSet<string> Receipts = new(StringComparer.Ordinal)
    {
        "收到", "收到了", "我收到了", "已收到", "已经收到", "已收到了", "确认收到", "已确认收到", "好的收到", "收到好的", "好的已收到", "收到谢谢", "谢谢收到", "告知书收到", "告知书已收到",
    };

    private static readonly HashSet<string> Nones = new(StringComparer.Ordinal)
    {
        "没有", "无", "没", "没有污染", "无污染", "没看到", "没有看到", "没有发现",
    };

    public static bool IsCourtesy(string text) => Courtesies.Contains(Plain(text));

    /// <summary>收到, with whatever politeness and punctuation around it.</summary>
    public static bool IsReceipt(string text) =>
        Receipts.Contains(string.Concat(text.Where(char.IsLetterOrDigit)));

    public static bool IsCancel(string text) => Cancels.Contains(Plain(text));

    /// <summary>撤回刚才写错的, 帮助我一下: short, and no finding begins like that.</summary>
    public static bool IsNearCommand(string text) =>
        text.Length <= MostOfCommand && Array.Exists(CommandBeginnings, word => text.StartsWith(word, StringComparison.Ordinal));

    /// <summary>没有: there is nothing of what is asked for.</summary>
    public static bool IsNone(string text) => Nones.Contains(Plain(text));

    /// <summary>不知道, 无: no name and no address.</summary>
    public static bool IsNoFact(string text) => Unknowns.Contains(Plain(text)) || IsCourtesy(text) || IsCancel(text);

    public static bool IsTooShort(string text) => text.EnumerateRunes().Count(Rune.IsLetterOrDigit) < LeastCharacters;

    /// <summary>Without the punctuation at the end: 完成！ is 完成.</summary>
    public static string Plain(string text)
    {
        var plain = text.Trim();
        while (plain.Length > 1 && (char.IsPunctuation(plain[^1]) || plain[^1] is '~' or '\uFF5E' || char.IsWhiteSpace(plain[^1])))
        {
            plain = plain[..^1];
        }

        return plain;
    }
}

using System.Text.RegularExpressions;

namespace Bot.Conversations.Downstream;

/// <summary>
/// The words of all features name buttons, cards and a menu. A downstream member has none of them: what he reads names the number to answer with. One place, so
/// that no feature has to know of it. Only words that we write look like this: 点 behind 排放 or 监测 is what somebody found.
/// </summary>
internal static partial class TypedTexts
{
    private static readonly (Regex Tapped, string Typed)[] Table =
    [
        (ChooseThenTap(), "回复${q}前面的数字加字母，${how}选${what}"),
        (Tap(), "回复${of}${q}前面的数字"),
        (TapOne(), "回复${what}前面的数字"),
        (TapButton(), "回复数字"),
        (TapBelow(), "回复下面的数字"),
        (Choose(), "回复${of}数字加字母选"),
        (SeeCard(), "请看下面的内容"),
        (FromMenu(), "请发${q}看最新的情况"),
        (Menu(), "这一项已停用。要看怎么用，发“帮助”。"),
        (ThisCard(), "这个数字"),
        (OldCard(), "专项行动的数字"),
        (NotAgain(), "不用再回复"),
    ];

    public static string Of(string text)
    {
        foreach (var (tapped, typed) in text.Contains('点', StringComparison.Ordinal) || text.Contains("卡片", StringComparison.Ordinal) || text.Contains("菜单", StringComparison.Ordinal) ? Table : [])
        {
            text = tapped.Replace(text, typed);
        }

        return text;
    }

    private const string OnTheCard = "(在(?<of>[^，。；：“”\\n]{0,6}的)?[^，。；：“”\\n的]{0,4}卡片上)";
    private const string Quoted = "(?<q>“[^”\\n]{1,10}”([、或]?“[^”\\n]{1,10}”)*)";
    private const string Before = "(?<=^|[请再先后完就人，。：；、”（(\\n]|卡片上)";
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    [GeneratedRegex($"{OnTheCard}?(?<how>每项)?选(?<what>[^，。；“”\\n]{{0,12}}?)(，再|，)?点{Quoted}", Options, 1000)]
    private static partial Regex ChooseThenTap();

    [GeneratedRegex($"({OnTheCard}|{Before})点(卡片上的)?{Quoted}", Options, 1000)]
    private static partial Regex Tap();

    [GeneratedRegex($"({OnTheCard}|{Before})点(?<what>(一项|这一项|缺的一项))", Options, 1000)]
    private static partial Regex TapOne();

    [GeneratedRegex("点卡片上的按钮|在卡片上点按钮|(?<=，)再点按钮", Options, 1000)]
    private static partial Regex TapButton();

    [GeneratedRegex("点下面的(卡片|按钮)", Options, 1000)]
    private static partial Regex TapBelow();

    [GeneratedRegex($"{OnTheCard}(?<how>每项)?选", Options, 1000)]
    private static partial Regex Choose();

    [GeneratedRegex("请看(下面|最新|新)的卡片", Options, 1000)]
    private static partial Regex SeeCard();

    [GeneratedRegex($"请从菜单{Quoted}打开最新状态", Options, 1000)]
    private static partial Regex FromMenu();

    [GeneratedRegex("这个菜单项已停用。请退出会话再进入，菜单会自动更新。", Options, 1000)]
    private static partial Regex Menu();

    [GeneratedRegex("这张卡片", Options, 1000)]
    private static partial Regex ThisCard();

    [GeneratedRegex("专项行动的卡片", Options, 1000)]
    private static partial Regex OldCard();

    [GeneratedRegex("不用再点", Options, 1000)]
    private static partial Regex NotAgain();
}

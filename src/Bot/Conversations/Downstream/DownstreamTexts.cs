namespace Bot.Conversations.Downstream;

/// <summary>What a downstream member reads where others see buttons and files.</summary>
internal static class DownstreamTexts
{
    /// <summary>The word of every button that confirms a receipt.</summary>
    public const string Received = "已收到";

    /// <param name="example">A number with as many letters as there are questions; null when there is nothing to choose.</param>
    public static string HowTo(string? example) =>
        example is null ? "这里没有按钮，请回复前面的数字：" : $"这里没有按钮，请回复数字加字母，例如 {example}：";

    /// <summary>The same button on several cards, typed without the number.</summary>
    public static string Which(string word, IEnumerable<int> numbers) =>
        $"有几件都在等“{word}”，没有做任何改动。请回复其中一件的数字：{string.Join('、', numbers)}。";

    public static string Many(string title) => $"{title}（可选几个）";

    public static string WrongLetters(int number, string example) => $"没有看懂选了哪几项，没有做任何改动。请回复数字加字母，例如 {number}{example}。";

    public static string NoFile(string fileName) => $"文件“{fileName}”在您的企业微信里收不了。请找执法人员要。";
}

namespace Bot.Documents;

/// <summary>What the operator reads of pictures that cannot be drawn.</summary>
internal static class ChartTexts
{
    public static string NoFont(string path) => path.Length > 0
        ? $"Documents:FontPath 的“{path}”不能用：没有这个文件，或里面没有中文字。"
        : "没有找到中文字体。Debian、Ubuntu 请装 fonts-noto-cjk（apt-get install fonts-noto-cjk），或在 Documents:FontPath 写一个有中文的字体文件。";

    public static string NoLibrary(string why) => $"画图的程序库装不上：{why}。";
}

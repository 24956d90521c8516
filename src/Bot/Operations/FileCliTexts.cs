namespace Bot.Operations;

/// <summary>Sentences of all commands that write a county's file: for a terminal.</summary>
internal static class FileCliTexts
{
    public static string NoCounty(string county, IReadOnlyList<string> counties) => counties.Count == 0
        ? "名单里还没有企业，没有写文件。"
        : $"没有“{county}”这个县市区，没有写文件。名单上有：{string.Join("、", counties)}。";

    public static string NotWritten(string file) => $"写不了文件 {file}，请换一个文件夹或文件名。";
}

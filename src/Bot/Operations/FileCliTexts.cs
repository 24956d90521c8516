namespace Bot.Operations;

/// <summary>Sentences of all commands that write a county's file: for a terminal.</summary>
internal static class FileCliTexts
{
    public static string NoCounty(string county, IReadOnlyList<string> counties) => counties.Count == 0
        ? "名单里还没有企业，没有写文件。"
        : $"没有“{county}”这个县市区，没有写文件。名单上有：{string.Join("、", counties)}。";

    public static string NotWritten(string file, Exception fault) => $"写不了文件 {file}：{fault switch
    {
        DirectoryNotFoundException => "没有这个文件夹",
        UnauthorizedAccessException => "没有权限，或者那是个文件夹",
        PathTooLongException => "名字太长",
        _ => "磁盘可能满了，或者那个名字已经有了、正开着",
    }}。没有写，请换一个文件夹或文件名。";

    public static string NotRead(string file, Exception fault) => $"读不到 {file}：{fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "没有这个文件",
        UnauthorizedAccessException => "没有权限，或者那是个文件夹",
        _ => "它可能正被占用，或者磁盘出了错",
    }}。请核对文件名再来。";
}

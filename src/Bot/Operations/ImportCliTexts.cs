namespace Bot.Operations;

/// <summary>Sentences of import: for a terminal.</summary>
internal static class ImportCliTexts
{
    public const string Agreed = "yes";

    public const string NoImports = "还没有导入过。";

    public const string Rehearsed = "试算，没有导入。加 --apply 导入有效行。";

    public const string Nothing = "没有要导入的行，名册没有变。";

    public const string NobodyChanges = "没有要导入的人，通讯录没有变。";

    public const string NotAgreed = "没有确认，没有导入。";

    public const string NotUndone = "没有确认，没有撤销。";

    public const string AskUndo = $"确认撤销？输入 {Agreed}：";

    public const string Refused = "不能导入：";

    public const string Warned = "提示：";

    public const string NothingNew = "没有新的行，没有改动任何内容。";

    public const string OtherImport = "另一次导入正在进行，没有导入任何内容。请过几分钟再试。";

    public static string BadDate(string text) => $"日期“{text}”不对，没有导入任何内容。请写成2020-12-01，不能晚于今天。";

    public static string BadSource(int most) => $"来源（--source）要写明，最多{ImportCommands.Number(most)}字，没有导入任何内容。";

    public static string AskRecords(int rows) => $"确认导入{ImportCommands.Number(rows)}条？输入 {Agreed}：";

    public static string Ask(int rows) => $"确认导入{ImportCommands.Number(rows)}家？输入 {Agreed}：";

    public static string AskPeople(int people) => $"确认导入{ImportCommands.Number(people)}人？输入 {Agreed}：";

    public static string AndMore(int lines) => $"  还有{ImportCommands.Number(lines)}条。";

    public static string Checked(int rows) => $"已核对{ImportCommands.Number(rows)}行……";

    public static string Written(int rows) => $"已写入{ImportCommands.Number(rows)}家……";

    public static string More(int notes) => $"  还有{ImportCommands.Number(notes)}条，加 --report 文件.xlsx 看全部。";

    public static string Reported(string file) => $"不能导入的行和提示已写进 {file}。";

    /// <param name="data">Of the command that put it in: another database has an import of that number too.</param>
    public static string UndoWith(long id, string? data) => $"要撤销，用 import undo {ImportCommands.Number(id)}{(data is null ? "" : $" --data {Quoted(data)}")}。";

    private static string Quoted(string path) => path.Any(char.IsWhiteSpace) ? $"\"{path}\"" : path;

    public static string NoFile(string file) => $"没有文件 {file}，或读不了它，没有导入任何内容。";

    public static string NoCounty(string county, IEnumerable<string> counties) => $"没有“{county}”这个县市区，没有导入任何内容。可以写：{string.Join('、', counties)}。";
}

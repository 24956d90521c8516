using Bot.Features.Shared;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Rectify;

/// <summary>What the record of a case says (进展), without the name of who did it.</summary>
internal static class ActTexts
{
    public const string Passed = "复查通过，办结";
    public const string Visit = "要到现场复查";

    public static string HandedIn(CaseView view) => $"提交整改材料：{RectificationWords.Count(view.Given)}";

    public static string Supplemented(string what) => $"提交后补充{what}";

    public static string NotTaken(string kind) => $"发来{Words.Kind(kind)}，收不下，已请其改发照片或文字";

    public static string Returned(string reason) => $"退回：{reason}";

    public static string Asked(ExtensionAsked asked) => $"申请延期到{asked.Until.WordsWithYear()}：{asked.Reason}";

    public static string Granted(DateOnly until) => $"同意延期到{until.WordsWithYear()}";

    public static string Refused(string reason) => $"不同意延期：{reason}";

    public static string Regraded(Severity before, Severity after, string reason) => $"严重程度由{Words.Of(before)}改为{Words.Of(after)}：{reason}";

    public static string Reminded(string whom, string what) => $"{what}，已提醒{whom}";
}

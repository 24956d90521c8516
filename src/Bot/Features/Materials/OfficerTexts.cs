using Bot.Storage.Stores;
using Domain.Materials;

namespace Bot.Features.Materials;

/// <summary>Words of 宣传 to the officer of an enterprise.</summary>
internal static class OfficerTexts
{
    public const string Nothing = "还没有发给您企业的宣传材料。";

    public const string ChooseLevels = "还没有选传达到了哪些人，没有记下。请在卡片上选一项或几项，再点“确认收到”；还没传达的，选“还没传达，只有我看过”。用数字回复的，数字后加字母，例如 41AD。";

    public const string NotYours = "这份材料没有发给您负责的企业，没有记下。要看等您办的事，发“我的任务”。";

    public const string Over = "这份材料已经停用，不用再确认，没有记下。";

    /// <summary>At most 10 characters.</summary>
    public const string Done = "已确认";

    public const string SomeOfficer = "企业环保负责人";

    public static string Again(Material material) => $"《{material.Title}》还没有确认收到，再发一次。看完请转给老板、经理、中层、员工，再在卡片上确认。";

    public static string FileName(Material material) => $"{material.Title.Trim('“', '”').Replace('/', '-')}.docx";

    public static string Confirmed(string title, IReadOnlyList<MaterialReceipt> enterprises, PassedOn passedOn) =>
        $"已记下：{MaterialTexts.Names(enterprises)}收到《{title}》，{MaterialTexts.Of(passedOn)}。{Later(passedOn)}";

    /// <param name="by">Who confirmed first; null when it was the officer himself.</param>
    /// <param name="passedOn">All levels by now.</param>
    /// <param name="isNew">One of them was not known before.</param>
    public static string Later(string title, IReadOnlyList<MaterialReceipt> enterprises, string? by, PassedOn passedOn, bool isNew) =>
        $"{(by is null ? $"《{title}》您已确认收到" : $"{MaterialTexts.Names(enterprises)}收到《{title}》已由{by}确认")}，{(isNew ? "现在补记为：" : "")}{MaterialTexts.Of(passedOn)}{(isNew ? "" : "，不用再点")}。{Later(passedOn)}";

    public static string SeenBy(string name, PassedOn passedOn) => $"{name}已确认，{MaterialTexts.Of(passedOn)}";

    public static string Line(string title, IReadOnlyList<MaterialReceipt> enterprises)
    {
        var open = enterprises.Where(one => !one.IsConfirmed).ToList();
        var passedOn = enterprises.Aggregate(PassedOn.None, (all, one) => all | one.PassedOn);
        return open.Count > 0 ? $"· 《{title}》：{MaterialTexts.Names(open)}还没有确认" : $"· 《{title}》：{MaterialTexts.Names(enterprises)}已确认，{MaterialTexts.Of(passedOn)}";
    }

    public static string Overview(IEnumerable<string> lines, bool hasCards) => $"发给您企业的宣传材料：\n{string.Join('\n', lines)}{(hasCards ? "\n请在下面的卡片上确认，或补记又传达到了谁。" : "")}";

    private static string Later(PassedOn passedOn) => passedOn == PassedOn.All ? "" : "以后又传达到别人的，发“宣传”补记。";
}

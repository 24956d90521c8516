using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Penalties;

/// <summary>Which record says so.</summary>
internal static class RecordTexts
{
    public const string NoEarlier = "本系统近三年没有同类记录，请核对";

    public const string Passed = "整改材料交来的日子，复查已通过";

    public const string Overdue = "整改期限已过，企业没有交整改材料";

    public static string Extended(DateOnly told) => $"原期限{told.WordsWithYear()}，已批准延期";

    public static string Earlier(EarlierFinding earlier) =>
        string.Create(CultureInfo.InvariantCulture, $"{earlier.County}登记表{earlier.Number:0000}，{earlier.VisitedOn.WordsWithYear()}有同类问题");

    public static string Notice(int number, Handling handling) => string.Create(CultureInfo.InvariantCulture, $"告知书{number:0000}，{handling.Name}");
}

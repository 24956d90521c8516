using System.Globalization;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Features.Penalties;

/// <summary>Which record says so.</summary>
internal static class RecordTexts
{
    private const int MostFacility = 30;

    public const string NoEarlier = "本系统近三年没有同类记录，请核对";

    public const string Passed = "整改材料交来的日子，复查已通过";

    public const string Overdue = "整改期限已过，企业没有交整改材料";

    public const string OverdueAgain = "整改期限已过，交来的整改材料退回后还没有再交";

    public static string HandedIn(DateTimeOffset at) => $"整改材料{at.Words()}交来，完成的日子请核对";

    public static string ReportedFault(EmergencyRecord fault) => $"企业{fault.ReportedAt.Words()}报来，{fault.DiscoveredAt.Words()}发现：{Words.Quote(fault.Facility, MostFacility)}";

    public static string FoundCorrected(EmergencyRecord fault) => $"企业报的是{fault.DiscoveredAt.Words()}，报告后改过，请核对";

    public static string NoStop(EmergencyRecord fault) => $"企业报的措施里没有停产、限产：{Words.Quote(fault.Measures[0], MostFacility)}";

    public static string Incident(EmergencyRecord incident) => $"企业{incident.ReportedAt.Words()}报来的突发事件：{incident.Facility}";

    public static string Fault(string facility) => $"企业报来的故障：{facility}";

    public static string Extended(DateOnly told) => $"原期限{told.WordsWithYear()}，已批准延期";

    public static string Earlier(EarlierFinding earlier) =>
        string.Create(CultureInfo.InvariantCulture, $"{earlier.County}登记表{earlier.Number:0000}，{earlier.VisitedOn.WordsWithYear()}有同类问题");

    public static string Notice(int number, Handling handling) => string.Create(CultureInfo.InvariantCulture, $"告知书{number:0000}，{handling.Name}");
}

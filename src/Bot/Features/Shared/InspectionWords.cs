using System.Globalization;
using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>Numbers, states and requirements in words.</summary>
internal static class InspectionWords
{
    /// <summary>Kind of the signature card's subject.</summary>
    public const string SignSubject = "sign";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>0 when the text is no number.</summary>
    public static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Where the form stands, for whoever taps an old card.</summary>
    public static string State(Inspection inspection) => inspection.Status switch
    {
        InspectionStatus.Draft => $"{inspection.Enterprise.Name}的登记表现在是草稿，已记{inspection.Findings.Count}条问题。发“完成”继续。",
        InspectionStatus.Signing => $"{inspection.Enterprise.Name}的登记表正在签字（{inspection.Signatures.Count}/{inspection.Inspectors.Count}），内容不能再改。要改请点“有异议”退回。",
        InspectionStatus.Signed => $"{inspection.Enterprise.Name}的登记表（序号 {inspection.Number:0000}）已全部签字，内容固定，不能再改。",
        _ => $"{inspection.Enterprise.Name}的这份登记表已放弃。",
    };

    /// <summary>查处情况 with its deadline, as a requirement to the enterprise.</summary>
    public static string Requirement(Finding finding) => finding switch
    {
        { Handling: null } => "",
        { Deadline: { } day } => $"{finding.Handling.Name}，{day.WordsWithYear()}前完成",
        _ => finding.Handling.Name,
    };
}

using Domain.Inspections;

namespace Bot.Features.Shared;

/// <summary>A finding as a card names it: inspection and finding, "inspection~finding" (a key's parts are split at ':').</summary>
internal sealed record FindingRef(string InspectionId, string FindingId)
{
    private const char Separator = '~';

    public static FindingRef? Parse(string text) =>
        text.Split(Separator) is [{ Length: > 0 } inspection, { Length: > 0 } finding] ? new FindingRef(inspection, finding) : null;

    /// <summary>Null when the finding was withdrawn.</summary>
    public Finding? In(Inspection inspection) => inspection.Findings.FirstOrDefault(finding => finding.Id == FindingId);

    public override string ToString() => $"{InspectionId}{Separator}{FindingId}";
}

/// <summary>A finding and the form it stands in.</summary>
internal sealed record FiledFinding(Inspection Inspection, Finding Finding);

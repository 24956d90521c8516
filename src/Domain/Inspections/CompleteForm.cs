namespace Domain.Inspections;

/// <summary>Parts CompleteForm asks for, in the order they are asked.</summary>
public enum FormPart
{
    SecondInspector,
    LegalRepresentative,
    Address,
    Coordinates,
    EnterpriseType,
    Township,
    AnyFinding,
    FindingType,
    FindingHandling,
    FindingSeverity,
    FindingDeadline,

    /// <summary>企业是否生产.</summary>
    Producing,

    /// <summary>污染现象.</summary>
    Pollution,

    /// <summary>违法行为.</summary>
    Violation,
}

/// <param name="Part">What is missing.</param>
/// <param name="FindingId">The finding asked about; null for parts of the form.</param>
public sealed record MissingPart(FormPart Part, string? FindingId = null);

/// <summary>Words by which a description tells whether the enterprise produces (未生产 included), what pollution is seen, what is violated; data an operator can extend.</summary>
/// <param name="Producing">正在生产, 未生产 and the like.</param>
/// <param name="Pollution">污染现象, or that none is seen.</param>
/// <param name="Violation">Words that tell a violation (未, 擅自, 损坏 …), looked for in what is left without the words of the other lists.</param>
/// <param name="Harmless">Phrases with a negation that tell no violation (未见异味).</param>
public sealed record DescriptionWords(IReadOnlyList<string> Producing, IReadOnlyList<string> Pollution, IReadOnlyList<string> Violation, IReadOnlyList<string>? Harmless = null);

/// <summary>登记表完整 (annex 3, annex 4).</summary>
public static class CompleteForm
{
    internal const string Basis = "附件3、附件4";

    /// <summary>What is missing, in the order of <see cref="FormPart"/> then of the findings; empty when the form can be signed.</summary>
    public static IReadOnlyList<MissingPart> Missing(Inspection inspection, DescriptionWords words) =>
    [
        .. Enum.GetValues<FormPart>().SelectMany(part => part >= FormPart.FindingType
            ? inspection.Findings.Where(finding => Lacks(finding, part, words)).Select(finding => new MissingPart(part, finding.Id))
            : Lacks(inspection, part) ? [new MissingPart(part)] : []),
    ];

    private static bool Lacks(Inspection inspection, FormPart part) => part switch
    {
        FormPart.SecondInspector => inspection.Inspectors.Count < 2,
        FormPart.LegalRepresentative => string.IsNullOrWhiteSpace(inspection.Enterprise.LegalRepresentative),
        FormPart.Address => string.IsNullOrWhiteSpace(inspection.Enterprise.Address),
        FormPart.Coordinates => inspection.Enterprise.Location is null,
        FormPart.EnterpriseType => string.IsNullOrWhiteSpace(inspection.Enterprise.EnterpriseType),
        FormPart.Township => string.IsNullOrWhiteSpace(inspection.Enterprise.Township),
        FormPart.AnyFinding => inspection.Findings.Count == 0 && !inspection.NothingFound,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of the form's head."),
    };

    private static bool Lacks(Finding finding, FormPart part, DescriptionWords words) => part switch
    {
        FormPart.FindingType => finding.Type is null,
        FormPart.FindingHandling => finding.Handling is null,
        FormPart.FindingSeverity => finding.Severity is null,
        FormPart.FindingDeadline => finding.Handling == Handling.Deadline && finding.Deadline is null,
        FormPart.Producing => Untold(finding, part, finding.Text, words.Producing),
        FormPart.Pollution => Untold(finding, part, finding.Text, words.Pollution),

        // 未生产 holds a 未 and tells no violation.
        FormPart.Violation => Untold(finding, part, Without(finding.Text, [.. words.Producing, .. words.Harmless ?? []]), words.Violation),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a finding."),
    };

    private static bool Untold(Finding finding, FormPart part, string text, IReadOnlyList<string> words) =>
        !finding.Answered.Contains(part) && !words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Without(string text, IReadOnlyList<string> phrases) =>
        phrases.OrderByDescending(phrase => phrase.Length).Aggregate(text, (rest, phrase) => rest.Replace(phrase, " ", StringComparison.OrdinalIgnoreCase));
}

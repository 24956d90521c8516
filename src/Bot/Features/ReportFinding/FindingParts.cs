using Domain.Inspections;

namespace Bot.Features.ReportFinding;

/// <summary>What one line says about a finding; null and empty for what it does not say.</summary>
/// <param name="Notes">What was typed and cannot be taken, in words.</param>
internal sealed record FindingParts(
    string Text,
    ProblemType? Type = null,
    Handling? Handling = null,
    DateOnly? Deadline = null,
    Severity? Severity = null,
    IReadOnlyList<string>? Notes = null)
{
    public IReadOnlyList<string> Notes { get; } = Notes ?? [];

    public bool HasChoices => Type is not null || Handling is not null || Deadline is not null || Severity is not null;

    public bool IsEmpty => Text.Length == 0 && !HasChoices;

    /// <summary>The finding with what the line says. A bare date means 限期整改.</summary>
    public Finding ApplyTo(Finding finding) => finding with
    {
        Text = Text.Length > 0 ? Text : finding.Text,
        Type = Type ?? finding.Type,
        Handling = Handling ?? (Deadline is null ? finding.Handling : Domain.Inspections.Handling.Deadline),
        Severity = Severity ?? finding.Severity,
        Deadline = Deadline ?? finding.Deadline,
    };
}

using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Shared;

/// <summary>
/// A signed form as its cases stand now, for cards and texts: the severity a leader changed, the day that counts after an extension, the day of a
/// 立行立改. What was signed is not touched by it.
/// </summary>
internal sealed class FormsNow(InspectionStore inspections, RectificationStore cases)
{
    /// <summary>Null when there is no such form.</summary>
    public async Task<Inspection?> FindAsync(UnitOfWork work, string id) =>
        await inspections.FindAsync(work, id) is { } form ? Of(form, await cases.OfInspectionAsync(work, id)) : null;

    /// <summary>A finding without a case is shown as it was signed.</summary>
    public static Inspection Of(Inspection form, IEnumerable<RectificationCase> cases)
    {
        var byFinding = cases.ToDictionary(one => one.FindingId, StringComparer.Ordinal);
        return form with
        {
            Findings = [.. form.Findings.Select(finding => byFinding.TryGetValue(finding.Id, out var one) ? finding with { Severity = one.Severity, Deadline = one.Deadline } : finding)],
        };
    }
}

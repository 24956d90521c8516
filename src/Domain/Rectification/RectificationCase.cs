using Domain.Inspections;

namespace Domain.Rectification;

/// <summary>Where the rectification of a finding stands (domain.md 6).</summary>
public enum CaseStatus
{
    /// <summary>整改中: waits for the enterprise.</summary>
    Open,

    /// <summary>待复查: the enterprise has handed in its evidence, the inspectors look at it.</summary>
    Submitted,

    /// <summary>需现场复查: evidence is not enough, an inspector goes there.</summary>
    VisitNeeded,

    /// <summary>已办结.</summary>
    Closed,
}

/// <summary>申请延期: asked by an officer, not decided yet.</summary>
/// <param name="Until">The day asked for.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">User id of the officer.</param>
/// <param name="At">When.</param>
public sealed record ExtensionAsked(DateOnly Until, string Reason, string By, DateTimeOffset At);

/// <summary>整改: one finding of a signed inspection on its way from the notice to its closing. What was signed does not change by it.</summary>
public sealed record RectificationCase
{
    /// <summary>Key, made in the order of time.</summary>
    public required string Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>县市区 of the enterprise.</summary>
    public required string County { get; init; }

    public required string EnterpriseId { get; init; }

    /// <summary>The signed inspection.</summary>
    public required string InspectionId { get; init; }

    /// <summary>The finding within it.</summary>
    public required string FindingId { get; init; }

    /// <summary>序号 of the form.</summary>
    public required int Number { get; init; }

    /// <summary>1-based place of the finding in the form.</summary>
    public required int Ordinal { get; init; }

    /// <summary>It names the owner; a leader can change it with a reason.</summary>
    public required Severity Severity { get; init; }

    public CaseStatus Status { get; init; } = CaseStatus.Open;

    /// <summary>Grows by one with every change but evidence; a card that shows another number is stale.</summary>
    public int Version { get; init; } = 1;

    /// <summary>1-based: evidence of an earlier round was not enough.</summary>
    public int Round { get; init; } = 1;

    /// <summary>整改期限 as it was told: its day till 24:00; null where the handling has none.</summary>
    public DateOnly? FirstDeadline { get; init; }

    /// <summary>What 及时 is measured by: the day that was told, or the last extension that was granted. Time for another try does not move it.</summary>
    public DateOnly? OrderedUntil { get; init; }

    /// <summary>The day that the enterprise is reminded of now: after an extension, or for another try.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>The extension that waits for its decision; null when none does.</summary>
    public ExtensionAsked? Asked { get; init; }

    /// <summary>Why the last evidence was not enough, or what the visit has to see; null in the first round.</summary>
    public string? Returned { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the evidence of this round was handed in; null while it was not.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether the day is over that counts and the enterprise has not handed in.</summary>
    public bool IsOverdue(DateOnly today) => Status is CaseStatus.Open && Deadline < today;

    /// <summary>What the two sides call it: number of the form and place in it, 12-2.</summary>
    public string Reference => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number}-{Ordinal}");
}

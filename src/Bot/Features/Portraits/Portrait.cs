using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Portraits;

/// <summary>Whose eyes see a portrait.</summary>
internal enum PortraitSight
{
    /// <summary>执法人员、分局和市局: everything on record.</summary>
    Office,

    /// <summary>The enterprise's own officer: no complaint (whoever complained could be guessed), no penalty before it is decided.</summary>
    Enterprise,
}

/// <summary>企业画像: what is on record of one enterprise. 内部举报 and the answers of the anonymous survey are in no part of it (decisions 12 and 16).</summary>
/// <param name="Today">Day in Asia/Shanghai.</param>
internal sealed record Portrait(Enterprise Enterprise, PortraitSight Sight, DateOnly Today)
{
    public IReadOnlyList<PortraitVisit> Visits { get; init; } = [];

    public IReadOnlyList<PortraitSigner> Signers { get; init; } = [];

    public IReadOnlyList<PortraitFinding> Findings { get; init; } = [];

    public IReadOnlyList<PortraitSelfCheck> SelfChecks { get; init; } = [];

    public IReadOnlyList<PortraitReceipt> Receipts { get; init; } = [];

    public IReadOnlyList<PortraitEmergency> Emergencies { get; init; } = [];

    public IReadOnlyList<PortraitAlert> Alerts { get; init; } = [];

    public IReadOnlyList<ExternalRecord> Records { get; init; } = [];

    /// <summary>Visits of 移动执法APP and 双随机, the last first; they are in none of the numbers (decision 23).</summary>
    public IReadOnlyList<VisitElsewhere> Elsewhere { get; init; } = [];

    public IReadOnlyList<FindingElsewhere> FoundElsewhere { get; init; } = [];

    /// <summary>倒查; null for whoever may not learn whether there is any.</summary>
    public IReadOnlyList<PortraitMissed>? Missed { get; init; }

    /// <summary>Findings whose rectification is not closed.</summary>
    public IReadOnlyList<PortraitFinding> Open => [.. Findings.Where(one => one.Status is { } status && status != CaseStatus.Closed)];

    public IReadOnlyList<PortraitFinding> Overdue => [.. Findings.Where(one => one.Status == CaseStatus.Open && one.Deadline < Today)];

    public IReadOnlyList<PortraitFinding> Closed => [.. Findings.Where(one => one.Status == CaseStatus.Closed)];

    /// <summary>Closed, handed in for the last time by the deadline, or without one.</summary>
    public int OnTime => Closed.Count(IsOnTime);

    public int Late => Closed.Count(one => !IsOnTime(one));

    /// <summary>退回: handed in, and did not pass the first time.</summary>
    public int Returned => Findings.Count(one => one.Round > 1);

    public int Recurred => Findings.Count(one => one.LookBack == LookBackResult.Recurred);

    public IReadOnlyList<ExternalRecord> Of(RecordKind kind) => [.. Records.Where(record => record.Kind == kind)];

    private static bool IsOnTime(PortraitFinding one) => one.Deadline is not { } deadline || one.SubmittedAt is not { } at || at.LocalDate() <= deadline;
}

/// <param name="Signers">Names of those whose signatures were found.</param>
internal sealed record PortraitMissed(MissedViolation Case, IReadOnlyList<string> Signers);

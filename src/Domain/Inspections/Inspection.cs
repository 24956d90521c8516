using Domain.Enterprises;

namespace Domain.Inspections;

/// <summary>Where an inspection stands.</summary>
public enum InspectionStatus
{
    /// <summary>Being filed; counts as no visit (domain.md 8).</summary>
    Draft,

    /// <summary>Complete, waiting for every inspector's signature; the form does not change.</summary>
    Signing,

    /// <summary>Signed by all: frozen.</summary>
    Signed,

    /// <summary>Given up by its inspector before signing.</summary>
    Abandoned,
}

/// <summary>A picture of a finding: WeCom's media id until the bytes are fetched, then their hash.</summary>
/// <param name="MediaId">media_id, dies after 3 days.</param>
/// <param name="Sha256">Lower-case hex of the stored bytes; null until fetched.</param>
/// <param name="ReceivedAt">When the picture came.</param>
public sealed record Picture(string MediaId, string? Sha256, DateTimeOffset ReceivedAt);

/// <summary>问题: one finding of a visit, one row of the ledger.</summary>
public sealed record Finding
{
    public required string Id { get; init; }

    /// <summary>1-based place in the form.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Grows with every change of the words, choices or place of this finding; a finding card that shows another number is stale. A picture does not count: the card does not show it, and an album would kill the card it belongs to.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>存在的问题, as the inspector wrote it, in full.</summary>
    public required string Text { get; init; }

    public ProblemType? Type { get; init; }

    public Handling? Handling { get; init; }

    public Severity? Severity { get; init; }

    /// <summary>Last day of a 限期整改.</summary>
    public DateOnly? Deadline { get; init; }

    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    /// <summary>Questions about the description that the inspector answered, so that they are not asked again when the answer has none of the known words.</summary>
    public IReadOnlyList<FormPart> Answered { get; init; } = [];
}

/// <summary>签字: who confirmed the form and when.</summary>
public sealed record Signature(string UserId, string Name, DateTimeOffset At);

/// <summary>有异议: a refusal to sign, kept with its reason when the form went back to draft.</summary>
public sealed record Objection(string UserId, string Name, DateTimeOffset At, string Reason);

/// <summary>全面体检: one visit to one enterprise and its 入企检查登记表 (annex 3).</summary>
public sealed record Inspection
{
    public required string Id { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>The enterprise as it is on the form; fields missing in the list are filled in here (annex 3).</summary>
    public required Enterprise Enterprise { get; init; }

    public required InspectionStatus Status { get; init; }

    /// <summary>Grows by one with every change: the optimistic lock of the store.</summary>
    public required int Version { get; init; }

    /// <summary>How often the form went out for signature; a signature card of another round is stale.</summary>
    public int Round { get; init; }

    /// <summary>检查日期, local date of the visit.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>User ids of the inspectors, the one in charge first; at least two before signing.</summary>
    public required IReadOnlyList<string> Inspectors { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Why the enterprise is visited again or in spite of its track; null for a routine visit.</summary>
    public string? ExceptionReason { get; init; }

    /// <summary>User id of the leader who approved a special reason; he takes no part in the visit (domain.md 8).</summary>
    public string? ExceptionApprover { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>True once an inspector said that there is no finding (未发现问题).</summary>
    public bool NothingFound { get; init; }

    /// <summary>帮扶指导意见、建议 (annex 3).</summary>
    public IReadOnlyList<string> Guidance { get; init; } = [];

    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    public IReadOnlyList<Objection> Objections { get; init; } = [];

    /// <summary>序号 within county and campaign, given with the last signature.</summary>
    public int? Number { get; init; }

    /// <summary>Lower-case hex SHA-256 of the canonical snapshot, given with the last signature.</summary>
    public string? SnapshotHash { get; init; }

    /// <summary>The signed inspection that this one corrects (SignedIsFinal); null for a first version.</summary>
    public string? Replaces { get; init; }
}

using Domain.Inspections;
using Domain.Responsibility;

namespace Domain.Penalties;

/// <summary>Where the advice for a finding stands.</summary>
public enum PenaltyStatus
{
    /// <summary>Facts are being gathered.</summary>
    Open,

    /// <summary>送负责人决定.</summary>
    Submitted,

    /// <summary>Decided and signed: only a later decision changes it (更正决定).</summary>
    Decided,
}

/// <summary>处罚建议 of one finding of a signed form, and the decision of a person about it (二(一)2(2), annex 1).</summary>
public sealed record PenaltyCase
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

    /// <summary>The day of the visit, which must lie in the validity.</summary>
    public required DateOnly Discovered { get; init; }

    /// <summary>施行 of annex 1, as it was when the advice was opened.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>有效期至, as it was when the advice was opened.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Null while nobody has chosen.</summary>
    public AnnexCase? Case { get; init; }

    public PenaltyStatus Status { get; init; }

    /// <summary>User id of who sent it to the leaders.</summary>
    public string? SubmittedBy { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The direction that was proposed; null when the course does not say.</summary>
    public PenaltyDirection? Proposed { get; init; }

    /// <summary>The advice in the words that were sent, kept beside the decision.</summary>
    public string? Advice { get; init; }

    public PenaltyDirection? Decision { get; init; }

    /// <summary>Why, in the words of who decided.</summary>
    public string? Reason { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Grows by one with every change; a card that shows another number is stale.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Null when the person states facts of the finding: an inspector of the form or the owner of its rectification; else OutOfScope.</summary>
    /// <param name="owner">User id of the 包联整改责任人; null when there is none.</param>
    public static Refusal? MayState(Person person, Inspection inspection, string? owner) =>
        inspection.Inspectors.Contains(person.UserId) || person.UserId == owner
            ? null
            : new Refusal(RuleCode.OutOfScope, PenaltyDirections.Basis, person.Name, inspection.Enterprise.Name);

    /// <summary>Which of the ten cases, or none of them.</summary>
    public Outcome<PenaltyCase> Choose(AnnexCase annexCase, int version) =>
        IsOpenAt(version) ? this with { Case = annexCase, Version = Version + 1 } : Stale();

    /// <summary>A fact was stated, or stated anew.</summary>
    public Outcome<PenaltyCase> State(int version) => IsOpenAt(version) ? this with { Version = Version + 1 } : Stale();

    /// <summary>送负责人决定.</summary>
    public Outcome<PenaltyCase> Submit(Person by, PenaltyDirection? proposed, string advice, int version, DateTimeOffset now) => IsOpenAt(version) && Case is not null
        ? this with { Status = PenaltyStatus.Submitted, SubmittedBy = by.UserId, SubmittedAt = now, Proposed = proposed, Advice = advice, Version = Version + 1 }
        : Stale();

    /// <summary>退回补充: the facts are open again.</summary>
    public Outcome<PenaltyCase> GiveBack(Person by, IReadOnlyCollection<string> deciders, string reason, int version) =>
        Check(by, deciders, reason, version) is { } refusal ? refusal : this with { Status = PenaltyStatus.Open, Version = Version + 1 };

    /// <summary>Decided and signed by one of the leaders, once.</summary>
    public Outcome<PenaltyCase> Decide(Person by, IReadOnlyCollection<string> deciders, PenaltyDirection direction, string reason, int version, DateTimeOffset now) => Check(by, deciders, reason, version) is { } refusal
        ? refusal
        : this with { Status = PenaltyStatus.Decided, Decision = direction, Reason = reason.Trim(), DecidedBy = by.UserId, DecidedAt = now, Version = Version + 1 };

    /// <summary>更正决定: a later decision in the place of the signed one, which stays on record.</summary>
    public Outcome<PenaltyCase> Amend(Person by, IReadOnlyCollection<string> deciders, PenaltyDirection direction, string reason, int version, DateTimeOffset now) => CheckAmend(by, deciders, reason, version) is { } refusal
        ? refusal
        : this with { Decision = direction, Reason = reason.Trim(), DecidedBy = by.UserId, DecidedAt = now, Version = Version + 1 };

    /// <summary>Null when the person may decide on this version, for this reason.</summary>
    /// <param name="deciders">User ids of who decides in the county: its leaders and who stands in for them.</param>
    public Refusal? Check(Person by, IReadOnlyCollection<string> deciders, string reason, int version) => Check(PenaltyStatus.Submitted, by, deciders, reason, version);

    /// <summary>Null when the person may put a later decision in the place of this one, for this reason.</summary>
    /// <param name="deciders">User ids of who decides in the county: its leaders and who stands in for them.</param>
    public Refusal? CheckAmend(Person by, IReadOnlyCollection<string> deciders, string reason, int version) => Check(PenaltyStatus.Decided, by, deciders, reason, version);

    private bool IsOpenAt(int version) => Status == PenaltyStatus.Open && version == Version;

    private Refusal? Check(PenaltyStatus at, Person by, IReadOnlyCollection<string> deciders, string reason, int version) =>
        !deciders.Contains(by.UserId) ? new Refusal(RuleCode.OutOfScope, PenaltyDirections.Basis, by.Name, County)
        : Status != at || version != Version ? Stale()
        : Limits.CheckText(reason, Limits.Field);

    private static Refusal Stale() => new(RuleCode.Stale, "");
}

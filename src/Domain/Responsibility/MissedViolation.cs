using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;

namespace Domain.Responsibility;

/// <summary>Where a case of 倒查 stands.</summary>
public enum MissedStatus
{
    /// <summary>Being written down; nobody else knows of it.</summary>
    Draft,

    /// <summary>听取意见: who signed can answer.</summary>
    Hearing,

    /// <summary>Confirmed by 专项行动办公室: it counts.</summary>
    Confirmed,

    /// <summary>Taken back with a reason: it counts no more.</summary>
    Withdrawn,
}

/// <summary>Who signed what and when; all who signed are accountable (domain.md 8).</summary>
/// <param name="InCharge">Of that form; shown first.</param>
/// <param name="Number">序号 of the form.</param>
/// <param name="Corrects">序号 of the form that this one corrected.</param>
/// <param name="SnapshotHash">What was signed.</param>
public sealed record MissedSigner(string UserId, string Name, bool InCharge, string InspectionId, int Number, int? Corrects, DateTimeOffset SignedAt, string SnapshotHash);

/// <summary>应查出而未查出: found at an enterprise that had been inspected (二(一)2(5)). Only 专项行动办公室 of the city acts on it.</summary>
public sealed record MissedViolation
{
    private const string Basis = "二(一)2(5)";

    public required string Id { get; init; }

    public required string County { get; init; }

    public required string EnterpriseId { get; init; }

    /// <summary>Name of the enterprise.</summary>
    public required string Enterprise { get; init; }

    /// <summary>The day of discovery names the year (domain.md 8).</summary>
    public required DateOnly Discovered { get; init; }

    public required string Words { get; init; }

    /// <summary>问题类型 of annex 4; 0 while it is not chosen.</summary>
    public int TypeCode { get; init; }

    /// <summary>Who found it, by what.</summary>
    public required string Source { get; init; }

    /// <summary>The form has it as a hint (提醒) and not as a finding: it counts all the same (domain.md 8).</summary>
    public bool OnlyHinted { get; init; }

    public MissedStatus Status { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Last day of the hearing.</summary>
    public DateOnly HearUntil { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Reason { get; init; }

    public int Version { get; init; } = 1;

    /// <summary>Whether the person acts in 倒查: 专项行动办公室 of the city, not of a county.</summary>
    public static bool Decides(Person person) => person.Roles.Any(grant => grant is { Role: Role.CityOffice, County: null });

    /// <summary>Whether the person may learn of a case that he has no part in: also 驻局纪检组, which the third rung goes to.</summary>
    public static bool IsSeenBy(Person person) => Decides(person) || person.Holds(Role.DisciplineOffice);

    /// <summary>Null when the enterprise had been inspected by then in a campaign that answers for the day.</summary>
    /// <param name="signed">Every signed form of the enterprise.</param>
    /// <param name="answering"><see cref="CampaignBook.AnsweringFor"/> the day of discovery.</param>
    /// <param name="year">Told when the day is in no year of 倒查.</param>
    public static Refusal? Check(Person by, Enterprise enterprise, DateOnly discovered, IReadOnlyList<Inspection> signed, IReadOnlyList<Campaign> answering, int year, DateOnly today)
    {
        if (!Decides(by))
        {
            return new Refusal(RuleCode.OutOfScope, Basis, by.Name, enterprise.Name);
        }

        if (answering.Count == 0 || discovered > today)
        {
            return new Refusal(RuleCode.AccountabilityYear, Basis, discovered, year);
        }

        var forms = FormsOf(signed, answering).ToList();
        return forms.Any(form => form.Date <= discovered) ? null
            : forms.Count == 0 ? new Refusal(RuleCode.NotInspected, Basis, enterprise.Name)
            : new Refusal(RuleCode.NotInspected, Basis, enterprise.Name, forms.Min(form => form.Date));
    }

    /// <summary>
    /// Everybody who signed a form of a visit up to that day, corrections among them: the newest form first, in it the one in charge first.
    /// Only forms of the campaign that answers for the day: the circular holds liable who made 本次“体检” (二(一)2(5), 2021年全年 … 对已被“体检”企业 … 倒查负责该企业“体检”的执法人员);
    /// who signed in an earlier campaign answered for it in that one's year.
    /// </summary>
    /// <param name="answering"><see cref="CampaignBook.AnsweringFor"/> the day of discovery.</param>
    public static IReadOnlyList<MissedSigner> SignersOf(IReadOnlyList<Inspection> signed, IReadOnlyList<Campaign> answering, DateOnly discovered) =>
    [
        .. from form in FormsOf(signed, answering)
           where form.Date <= discovered
           orderby form.Date descending, form.Number descending
           let corrects = signed.FirstOrDefault(old => old.Id == form.Replaces)?.Number
           from signature in form.Signatures.OrderBy(signature => signature.UserId != form.Inspectors[0])
           select new MissedSigner(signature.UserId, signature.Name, signature.UserId == form.Inspectors[0], form.Id, form.Number ?? 0, corrects, signature.At, form.SnapshotHash ?? ""),
    ];

    /// <summary>Draft → Hearing.</summary>
    public Outcome<MissedViolation> Open(Person by, int typeCode, bool onlyHinted, DateOnly hearUntil, int version) =>
        CheckOffice(by, version, MissedStatus.Draft) is { } refusal
            ? refusal
            : this with { TypeCode = typeCode, OnlyHinted = onlyHinted, HearUntil = hearUntil, Status = MissedStatus.Hearing, Version = Version + 1 };

    /// <summary>Hearing → Confirmed, once all have answered or their time is over.</summary>
    /// <param name="silent">Names of those who have not answered.</param>
    public Outcome<MissedViolation> Confirm(Person by, string reason, IReadOnlyCollection<string> silent, int version, DateOnly today, DateTimeOffset now) =>
        (CheckOffice(by, version, MissedStatus.Hearing)
            ?? (silent.Count > 0 && today <= HearUntil ? new Refusal(RuleCode.HearingOpen, Basis, [HearUntil, .. silent]) : null)
            ?? Limits.CheckText(reason, Limits.Text)) is { } refusal
            ? refusal
            : this with { Status = MissedStatus.Confirmed, Reason = reason.Trim(), DecidedBy = by.UserId, DecidedAt = now, Version = Version + 1 };

    /// <summary>Hearing or Confirmed → Withdrawn; at any time.</summary>
    public Outcome<MissedViolation> Withdraw(Person by, string reason, int version, DateTimeOffset now) =>
        (CheckOffice(by, version, MissedStatus.Hearing, MissedStatus.Confirmed) ?? Limits.CheckText(reason, Limits.Text)) is { } refusal
            ? refusal
            : this with { Status = MissedStatus.Withdrawn, Reason = reason.Trim(), DecidedBy = by.UserId, DecidedAt = now, Version = Version + 1 };

    private static IEnumerable<Inspection> FormsOf(IReadOnlyList<Inspection> signed, IReadOnlyList<Campaign> answering) =>
        signed.Where(form => answering.Any(campaign => campaign.Id == form.CampaignId));

    private Refusal? CheckOffice(Person by, int version, params ReadOnlySpan<MissedStatus> from) =>
        !Decides(by) ? new Refusal(RuleCode.OutOfScope, Basis, by.Name, Enterprise)
        : version != Version || !from.Contains(Status) ? new Refusal(RuleCode.AccountabilityStale, Basis, Enterprise)
        : null;
}

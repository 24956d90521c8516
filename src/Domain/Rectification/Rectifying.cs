using Domain.Calendars;
using Domain.Inspections;
using Domain.Responsibility;

namespace Domain.Rectification;

/// <summary>Every change of a case. Each returns the next state (Version + 1) or the rule that refuses.</summary>
public static class Rectifying
{
    private const string Basis = "二(二)3";

    /// <summary>Code of 立行立改.</summary>
    private const int ImmediateCode = 3;

    /// <summary>Code of 移交当地政府处理: rectified elsewhere.</summary>
    private const int Transferred = 5;

    private static readonly Role[] Regrading = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    /// <summary>One case for each finding that the enterprise has to rectify itself, in the order of the form.</summary>
    /// <param name="signed">A frozen inspection.</param>
    /// <param name="told">Day of the notice; 立行立改 counts from it.</param>
    /// <param name="newId">Ids in the order of time.</param>
    /// <exception cref="InvalidOperationException">The inspection is not frozen.</exception>
    /// <exception cref="CalendarYearMissingException">The days after the notice have no data.</exception>
    public static IReadOnlyList<RectificationCase> Open(Inspection signed, DateOnly told, RectificationPlan plan, WorkCalendar calendar, DateTimeOffset now, Func<string> newId)
    {
        if (signed is not { Status: InspectionStatus.Signed, Number: { } number })
        {
            throw new InvalidOperationException("Only a signed inspection is rectified.");
        }

        return
        [
            .. signed.Findings.Where(finding => finding.Handling?.Code != Transferred).OrderBy(finding => finding.Ordinal).Select(finding =>
            {
                var deadline = finding.Deadline ?? (finding.Handling?.Code == ImmediateCode ? calendar.AddWorkingDays(told, plan.ImmediateDays) : (DateOnly?)null);
                return new RectificationCase
                {
                    Id = newId(),
                    CampaignId = signed.CampaignId,
                    County = signed.Enterprise.County,
                    EnterpriseId = signed.Enterprise.Id,
                    InspectionId = signed.Id,
                    FindingId = finding.Id,
                    Number = number,
                    Ordinal = finding.Ordinal,
                    Severity = finding.Severity ?? throw new InvalidOperationException("A signed finding has its severity."),
                    FirstDeadline = deadline,
                    Deadline = deadline,
                    OpenedAt = now,
                };
            }),
        ];
    }

    /// <summary>Whether evidence is taken from the officer: null, or why not. After the handing in it still is, as a supplement.</summary>
    /// <param name="present">Pieces there are.</param>
    public static Refusal? CheckEvidence(RectificationCase one, Person officer, int present = 0) =>
        CheckOfficer(one, officer) ?? CheckOpen(one) ?? Limits.CheckRoom(Counted.Evidence, present, Limits.Evidence);

    /// <summary>提交: the evidence of the round goes to the inspectors.</summary>
    /// <param name="evidence">Pieces of this round.</param>
    public static Outcome<RectificationCase> Submit(RectificationCase one, Person officer, int evidence, int version, DateTimeOffset now)
    {
        var refusal = CheckEvidence(one, officer)
            ?? (one.Status == CaseStatus.Submitted || version != one.Version ? Stale(one) : null)
            ?? (evidence == 0 ? new Refusal(RuleCode.EvidenceMissing, Basis, one.Reference) : null);
        return refusal is null ? Next(one) with { Status = CaseStatus.Submitted, SubmittedAt = now } : refusal;
    }

    /// <summary>复查通过: by one who signed the form.</summary>
    /// <param name="inspectors">Who may re-check: user ids of the signers and of who stands in for them.</param>
    public static Outcome<RectificationCase> Pass(RectificationCase one, Person by, IReadOnlyCollection<string> inspectors, int version, DateTimeOffset now) =>
        CheckRecheck(one, by, inspectors, version) is { } refusal
            ? refusal
            : Next(one) with { Status = CaseStatus.Closed, ClosedAt = now, Asked = null };

    /// <summary>退回: the evidence is not enough; the enterprise goes on with the reason.</summary>
    public static Outcome<RectificationCase> Return(RectificationCase one, Person by, IReadOnlyCollection<string> inspectors, string reason, int version) =>
        (CheckRecheck(one, by, inspectors, version) ?? Limits.CheckText(reason, Limits.Text)) is { } refusal
            ? refusal
            : Next(one) with { Status = CaseStatus.Open, Round = one.Round + 1, Returned = reason.Trim(), SubmittedAt = null };

    /// <summary>需现场复查: an inspector goes there before it is decided.</summary>
    public static Outcome<RectificationCase> NeedVisit(RectificationCase one, Person by, IReadOnlyCollection<string> inspectors, int version) =>
        CheckRecheck(one, by, inspectors, version) is { } refusal ? refusal
            : one.Status == CaseStatus.VisitNeeded ? Stale(one)
            : Next(one) with { Status = CaseStatus.VisitNeeded };

    /// <summary>申请延期: before the deadline is over, to a later day within the limit.</summary>
    public static Outcome<RectificationCase> AskExtension(RectificationCase one, Person officer, DateOnly until, string reason, RectificationPlan plan, DateOnly today, DateTimeOffset now)
    {
        var refusal = CheckMayAsk(one, officer, today)
            ?? (until <= one.Deadline || until > one.Deadline?.AddDays(plan.MostExtension)
                ? new Refusal(RuleCode.ExtensionDay, Basis, until, one.Deadline!.Value, one.Deadline.Value.AddDays(plan.MostExtension))
                : null)
            ?? Limits.CheckText(reason, Limits.Text);
        return refusal is null ? Next(one) with { Asked = new ExtensionAsked(until, reason.Trim(), officer.UserId, now) } : refusal;
    }

    /// <summary>Whether the officer may ask for an extension now: null, or why not. Asked before the day and the reason are typed.</summary>
    public static Refusal? CheckMayAsk(RectificationCase one, Person officer, DateOnly today) =>
        CheckEvidence(one, officer)
        ?? (one.Status != CaseStatus.Open ? Stale(one) : null)
        ?? (one.Deadline is not { } deadline ? new Refusal(RuleCode.NoDeadline, Basis, one.Reference) : today > deadline ? new Refusal(RuleCode.ExtensionLate, Basis, deadline) : null)
        ?? (one.Asked is { } asked ? new Refusal(RuleCode.ExtensionAsked, Basis, asked.Until) : null);

    /// <summary>同意延期 or 不同意: by the owner, once.</summary>
    /// <param name="owners">User ids of the 包联整改责任人 and of who stands in for him.</param>
    /// <param name="reason">Of a refusal.</param>
    public static Outcome<RectificationCase> Decide(RectificationCase one, Person by, IReadOnlyCollection<string> owners, bool granted, string? reason, int version)
    {
        var refusal = !owners.Contains(by.UserId) ? new Refusal(RuleCode.OutOfScope, Basis, by.Name, one.County)
            : one.Asked is null || version != one.Version ? Stale(one)
            : granted ? null : Limits.CheckText(reason ?? "", Limits.Text);
        return refusal is not null ? refusal : Next(one) with { Deadline = granted ? one.Asked!.Until : one.Deadline, Asked = null };
    }

    /// <summary>改严重程度: by a leader of the county, with a reason; the owner goes with it (二(二)3).</summary>
    public static Outcome<RectificationCase> Regrade(RectificationCase one, Person by, Severity to, string reason, int version)
    {
        var refusal = !Regrading.Any(role => by.Holds(role, one.County)) ? new Refusal(RuleCode.OutOfScope, Basis, by.Name, one.County)
            : CheckOpen(one) ?? (version != one.Version || to == one.Severity ? Stale(one) : Limits.CheckText(reason, Limits.Text));
        return refusal is not null ? refusal : Next(one) with { Severity = to };
    }

    /// <summary>重新整改: 回头看 found it not rectified or come back; a closed case is open again, one that is open keeps its day.</summary>
    /// <param name="reason">What was seen.</param>
    /// <exception cref="CalendarYearMissingException">The days after today have no data.</exception>
    public static RectificationCase Reopen(RectificationCase one, string reason, RectificationPlan plan, DateOnly today, WorkCalendar calendar) => Next(one) with
    {
        Status = CaseStatus.Open,
        Round = one.Round + 1,
        Returned = reason,
        SubmittedAt = null,
        ClosedAt = null,
        Deadline = one.Status == CaseStatus.Closed ? calendar.AddWorkingDays(today, plan.ReopenDays) : one.Deadline,
    };

    /// <summary>更正: the form was corrected (SignedIsFinal). The case goes on under the new form; what the correction changed counts, what was granted or regraded since stays otherwise.</summary>
    /// <param name="one">As it stands.</param>
    /// <param name="opened">As it would begin from the correction.</param>
    /// <param name="before">The finding as it was signed.</param>
    /// <param name="after">The finding as it is signed now.</param>
    public static RectificationCase Follow(RectificationCase one, RectificationCase opened, Finding before, Finding after)
    {
        var sameTerms = before.Deadline == after.Deadline && before.Handling?.Code == after.Handling?.Code;
        return Next(one) with
        {
            InspectionId = opened.InspectionId,
            Number = opened.Number,
            Ordinal = opened.Ordinal,
            Severity = before.Severity == after.Severity ? one.Severity : opened.Severity,
            FirstDeadline = sameTerms ? one.FirstDeadline : opened.FirstDeadline,
            Deadline = sameTerms ? one.Deadline : opened.Deadline,
            Asked = sameTerms ? one.Asked : null,
        };
    }

    /// <summary>The corrected form no longer holds the finding.</summary>
    public static RectificationCase Withdraw(RectificationCase one, DateTimeOffset now) =>
        one.Status == CaseStatus.Closed ? one : Next(one) with { Status = CaseStatus.Closed, ClosedAt = now, Asked = null };

    private static RectificationCase Next(RectificationCase one) => one with { Version = one.Version + 1 };

    private static Refusal? CheckOfficer(RectificationCase one, Person officer) =>
        officer.Roles.Any(grant => grant.Role == Role.EnterpriseOfficer && grant.EnterpriseId == one.EnterpriseId)
            ? null
            : new Refusal(RuleCode.OutOfScope, Basis, officer.Name, one.Reference);

    private static Refusal? CheckOpen(RectificationCase one) =>
        one.Status == CaseStatus.Closed ? new Refusal(RuleCode.CaseClosed, Basis, one.Reference) : null;

    private static Refusal? CheckRecheck(RectificationCase one, Person by, IReadOnlyCollection<string> inspectors, int version) =>
        !inspectors.Contains(by.UserId) ? new Refusal(RuleCode.OutOfScope, Basis, by.Name, one.Reference)
        : CheckOpen(one) ?? (version != one.Version || one.Status == CaseStatus.Open ? Stale(one) : null);

    private static Refusal Stale(RectificationCase one) => new(RuleCode.CaseChanged, "", one.Reference, one.Status);
}

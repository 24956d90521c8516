using Domain.Enterprises;
using Domain.Inspections.Rules;
using Domain.Responsibility;

namespace Domain.Inspections;

/// <summary>Every change of a draft. Each returns the next state (Version + 1) or the rule that refuses.</summary>
public static partial class Filing
{
    /// <summary>Opens the draft of a visit. An enterprise off the list is NotFound, unless an exception names why it is visited still.</summary>
    public static Outcome<Inspection> Open(OpenVisit visit)
    {
        var refusal = CommitmentFirst.Check(visit.Inspector, visit.CommitmentSigned)
            ?? Scope.MayInspect(visit.Inspector, visit.Enterprise)
            ?? OnList(visit)
            ?? OutsidePhase.Check(visit)
            ?? SelfCheckTrack.Check(visit)
            ?? OncePerCampaign.Check(visit)
            ?? SpecialReason.Check(visit);
        if (refusal is not null)
        {
            return refusal;
        }

        return new Inspection
        {
            Id = visit.Id,
            CampaignId = visit.Campaign.Id,
            Enterprise = visit.Enterprise,
            Status = InspectionStatus.Draft,
            Version = 1,
            Date = visit.Today,
            Inspectors = [visit.Inspector.UserId],
            OpenedAt = visit.Now,
            ExceptionReason = visit.Exception?.Reason,
            ExceptionApprover = ApproverOf(visit.Exception),
        };
    }

    /// <summary>Gives a draft that was opened as a routine visit its reason (二(一)2(1)), when another visit was signed first; a reason that is there stays: Stale.</summary>
    public static Outcome<Inspection> Justify(Inspection inspection, VisitException exception)
    {
        var refusal = SignedIsFinal.CheckChange(inspection)
            ?? (inspection.ExceptionReason is null ? null : new Refusal(RuleCode.Stale, "", inspection.Enterprise.Name, inspection.Status))
            ?? SpecialReason.Check(exception, inspection.Enterprise, inspection.Inspectors);
        if (refusal is not null)
        {
            return refusal;
        }

        return inspection with { Version = inspection.Version + 1, ExceptionReason = exception.Reason, ExceptionApprover = ApproverOf(exception) };
    }

    /// <summary>The correction of a signed form: a new draft that names the old one, with its contents and no signatures. The old one stays as it is; Stale when it is not signed.</summary>
    public static Outcome<Inspection> Correct(Inspection signed, string newId, DateTimeOffset now)
    {
        if (signed.Status != InspectionStatus.Signed)
        {
            return new Refusal(RuleCode.Stale, SignedIsFinal.Basis, signed.Enterprise.Name, signed.Status);
        }

        return signed with
        {
            Id = newId,
            Replaces = signed.Id,
            Status = InspectionStatus.Draft,
            Version = 1,
            Round = 0,
            OpenedAt = now,
            Signatures = [],
            Objections = [],
            Number = null,
            SnapshotHash = null,
        };
    }

    /// <summary>The second (third…) inspector; refused when the person is no inspector, not in scope, not committed, takes part already, or approved the special reason.</summary>
    public static Outcome<Inspection> AddInspector(Inspection inspection, Person person, bool commitmentSigned)
    {
        var refusal = SignedIsFinal.CheckChange(inspection)
            ?? Scope.MayInspect(person, inspection.Enterprise)
            ?? CommitmentFirst.Check(person, commitmentSigned)
            ?? (inspection.Inspectors.Contains(person.UserId) ? new Refusal(RuleCode.AlreadyTakesPart, "", person.Name) : null)
            ?? SpecialReason.CheckVisitor(inspection, person)
            ?? Limits.CheckRoom(Counted.Inspectors, inspection.Inspectors.Count, Limits.Inspectors);
        if (refusal is not null)
        {
            return refusal;
        }

        return inspection with { Version = inspection.Version + 1, Inspectors = [.. inspection.Inspectors, person.UserId] };
    }

    /// <summary>Sets 经纬度.</summary>
    public static Outcome<Inspection> Locate(Inspection inspection, GeoPoint point) =>
        Amend(inspection, enterprise => enterprise with { Location = point });

    /// <summary>
    /// Fills a field that the list lacked (LegalRepresentative, Address, EnterpriseType, Township) or the answer to a question about
    /// a finding (Producing, Pollution, Violation: appended to its text). CompleteForm with the part when no text can fill it.
    /// </summary>
    public static Outcome<Inspection> Fill(Inspection inspection, MissingPart part, string value)
    {
        var text = value.Trim();
        if (Limits.CheckText(text, part.FindingId is null ? Limits.Field : Limits.Text) is { } refusal)
        {
            return refusal;
        }

        return part.Part switch
        {
            FormPart.LegalRepresentative => Amend(inspection, enterprise => enterprise with { LegalRepresentative = text }),
            FormPart.Address => Amend(inspection, enterprise => enterprise with { Address = text }),
            FormPart.EnterpriseType => Amend(inspection, enterprise => enterprise with { EnterpriseType = text }),
            FormPart.Township => Amend(inspection, enterprise => enterprise with { Township = text }),
            FormPart.Producing or FormPart.Pollution or FormPart.Violation => Answer(inspection, part, text),
            _ => new Refusal(RuleCode.CompleteForm, CompleteForm.Basis, part),
        };
    }

    /// <summary>帮扶指导意见、建议 (annex 3): one more.</summary>
    public static Outcome<Inspection> AddGuidance(Inspection inspection, string text)
    {
        var refusal = SignedIsFinal.CheckChange(inspection)
            ?? Limits.CheckText(text, Limits.Text)
            ?? Limits.CheckRoom(Counted.Guidance, inspection.Guidance.Count, Limits.Guidance);
        if (refusal is not null)
        {
            return refusal;
        }

        return inspection with { Version = inspection.Version + 1, Guidance = [.. inspection.Guidance, text.Trim()] };
    }

    /// <summary>Gives the draft up; a form out for signature must come back by an objection first.</summary>
    public static Outcome<Inspection> Abandon(Inspection inspection)
    {
        if (SignedIsFinal.CheckChange(inspection) is { } refusal)
        {
            return refusal;
        }

        return inspection with { Version = inspection.Version + 1, Status = InspectionStatus.Abandoned };
    }

    private static Outcome<Inspection> Amend(Inspection inspection, Func<Enterprise, Enterprise> change)
    {
        if (SignedIsFinal.CheckChange(inspection) is { } refusal)
        {
            return refusal;
        }

        return inspection with { Version = inspection.Version + 1, Enterprise = change(inspection.Enterprise) };
    }

    private static string? ApproverOf(VisitException? exception) =>
        exception is { Kind: VisitExceptionKind.Special } special ? special.Approver?.UserId : null;

    private static Refusal? OnList(OpenVisit visit) =>
        visit.Enterprise.OffListReason is null || visit.Exception is not null
            ? null
            : new Refusal(RuleCode.NotFound, "", visit.Enterprise.Name);
}

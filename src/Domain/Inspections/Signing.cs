using Domain.Inspections.Rules;
using Domain.Responsibility;

namespace Domain.Inspections;

/// <param name="Inspection">The signed form, with number and hash.</param>
/// <param name="CanonicalText">Every field in a fixed order, UTF-8, LF; what the SHA-256 is taken over.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record FrozenForm(Inspection Inspection, string CanonicalText, string Sha256);

/// <summary>The way from a complete draft to the frozen snapshot.</summary>
public static class Signing
{
    /// <summary>Draft → Signing, Round + 1, signatures empty; CompleteForm or TwoInspectors refuse.</summary>
    public static Outcome<Inspection> Submit(Inspection inspection, DescriptionWords words)
    {
        if ((SignedIsFinal.CheckChange(inspection) ?? TwoInspectors.Check(inspection)) is { } refusal)
        {
            return refusal;
        }

        var missing = CompleteForm.Missing(inspection, words);
        if (missing.Count > 0)
        {
            return new Refusal(RuleCode.CompleteForm, CompleteForm.Basis, [.. missing]);
        }

        return inspection with { Version = inspection.Version + 1, Status = InspectionStatus.Signing, Round = inspection.Round + 1, Signatures = [] };
    }

    /// <summary>One inspector signs; Stale when the round is another, SignedIsFinal when all is done, OutOfScope when he takes no part. Signing twice in one round is Stale.</summary>
    public static Outcome<Inspection> Sign(Inspection inspection, Person person, int round, DateTimeOffset now)
    {
        if (CheckSigner(inspection, person, round) is { } refusal)
        {
            return refusal;
        }

        if (HasSigned(inspection, person.UserId))
        {
            return Stale(inspection);
        }

        return inspection with { Version = inspection.Version + 1, Signatures = [.. inspection.Signatures, new Signature(person.UserId, person.Name, now)] };
    }

    /// <summary>有异议 with a reason: back to Draft, signatures void, objection kept. Who has signed may still object while others have not.</summary>
    public static Outcome<Inspection> Object(Inspection inspection, Person person, int round, string reason, DateTimeOffset now)
    {
        if ((CheckSigner(inspection, person, round) ?? Limits.CheckText(reason, Limits.Text)) is { } refusal)
        {
            return refusal;
        }

        return inspection with
        {
            Version = inspection.Version + 1,
            Status = InspectionStatus.Draft,
            Signatures = [],
            Objections = [.. inspection.Objections, new Objection(person.UserId, person.Name, now, reason.Trim())],
        };
    }

    /// <summary>Whether every inspector (at least two) has signed this round.</summary>
    public static bool IsSignedByAll(Inspection inspection) =>
        inspection.Status is InspectionStatus.Signing or InspectionStatus.Signed
        && TwoInspectors.Check(inspection) is null
        && inspection.Inspectors.All(userId => HasSigned(inspection, userId));

    /// <summary>Freezes: Status Signed, number, hash of the canonical text. Call once, when <see cref="IsSignedByAll"/>.</summary>
    /// <exception cref="InvalidOperationException">The form is not out for signature, or a signature is missing.</exception>
    public static FrozenForm Freeze(Inspection inspection, int number)
    {
        if (inspection.Status != InspectionStatus.Signing || !IsSignedByAll(inspection))
        {
            throw new InvalidOperationException("Only a form that every inspector has signed is frozen.");
        }

        var signed = inspection with { Version = inspection.Version + 1, Status = InspectionStatus.Signed, Number = number, SnapshotHash = null };
        var text = CanonicalForm.TextOf(signed);
        var hash = CanonicalForm.Sha256Of(text);
        return new FrozenForm(signed with { SnapshotHash = hash }, text, hash);
    }

    private static Refusal? CheckSigner(Inspection inspection, Person person, int round)
    {
        if (!inspection.Inspectors.Contains(person.UserId))
        {
            return new Refusal(RuleCode.OutOfScope, "", person.Name, inspection.Enterprise.Name);
        }

        return SignedIsFinal.Check(inspection)
            ?? (inspection.Status == InspectionStatus.Signing && inspection.Round == round ? null : Stale(inspection));
    }

    private static bool HasSigned(Inspection inspection, string userId) => inspection.Signatures.Any(signature => signature.UserId == userId);

    private static Refusal Stale(Inspection inspection) => new(RuleCode.Stale, "", inspection.Enterprise.Name, inspection.Status);
}

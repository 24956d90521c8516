using Domain.Inspections;
using Domain.Responsibility;

namespace Domain.Rectification;

/// <summary>Where a 整改包联 stands.</summary>
public enum AssignmentStatus
{
    /// <summary>Waits for its owner to take it (接单).</summary>
    Open,

    /// <summary>Taken by its owner.</summary>
    Accepted,

    /// <summary>The form was corrected, or its findings have another severity now.</summary>
    Closed,
}

/// <param name="Severity">The findings it is about.</param>
/// <param name="Owner">Null when nobody, not even the city office, is in the directory.</param>
/// <param name="Gap">The level that was missing, to be reported; null when there is none.</param>
public sealed record ProposedAssignment(Severity Severity, Person? Owner, string? Gap);

/// <param name="Owner">User id of the 包联整改责任人.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Version">Grows by one with every change; a card that shows another number is stale.</param>
/// <param name="AcceptedAt">When the owner took it; null while open.</param>
public sealed record AssignmentState(string Owner, AssignmentStatus Status, int Version, DateTimeOffset? AcceptedAt = null);

/// <summary>包联整改责任人 (二(二)3): one owner per severity of an inspection.</summary>
public static class Assignments
{
    /// <summary>One per severity present, the gravest first; none without findings.</summary>
    /// <param name="signed">A frozen inspection.</param>
    /// <param name="inspectors">Its inspectors, in any order.</param>
    /// <param name="directory">Everybody who could own in the county and the city office, in directory order.</param>
    /// <exception cref="InvalidOperationException">The inspection is not frozen.</exception>
    public static IReadOnlyList<ProposedAssignment> Of(Inspection signed, IReadOnlyList<Person> inspectors, IReadOnlyList<Person> directory)
    {
        if (signed.Status != InspectionStatus.Signed)
        {
            throw new InvalidOperationException("Only a signed inspection is assigned.");
        }

        var inCharge = signed.Inspectors.SelectMany(userId => inspectors.Where(person => person.UserId == userId)).ToList();
        return
        [
            .. signed.Findings
                .Select(finding => finding.Severity ?? throw new InvalidOperationException("A signed finding has its severity."))
                .Distinct()
                .OrderDescending()
                .Select(severity => (severity, found: Owners.Find(severity, signed.Enterprise.County, inCharge, directory)))
                .Select(entry => new ProposedAssignment(entry.severity, entry.found.Owner, entry.found.Gap)),
        ];
    }

    /// <summary>接单: by the owner, once; OutOfScope for anybody else, Stale when the version is another or it was taken before.</summary>
    public static Outcome<AssignmentState> Accept(AssignmentState state, Person by, string county, int version, DateTimeOffset now)
    {
        if (CheckOwner(state, by, county, version) is { } refusal)
        {
            return refusal;
        }

        return state.Status == AssignmentStatus.Open
            ? state with { Status = AssignmentStatus.Accepted, Version = state.Version + 1, AcceptedAt = now }
            : Stale(state);
    }

    /// <summary>转派: by the owner, to another who holds an owner's role in the county or in the city office; it is open again then.</summary>
    public static Outcome<AssignmentState> Reassign(AssignmentState state, Person by, Person to, string county, int version)
    {
        if (CheckOwner(state, by, county, version) is { } refusal)
        {
            return refusal;
        }

        if (to.UserId == state.Owner)
        {
            return new Refusal(RuleCode.AlreadyTakesPart, "", to.Name);
        }

        return Owners.MayOwn(to, county)
            ? new AssignmentState(to.UserId, AssignmentStatus.Open, state.Version + 1)
            : new Refusal(RuleCode.OutOfScope, "二(二)3", to.Name, county);
    }

    private static Refusal? CheckOwner(AssignmentState state, Person by, string county, int version)
    {
        if (by.UserId != state.Owner)
        {
            return new Refusal(RuleCode.OutOfScope, "二(二)3", by.Name, county);
        }

        return version == state.Version ? null : Stale(state);
    }

    private static Refusal Stale(AssignmentState state) => new(RuleCode.Stale, "", state.Owner, state.Status);
}

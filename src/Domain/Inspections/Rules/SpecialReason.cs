using Domain.Enterprises;
using Domain.Responsibility;

namespace Domain.Inspections.Rules;

/// <summary>What an approval of a special reason lacks.</summary>
public enum ApprovalGap
{
    /// <summary>Nobody approved.</summary>
    NoApprover,

    /// <summary>The approver is no 中队长 or above with a scope that reaches the county.</summary>
    NoLeader,

    /// <summary>The approver takes part in the visit.</summary>
    Visitor,
}

/// <summary>其他特殊原因: typed in, approved by the squad leader or above, who is no visitor (二(一)2(1), domain.md 3.1 and 8).</summary>
public static class SpecialReason
{
    private const string Basis = "二(一)2(1)";

    private static readonly Role[] Leaders =
        [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice, Role.CityLeader];

    public static Refusal? Check(OpenVisit visit) => Check(visit.Exception, visit.Enterprise, [visit.Inspector.UserId]);

    /// <param name="exception">Null and the kinds that need no approval are not refused.</param>
    /// <param name="enterprise">The enterprise to be visited.</param>
    /// <param name="visitors">User ids of those who take part.</param>
    public static Refusal? Check(VisitException? exception, Enterprise enterprise, IReadOnlyCollection<string> visitors)
    {
        if (exception is not { Kind: VisitExceptionKind.Special })
        {
            return null;
        }

        var gap = GapOf(exception.Approver, enterprise, visitors);
        return Limits.CheckText(exception.Words, Limits.Text) ?? (gap is null ? null : Refuse(enterprise.Name, gap.Value));
    }

    /// <summary>Refuses the approver as a further visitor.</summary>
    public static Refusal? CheckVisitor(Inspection inspection, Person person) =>
        inspection.ExceptionApprover == person.UserId ? Refuse(inspection.Enterprise.Name, ApprovalGap.Visitor) : null;

    private static ApprovalGap? GapOf(Person? approver, Enterprise enterprise, IReadOnlyCollection<string> visitors)
    {
        if (approver is null)
        {
            return ApprovalGap.NoApprover;
        }

        if (visitors.Contains(approver.UserId))
        {
            return ApprovalGap.Visitor;
        }

        return Leaders.Any(role => approver.Holds(role, enterprise.County)) ? null : ApprovalGap.NoLeader;
    }

    private static Refusal Refuse(string enterprise, ApprovalGap gap) => new(RuleCode.SpecialReason, Basis, enterprise, gap);
}

using Domain.Enterprises;

namespace Domain.Inspections.Rules;

/// <summary>在全部“体检”一遍之前…不重复检查 (二(一)2(1)): "全部" is the county's list, only signed forms count (domain.md 8).</summary>
public static class OncePerCampaign
{
    private const string Basis = "二(一)2(1)";

    public static Refusal? Check(OpenVisit visit) =>
        Check(visit.Enterprise, visit.Exception is not null, visit.SignedVisits, visit.NotYetVisited);

    /// <summary>Once more on the way to the signatures: another visit may have been signed since this one was opened. A correction is no further visit.</summary>
    public static Refusal? Check(Inspection inspection, int signedVisits, int notYetVisited) =>
        Check(inspection.Enterprise, inspection.ExceptionReason is not null || inspection.Replaces is not null, signedVisits, notYetVisited);

    /// <summary>Of a visit that is planned and not yet opened.</summary>
    /// <param name="excepted">It has a reason of 二(一)2(1).</param>
    public static Refusal? Check(Enterprise enterprise, bool excepted, int signedVisits, int notYetVisited) =>
        signedVisits == 0 || notYetVisited == 0 || excepted
            ? null
            : new Refusal(RuleCode.OncePerCampaign, Basis, enterprise.Name, signedVisits, notYetVisited);
}

namespace Domain.Inspections.Rules;

/// <summary>全面体检(2020年12月7日至2021年3月底) (二(一)2): routine visits are made within the phase; the exceptions of 二(一)2(1) at any time.</summary>
public static class OutsidePhase
{
    private const string Basis = "二(一)2";

    public static Refusal? Check(OpenVisit visit) =>
        visit.Exception is not null || (visit.Today >= visit.Campaign.InspectionFrom && visit.Today <= visit.Campaign.InspectionTo)
            ? null
            : new Refusal(RuleCode.OutsidePhase, Basis, visit.Today, visit.Campaign.InspectionFrom, visit.Campaign.InspectionTo);
}

namespace Domain.Inspections.Rules;

/// <summary>一次性告知企业 (annex 3): one notice per signed inspection, never a second.</summary>
public static class ToldOnce
{
    private const string Basis = "附件3";

    /// <param name="inspection">A signed inspection.</param>
    /// <param name="alreadyTold">Whether its notice exists.</param>
    public static Refusal? Check(Inspection inspection, bool alreadyTold) =>
        alreadyTold ? new Refusal(RuleCode.ToldOnce, Basis, inspection.Enterprise.Name, inspection.Number ?? 0) : null;
}

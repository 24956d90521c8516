namespace Domain.Inspections.Rules;

/// <summary>杜绝单人执法 (annex 5, 四): at least two inspectors take part in and sign every inspection.</summary>
public static class TwoInspectors
{
    public const int Least = 2;

    private const string Basis = "附件5第四条";

    public static Refusal? Check(Inspection inspection) =>
        inspection.Inspectors.Count >= Least ? null : new Refusal(RuleCode.TwoInspectors, Basis, inspection.Inspectors.Count, Least);
}

namespace Domain.Inspections.Rules;

/// <summary>对体检结果签字确认,确保检查结果可追溯 (二(一)2(5)): what is signed does not change; a correction is a new version.</summary>
public static class SignedIsFinal
{
    internal const string Basis = "二(一)2(5)";

    public static Refusal? Check(Inspection inspection) =>
        inspection.Status == InspectionStatus.Signed || Signing.IsSignedByAll(inspection)
            ? new Refusal(RuleCode.SignedIsFinal, Basis, inspection.Enterprise.Name, inspection.Number ?? 0)
            : null;

    /// <summary>Null for a draft; else why this state takes no change.</summary>
    public static Refusal? CheckChange(Inspection inspection) => inspection.Status switch
    {
        InspectionStatus.Draft => null,
        InspectionStatus.Abandoned => new Refusal(RuleCode.Stale, "", inspection.Enterprise.Name, inspection.Status),
        _ => Check(inspection) ?? new Refusal(RuleCode.OutForSignature, Basis, inspection.Enterprise.Name, inspection.Round),
    };
}

namespace Domain.Penalties;

/// <summary>What kind of answer a fact takes.</summary>
public enum PenaltyFactKind
{
    YesNo,

    Number,

    Day,

    Moment,

    /// <summary>A member of an enum.</summary>
    Word,
}

public static class PenaltyFactKinds
{
    public static PenaltyFactKind Of(PenaltyFact fact) => fact switch
    {
        PenaltyFact.OrderedOn or PenaltyFact.Deadline or PenaltyFact.CorrectedOn or PenaltyFact.LastEmergency => PenaltyFactKind.Day,
        PenaltyFact.FaultFoundAt or PenaltyFact.ReportedAt or PenaltyFact.MeasuresAt => PenaltyFactKind.Moment,
        PenaltyFact.ExcessRatio or PenaltyFact.NoiseExcess => PenaltyFactKind.Number,
        PenaltyFact.Exceeded or PenaltyFact.Course => PenaltyFactKind.Word,
        _ => PenaltyFactKind.YesNo,
    };

    /// <summary>Whether "none" is an answer: never, not yet, not written.</summary>
    public static bool TakesNone(PenaltyFact fact) => Of(fact) is PenaltyFactKind.Day or PenaltyFactKind.Moment && fact != PenaltyFact.FaultFoundAt;

    /// <summary>Whether "none" only holds for now: what is not done yet can still be done.</summary>
    public static bool MayStillCome(PenaltyFact fact) => fact is PenaltyFact.CorrectedOn or PenaltyFact.ReportedAt or PenaltyFact.MeasuresAt;

    /// <summary>What the case looks at, and what the direction does: the rest may be known and says nothing here.</summary>
    public static IReadOnlyList<PenaltyFact> LookedAt(AnnexCase annexCase) =>
        [.. OfCase(annexCase).Concat([PenaltyFact.UndecidedAtIssue, PenaltyFact.Deadline, PenaltyFact.CorrectedOn, PenaltyFact.InTime, PenaltyFact.Minor, PenaltyFact.Course]).Distinct().Order()];

    private static PenaltyFact[] OfCase(AnnexCase annexCase) => annexCase switch
    {
        AnnexCase.Registration => [PenaltyFact.OrderedOn, PenaltyFact.AsRequired],
        AnnexCase.Acceptance =>
        [
            PenaltyFact.NoConsequence, PenaltyFact.ClosedOrRestored, PenaltyFact.FacilitiesBuilt, PenaltyFact.ComplianceProven, PenaltyFact.InAcceptance, PenaltyFact.OrderedOn, PenaltyFact.AsRequired,
        ],
        AnnexCase.SuddenFault =>
            [PenaltyFact.NotIntended, PenaltyFact.ReportedFault, PenaltyFact.FaultFoundAt, PenaltyFact.ReportedAt, PenaltyFact.MeasuresAt, PenaltyFact.OnlineMonitored, PenaltyFact.DailyMeanWithin],
        AnnexCase.SlightExcess => [PenaltyFact.Exceeded, PenaltyFact.ExcessRatio, PenaltyFact.NoiseExcess, PenaltyFact.FirstTime, PenaltyFact.SmallImpact, PenaltyFact.Compliant],
        AnnexCase.SolidWaste or AnnexCase.Monitoring => [PenaltyFact.FirstTime, PenaltyFact.OrderedOn],
        AnnexCase.Dust => [PenaltyFact.FirstTime, PenaltyFact.NoObviousConsequence, PenaltyFact.OrderedOn],
        AnnexCase.Emergency => [PenaltyFact.FirstTime, PenaltyFact.LastEmergency, PenaltyFact.OrderedOn],
        AnnexCase.Disclosure => [PenaltyFact.NotFalsified, PenaltyFact.FirstTime, PenaltyFact.AsRequired],
        AnnexCase.Other => [PenaltyFact.NoConsequence],
        _ => [],
    };
}

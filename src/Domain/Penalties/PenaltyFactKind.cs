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
}

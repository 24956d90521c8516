using static Domain.Penalties.PenaltyFact;

namespace Domain.Penalties;

/// <summary>The ten cases of annex 1, each a pure function of stated facts; the readings are those of domain.md 8.</summary>
public static class NoPenalty
{
    /// <summary>Largest 超标倍数 within case 4, itself inside; nothing is rounded.</summary>
    public const decimal MostRatio = 0.1m;

    /// <summary>Largest excess of noise within case 4 in dB, itself inside.</summary>
    public const decimal MostNoise = 1m;

    /// <summary>Working days of case 1.</summary>
    public const int WorkingDays = 5;

    /// <summary>Years of 首次 and of case 8; to the day is inside.</summary>
    public const int Years = 3;

    /// <summary>24小时 of case 3, themselves inside.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <param name="annexCase">One of the ten.</param>
    /// <exception cref="Calendars.CalendarYearMissingException">The five working days of case 1 touch a year without data.</exception>
    public static PenaltyAdvice Of(AnnexCase annexCase, PenaltyFacts facts, PenaltyFrame frame)
    {
        var verdict = Verdict.All(Validity(facts, frame), annexCase switch
        {
            AnnexCase.Registration => RegistrationOf(facts, frame),
            AnnexCase.Acceptance => AcceptanceOf(facts),
            AnnexCase.SuddenFault => SuddenFaultOf(facts),
            AnnexCase.SlightExcess => SlightExcessOf(facts, frame),
            AnnexCase.SolidWaste or AnnexCase.Monitoring => Verdict.All(First(facts), Ordered(facts), InTimeOf(facts)),
            AnnexCase.Dust => Verdict.All(First(facts), Stated(facts, NoObviousConsequence, PenaltyCondition.NoObviousConsequence), Ordered(facts), InTimeOf(facts)),
            AnnexCase.Emergency => Verdict.All(First(facts), NoEmergency(facts, frame), Ordered(facts), InTimeOf(facts)),
            AnnexCase.Disclosure => Verdict.All(Stated(facts, NotFalsified, PenaltyCondition.NotFalsified), First(facts), AsRequiredOf(facts), InTimeOf(facts)),
            AnnexCase.Other => Verdict.All(Stated(facts, Minor, PenaltyCondition.Minor), Stated(facts, NoConsequence, PenaltyCondition.NoConsequence), InTimeOf(facts)),
            _ => throw new ArgumentOutOfRangeException(nameof(annexCase), annexCase, "Annex 1 has the cases 1 to 10."),
        });
        return verdict switch
        {
            Verdict.Fails(var condition, var bound) => new PenaltyAdvice.DoesNotApply(condition, bound),
            Verdict.Unknown(var missing) => new PenaltyAdvice.NeedsFacts(missing),
            _ when ForPerson(annexCase, facts, frame) is { Count: > 0 } why => new PenaltyAdvice.AppliesIfDecided(why),
            _ => new PenaltyAdvice.Applies(),
        };
    }

    private static List<PersonDecides> ForPerson(AnnexCase annexCase, PenaltyFacts facts, PenaltyFrame frame)
    {
        var why = new List<PersonDecides>();
        if (frame.Discovered < frame.ValidFrom)
        {
            why.Add(PersonDecides.OlderCase);
        }

        if (annexCase == AnnexCase.SlightExcess && facts.Word<Exceedance>(Exceeded) == Exceedance.Acidity)
        {
            why.Add(PersonDecides.Acidity);
        }

        if (annexCase == AnnexCase.Other)
        {
            why.Add(PersonDecides.Judgement);
        }

        return why;
    }

    /// <summary>Found within the validity; an older one may use it as long as nothing is decided.</summary>
    private static Verdict Validity(PenaltyFacts facts, PenaltyFrame frame) =>
        frame.Discovered > frame.ValidTo ? new Verdict.Fails(PenaltyCondition.Validity, null)
        : frame.Discovered < frame.ValidFrom ? Stated(facts, UndecidedAtIssue, PenaltyCondition.UndecidedAtIssue)
        : Verdict.Met;

    private static Verdict RegistrationOf(PenaltyFacts facts, PenaltyFrame frame) =>
        facts.Day(OrderedOn) is { } ordered
            ? Verdict.All(By(facts, EndOf(frame.Calendar.AddWorkingDays(ordered, WorkingDays)), PenaltyCondition.FiveWorkingDays), AsRequiredOf(facts))
            : Ordered(facts);

    private static Verdict AcceptanceOf(PenaltyFacts facts) => Verdict.All(
        Stated(facts, NoConsequence, PenaltyCondition.NoConsequence),
        Verdict.Any(
            Stated(facts, ClosedOrRestored, PenaltyCondition.InAcceptance),
            Verdict.All(
                Verdict.Any(Stated(facts, FacilitiesBuilt, PenaltyCondition.Facilities), Stated(facts, ComplianceProven, PenaltyCondition.Facilities)),
                Stated(facts, PenaltyFact.InAcceptance, PenaltyCondition.InAcceptance),
                Ordered(facts),
                InTimeOf(facts),
                AsRequiredOf(facts))));

    private static Verdict SuddenFaultOf(PenaltyFacts facts) => Verdict.All(
        Stated(facts, NotIntended, PenaltyCondition.NotIntended),
        Within(facts, ReportedAt, PenaltyCondition.ReportedWithin24Hours),
        Within(facts, MeasuresAt, PenaltyCondition.MeasuresWithin24Hours),
        facts.Yes(OnlineMonitored) switch
        {
            null => new Verdict.Unknown([OnlineMonitored]),
            true => Stated(facts, DailyMeanWithin, PenaltyCondition.DailyMean),

            // Without on-line monitoring there is no daily mean that could be above.
            _ => Verdict.Met,
        });

    private static Verdict SlightExcessOf(PenaltyFacts facts, PenaltyFrame frame) => Verdict.All(
        facts.Word<Exceedance>(Exceeded) switch
        {
            null => new Verdict.Unknown([Exceeded]),
            Exceedance.Pollutant => Verdict.Of(facts.Number(ExcessRatio) is { } ratio ? ratio <= MostRatio : null, PenaltyCondition.ExcessRatio, ExcessRatio),
            Exceedance.Noise => Verdict.Of(facts.Number(NoiseExcess) is { } noise ? noise <= MostNoise : null, PenaltyCondition.NoiseExcess, NoiseExcess),
            _ => Verdict.Met,
        },
        First(facts),
        Stated(facts, SmallImpact, PenaltyCondition.SmallImpact),
        By(facts, EndOf(frame.Discovered.AddDays(1)), PenaltyCondition.NextDay),
        Stated(facts, Compliant, PenaltyCondition.Compliant));

    /// <summary>An event three years ago to the day is still within the three years.</summary>
    private static Verdict NoEmergency(PenaltyFacts facts, PenaltyFrame frame) =>
        facts.None(LastEmergency) is not null ? Verdict.Met
        : Verdict.Of(facts.Day(LastEmergency) is { } last ? last < frame.Discovered.AddYears(-Years) : null, PenaltyCondition.NoEmergency, LastEmergency);

    private static Verdict First(PenaltyFacts facts) => Stated(facts, FirstTime, PenaltyCondition.FirstTime);

    private static Verdict AsRequiredOf(PenaltyFacts facts) => Stated(facts, AsRequired, PenaltyCondition.AsRequired);

    private static Verdict Ordered(PenaltyFacts facts) =>
        facts.None(OrderedOn) is not null ? new Verdict.Fails(PenaltyCondition.Ordered, null)
        : facts.Day(OrderedOn) is not null ? Verdict.Met
        : new Verdict.Unknown([OrderedOn]);

    /// <summary>及时: by the order's deadline; without one a person says.</summary>
    private static Verdict InTimeOf(PenaltyFacts facts) =>
        facts.None(Deadline) is not null ? Stated(facts, InTime, PenaltyCondition.InTime)
        : facts.Day(Deadline) is { } last ? By(facts, EndOf(last), PenaltyCondition.InTime)
        : new Verdict.Unknown([Deadline]);

    /// <summary>Corrected by the end of the day; "not yet" fails once it is said after it.</summary>
    private static Verdict By(PenaltyFacts facts, DateTime end, PenaltyCondition condition) =>
        facts.None(CorrectedOn) is { } asOf ? Later(asOf >= end, condition, CorrectedOn, end)
        : Verdict.Of(facts.Day(CorrectedOn) is { } day ? EndOf(day) <= end : null, condition, CorrectedOn, end);

    /// <summary>24小时内, counted from the discovery of the fault.</summary>
    private static Verdict Within(PenaltyFacts facts, PenaltyFact fact, PenaltyCondition condition)
    {
        if (facts.Moment(FaultFoundAt) is not { } found)
        {
            return new Verdict.Unknown([FaultFoundAt, fact]);
        }

        var end = found + Day;
        return facts.None(fact) is { } asOf
            ? Later(asOf > end, condition, fact, end)
            : Verdict.Of(facts.Moment(fact) is { } at ? at <= end : null, condition, fact, end);
    }

    private static Verdict Later(bool tooLate, PenaltyCondition condition, PenaltyFact fact, DateTime end) =>
        tooLate ? new Verdict.Fails(condition, end) : new Verdict.Unknown([fact]);

    private static Verdict Stated(PenaltyFacts facts, PenaltyFact fact, PenaltyCondition condition) => Verdict.Of(facts.Yes(fact), condition, fact);

    /// <summary>24:00 of the day.</summary>
    private static DateTime EndOf(DateOnly day) => day.AddDays(1).ToDateTime(TimeOnly.MinValue);
}

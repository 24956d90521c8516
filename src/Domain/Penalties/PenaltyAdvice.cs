namespace Domain.Penalties;

/// <summary>Why a person decides what the conditions alone do not settle.</summary>
public enum PersonDecides
{
    /// <summary>An older case, undecided when annex 1 came into force: 可以适用.</summary>
    OlderCase,

    /// <summary>pH has no ratio.</summary>
    Acidity,

    /// <summary>Case 10 is a judgement.</summary>
    Judgement,
}

/// <summary>What annex 1 says of a finding.</summary>
public abstract record PenaltyAdvice
{
    private PenaltyAdvice()
    {
    }

    /// <summary>不予行政处罚.</summary>
    public sealed record Applies : PenaltyAdvice;

    /// <summary>可以适用: every condition holds, a person decides.</summary>
    public sealed record AppliesIfDecided(IReadOnlyList<PersonDecides> Why) : PenaltyAdvice;

    /// <param name="Condition">The first that fails.</param>
    /// <param name="Bound">The last moment that would have been in time, where it is a clock.</param>
    public sealed record DoesNotApply(PenaltyCondition Condition, DateTime? Bound) : PenaltyAdvice;

    /// <param name="Missing">What is not known yet, the next to ask for first.</param>
    public sealed record NeedsFacts(IReadOnlyList<PenaltyFact> Missing) : PenaltyAdvice;
}

/// <summary>What the cases are judged by besides the facts.</summary>
/// <param name="Discovered">The day that must lie in the validity (domain.md 8).</param>
/// <param name="ValidFrom">施行.</param>
/// <param name="ValidTo">有效期至.</param>
/// <param name="Calendar">For 5个工作日.</param>
public sealed record PenaltyFrame(DateOnly Discovered, DateOnly ValidFrom, DateOnly ValidTo, Calendars.WorkCalendar Calendar);

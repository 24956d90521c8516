namespace Domain.Penalties;

/// <summary>Whether a condition holds, as far as the facts say.</summary>
internal abstract record Verdict
{
    public static Verdict Met { get; } = new Holds();

    public static Verdict Of(bool? holds, PenaltyCondition condition, PenaltyFact fact, DateTime? bound = null) => holds switch
    {
        null => new Unknown([fact]),
        true => Met,
        _ => new Fails(condition, bound),
    };

    /// <summary>All hold: the first that fails is the reason, whatever else is unknown.</summary>
    public static Verdict All(params IReadOnlyList<Verdict> verdicts) =>
        verdicts.OfType<Fails>().FirstOrDefault() is { } fails ? fails
        : verdicts.OfType<Unknown>().SelectMany(unknown => unknown.Missing).Distinct().ToList() is { Count: > 0 } missing ? new Unknown(missing)
        : Met;

    /// <summary>One of them holds; while none does, what the first that can still hold asks for. The last one's reason stands for all.</summary>
    public static Verdict Any(params IReadOnlyList<Verdict> verdicts) =>
        verdicts.FirstOrDefault(verdict => verdict is Holds) ?? verdicts.FirstOrDefault(verdict => verdict is Unknown) ?? verdicts[^1];

    public sealed record Holds : Verdict;

    public sealed record Fails(PenaltyCondition Condition, DateTime? Bound) : Verdict;

    public sealed record Unknown(IReadOnlyList<PenaltyFact> Missing) : Verdict;
}

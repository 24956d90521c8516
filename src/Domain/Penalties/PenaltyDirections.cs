namespace Domain.Penalties;

/// <summary>处罚方向.</summary>
public enum PenaltyDirection
{
    /// <summary>不予处罚.</summary>
    None,

    /// <summary>从轻处罚.</summary>
    Lenient,

    /// <summary>依法处罚, neither the one nor the other: never proposed, a person may decide so.</summary>
    Ordinary,

    /// <summary>从重处罚.</summary>
    Heavier,
}

/// <summary>What of the course speaks for a direction.</summary>
public enum DirectionReason
{
    /// <summary>附件1可以适用: one of the ten cases holds.</summary>
    Annex,

    /// <summary>轻微.</summary>
    Minor,

    /// <summary>按期完成整改.</summary>
    OnTime,

    /// <summary>积极落实整改.</summary>
    Active,

    /// <summary>逾期.</summary>
    Overdue,

    /// <summary>落实整改进度缓慢.</summary>
    Dragged,

    /// <summary>拒不整改.</summary>
    Refused,

    /// <summary>Still within its time: nothing to judge yet.</summary>
    Running,
}

/// <summary>How a rectification went, or goes.</summary>
/// <param name="Minor">轻微; null while nobody has judged.</param>
/// <param name="OnTime">Whether it was done by its deadline; null while it runs.</param>
/// <param name="Active">积极落实.</param>
/// <param name="Refused">拒不整改.</param>
/// <param name="Dragged">进度缓慢.</param>
public sealed record RectificationCourse(bool? Minor = null, bool? OnTime = null, bool Active = false, bool Refused = false, bool Dragged = false);

/// <param name="Direction">Null when the course does not say, or says two things.</param>
/// <param name="Reasons">What it rests on.</param>
public sealed record ProposedDirection(PenaltyDirection? Direction, IReadOnlyList<DirectionReason> Reasons);

/// <summary>二(一)2(2): minor and corrected in time 不予, actively corrected 从轻, refused or dragged 从重. Proposed with its reasons; a person decides.</summary>
public static class PenaltyDirections
{
    public const string Basis = "二(一)2(2)";

    public static ProposedDirection Of(RectificationCourse course) => course switch
    {
        { Refused: true } => new(PenaltyDirection.Heavier, course.Dragged ? [DirectionReason.Refused, DirectionReason.Dragged] : [DirectionReason.Refused]),
        { Dragged: true } => new(PenaltyDirection.Heavier, course.OnTime == false ? [DirectionReason.Dragged, DirectionReason.Overdue] : [DirectionReason.Dragged]),

        // Late in spite of all efforts: the one speaks for less, the other for more.
        { OnTime: false, Active: true } => new(null, [DirectionReason.Active, DirectionReason.Overdue]),

        // 拒不整改或进度缓慢 are 从重; a day of lateness is not yet either of them: how it went, a person says.
        { OnTime: false } => new(null, [DirectionReason.Overdue]),
        { Minor: true, OnTime: true } => new(PenaltyDirection.None, [DirectionReason.Minor, DirectionReason.OnTime]),
        { OnTime: true } => new(PenaltyDirection.Lenient, course.Active ? [DirectionReason.OnTime, DirectionReason.Active] : [DirectionReason.OnTime]),
        { Active: true } => new(PenaltyDirection.Lenient, [DirectionReason.Active]),
        _ => new(null, [DirectionReason.Running]),
    };

    /// <summary>With what annex 1 says: one of its cases goes before the course.</summary>
    /// <param name="advice">Null when none of the ten cases was chosen.</param>
    public static ProposedDirection Of(PenaltyAdvice? advice, PenaltyFacts facts) =>
        advice is PenaltyAdvice.Applies or PenaltyAdvice.AppliesIfDecided ? new(PenaltyDirection.None, [DirectionReason.Annex]) : Of(CourseOf(facts));

    /// <summary>The course as the facts of a finding tell it.</summary>
    public static RectificationCourse CourseOf(PenaltyFacts facts)
    {
        var word = facts.Word<CourseWord>(PenaltyFact.Course);
        return new RectificationCourse(HasConsequence(facts) ? false : facts.Yes(PenaltyFact.Minor), OnTime(facts), word == CourseWord.Active, word == CourseWord.Refused, word == CourseWord.Slow);
    }

    /// <summary>Whether a person said that there was a consequence, or an impact: then it is not minor.</summary>
    public static bool HasConsequence(PenaltyFacts facts) =>
        facts.Yes(PenaltyFact.NoConsequence) == false || facts.Yes(PenaltyFact.NoObviousConsequence) == false || facts.Yes(PenaltyFact.SmallImpact) == false;

    /// <summary>What the direction still needs, where annex 1 does not settle it: how a late one went, whether one in time was minor.</summary>
    /// <returns>Null when nothing is missing.</returns>
    public static PenaltyFact? Missing(PenaltyFacts facts) => CourseOf(facts) switch
    {
        { Refused: true } or { Dragged: true } => null,
        { OnTime: true, Minor: null } => PenaltyFact.Minor,
        { OnTime: true } => null,
        _ => facts[PenaltyFact.Course] is null ? PenaltyFact.Course : null,
    };

    private static bool? OnTime(PenaltyFacts facts) =>
        facts.Day(PenaltyFact.Deadline) is not { } last ? facts.Yes(PenaltyFact.InTime)
        : facts.Day(PenaltyFact.CorrectedOn) is { } day ? day <= last
        : facts.None(PenaltyFact.CorrectedOn) is { } asOf && DateOnly.FromDateTime(asOf) > last ? false
        : null;
}

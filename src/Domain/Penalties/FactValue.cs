using System.Globalization;

namespace Domain.Penalties;

/// <summary>A fact as it was stated.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    private const string DayForm = "yyyy-MM-dd";

    private const string MomentForm = "yyyy-MM-dd'T'HH:mm";

    public sealed record YesNo(bool Yes) : FactValue;

    public sealed record Number(decimal Value) : FactValue;

    public sealed record Day(DateOnly On) : FactValue;

    /// <param name="At">Asia/Shanghai.</param>
    public sealed record Moment(DateTime At) : FactValue;

    /// <summary>There is none, or not yet.</summary>
    /// <param name="AsOf">When that was said, Asia/Shanghai.</param>
    public sealed record None(DateTime AsOf) : FactValue;

    /// <param name="Name">Name of the enum's member.</param>
    public sealed record Word(string Name) : FactValue;

    /// <summary>The form it is kept in.</summary>
    public string ToText() => this switch
    {
        YesNo(var yes) => yes ? "yes" : "no",
        Number(var value) => $"number {value.ToString(CultureInfo.InvariantCulture)}",
        Day(var day) => $"day {day.ToString(DayForm, CultureInfo.InvariantCulture)}",
        Moment(var at) => $"at {at.ToString(MomentForm, CultureInfo.InvariantCulture)}",
        None(var asOf) => $"none {asOf.ToString(MomentForm, CultureInfo.InvariantCulture)}",
        Word(var name) => $"word {name}",
        _ => throw new InvalidOperationException("No form for this value."),
    };

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">It did not.</exception>
    public static FactValue Parse(string text) => text.Split(' ') switch
    {
        ["yes"] => new YesNo(true),
        ["no"] => new YesNo(false),
        ["number", var value] => new Number(decimal.Parse(value, CultureInfo.InvariantCulture)),
        ["day", var day] => new Day(DateOnly.ParseExact(day, DayForm, CultureInfo.InvariantCulture)),
        ["at", var at] => new Moment(DateTime.ParseExact(at, MomentForm, CultureInfo.InvariantCulture)),
        ["none", var asOf] => new None(DateTime.ParseExact(asOf, MomentForm, CultureInfo.InvariantCulture)),
        ["word", var name] => new Word(name),
        _ => throw new FormatException($"'{text}' is no fact."),
    };
}

/// <summary>What is known of a finding.</summary>
public sealed class PenaltyFacts(IReadOnlyDictionary<PenaltyFact, FactValue> values)
{
    public FactValue? this[PenaltyFact fact] => values.GetValueOrDefault(fact);

    internal bool? Yes(PenaltyFact fact) => (this[fact] as FactValue.YesNo)?.Yes;

    internal decimal? Number(PenaltyFact fact) => (this[fact] as FactValue.Number)?.Value;

    internal DateOnly? Day(PenaltyFact fact) => (this[fact] as FactValue.Day)?.On;

    internal DateTime? Moment(PenaltyFact fact) => (this[fact] as FactValue.Moment)?.At;

    /// <summary>When it was said that there is none; null when nobody said so.</summary>
    internal DateTime? None(PenaltyFact fact) => (this[fact] as FactValue.None)?.AsOf;

    internal T? Word<T>(PenaltyFact fact)
        where T : struct, Enum => this[fact] is FactValue.Word(var name) && Enum.TryParse<T>(name, out var value) ? value : null;
}

namespace Domain;

/// <summary>What a decision gives: the new value, or the refusal that says why not.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Accepted(T Value) : Outcome<T>;

    public sealed record Refused(Refusal Reason) : Outcome<T>;

    public static implicit operator Outcome<T>(Refusal reason) => new Refused(reason);

    public static implicit operator Outcome<T>(T value) => new Accepted(value);
}

namespace Bot.Chaos;

/// <summary>One line of the table. <paramref name="Notes"/> names what is lost, double, stuck or else wrong.</summary>
/// <param name="Struck">How often the row's trouble struck, by the book of whoever made it.</param>
/// <param name="Acknowledged">Different callbacks that got their 200.</param>
/// <param name="Ambiguous">Sends that went out again or whose fate stayed unknown.</param>
/// <param name="InFlight">Calls that the platform had and whose answer did not go out completely, or whose bot was interrupted before it wrote the answer down.</param>
/// <param name="Blind">Repeats of a call that was not in flight.</param>
/// <param name="Unflagged">Repeated sends whose row does not say that it was tried before.</param>
internal sealed record Verdict(
    string Row,
    int Struck,
    int Kills,
    int Visits,
    int Acknowledged,
    int Lost,
    int Double,
    int Ambiguous,
    int InFlight,
    int Blind,
    int Unflagged,
    int Stuck,
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Notes)
{
    public bool Holds => Lost == 0 && Double == 0 && Stuck == 0 && Blind == 0 && Unflagged == 0 && Ambiguous <= InFlight && Wrong.Count == 0 && Struck > 0;

    /// <summary>A world of which nothing can be said.</summary>
    public static Verdict None(string row, IReadOnlyList<string> stuck) =>
        new(row, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, stuck.Count, [], [.. stuck.Select(note => $"stuck: {note}")]);

    public static Verdict operator +(Verdict a, Verdict b) => new(
        a.Row,
        a.Struck + b.Struck,
        a.Kills + b.Kills,
        a.Visits + b.Visits,
        a.Acknowledged + b.Acknowledged,
        a.Lost + b.Lost,
        a.Double + b.Double,
        a.Ambiguous + b.Ambiguous,
        a.InFlight + b.InFlight,
        a.Blind + b.Blind,
        a.Unflagged + b.Unflagged,
        a.Stuck + b.Stuck,
        [.. a.Wrong, .. b.Wrong],
        [.. a.Notes, .. b.Notes]);
}

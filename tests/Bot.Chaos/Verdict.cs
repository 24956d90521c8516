namespace Bot.Chaos;

/// <summary>One line of the table. <paramref name="Notes"/> names what is lost, double, stuck or else wrong.</summary>
/// <param name="Acknowledged">Different callbacks that got their 200.</param>
/// <param name="Ambiguous">Sends that went out again or whose fate stayed unknown.</param>
/// <param name="InFlight">Sends under way at the kills, and those of which the program said that they may have arrived.</param>
/// <param name="Unflagged">Repeated sends whose row does not say that it was tried before.</param>
internal sealed record Verdict(
    string Row,
    int Kills,
    int Visits,
    int Acknowledged,
    int Lost,
    int Double,
    int Ambiguous,
    int InFlight,
    int Unflagged,
    int Stuck,
    IReadOnlyList<string> Wrong,
    IReadOnlyList<string> Notes)
{
    public bool Holds => Lost == 0 && Double == 0 && Stuck == 0 && Unflagged == 0 && Ambiguous <= InFlight && Wrong.Count == 0;

    /// <summary>A world of which nothing can be said.</summary>
    public static Verdict None(string row, IReadOnlyList<string> stuck) =>
        new(row, 0, 0, 0, 0, 0, 0, 0, 0, stuck.Count, [], [.. stuck.Select(note => $"stuck: {note}")]);

    public static Verdict operator +(Verdict a, Verdict b) => new(
        a.Row,
        a.Kills + b.Kills,
        a.Visits + b.Visits,
        a.Acknowledged + b.Acknowledged,
        a.Lost + b.Lost,
        a.Double + b.Double,
        a.Ambiguous + b.Ambiguous,
        a.InFlight + b.InFlight,
        a.Unflagged + b.Unflagged,
        a.Stuck + b.Stuck,
        [.. a.Wrong, .. b.Wrong],
        [.. a.Notes, .. b.Notes]);
}

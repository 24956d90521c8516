using System.Globalization;
using System.Text;

namespace Bot.Chaos;

/// <summary>The table as Markdown.</summary>
internal static class Table
{
    private const int MostNotes = 12;

    public static string Print(IReadOnlyList<Verdict> verdicts)
    {
        var text = new StringBuilder();
        text.AppendLine("| row | kills | visits | acknowledged | lost | double effects | ambiguous sends | in flight or flagged | unflagged | stuck | holds |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var one in verdicts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Row} | {one.Kills} | {one.Visits} | {one.Acknowledged} | {one.Lost} | {one.Double} | {one.Ambiguous} | {one.InFlight} | {one.Unflagged} | {one.Stuck} | {(one.Holds ? "yes" : "NO")} |");
        }

        return text.ToString();
    }

    /// <summary>What is wrong with a row that fails; empty when it holds.</summary>
    public static string Notes(Verdict verdict) =>
        verdict.Holds ? "" : string.Concat(verdict.Notes.Take(MostNotes).Select(note => $"  {note}{Environment.NewLine}"));
}

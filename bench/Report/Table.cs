using System.Globalization;
using System.Text;

namespace Bench.Report;

/// <summary>The figures as Markdown.</summary>
internal static class Table
{
    private const int MostLosses = 12;

    public static string Print(IReadOnlyList<Figure> figures)
    {
        var text = new StringBuilder();
        text.AppendLine("| metric | ratio (median, spread) | terms (medians) | target | stretch | |");
        text.AppendLine("|---|---|---|---:|---:|---|");
        foreach (var figure in figures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {figure.Name} | {Ratio(figure)} | {Terms(figure.Terms)} | {Goal(figure, goal => goal.Target)} | {Goal(figure, goal => goal.Stretch)} | {Verdict(figure)} |");
        }

        foreach (var figure in figures)
        {
            foreach (var line in figure.Notes.Concat(figure.Losses.Take(MostLosses).Select(loss => $"LOSS: {loss}")))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{figure.Name}: {line}");
            }
        }

        return text.ToString();
    }

    public static string Line(string row, Sample sample) =>
        string.Create(CultureInfo.InvariantCulture, $"  {row} {(sample.Repeat == 0 ? "warm-up" : sample.Repeat)}: {Number(sample.Ratio)}   {Terms(sample.Terms)}");

    private static string Ratio(Figure figure) => figure.Samples.Count switch
    {
        0 => "—",
        1 => $"{Number(figure.Median)} (once)",
        _ => $"{Number(figure.Median)} ({Number(figure.Least)}…{Number(figure.Most)})",
    };

    private static string Terms(IReadOnlyList<Term> terms) => string.Join(", ", terms.Select(term => $"{term.Name} {Number(term.Value)}"));

    private static string Goal(Figure figure, Func<Goal, double> number) =>
        figure.Goal is { } goal ? $"{(goal.AtMost ? "≤" : "")}{number(goal).ToString("0.###", CultureInfo.InvariantCulture)}" : "";

    private static string Verdict(Figure figure) =>
        figure.Losses.Count > 0 ? "LOSS"
        : figure.Goal is not { } goal || figure.Samples.Count == 0 ? ""
        : goal.IsStretchedBy(figure.Median) ? "met, stretch too"
        : goal.IsMetBy(figure.Median) ? "met"
        : "missed";

    private static string Number(double value) => value.ToString(Math.Abs(value) switch
    {
        >= 1000 => "#,0",
        >= 100 => "0",
        >= 10 => "0.0",
        _ => "0.000",
    }, CultureInfo.InvariantCulture);
}

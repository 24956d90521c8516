using System.Globalization;
using Bench.Rows;

namespace Bench;

/// <param name="Rows">Names of <see cref="RowTable.Names"/>.</param>
/// <param name="Repeats">How often each pair of terms is measured, warm-up not counted.</param>
/// <param name="Smoke">Small sizes: shows that a row works, its figure says nothing.</param>
/// <param name="Out">Folder of the raw samples and, while a row runs, of its database files; so it decides which disk is measured.</param>
/// <param name="Messages">The larger number of the row footprint.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Rows, int Repeats, bool Smoke, string Out, int Messages)
{
    public const int MostRepeats = 50;

    /// <summary>Those with a value.</summary>
    private static readonly string[] Known = ["--repeats", "--messages", "--out"];

    public static string Usage =>
        $"""
        bench all|ROW… [--repeats N] [--smoke] [--out FOLDER] [--messages N]
          rows: {string.Join(' ', RowTable.Names)}
          --repeats N   how often each pair of terms is measured, 1 to {MostRepeats}, 5 without
          --smoke       small sizes, seconds in all; the figures say nothing
          --out FOLDER  where the raw samples go and the databases lie, artifacts/bench without
          --messages N  the larger number of the row footprint, 1000000 without
        """;

    /// <summary>Null when the arguments make no sense.</summary>
    /// <param name="wrong">The argument that does not, or what is missing.</param>
    public static BenchOptions? Parse(string[] args, out string wrong)
    {
        wrong = "no row is named";
        var options = new BenchOptions([], 5, Smoke: false, Path.Combine("artifacts", "bench"), 1_000_000);
        for (var index = 0; index < args.Length; index++)
        {
            var (word, value) = (args[index], index + 1 < args.Length ? args[index + 1] : "");
            switch (word)
            {
                case "--smoke":
                    options = options with { Smoke = true };
                    break;
                case "--repeats" when Number(value, MostRepeats) is { } repeats:
                    options = options with { Repeats = repeats };
                    index++;
                    break;
                case "--messages" when Number(value, 10_000_000) is { } messages:
                    options = options with { Messages = messages };
                    index++;
                    break;
                case "--out" when value.Length > 0:
                    options = options with { Out = value };
                    index++;
                    break;
                case "all":
                    options = options with { Rows = RowTable.Names };
                    break;
                case var name when RowTable.Names.Contains(name):
                    options = options with { Rows = [.. options.Rows.Append(name).Distinct()] };
                    break;
                default:
                    wrong = Known.Contains(word, StringComparer.Ordinal) ? $"{word} {value}".TrimEnd() : word;
                    return null;
            }
        }

        return options.Rows.Count > 0 ? options : null;
    }

    private static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}

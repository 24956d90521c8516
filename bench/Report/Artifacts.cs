using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bench.Report;

/// <summary>The raw samples: samples.json with everything, samples.csv with one line per term, table.md as printed.</summary>
internal static class Artifacts
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(string folder, BenchOptions options, IReadOnlyDictionary<string, string> machine, IReadOnlyList<Figure> figures)
    {
        var all = new
        {
            options,
            machine,
            figures = figures.Select(figure => new { figure.Name, figure.Goal, figure.Losses, figure.Notes, figure.Samples }),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "samples.json"), JsonSerializer.Serialize(all, Json));

        var csv = new StringBuilder("figure,repeat,term,value\n");
        foreach (var (figure, sample) in figures.SelectMany(figure => figure.Samples.Select(sample => (figure, sample))))
        {
            foreach (var term in sample.Terms.Append(new Term("ratio", sample.Ratio)))
            {
                csv.Append(CultureInfo.InvariantCulture, $"\"{figure.Name}\",{sample.Repeat},\"{term.Name}\",{term.Value:R}\n");
            }
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "samples.csv"), csv.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "table.md"), Table.Print(figures));
    }
}

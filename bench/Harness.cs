using System.Diagnostics;
using System.Globalization;
using Bench.Report;
using Bench.Rows;

namespace Bench;

/// <summary>Plays the rows one after the other; the machine is theirs alone.</summary>
internal static class Harness
{
    /// <summary>True when no book shows loss, whatever the figures are.</summary>
    public static Task<bool> RunAsync(BenchOptions options, TextWriter output) =>
        RunAsync(options, [.. RowTable.All.Where(row => options.Rows.Contains(row.Name))], output);

    public static async Task<bool> RunAsync(BenchOptions options, IReadOnlyList<Row> rows, TextWriter output)
    {
        var name = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var folder = Directory.CreateDirectory(Path.Combine(options.Out, name)).FullName;
        var machine = Machine.Describe(folder);
        foreach (var (what, value) in machine)
        {
            await output.WriteLineAsync($"{what}: {value}");
        }

        var figures = new List<Figure>();
        var started = Stopwatch.GetTimestamp();
        foreach (var row in rows)
        {
            var scratch = Directory.CreateDirectory(Path.Combine(folder, $"work-{row.Name}")).FullName;
            try
            {
                figures.AddRange(await row.RunAsync(new RowContext(row.Name, options, scratch, output)));
            }
            finally
            {
                Directory.Delete(scratch, recursive: true);
            }

            await Artifacts.WriteAsync(folder, options, machine, figures);
        }

        await output.WriteLineAsync();
        await output.WriteAsync(Table.Print(figures));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes; raw samples in {folder}"));
        return figures.All(figure => figure.Losses.Count == 0);
    }
}

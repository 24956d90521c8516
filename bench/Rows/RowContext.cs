using System.Globalization;
using Bench.Load;
using Bench.Report;
using Bot.Simulator;

namespace Bench.Rows;

/// <summary>What a row works with.</summary>
/// <param name="folder">For its files; gone after the run.</param>
internal sealed class RowContext(string row, BenchOptions options, string folder, TextWriter output)
{
    private int _folders;

    public BenchOptions Options => options;

    public SimulatorSettings Keys { get; } = Bench.Keys.New();

    public string Folder => folder;

    public int Size(int full, int smoke) => options.Smoke ? smoke : full;

    /// <summary>An empty folder on the measured disk.</summary>
    public string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(folder, (++_folders).ToString(CultureInfo.InvariantCulture))).FullName;

    public Callbacks Callbacks() => new(Keys, "/wecom/callback", TimeProvider.System);

    public Task SayAsync(string words) => output.WriteLineAsync($"  {row}: {words}");

    /// <summary>A warm-up that does not count, then the repeats. The function measures its terms one right after the other.</summary>
    public async Task<IReadOnlyList<Sample>> RepeatAsync(Func<Task<(double Ratio, IReadOnlyList<Term> Terms)>> measure)
    {
        var samples = new List<Sample>();
        for (var repeat = 0; repeat <= options.Repeats; repeat++)
        {
            var (ratio, terms) = await measure();
            var sample = new Sample(repeat, ratio, terms);
            await output.WriteLineAsync(Table.Line(row, sample));
            if (repeat > 0)
            {
                samples.Add(sample);
            }
        }

        return samples;
    }
}

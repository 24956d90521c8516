using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Bot.Chaos.Play;
using Bot.Chaos.Rows;
using Bot.Operations.Demo;

namespace Bot.Chaos;

/// <summary>Plays the rows, several worlds at once, and prints the table.</summary>
internal static class Harness
{
    /// <summary>A world that takes longer is stuck.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(10);

    /// <returns>True when nothing is lost, double or stuck.</returns>
    public static async Task<bool> RunAsync(ChaosOptions options, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var said = new ConcurrentQueue<Verdict>();
        var worlds = Catalogue.Worlds(options).Select((row, index) => (Row: row, Seed: unchecked((options.Seed * 1009) + index)));
        await Parallel.ForEachAsync(worlds, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, async (world, _) =>
        {
            var verdict = await PlayAsync(world.Row, world.Seed, options.Keep);
            said.Enqueue(verdict);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed:mm\\:ss} {world.Row.Name} (world seed {world.Seed}): {(verdict.Holds ? "holds" : "FAILS")}"));
            await output.WriteAsync(Table.Notes(verdict));
        });

        var table = options.Rows.Where(name => said.Any(one => one.Row == name)).Select(name => said.Where(one => one.Row == name).Aggregate((a, b) => a + b)).ToList();
        await output.WriteLineAsync(Table.Print(table));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}, {clock.Elapsed.TotalSeconds:0} s"));
        return table.Count > 0 && table.All(verdict => verdict.Holds);
    }

    private static async Task<Verdict> PlayAsync(Row row, int seed, bool keep)
    {
        var world = await World.CreateAsync(seed, row.Teams);
        var stuck = new List<string>();
        try
        {
            await row.PlayAsync(world).WaitAsync(Longest);
        }
        catch (Exception ended) when (ended is StepFailedException or TimeoutException or InvalidOperationException)
        {
            stuck.Add(ended.Message);
        }

        if (!await world.SettledAsync())
        {
            stuck.Add("the queues did not empty");
        }

        if (world.Bot.HasExited)
        {
            world.Wrong.Add("the bot ended by itself");
        }

        var (took, code) = await world.Bot.TerminateAsync();
        if (took > ShutdownLimit || code != 0)
        {
            world.Wrong.Add(string.Create(CultureInfo.InvariantCulture, $"the last SIGTERM took {took.TotalSeconds:0.0} s and ended with {code}"));
        }

        var verdict = await new Judge(world, row.Name, row.Kills).SayAsync(stuck);
        await world.DisposeAsync();
        if (keep && !verdict.Holds)
        {
            await File.WriteAllTextAsync(Path.Combine(world.Folder, "output.txt"), world.Output);
            return verdict with { Notes = [.. verdict.Notes, $"kept in {world.Folder}"] };
        }

        Directory.Delete(world.Folder, recursive: true);
        return verdict;
    }
}

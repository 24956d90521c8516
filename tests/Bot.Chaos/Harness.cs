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
    /// <summary>A row that takes longer is stuck. The longest takes three minutes on two busy cores.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>For the queues to empty, the last stop and the verdict.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(5);

    /// <returns>True when nothing is lost, double or stuck.</returns>
    public static async Task<bool> RunAsync(ChaosOptions options, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var said = new ConcurrentQueue<Verdict>();
        var worlds = Catalogue.Worlds(options).Select((row, index) => (Row: row, Seed: unchecked((options.Seed * 1009) + index))).ToList();
        await Parallel.ForEachAsync(worlds, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel }, async (world, _) =>
        {
            var verdict = await PlayAsync(world.Row, world.Seed, options.Keep);
            said.Enqueue(verdict);
            await output.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{clock.Elapsed:hh\\:mm\\:ss} {said.Count}/{worlds.Count} {world.Row.Name} (world seed {world.Seed}): {(verdict.Holds ? "holds" : "FAILS")}{Environment.NewLine}{Table.Notes(verdict)}"));
        });

        foreach (var (name, why) in Catalogue.Skipped(options))
        {
            await output.WriteLineAsync($"{name}: SKIPPED, {why}");
        }

        var table = options.Rows.Where(name => said.Any(one => one.Row == name)).Select(name => said.Where(one => one.Row == name).Aggregate((a, b) => a + b)).ToList();
        await output.WriteLineAsync(Table.Print(table, options, clock.Elapsed));
        return table.Count > 0 && table.All(verdict => verdict.Holds);
    }

    /// <summary>Whatever goes wrong in a world is its row's verdict; the others are played on.</summary>
    private static async Task<Verdict> PlayAsync(Row row, int seed, bool keep)
    {
        var world = await World.CreateAsync(seed, row.Teams);
        var stuck = new List<string>();
        int? struck = null;
        try
        {
            struck = await row.PlayAsync(world).WaitAsync(Longest);
        }
        catch (Exception ended)
        {
            stuck.Add(ended is StepFailedException or TimeoutException ? ended.Message : ended.ToString());
        }

        world.Over();
        Verdict verdict;
        try
        {
            verdict = await EndAsync(world, row, struck, stuck).WaitAsync(LongestEnd);
        }
        catch (Exception ended)
        {
            verdict = Verdict.None(row.Name, [.. stuck, $"no verdict: {ended}"]);
        }

        try
        {
            await world.DisposeAsync().AsTask().WaitAsync(LongestEnd);
            if (keep && !verdict.Holds)
            {
                await File.WriteAllTextAsync(Path.Combine(world.Folder, "output.txt"), world.Output);
                return verdict with { Notes = [.. verdict.Notes, $"kept in {world.Folder}"] };
            }

            Directory.Delete(world.Folder, recursive: true);
            return verdict;
        }
        catch (Exception left) when (left is TimeoutException or IOException)
        {
            return verdict with { Notes = [.. verdict.Notes, $"not cleared away: {left.Message}"] };
        }
    }

    private static async Task<Verdict> EndAsync(World world, Row row, int? struck, List<string> stuck)
    {
        if (!await world.SettledAsync())
        {
            stuck.Add("the queues did not empty");
        }

        if (world.Bots.Any(bot => bot is { HasExited: true, MayEnd: false }))
        {
            world.Wrong.Add("a bot ended by itself");
        }

        foreach (var bot in world.Bots.Where(bot => !bot.HasExited).ToList())
        {
            await world.ExpectOrderlyEndAsync(bot);
        }

        return await new Judge(world, row.Name).SayAsync(struck, stuck);
    }
}

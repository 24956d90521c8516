using System.Globalization;
using Bot.Chaos.Rows;

namespace Bot.Chaos;

/// <param name="Kills">kill -9 at random moments, all worlds together.</param>
/// <param name="Rows">Names of the rows to play.</param>
/// <param name="Parallel">How many rows are played at once, each in a world of its own.</param>
/// <param name="Keep">Keeps the databases and the logs of rows that failed.</param>
internal sealed record ChaosOptions(int Kills, int Seed, IReadOnlyList<string> Rows, int Parallel, bool Keep)
{
    /// <summary>Those with a value.</summary>
    private static readonly string[] Known = ["--rows", "--kills", "--seed", "--parallel"];

    public static string Usage => $"""
        dotnet run -c Release --project tests/Bot.Chaos -- [--kills N] [--seed S] [--rows all|name,…] [--parallel P] [--keep]
        rows: {string.Join(", ", Catalogue.All)}
        """;

    /// <summary>Null when the arguments make no sense.</summary>
    /// <param name="wrong">The argument that does not.</param>
    public static ChaosOptions? Parse(IReadOnlyList<string> args, out string wrong)
    {
        wrong = "";
        var options = new ChaosOptions(Kills: 40, Seed: 20201207, Catalogue.All, Parallel: 5, Keep: false);
        for (var index = 0; index < args.Count; index++)
        {
            var value = index + 1 < args.Count ? args[index + 1] : "";
            switch (args[index])
            {
                case "--keep":
                    options = options with { Keep = true };
                    continue;
                case "--rows" when value == "all":
                    break;
                case "--rows" when value.Split(',') is var names && names.All(name => Catalogue.All.Contains(name, StringComparer.Ordinal)):
                    options = options with { Rows = names };
                    break;
                case "--kills" when Number(value) is { } kills:
                    options = options with { Kills = kills };
                    break;
                case "--seed" when Number(value) is { } seed:
                    options = options with { Seed = seed };
                    break;
                case "--parallel" when Number(value) is { } parallel and > 0:
                    options = options with { Parallel = parallel };
                    break;
                default:
                    wrong = Known.Contains(args[index], StringComparer.Ordinal) ? $"{args[index]} {value}".TrimEnd() : args[index];
                    return null;
            }

            index++;
        }

        return options;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

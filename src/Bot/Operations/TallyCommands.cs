using System.CommandLine;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Operations;

/// <summary>tally check and rebuild: the numbers that leaders are shown, against the rows.</summary>
internal static class TallyCommands
{
    /// <summary>More would not be read; the count is said.</summary>
    private const int MostShown = 20;

    public static Command Build()
    {
        var data = Cli.Data();
        var check = new Command("check", "按登记表、台账逐行重新数一遍，指出对不上的数。") { data };
        check.TreatUnmatchedTokensAsErrors = false;
        check.SetAction((parsed, cancellationToken) => CheckAsync([.. parsed.UnmatchedTokens], parsed.GetValue(data), Console.Out, cancellationToken));
        var rebuild = new Command("rebuild", "按登记表、台账重新数一遍，换掉原来的数。") { data };
        rebuild.TreatUnmatchedTokensAsErrors = false;
        rebuild.SetAction((parsed, cancellationToken) => RebuildAsync([.. parsed.UnmatchedTokens], parsed.GetValue(data), Console.Out, cancellationToken));
        return new Command("tally", "日报、看板、报告用的数。") { check, rebuild };
    }

    /// <returns>0 when all are right, 1 when one is not.</returns>
    public static Task<int> CheckAsync(string[] args, string? data, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, (services, database) => CheckAsync(services, database, output, cancellationToken), cancellationToken);

    /// <summary>The same on a database that is open.</summary>
    public static async Task<int> CheckAsync(IServiceProvider services, Database database, TextWriter output, CancellationToken cancellationToken)
    {
        var wrong = await database.ReadAsync((work, _) => services.GetRequiredService<TallyStore>().CheckAsync(work), cancellationToken);
        await output.WriteLineAsync(TallyTexts.Checked(wrong.Count));
        foreach (var one in wrong.Take(MostShown))
        {
            await output.WriteLineAsync(TallyTexts.Difference(one));
        }

        return wrong.Count == 0 ? 0 : 1;
    }

    public static Task<int> RebuildAsync(string[] args, string? data, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (_, database) =>
        {
            await output.WriteLineAsync(TallyTexts.Rebuilt(await database.WriteAsync((work, _) => Tallies.RebuildAsync(work), cancellationToken)));
            return 0;
        }, cancellationToken);
}

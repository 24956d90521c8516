using Bot.Documents.Lists;
using Bot.Features.ImportRoster;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises.Import;

namespace Bot.Operations;

/// <param name="County">The only one that is imported; null for all.</param>
/// <param name="Report">Where the refused rows are written; null for nowhere.</param>
internal sealed record RosterOrder(FileInfo File, string? County, CoordinateSystem System, bool Apply, bool Yes, FileInfo? Report);

/// <summary>"bot import roster": a dry run first, always. 0: all rows are good; 1: some are refused, or there was no yes; 2: nothing can be done with the file.</summary>
internal static class ImportRosterCommand
{
    /// <summary>Who it is in the audit.</summary>
    public const string Actor = "sys.cli";

    /// <summary>Lines of a kind that a terminal is shown.</summary>
    private const int MostShown = 50;

    public static Task<int> RunAsync(RosterOrder order, string? data, string[] args, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var import = services.GetRequiredService<RosterImport>();
            var county = order.County is null ? null : import.Counties.Find(order.County);
            if (order.County is not null && county is null)
            {
                await output.WriteLineAsync(ImportCliTexts.NoCounty(order.County, import.Counties.Counties));
                return 2;
            }

            var (file, bytes, refusal) = await ReadAsync(order.File, cancellationToken);
            if (file is null)
            {
                await output.WriteLineAsync(refusal);
                return 2;
            }

            var rehearsal = await database.ReadAsync(
                (work, _) => import.RehearseAsync(work, file, bytes, order.File.Name, county, order.System, rows => output.WriteLineAsync(ImportCliTexts.Checked(rows))), cancellationToken);
            await TellAsync(rehearsal, order, output, cancellationToken);
            var code = rehearsal.Plan.Refused > 0 ? 1 : 0;
            if (!order.Apply || rehearsal.Plan.Changes.Count == 0)
            {
                await output.WriteLineAsync(rehearsal.Plan.Changes.Count == 0 ? ImportCliTexts.Nothing : ImportCliTexts.Rehearsed);
                return code;
            }

            if (!order.Yes && !await ImportCommands.AgreesAsync(ImportCliTexts.Ask(rehearsal.Plan.Changes.Count), input, output, cancellationToken))
            {
                await output.WriteLineAsync(ImportCliTexts.NotAgreed);
                return 1;
            }

            return await ApplyAsync(import, database, rehearsal, data, output, cancellationToken) ? code : 2;
        }, cancellationToken);

    private static async Task<(RosterFile? File, byte[] Bytes, string Refusal)> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Exists && file.Length > ListFile.MostBytes)
            {
                return (null, [], ImportTexts.Of(ListFault.TooLarge));
            }

            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            return RosterFile.Read(bytes) is not { } read ? (null, [], ImportTexts.NoHeader)
                : read.Rows.Count == 0 ? (null, [], ImportTexts.NoRows)
                : (read, bytes, "");
        }
        catch (ListFileException wrong)
        {
            return (null, [], ImportTexts.Of(wrong.Fault));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return (null, [], ImportCliTexts.NoFile(file.FullName));
        }
    }

    private static async Task TellAsync(RosterRehearsal rehearsal, RosterOrder order, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(ImportTexts.Head(rehearsal));
        await output.WriteLineAsync(ImportTexts.Counts(rehearsal.Plan));
        await TellAsync(ImportCliTexts.Refused, rehearsal.Refusals, output);
        await TellAsync(ImportCliTexts.Warned, rehearsal.Warnings, output);
        if (order.Report is { } report && await OutFile.WriteAsync(report.FullName, output, RefusalWorkbook.Render(rehearsal.Plan.Notes), cancellationToken))
        {
            await output.WriteLineAsync(ImportCliTexts.Reported(report.FullName));
        }
    }

    private static async Task TellAsync(string title, IReadOnlyList<RosterNote> notes, TextWriter output)
    {
        if (notes.Count > 0)
        {
            await output.WriteLineAsync(title);
        }

        foreach (var note in notes.Take(MostShown))
        {
            await output.WriteLineAsync($"  {ImportTexts.Of(note)}");
        }

        if (notes.Count > MostShown)
        {
            await output.WriteLineAsync(ImportCliTexts.More(notes.Count - MostShown));
        }
    }

    private static async Task<bool> ApplyAsync(RosterImport import, Database database, RosterRehearsal rehearsal, string? data, TextWriter output, CancellationToken cancellationToken)
    {
        var outcome = await import.StageAsync(database, rehearsal, by: null, rows => output.WriteLineAsync(ImportCliTexts.Written(rows)), cancellationToken);
        if (outcome is ImportOutcome.Done(var staged))
        {
            outcome = await database.WriteAsync((work, _) => import.PutInAsync(work, staged.Id, ImportState.Staging, Actor), cancellationToken);
        }

        switch (outcome)
        {
            case ImportOutcome.Done(var run):
                await output.WriteLineAsync($"{ImportTexts.Applied(run)}{ImportCliTexts.UndoWith(run.Id, data)}");
                return true;
            case ImportOutcome.Busy(var other):
                await output.WriteLineAsync(ImportTexts.Busy(other));
                return false;
            case ImportOutcome.Conflict(var names):
                await output.WriteLineAsync(ImportTexts.Conflict(names));
                return false;
            default:
                await output.WriteLineAsync(ImportTexts.Stopped);
                return false;
        }
    }
}

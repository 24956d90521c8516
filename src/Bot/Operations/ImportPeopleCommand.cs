using Bot.Documents;
using Bot.Documents.Lists;
using Bot.Features.ImportRoster;
using Bot.Features.ImportRoster.People;
using Bot.Storage;
using Domain.Responsibility;
using Domain.Responsibility.Import;

namespace Bot.Operations;

internal sealed record PeopleOrder(FileInfo File, string? County, bool Apply, bool Yes);

/// <summary>"bot import people": codes and questions as for the roster.</summary>
internal static class ImportPeopleCommand
{
    private const int MostShown = 50;

    public static Task<int> RunAsync(PeopleOrder order, string? data, string[] args, TextReader input, TextWriter output, CancellationToken cancellationToken) =>
        MaintenanceCommands.WithDatabaseAsync(args, data, output, async (services, database) =>
        {
            var import = services.GetRequiredService<PeopleImport>();
            var map = services.GetRequiredService<ContentFiles>().Counties;
            var county = order.County is null ? null : map.Find(order.County);
            if (order.County is not null && county is null)
            {
                await output.WriteLineAsync(ImportCliTexts.NoCounty(order.County, map.Counties));
                return 2;
            }

            var (file, bytes, refusal) = await ReadAsync(order.File, cancellationToken);
            if (file is null)
            {
                await output.WriteLineAsync(refusal);
                return 2;
            }

            var rehearsal = await database.ReadAsync((work, _) => import.RehearseAsync(work, file, bytes, order.File.Name, county), cancellationToken);
            await TellAsync(rehearsal, output);
            return await ApplyAsync(import, database, rehearsal, order.Apply, order.Yes, data, input, output, cancellationToken);
        }, cancellationToken);

    /// <summary>After a rehearsal that was told: asks and puts in, as far as that was ordered.</summary>
    /// <param name="data">As the command was given it.</param>
    /// <returns>The code of the command.</returns>
    public static async Task<int> ApplyAsync(
        PeopleImport import, Database database, PeopleRehearsal rehearsal, bool apply, bool yes, string? data, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var plan = rehearsal.Plan;
        var code = plan.Refused > 0 ? 1 : 0;
        if (!apply || plan.Changes.Count == 0)
        {
            await output.WriteLineAsync(plan.Changes.Count == 0 ? ImportCliTexts.NobodyChanges : ImportCliTexts.Rehearsed);
            return code;
        }

        if (!yes && !await ImportCommands.AgreesAsync(ImportCliTexts.AskPeople(plan.Changes.Count), input, output, cancellationToken))
        {
            await output.WriteLineAsync(ImportCliTexts.NotAgreed);
            return 1;
        }

        var outcome = await import.ApplyAsync(database, rehearsal, by: null, ImportRosterCommand.Actor, cancellationToken);
        await output.WriteLineAsync(outcome switch
        {
            ImportOutcome.Done(var run) => $"{PeopleTexts.Applied(run)}{ImportCliTexts.UndoWith(run.Id, data)}",
            ImportOutcome.Busy(var other) => ImportTexts.Busy(other),
            ImportOutcome.Conflict(var names) => ImportTexts.Conflict(names),
            _ => ImportTexts.Stopped,
        });
        return outcome is ImportOutcome.Done ? code : 2;
    }

    /// <returns>The code of the command.</returns>
    public static async Task<int> UndoAsync(IServiceProvider services, Database database, long id, TextWriter output, CancellationToken cancellationToken)
    {
        var (run, back, kept) = await database.WriteAsync((work, _) => services.GetRequiredService<PeopleImport>().TakeBackAsync(work, id, ImportRosterCommand.Actor), cancellationToken);
        if (run is null)
        {
            await output.WriteLineAsync(ImportTexts.CannotUndo(id, run));
            return 2;
        }

        await output.WriteLineAsync(PeopleTexts.Undone(run, back));
        foreach (var name in kept)
        {
            await output.WriteLineAsync($"  {PeopleTexts.Kept(name)}");
        }

        return kept.Count == 0 ? 0 : 1;
    }

    private static async Task<(PeopleFile? File, byte[] Bytes, string Refusal)> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            return PeopleFile.Read(bytes) is not { } read ? (null, [], PeopleTexts.NoHeader)
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

    private static async Task TellAsync(PeopleRehearsal rehearsal, TextWriter output)
    {
        var plan = rehearsal.Plan;
        await output.WriteLineAsync(PeopleTexts.Head(rehearsal));
        await output.WriteLineAsync(PeopleTexts.Counts(plan));
        await TellAsync(ImportCliTexts.Refused, [.. plan.Notes.Where(note => note.Refuses)], output);
        await TellAsync(ImportCliTexts.Warned, [.. plan.Notes.Where(note => !note.Refuses)], output);
        await TellAsync(PeopleTexts.Leavers, plan.Leavers, rehearsal, output);
        await TellAsync(PeopleTexts.NotInFile, plan.NotInFile, rehearsal, output);
    }

    private static async Task TellAsync(string title, IReadOnlyList<PeopleNote> notes, TextWriter output)
    {
        if (notes.Count > 0)
        {
            await output.WriteLineAsync(title);
        }

        foreach (var note in notes.Take(MostShown))
        {
            await output.WriteLineAsync($"  {PeopleTexts.Of(note)}");
        }

        if (notes.Count > MostShown)
        {
            await output.WriteLineAsync(ImportCliTexts.AndMore(notes.Count - MostShown));
        }
    }

    /// <summary>These people, and what they still hold.</summary>
    public static async Task TellAsync(string title, IReadOnlyList<Person> people, PeopleRehearsal rehearsal, TextWriter output)
    {
        var ids = people.Select(person => person.UserId).ToHashSet(StringComparer.Ordinal);
        var held = rehearsal.Held.Where(one => ids.Contains(one.UserId)).OrderBy(one => one.IsFree).ToList();
        if (held.Count > 0)
        {
            await output.WriteLineAsync(title);
        }

        foreach (var one in held.Take(MostShown))
        {
            await output.WriteLineAsync($"  {PeopleTexts.Of(one)}");
        }

        if (held.Count > MostShown)
        {
            await output.WriteLineAsync(ImportCliTexts.AndMore(held.Count - MostShown));
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using Bot.Documents;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Responsibility;
using Domain.Responsibility.Import;

namespace Bot.Features.ImportRoster.People;

/// <summary>A list of people held against the directory: nothing is written yet.</summary>
/// <param name="Held">What those still have to do who keep no role, or are not in the file.</param>
internal sealed record PeopleRehearsal(PeopleFile File, PeoplePlan Plan, string FileName, string Sha256, IReadOnlyList<HeldWork> Held);

/// <summary>导入通讯录: as the list of enterprises, staged first and put in by one commit.</summary>
internal sealed class PeopleImport(ContentFiles content, ImportRunStore runs, PeopleImportStore rows, RosterImportStore enterprises, AuditLog audit, TimeProvider clock)
{
    private const int Batch = 500;

    /// <param name="governs">The roles that the source speaks of; null for all.</param>
    public async Task<PeopleRehearsal> RehearseAsync(UnitOfWork work, PeopleFile file, byte[] bytes, string fileName, string? county, Func<RoleGrant, bool>? governs = null)
    {
        var plan = new PeoplePlan(await rows.ListAsync(work), await enterprises.ListAsync(work), new PeopleFrame(content.Counties, county, governs), file.Rows);
        var held = await rows.HeldAsync(work, [.. plan.Leavers.Concat(plan.NotInFile).Select(person => person.UserId)]);
        return new PeopleRehearsal(file, plan, fileName, Convert.ToHexStringLower(SHA256.HashData(bytes)), held);
    }

    public async Task<ImportOutcome> ApplyAsync(Database database, PeopleRehearsal rehearsal, string? by, string actor, CancellationToken cancellationToken)
    {
        var plan = rehearsal.Plan;
        var started = new ImportRun
        {
            Kind = ImportKind.People,
            FileName = rehearsal.FileName,
            Sha256 = rehearsal.Sha256,
            StartedBy = by,
            StartedAt = clock.GetUtcNow(),
            Created = plan.Created,
            Changed = plan.Changed,
            Unchanged = plan.Unchanged,
            Refused = plan.Refused,
            Warned = plan.Notes.Count(note => !note.Refuses),
        };
        var (run, isOther) = await database.WriteAsync((work, _) => runs.BeginAsync(work, started), cancellationToken);
        if (isOther)
        {
            return new ImportOutcome.Busy(run);
        }

        foreach (var batch in plan.Changes.Chunk(Batch))
        {
            await database.WriteAsync(async (work, _) =>
            {
                await rows.StageAsync(work, run.Id, batch);
                return await runs.MoveAsync(work, run.Id, ImportState.Staging, ImportState.Staging, clock.GetUtcNow());
            }, cancellationToken);
        }

        return await database.WriteAsync((work, _) => PutInAsync(work, run, actor), cancellationToken);
    }

    /// <summary>Puts the directory back as it was before the import, except who was changed since.</summary>
    public async Task<(ImportRun? Run, int Back, IReadOnlyList<string> Kept)> TakeBackAsync(UnitOfWork work, long id, string actor)
    {
        await work.AloneAsync();
        var now = clock.GetUtcNow();
        if (await runs.FindAsync(work, id) is not { Kind: ImportKind.People, State: ImportState.Applied } run)
        {
            return (null, 0, []);
        }

        var (back, kept) = await rows.TakeBackAsync(work, id);
        await runs.MoveAsync(work, id, ImportState.Applied, ImportState.Undone, now);
        await audit.AppendAsync(work, now, actor, "import-undo", Subject(id), StorageJson.Write(new { back, kept = kept.Count }));
        return (run, back, kept);
    }

    private async Task<ImportOutcome> PutInAsync(UnitOfWork work, ImportRun run, string actor)
    {
        await work.AloneAsync();
        var now = clock.GetUtcNow();
        if (await rows.ConflictsAsync(work, run.Id) is { Count: > 0 } names)
        {
            await runs.MoveAsync(work, run.Id, ImportState.Staging, ImportState.Dropped, now);
            return new ImportOutcome.Conflict(names);
        }

        if (!await runs.MoveAsync(work, run.Id, ImportState.Staging, ImportState.Applied, now))
        {
            return new ImportOutcome.Wrong(run with { State = ImportState.Dropped });
        }

        await rows.PutInAsync(work, run.Id);
        await audit.AppendAsync(work, now, actor, "import", Subject(run.Id), StorageJson.Write(new { run.FileName, run.Sha256, run.Created, run.Changed, run.Refused }));
        return new ImportOutcome.Done(run with { State = ImportState.Applied });
    }

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"import:{id}");
}

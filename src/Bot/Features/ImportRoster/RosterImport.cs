using System.Globalization;
using System.Security.Cryptography;
using Bot.Documents;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises.Import;

namespace Bot.Features.ImportRoster;

/// <summary>A file held against the list: nothing is written yet.</summary>
internal sealed record RosterRehearsal(RosterFile File, RosterPlan Plan, string FileName, string Sha256)
{
    /// <summary>Rows with a refusal in the words for people.</summary>
    public IReadOnlyList<RosterNote> Refusals => [.. Plan.Notes.Where(note => note.Refuses)];

    public IReadOnlyList<RosterNote> Warnings => [.. Plan.Notes.Where(note => !note.Refuses)];
}

/// <summary>What became of it.</summary>
internal abstract record ImportOutcome
{
    public sealed record Done(ImportRun Run) : ImportOutcome;

    /// <summary>Another import is under way.</summary>
    public sealed record Busy(ImportRun Other) : ImportOutcome;

    /// <summary>The list is no longer as it was compared with; nothing was imported.</summary>
    public sealed record Conflict(IReadOnlyList<string> Names) : ImportOutcome;

    /// <summary>It is not in the state in which this can be done.</summary>
    public sealed record Wrong(ImportRun? Run) : ImportOutcome;

    /// <summary>Taken back, but for some.</summary>
    public sealed record Undone(ImportRun Run, int Back, IReadOnlyList<KeptEnterprise> Kept) : ImportOutcome;
}

/// <summary>
/// 导入企业名单: rehearse, stage, put in, take back. The rows are written beside the list in short batches, while the chat goes on; they go into it in one
/// commit, which first looks whether the list is still as it was. A program that ends in between leaves the list as it was.
/// </summary>
internal sealed class RosterImport(ContentFiles content, ImportRunStore runs, RosterImportStore rows, AuditLog audit, TimeProvider clock)
{
    /// <summary>Rows of a write: some tens of milliseconds.</summary>
    private const int Batch = 500;

    /// <summary>Progress is told so often.</summary>
    public const int Step = 10_000;

    private readonly CountyMap _map = content.Counties;

    public CountyMap Counties => _map;

    /// <param name="told">Rows done so far, now and then.</param>
    public async Task<RosterRehearsal> RehearseAsync(UnitOfWork work, RosterFile file, byte[] bytes, string fileName, string? county, CoordinateSystem system, Func<int, Task> told)
    {
        var now = clock.GetUtcNow();
        var plan = new RosterPlan(await rows.ListAsync(work), new RosterFrame(_map, county, system), () => Guid.CreateVersion7(now).ToString("N"));
        foreach (var (index, row) in file.Rows.Index())
        {
            plan.Add(row);
            if ((index + 1) % Step == 0)
            {
                await told(index + 1);
            }
        }

        return new RosterRehearsal(file, plan, fileName, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>Writes the rows beside the list; <see cref="ImportOutcome.Done"/> when they wait for the commit.</summary>
    /// <param name="told">Rows done so far, now and then.</param>
    public async Task<ImportOutcome> StageAsync(Database database, RosterRehearsal rehearsal, string? by, Func<int, Task> told, CancellationToken cancellationToken)
    {
        var plan = rehearsal.Plan;
        var started = new ImportRun
        {
            Kind = ImportKind.Roster,
            FileName = rehearsal.FileName,
            Sha256 = rehearsal.Sha256,
            StartedBy = by,
            StartedAt = clock.GetUtcNow(),
            Created = plan.Created,
            Changed = plan.Changed,
            Unchanged = plan.Unchanged,
            Refused = plan.Refused,
            Warned = rehearsal.Warnings.Count,
        };
        var (run, isOther) = await database.WriteAsync((work, _) => runs.BeginAsync(work, started), cancellationToken);
        if (isOther)
        {
            return new ImportOutcome.Busy(run);
        }

        var done = 0;
        foreach (var batch in plan.Changes.Chunk(Batch))
        {
            var alive = await database.WriteAsync(async (work, _) =>
            {
                await rows.StageAsync(work, run.Id, batch);
                return await runs.MoveAsync(work, run.Id, ImportState.Staging, ImportState.Staging, clock.GetUtcNow());
            }, cancellationToken);
            if (!alive)
            {
                return new ImportOutcome.Wrong(run with { State = ImportState.Dropped });
            }

            done += batch.Length;
            if (done % Step == 0)
            {
                await told(done);
            }
        }

        return new ImportOutcome.Done(run);
    }

    /// <summary>Puts the staged rows into the list.</summary>
    /// <param name="from">The state in which they wait.</param>
    public async Task<ImportOutcome> PutInAsync(UnitOfWork work, long id, ImportState from, string actor)
    {
        await work.AloneAsync();
        var now = clock.GetUtcNow();
        if (await runs.FindAsync(work, id) is not { Kind: ImportKind.Roster } run || run.State != from)
        {
            return new ImportOutcome.Wrong(await runs.FindAsync(work, id));
        }

        if (await rows.ConflictsAsync(work, id) is { Count: > 0 } names)
        {
            await runs.MoveAsync(work, id, from, ImportState.Dropped, now);
            return new ImportOutcome.Conflict(names);
        }

        await rows.PutInAsync(work, id);
        await runs.MoveAsync(work, id, from, ImportState.Applied, now);
        await audit.AppendAsync(work, now, actor, "import", Subject(id), StorageJson.Write(new { run.FileName, run.Sha256, run.Created, run.Changed, run.Refused }));
        return new ImportOutcome.Done(run with { State = ImportState.Applied });
    }

    /// <summary>Puts the list back as it was before the import, except what was changed since.</summary>
    public async Task<ImportOutcome> TakeBackAsync(UnitOfWork work, long id, string actor)
    {
        await work.AloneAsync();
        var now = clock.GetUtcNow();
        if (await runs.FindAsync(work, id) is not { Kind: ImportKind.Roster, State: ImportState.Applied } run)
        {
            return new ImportOutcome.Wrong(await runs.FindAsync(work, id));
        }

        var (back, kept) = await rows.TakeBackAsync(work, id);
        await runs.MoveAsync(work, id, ImportState.Applied, ImportState.Undone, now);
        await audit.AppendAsync(work, now, actor, "import-undo", Subject(id), StorageJson.Write(new { back, kept = kept.Count }));
        return new ImportOutcome.Undone(run with { State = ImportState.Undone }, back, kept);
    }

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"import:{id}");
}

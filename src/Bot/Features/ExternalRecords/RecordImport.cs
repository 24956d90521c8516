using System.Globalization;
using System.Security.Cryptography;
using Bot.Documents;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Features.ExternalRecords;

/// <summary>Which file, of what, from where and as of when.</summary>
internal sealed record RecordOrder(string FileName, byte[] Bytes, RecordKind Kind, string Source, DateOnly Day);

/// <param name="Known">Rows that are there already.</param>
/// <param name="Masked">Rows out of whose words a phone number was taken.</param>
internal sealed record RecordPlan(RecordOrder Order, RecordFile File, IReadOnlyList<ExternalRecord> New, int Known, IReadOnlyList<RecordNote> Refused, int Masked);

/// <summary>外部数据 by file: held against the list first; a row that is there already changes nothing, and a whole import can be taken back.</summary>
internal sealed class RecordImport(ContentFiles content, ExternalRecordStore records, ImportRunStore runs, AuditLog audit, TimeProvider clock)
{
    public async Task<RecordPlan> RehearseAsync(UnitOfWork work, RecordFile file, RecordOrder order)
    {
        var reader = await ReaderAsync(work, file, order);
        var refused = new List<RecordNote>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var good = new List<ExternalRecord>();
        foreach (var row in file.Rows)
        {
            var shown = row.Name.Length > 0 ? row.Name : row.Code;
            var (record, fault) = reader.Read(row);
            if (record is null)
            {
                refused.Add(new RecordNote(row.Number, shown, fault));
            }
            else if (!first.TryAdd(record.Id, row.Number))
            {
                refused.Add(new RecordNote(row.Number, shown, RecordFault.SameRow, first[record.Id]));
            }
            else
            {
                good.Add(record);
            }
        }

        var known = await KnownAsync(work, good);
        return new RecordPlan(order, file, [.. good.Where(one => !known.Contains(one.Id))], known.Count, refused, reader.Masked);
    }

    /// <summary>Puts the new rows in, in one commit.</summary>
    /// <returns>The import with its number; null while another one is under way.</returns>
    public async Task<ImportRun?> ApplyAsync(UnitOfWork work, RecordPlan plan, string actor)
    {
        var now = clock.GetUtcNow();
        var known = await KnownAsync(work, plan.New);
        List<ExternalRecord> added = [.. plan.New.Where(one => !known.Contains(one.Id))];
        var (run, isOther) = await runs.BeginAsync(work, new ImportRun
        {
            Kind = ImportKind.Records,
            FileName = plan.Order.FileName,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(plan.Order.Bytes)),
            StartedAt = now,
            Created = added.Count,
            Changed = 0,
            Unchanged = plan.Known + known.Count,
            Refused = plan.Refused.Count,
            Warned = 0,
        });
        if (isOther)
        {
            return null;
        }

        await records.AddAsync(work, run.Id, added);
        await runs.MoveAsync(work, run.Id, ImportState.Staging, ImportState.Applied, now);
        await audit.AppendAsync(work, now, actor, "import", Subject(run.Id), StorageJson.Write(new { run.FileName, run.Sha256, run.Created, run.Refused, Kind = plan.Order.Kind.ToString(), plan.Order.Source, plan.Order.Day }));
        return run with { State = ImportState.Applied };
    }

    /// <summary>Takes its rows out again.</summary>
    /// <returns>How many; null when it is not in the state for it.</returns>
    public async Task<int?> TakeBackAsync(UnitOfWork work, long id, string actor)
    {
        await work.AloneAsync();
        var now = clock.GetUtcNow();
        if (await runs.FindAsync(work, id) is not { Kind: ImportKind.Records, State: ImportState.Applied })
        {
            return null;
        }

        var back = await records.TakeBackAsync(work, id);
        await runs.MoveAsync(work, id, ImportState.Applied, ImportState.Undone, now);
        await audit.AppendAsync(work, now, actor, "import-undo", Subject(id), StorageJson.Write(new { back }));
        return back;
    }

    private async Task<RecordRowReader> ReaderAsync(UnitOfWork work, RecordFile file, RecordOrder order)
    {
        var counties = content.Counties;
        var codes = file.Rows.Select(RecordRowReader.CodeOf).Where(code => code.Length == 18).Distinct(StringComparer.Ordinal);
        var byCode = (await records.WithCodesAsync(work, codes)).DistinctBy(one => one.Id).ToLookup(one => one.CreditCode!, StringComparer.Ordinal);
        var byName = new List<NamedEnterprise>();
        foreach (var county in file.Rows.Where(row => row.Code.Length == 0 && row.Name.Length > 0).GroupBy(row => counties.Find(row.County)))
        {
            if (county.Key is { } name)
            {
                byName.AddRange(await records.WithNamesAsync(work, name, county.Select(row => row.Name).Distinct(StringComparer.Ordinal)));
            }
        }

        return new RecordRowReader(order, counties, byCode, byName.DistinctBy(one => one.Id).ToLookup(one => (one.County, one.Name)));
    }

    private async Task<HashSet<string>> KnownAsync(UnitOfWork work, IEnumerable<ExternalRecord> rows) =>
        (await records.KnownAsync(work, rows.Select(one => one.Id))).ToHashSet(StringComparer.Ordinal);

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"import:{id}");
}

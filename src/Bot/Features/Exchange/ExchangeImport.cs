using System.Globalization;
using System.Security.Cryptography;
using Bot.Documents.Exchange;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;

namespace Bot.Features.Exchange;

/// <param name="New">Rows that were not there.</param>
/// <param name="Changed">Rows that are there with other contents.</param>
/// <param name="Same">Rows that are there just so, our own among them.</param>
internal sealed record ExchangeTally(int New, int Changed, int Same);

/// <summary>What an import would do.</summary>
/// <param name="Before">Of the changed rows what stands there, by kind and key.</param>
/// <param name="Refused">A sentence for each row that is not taken.</param>
internal sealed record ExchangePlan(
    ExchangeDocument Document,
    IReadOnlyList<ExchangedVisit> Visits,
    IReadOnlyList<ExchangedFinding> Findings,
    IReadOnlyList<DayCount> Counts,
    ExchangeTally VisitTally,
    ExchangeTally FindingTally,
    ExchangeTally CountTally,
    IReadOnlyDictionary<(Type Kind, string Key), ExchangedRow> Before,
    IReadOnlyList<string> Refused)
{
    public IEnumerable<ExchangedRow> Rows => [.. Visits, .. Findings, .. Counts];

    public bool ChangesNothing => Visits.Count + Findings.Count + Counts.Count == 0;
}

/// <summary>
/// Visits of 移动执法APP and 双随机. They carry nobody's signature here: they are no 体检 of the campaign and count as none, they are compared, and told to
/// who is about to go to the same enterprise (decision 23). The same file again changes nothing; a whole import can be taken back.
/// </summary>
internal sealed class ExchangeImport(ExchangeStore store, ExchangeExport export, RosterImportStore enterprises, ImportRunStore runs, AuditLog audit, TimeProvider clock)
{
    /// <param name="today">Nothing later can have happened.</param>
    public async Task<ExchangePlan> PlanAsync(UnitOfWork work, ExchangeDocument document, DateOnly today)
    {
        var refused = new List<string>();
        if (document.System == ExchangeDocument.Own)
        {
            return await OwnAsync(work, document, refused);
        }

        var places = new EnterpriseBook(await enterprises.ListAsync(work));
        var check = new ExchangeRowCheck(document, places, today, refused);
        var visits = check.Visits();
        var findings = check.Findings(visits);
        var counts = check.Counts();
        var before = new Dictionary<(Type, string), ExchangedRow>();
        var undone = await store.UndoneAsync(work);
        var (newVisits, visitTally) = Sort(visits, await store.VisitsAsync(work, document.System), undone, before);
        var (newFindings, findingTally) = Sort(findings, await store.FindingsAsync(work, document.System), undone, before);
        var (newCounts, countTally) = Sort(counts, await store.CountsAsync(work, document.System), undone, before);
        return new ExchangePlan(document, newVisits, newFindings, newCounts, visitTally, findingTally, countTally, before, refused);
    }

    /// <summary>Puts in what is new or changed, in the unit of work that planned it.</summary>
    /// <returns>The import with its number; null while another one is under way.</returns>
    public async Task<ImportRun?> ApplyAsync(UnitOfWork work, ExchangePlan plan, string file, byte[] bytes, string actor)
    {
        var now = clock.GetUtcNow();
        ExchangeTally[] tallies = [plan.VisitTally, plan.FindingTally, plan.CountTally];
        var (run, isOther) = await runs.BeginAsync(work, new ImportRun
        {
            Kind = ImportKind.Exchange,
            FileName = file,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            StartedAt = now,
            Created = tallies.Sum(one => one.New),
            Changed = tallies.Sum(one => one.Changed),
            Unchanged = tallies.Sum(one => one.Same),
            Refused = plan.Refused.Count,
            Warned = 0,
        });
        if (isOther)
        {
            return null;
        }

        var (id, at, system) = (run.Id, now.ToUnixTimeMilliseconds(), plan.Document.System);
        await ExchangeStore.RecordAsync(work, id, system, plan.Rows.Select(row => (row, plan.Before.GetValueOrDefault((row.GetType(), row.Key)))));
        await store.PutAsync(
            work,
            system,
            [.. plan.Visits.Select(one => one with { ImportId = id, ImportedAt = at, FileName = file })],
            [.. plan.Findings.Select(one => one with { ImportId = id, ImportedAt = at })],
            [.. plan.Counts.Select(one => one with { ImportId = id, ImportedAt = at })]);
        await runs.MoveAsync(work, id, ImportState.Staging, ImportState.Applied, now);
        await audit.AppendAsync(work, now, actor, "import", Subject(id), StorageJson.Write(new { run.FileName, run.Sha256, run.Created, run.Changed, run.Refused, Kind = nameof(ImportKind.Exchange), system }));
        return run with { State = ImportState.Applied };
    }

    /// <summary>As it was before the import; what a later one changed again stays.</summary>
    /// <returns>How many rows are as before, and keys of those that stay; null when it is not in the state for it.</returns>
    public async Task<(int Back, IReadOnlyList<string> Kept)?> TakeBackAsync(UnitOfWork work, long id, string actor)
    {
        await work.AloneAsync();
        var now = clock.GetUtcNow();
        if (await runs.FindAsync(work, id) is not { Kind: ImportKind.Exchange, State: ImportState.Applied })
        {
            return null;
        }

        var (back, kept) = await store.TakeBackAsync(work, id);
        await runs.MoveAsync(work, id, ImportState.Applied, ImportState.Undone, now);
        await audit.AppendAsync(work, now, actor, "import-undo", Subject(id), StorageJson.Write(new { back, kept = kept.Count }));
        return (back, kept);
    }

    /// <summary>Our own file come back: nothing of it is written, what is not as we have it is named.</summary>
    private async Task<ExchangePlan> OwnAsync(UnitOfWork work, ExchangeDocument document, List<string> refused)
    {
        var own = await export.ReadAsync(work, document.From, document.To, [], document.MadeAt);
        var visits = own.Visits.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var findings = own.Findings.ToDictionary(one => one.Id, StringComparer.Ordinal);
        refused.AddRange(document.Visits.Where(one => visits.GetValueOrDefault(one.Id) != one).Select(one => ExchangeTexts.NotAsOurs(one.Id, visits.ContainsKey(one.Id))));
        refused.AddRange(document.Findings.Where(one => findings.GetValueOrDefault(one.Id) != one).Select(one => ExchangeTexts.NotAsOurs(one.Id, findings.ContainsKey(one.Id))));
        return new ExchangePlan(
            document,
            [],
            [],
            [],
            new ExchangeTally(0, 0, document.Visits.Count(one => visits.GetValueOrDefault(one.Id) == one)),
            new ExchangeTally(0, 0, document.Findings.Count(one => findings.GetValueOrDefault(one.Id) == one)),
            new ExchangeTally(0, 0, 0),
            new Dictionary<(Type, string), ExchangedRow>(),
            refused);
    }

    private static (List<T> Changes, ExchangeTally Tally) Sort<T>(
        IReadOnlyList<T> rows, IReadOnlyList<T> known, IReadOnlySet<long> undone, Dictionary<(Type, string), ExchangedRow> before)
        where T : ExchangedRow
    {
        var there = known.ToDictionary(one => one.Key, StringComparer.Ordinal);
        var fresh = rows.Where(row => !there.ContainsKey(row.Key)).ToList();

        // What stands there from an import that was taken back would go with what hangs on it: told of again, it is this import's.
        var changed = rows.Where(row => there.TryGetValue(row.Key, out var one) && (!one.SaysAs(row) || (one.ImportId is { } from && undone.Contains(from)))).ToList();
        foreach (var row in changed)
        {
            before[(typeof(T), row.Key)] = there[row.Key];
        }

        return ([.. fresh, .. changed], new ExchangeTally(fresh.Count, changed.Count, rows.Count - fresh.Count - changed.Count));
    }

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"import:{id}");
}

/// <summary>The list by 统一社会信用代码, else by name and county.</summary>
internal sealed class EnterpriseBook(IReadOnlyList<Enterprise> all)
{
    private readonly Dictionary<string, Enterprise> _byCode = all.Where(one => one.CreditCode is not null).GroupBy(one => one.CreditCode!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    private readonly ILookup<(string Name, string County), Enterprise> _byName = all.ToLookup(one => (one.Name, one.County));
    private readonly HashSet<string> _counties = all.Select(one => one.County).ToHashSet(StringComparer.Ordinal);

    public bool HasCounty(string county) => _counties.Contains(county);

    /// <summary>Null when it is not on the list, or two are of that name.</summary>
    public Enterprise? Find(string? code, string name, string county) =>
        code is not null && _byCode.TryGetValue(code, out var known) ? known
        : _byName[(name, county)].Take(2).ToList() is [var only] && (code is null || only.CreditCode is null) ? only
        : null;
}

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
/// <param name="Refused">A sentence for each row that is not taken.</param>
internal sealed record ExchangePlan(
    ExchangeDocument Document,
    IReadOnlyList<ExchangedVisit> Visits,
    IReadOnlyList<ExchangedFinding> Findings,
    IReadOnlyList<DayCount> Counts,
    ExchangeTally VisitTally,
    ExchangeTally FindingTally,
    ExchangeTally CountTally,
    IReadOnlyList<string> Refused)
{
    public bool ChangesNothing => Visits.Count + Findings.Count + Counts.Count == 0;
}

/// <summary>
/// Visits of 移动执法APP and 双随机. They carry nobody's signature here: they are no 体检 of the campaign and count as none, they are compared, and told to
/// who is about to go to the same enterprise (decision 23). The same file again changes nothing.
/// </summary>
internal sealed class ExchangeImport(ExchangeStore store, ExchangeExport export, RosterImportStore enterprises)
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
        var knownVisits = (await store.VisitsAsync(work, document.System)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var knownFindings = (await store.FindingsAsync(work, document.System)).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var knownCounts = (await store.CountsAsync(work, document.System)).ToDictionary(one => (one.Day, one.County));
        var (newVisits, visitTally) = Sort(visits, one => knownVisits.GetValueOrDefault(one.Id));
        var (newFindings, findingTally) = Sort(findings, one => knownFindings.GetValueOrDefault(one.Id));
        var (newCounts, countTally) = Sort(counts, one => knownCounts.GetValueOrDefault((one.Day, one.County)));
        return new ExchangePlan(document, newVisits, newFindings, newCounts, visitTally, findingTally, countTally, refused);
    }

    public Task ApplyAsync(UnitOfWork work, ExchangePlan plan, string file, DateTimeOffset now) =>
        store.PutAsync(work, plan.Document.System, file, plan.Visits, plan.Findings, plan.Counts, now);

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
            refused);
    }

    private static (List<T> Changes, ExchangeTally Tally) Sort<T>(IReadOnlyList<T> rows, Func<T, T?> known)
        where T : class
    {
        var fresh = rows.Where(row => known(row) is null).ToList();
        var changed = rows.Where(row => known(row) is { } before && !before.Equals(row)).ToList();
        return ([.. fresh, .. changed], new ExchangeTally(fresh.Count, changed.Count, rows.Count - fresh.Count - changed.Count));
    }
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

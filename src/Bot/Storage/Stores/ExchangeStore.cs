using System.Globalization;

namespace Bot.Storage.Stores;

/// <summary>What other systems told of their visits (移动执法APP, 双随机; 二(一)2(3)). A row is known by system and id.</summary>
internal sealed partial class ExchangeStore
{
    private static readonly string[] VisitColumns =
        ["system", "id", "enterprise_id", "county", "day", "kind", "number", "sha256", "inspectors", "file_name", "imported_at", "import_id"];

    private static readonly string[] FindingColumns =
        ["system", "id", "visit", "ordinal", "type_code", "severity", "handling_code", "state", "words", "imported_at", "import_id"];

    private static readonly string[] CountColumns = ["system", "day", "county", "visits", "findings", "inspectors", "imported_at", "import_id"];

    private const string SelectVisits =
        """
        select
            id as Id,
            enterprise_id as EnterpriseId,
            county as County,
            day as Day,
            kind as Kind,
            number as Number,
            sha256 as Sha256,
            inspectors as Inspectors,
            file_name as FileName,
            imported_at as ImportedAt,
            import_id as ImportId
        from exchange_visit
        where system = @system
        """;

    public Task<IReadOnlyList<ExchangedVisit>> VisitsAsync(UnitOfWork work, string system) => work.QueryAsync<ExchangedVisit>(SelectVisits, new { system });

    private const string SelectFindings =
        """
        select
            id as Id,
            visit as Visit,
            ordinal as Ordinal,
            type_code as TypeCode,
            severity as Severity,
            handling_code as HandlingCode,
            state as State,
            words as Words,
            imported_at as ImportedAt,
            import_id as ImportId
        from exchange_finding
        where system = @system
        """;

    public Task<IReadOnlyList<ExchangedFinding>> FindingsAsync(UnitOfWork work, string system) => work.QueryAsync<ExchangedFinding>(SelectFindings, new { system });

    private const string SelectCounts =
        """
        select
            day as Day,
            county as County,
            visits as Visits,
            findings as Findings,
            inspectors as Inspectors,
            imported_at as ImportedAt,
            import_id as ImportId
        from exchange_count
        where system = @system
        """;

    public Task<IReadOnlyList<DayCount>> CountsAsync(UnitOfWork work, string system) => work.QueryAsync<DayCount>(SelectCounts, new { system });

    private const string DeleteVisits = "delete from exchange_visit where system = @system and id in @ids";
    private const string DeleteFindings = "delete from exchange_finding where system = @system and id in @ids";
    private const string DeleteCount = "delete from exchange_count where system = @system and day = @Day and county = @County";

    /// <summary>These take the place of what is there under their ids.</summary>
    public async Task PutAsync(UnitOfWork work, string system, IReadOnlyList<ExchangedVisit> visits, IReadOnlyList<ExchangedFinding> findings, IReadOnlyList<DayCount> counts)
    {
        foreach (var some in visits.Chunk(MostIds))
        {
            await work.ExecuteAsync(DeleteVisits, new { system, ids = some.Select(one => one.Id) });
        }

        foreach (var some in findings.Chunk(MostIds))
        {
            await work.ExecuteAsync(DeleteFindings, new { system, ids = some.Select(one => one.Id) });
        }

        foreach (var count in counts)
        {
            await work.ExecuteAsync(DeleteCount, new { system, count.Day, count.County });
        }

        var visitRows = new MultiRowInsert(work, "exchange_visit", VisitColumns);
        foreach (var one in visits)
        {
            await visitRows.AddAsync([system, one.Id, one.EnterpriseId, one.County, Day(one.Day), one.Kind, one.Number, one.Sha256, one.Inspectors, one.FileName, one.ImportedAt, one.ImportId]);
        }

        await visitRows.FlushAsync();
        var findingRows = new MultiRowInsert(work, "exchange_finding", FindingColumns);
        foreach (var one in findings)
        {
            await findingRows.AddAsync([system, one.Id, one.Visit, one.Ordinal, one.TypeCode, one.Severity, one.HandlingCode, one.State, one.Words, one.ImportedAt, one.ImportId]);
        }

        await findingRows.FlushAsync();
        var countRows = new MultiRowInsert(work, "exchange_count", CountColumns);
        foreach (var one in counts)
        {
            await countRows.AddAsync([system, Day(one.Day), one.County, one.Visits, one.Findings, one.Inspectors, one.ImportedAt, one.ImportId]);
        }

        await countRows.FlushAsync();
    }

    private const string SelectOfEnterprise =
        """
        select
            system as System,
            id as Id,
            day as Day,
            kind as Kind,
            inspectors as Inspectors,
            imported_at as ImportedAt
        from exchange_visit
        where enterprise_id = @enterpriseId and day between @from and @to
        order by day desc, system, id
        """;

    /// <summary>Visits of other systems to the enterprise, the last first.</summary>
    public Task<IReadOnlyList<VisitElsewhere>> OfEnterpriseAsync(UnitOfWork work, string enterpriseId, DateOnly from, DateOnly to) =>
        work.QueryAsync<VisitElsewhere>(SelectOfEnterprise, new { enterpriseId, from, to });

    private const string SelectFoundElsewhere =
        """
        select
            f.system as System,
            f.visit as Visit,
            f.type_code as TypeCode,
            f.state as State,
            f.words as Words
        from exchange_visit as v
        join exchange_finding as f on f.system = v.system and f.visit = v.id
        where v.enterprise_id = @enterpriseId
        order by f.system, f.visit, f.ordinal, f.id
        """;

    /// <summary>What was found on the visits of other systems to the enterprise.</summary>
    public Task<IReadOnlyList<FindingElsewhere>> FoundElsewhereAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<FindingElsewhere>(SelectFoundElsewhere, new { enterpriseId });

    /// <summary>SQL Server takes 2100 parameters.</summary>
    private const int MostIds = 1000;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

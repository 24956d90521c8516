using System.Globalization;

namespace Bot.Storage.Stores;

/// <summary>An enterprise as a row of another system can name it.</summary>
internal sealed record NamedEnterprise
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string County { get; init; } = "";

    public string? CreditCode { get; init; }
}

/// <summary>外部数据: rows of other systems, as they were imported.</summary>
internal sealed class ExternalRecordStore
{
    private static readonly string[] Columns = ["id", "import_id", "enterprise_id", "kind", "day", "words", "source", "source_day"];

    private const string SelectByCodes = "select id as Id, name as Name, county as County, credit_code as CreditCode from enterprise where credit_code in @codes";

    /// <summary>Enterprises with one of the codes, off the list too.</summary>
    public Task<IReadOnlyList<NamedEnterprise>> WithCodesAsync(UnitOfWork work, IEnumerable<string> codes) =>
        work.QueryAsync<NamedEnterprise>(SelectByCodes, codes, piece => new { codes = piece });

    private const string SelectByNames = "select id as Id, name as Name, county as County, credit_code as CreditCode from enterprise where county = @county and name in @names";

    /// <summary>Enterprises of the county with one of the names.</summary>
    public Task<IReadOnlyList<NamedEnterprise>> WithNamesAsync(UnitOfWork work, string county, IEnumerable<string> names) =>
        work.QueryAsync<NamedEnterprise>(SelectByNames, names, piece => new { county, names = piece });

    private const string SelectKnown = "select id from external_record where id in @ids";

    /// <summary>Which of them are there already.</summary>
    public Task<IReadOnlyList<string>> KnownAsync(UnitOfWork work, IEnumerable<string> ids) => work.QueryAsync<string>(SelectKnown, ids, piece => new { ids = piece });

    public async Task AddAsync(UnitOfWork work, long importId, IEnumerable<ExternalRecord> records)
    {
        var insert = new MultiRowInsert(work, "external_record", Columns);
        foreach (var one in records)
        {
            await insert.AddAsync([one.Id, importId, one.EnterpriseId, one.Kind.ToString(), Day(one.Day), one.Words, one.Source, Day(one.SourceDay)]);
        }

        await insert.FlushAsync();

        static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
    }

    private const string DeleteOfImport = "delete from external_record where import_id = @importId";

    /// <summary>How many rows went.</summary>
    public Task<int> TakeBackAsync(UnitOfWork work, long importId) => work.ExecuteAsync(DeleteOfImport, new { importId });

    private const string SelectOfEnterprise =
        """
        select
            id as Id,
            enterprise_id as EnterpriseId,
            kind as Kind,
            day as Day,
            words as Words,
            source as Source,
            source_day as SourceDay
        from external_record
        where enterprise_id = @enterpriseId
        order by coalesce(day, source_day) desc, id
        """;

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<ExternalRecord>> OfEnterpriseAsync(UnitOfWork work, string enterpriseId) =>
        work.QueryAsync<ExternalRecord>(SelectOfEnterprise, new { enterpriseId });
}

using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Bot.Storage.Stores;

/// <summary>The rows of an import of enterprises. They are written beside the list in batches; one short commit puts them into it, another takes them back.</summary>
internal sealed class RosterImportStore
{
    private const string Values =
        """
        name, initials, credit_code, legal_representative, address, latitude, longitude, enterprise_type, industry_code,
        industry_word, track, county, township, ultra_low_emission, performance_grade, self_accepted_since_2019, off_list_reason
        """;

    private static readonly string[] Columns = ["import_id", "side", "id", "row_number", .. Values.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    private const string SelectAll = $"select {EnterpriseSql.Columns} from enterprise";

    /// <summary>All enterprises, off the list too.</summary>
    public async Task<IReadOnlyList<Enterprise>> ListAsync(UnitOfWork work) =>
        [.. (await work.QueryAsync<EnterpriseRow>(SelectAll)).Select(row => row.ToEnterprise())];

    public async Task StageAsync(UnitOfWork work, long id, IEnumerable<RosterChange> changes)
    {
        var insert = new MultiRowInsert(work, "import_enterprise", Columns);
        foreach (var change in changes)
        {
            if (change.Before is { } before)
            {
                await insert.AddAsync(Cells(id, "Before", change.Row, before));
            }

            await insert.AddAsync(Cells(id, "After", change.Row, change.After));
        }

        await insert.FlushAsync();
    }

    private const string SelectCounties = "select distinct county from import_enterprise where import_id = @id order by county";

    /// <summary>Counties that the rows are in, before or after.</summary>
    public Task<IReadOnlyList<string>> CountiesAsync(UnitOfWork work, long id) => work.QueryAsync<string>(SelectCounties, new { id });

    private const string SelectMoved =
        $"""
        select moved.name
        from (
            select id, {Values} from import_enterprise where import_id = @id and side = 'Before'
            except
            select id, {Values} from enterprise) as moved
        order by moved.name
        """;

    private const string SelectTaken =
        """
        select a.name
        from import_enterprise as a
        left join import_enterprise as b on b.import_id = a.import_id and b.side = 'Before' and b.id = a.id
        where a.import_id = @id
            and a.side = 'After'
            and ((a.credit_code is not null
                    and (b.credit_code is null or b.credit_code <> a.credit_code)
                    and a.credit_code in (
                        select e.credit_code
                        from enterprise as e
                        where e.credit_code is not null
                            and e.id not in (select c.id from import_enterprise as c where c.import_id = @id and c.side = 'After')))
                or (b.id is null
                    and exists (
                        select 1
                        from enterprise as n
                        where n.county = a.county and n.name = a.name and (n.credit_code is null or a.credit_code is null))))
        order by a.name
        """;

    /// <summary>Names of enterprises that are no longer as they were when the rows were compared with the list; empty when the import may go in.</summary>
    public async Task<IReadOnlyList<string>> ConflictsAsync(UnitOfWork work, long id)
    {
        var moved = await work.QueryAsync<string>(SelectMoved, new { id });
        return moved.Count > 0 ? moved : await work.QueryAsync<string>(SelectTaken, new { id });
    }

    private const string DeleteBefore = "delete from enterprise where id in (select id from import_enterprise where import_id = @id and side = 'Before')";

    private const string InsertAfter =
        $"""
        insert into enterprise (id, {Values})
        select id, {Values} from import_enterprise where import_id = @id and side = 'After'
        """;

    private const string SelectTouched = "select distinct id from import_enterprise where import_id = @id";

    public async Task PutInAsync(UnitOfWork work, long id) => await Tallies.KeepListAsync(work, await work.QueryAsync<string>(SelectTouched, new { id }), async () =>
    {
        await work.ExecuteAsync(DeleteBefore, new { id });
        await work.ExecuteAsync(InsertAfter, new { id });
    });

    private const string KeepChanged =
        $"""
        update import_enterprise set
            side = 'Changed'
        where import_id = @id
            and side = 'After'
            and id in (
                select changed.id
                from (
                    select id, {Values} from import_enterprise where import_id = @id and side = 'After'
                    except
                    select id, {Values} from enterprise) as changed)
        """;

    private const string KeepUsed =
        """
        update import_enterprise set
            side = 'Used'
        where import_id = @id
            and side = 'After'
            and id not in (select b.id from import_enterprise as b where b.import_id = @id and b.side = 'Before')
            and (id in (select i.enterprise_id from inspection as i)
                or id in (select p.enterprise_id from planned_visit as p)
                or id in (select s.enterprise_id from self_check as s)
                or id in (select g.enterprise_id from role_grant as g where g.enterprise_id is not null))
        """;

    private const string DeleteAfter = "delete from enterprise where id in (select id from import_enterprise where import_id = @id and side = 'After')";

    private const string InsertBefore =
        $"""
        insert into enterprise (id, {Values})
        select b.id, {Values}
        from import_enterprise as b
        where b.import_id = @id
            and b.side = 'Before'
            and b.id in (select a.id from import_enterprise as a where a.import_id = @id and a.side = 'After')
        """;

    private const string SelectKept =
        """
        select
            name as Name,
            side as Side
        from import_enterprise
        where import_id = @id and side in ('Changed', 'Used')
        order by row_number
        """;

    private const string CountAfter = "select count(*) from import_enterprise where import_id = @id and side = 'After'";

    /// <summary>Puts every row back as it was, except those that were changed since and new ones that are in use.</summary>
    /// <returns>Rows put back, and those that stay.</returns>
    public async Task<(int Back, IReadOnlyList<KeptEnterprise> Kept)> TakeBackAsync(UnitOfWork work, long id)
    {
        await work.ExecuteAsync(KeepChanged, new { id });
        await work.ExecuteAsync(KeepUsed, new { id });
        await Tallies.KeepListAsync(work, await work.QueryAsync<string>(SelectTouched, new { id }), async () =>
        {
            await work.ExecuteAsync(DeleteAfter, new { id });
            await work.ExecuteAsync(InsertBefore, new { id });
        });
        return (await work.ScalarAsync<int>(CountAfter, new { id }), await work.QueryAsync<KeptEnterprise>(SelectKept, new { id }));
    }

    private static object?[] Cells(long id, string side, int number, Enterprise enterprise)
    {
        var row = EnterpriseRow.Of(enterprise);
        return
        [
            id, side, row.Id, number,
            row.Name, PinyinInitials.Of(EnterpriseNames.WithoutForm(row.Name)), row.CreditCode, row.LegalRepresentative, row.Address, row.Latitude, row.Longitude, row.EnterpriseType, row.IndustryCode,
            row.IndustryWord, row.Track, row.County, row.Township, row.UltraLowEmission, row.PerformanceGrade, row.SelfAcceptedSince2019, row.OffListReason,
        ];
    }
}

/// <summary>A row that an undo left as it is.</summary>
internal sealed record KeptEnterprise
{
    public string Name { get; init; } = "";

    /// <summary>"Changed" since the import, or "Used": new with it, and in use.</summary>
    public string Side { get; init; } = "";
}

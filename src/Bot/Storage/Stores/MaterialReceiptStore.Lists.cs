using Domain.Responsibility;

namespace Bot.Storage.Stores;

internal sealed partial class MaterialReceiptStore
{
    private const string Columns =
        """
        r.material_id as MaterialId,
        r.version as Version,
        r.enterprise_id as EnterpriseId,
        e.name as EnterpriseName,
        e.township as Township,
        r.county as County,
        e.legal_representative as LegalRepresentative,
        e.address as Address,
        r.send_id as SendId,
        r.sent_at as SentAt,
        r.resent_at as ResentAt,
        r.confirmed_at as ConfirmedAt,
        r.confirmed_by as ConfirmedBy,
        r.passed_on as PassedOn
        """;

    private const string SelectOfOfficer =
        $"""
        select {Columns}
        from material_receipt as r
        join enterprise as e on e.id = r.enterprise_id
        where e.off_list_reason is null
            and r.enterprise_id in (select g.enterprise_id from role_grant as g where g.user_id = @userId and g.role = @officer)
        order by r.material_id, r.version, e.initials, e.name, e.id
        """;

    /// <summary>Everything that the officer's enterprises on the list have, by version and name.</summary>
    public Task<IReadOnlyList<MaterialReceipt>> OfOfficerAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<MaterialReceipt>(SelectOfOfficer, new { userId = UserIds.Normal(userId), officer = nameof(Role.EnterpriseOfficer) });

    private const string SelectOthers =
        """
        select distinct g.user_id
        from role_grant as g
        join material_receipt as r on r.enterprise_id = g.enterprise_id and r.material_id = @MaterialId and r.version = @Version
        where g.role = @officer
            and g.user_id <> @userId
            and g.enterprise_id in @ids
            and not exists (
                select 1
                from role_grant as o
                join material_receipt as w on w.enterprise_id = o.enterprise_id and w.material_id = r.material_id and w.version = r.version
                where o.user_id = g.user_id and o.role = @officer and w.confirmed_at is null)
        order by g.user_id
        """;

    /// <summary>The enterprises' other officers who have nothing left to confirm of the version.</summary>
    public async Task<IReadOnlyList<string>> OthersDoneAsync(UnitOfWork work, MaterialKey key, IEnumerable<string> enterpriseIds, string userId) =>
    [
        .. (await work.QueryAsync<string>(SelectOthers, enterpriseIds, ids => new { key.MaterialId, key.Version, ids, userId = UserIds.Normal(userId), officer = nameof(Role.EnterpriseOfficer) }))
            .Distinct(StringComparer.Ordinal),
    ];

    private const string SelectOpen =
        $"""
        select {Columns}
        from material_receipt as r
        join enterprise as e on e.id = r.enterprise_id
        where e.off_list_reason is null
            and r.confirmed_at is null
            and (@wholeCity = 1 or r.county in @counties)
            and (@sendId = 0 or r.send_id = @sendId)
        order by r.county, e.township, e.initials, e.name, e.id, r.material_id, r.version
        """;

    private const string SelectOfficers =
        """
        select
            g.enterprise_id as EnterpriseId,
            p.user_id as UserId,
            p.name as Name
        from role_grant as g
        join person as p on p.user_id = g.user_id
        where g.role = @officer
            and g.enterprise_id in (select r.enterprise_id from material_receipt as r where r.confirmed_at is null and (@wholeCity = 1 or r.county in @counties))
        order by p.sort_order, p.user_id, g.ordinal
        """;

    /// <summary>What nobody has confirmed, with the officers that a message reaches; by county, township and name.</summary>
    /// <param name="counties">Empty: the whole city.</param>
    /// <param name="sendId">0: of every send.</param>
    public async Task<IReadOnlyList<MaterialReceipt>> OpenAsync(UnitOfWork work, IReadOnlyList<string> counties, long sendId = 0)
    {
        var wholeCity = counties.Count == 0 ? 1 : 0;
        var rows = await work.QueryAsync<MaterialReceipt>(SelectOpen, new { wholeCity, counties, sendId });
        var all = await work.QueryAsync<OfficerRow>(SelectOfficers, new { wholeCity, counties, officer = nameof(Role.EnterpriseOfficer) });
        var lost = await reach.WithoutWayAsync(work, all.Select(row => row.UserId));
        var officers = all.Where(row => !lost.Contains(row.UserId)).ToLookup(row => row.EnterpriseId, row => row.Name, StringComparer.Ordinal);
        return [.. rows.Select(row => row with { Officers = [.. officers[row.EnterpriseId].Distinct(StringComparer.Ordinal)] })];
    }

    private const string SelectCounts =
        """
        select
            r.material_id as MaterialId,
            r.version as Version,
            r.county as County,
            count(*) as Enterprises,
            sum(case when r.confirmed_at is null then 0 else 1 end) as Confirmed,
            sum(case when (r.passed_on & 1) = 1 then 1 else 0 end) as Boss,
            sum(case when (r.passed_on & 2) = 2 then 1 else 0 end) as Manager,
            sum(case when (r.passed_on & 4) = 4 then 1 else 0 end) as Middle,
            sum(case when (r.passed_on & 8) = 8 then 1 else 0 end) as Staff,
            sum(case when r.confirmed_at is null and r.resent_at is not null then 1 else 0 end) as Silent
        from material_receipt as r
        join enterprise as e on e.id = r.enterprise_id
        where e.off_list_reason is null and (@wholeCity = 1 or r.county in @counties)
        group by r.material_id, r.version, r.county
        order by r.material_id, r.version, r.county
        """;

    /// <param name="counties">Empty: the whole city.</param>
    public Task<IReadOnlyList<MaterialCounts>> CountsAsync(UnitOfWork work, IReadOnlyList<string> counties) =>
        work.QueryAsync<MaterialCounts>(SelectCounts, new { wholeCity = counties.Count == 0 ? 1 : 0, counties });

    private const string SelectCountiesToList =
        """
        select distinct county
        from material_receipt
        where confirmed_at is null and listed_at is null and resent_at < @before
        order by county
        """;

    /// <summary>Counties with enterprises that were sent a version again before that moment, are silent still, and that the office was not told of.</summary>
    public Task<IReadOnlyList<string>> CountiesToListAsync(UnitOfWork work, DateTimeOffset before) => work.QueryAsync<string>(SelectCountiesToList, new { before });

    private const string SetListed =
        """
        update material_receipt set
            listed_at = @now
        where county = @county and confirmed_at is null and listed_at is null and resent_at < @before
        """;

    /// <summary>How many the office is told of now.</summary>
    public Task<int> ListedAsync(UnitOfWork work, string county, DateTimeOffset before, DateTimeOffset now) => work.ExecuteAsync(SetListed, new { county, before, now });

    private sealed record OfficerRow
    {
        public string EnterpriseId { get; init; } = "";

        public string UserId { get; init; } = "";

        public string Name { get; init; } = "";
    }
}

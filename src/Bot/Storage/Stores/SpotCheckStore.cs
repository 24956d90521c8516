using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>How many spot checks of a county ended how.</summary>
internal sealed record SpotCount
{
    public string County { get; init; } = "";

    /// <summary>Null: not filed yet.</summary>
    public SpotResult? Result { get; init; }

    public int Checks { get; init; }
}

/// <summary>抽查: at most one for each signed form.</summary>
internal sealed class SpotCheckStore
{
    private const string SelectCandidates =
        """
        select i.id
        from inspection as i
        where i.campaign_id = @campaignId
            and i.county = @county
            and i.status = @signed
            and i.visited_on between @first and @last
            and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = @signed)
            and not exists (select 1 from spot_check as s where s.inspection_id = i.id)
        order by i.id
        """;

    /// <summary>Ids of the county's signed forms of these days that nobody has checked; of a corrected form its correction.</summary>
    public Task<IReadOnlyList<string>> CandidatesAsync(UnitOfWork work, string campaignId, string county, DateOnly first, DateOnly last) =>
        work.QueryAsync<string>(SelectCandidates, new { campaignId, county, first, last, signed = nameof(InspectionStatus.Signed) });

    private const string Insert =
        """
        insert into spot_check (id, draw_id, campaign_id, county, inspection_id, lead, partner, version)
        values (@Id, @DrawId, @CampaignId, @County, @InspectionId, @Lead, @Partner, @Version)
        """;

    public Task AddAsync(UnitOfWork work, SpotCheck check) => work.ExecuteAsync(Insert, new
    {
        check.Id,
        check.DrawId,
        check.CampaignId,
        check.County,
        check.InspectionId,
        Lead = UserIds.Normal(check.Lead),
        Partner = UserIds.Normal(check.Partner),
        check.Version,
    });

    private const string All =
        $"""
        select
            id as Id,
            draw_id as DrawId,
            campaign_id as CampaignId,
            county as County,
            inspection_id as InspectionId,
            {FiledSql.Columns}
        from spot_check
        """;

    private const string SelectById = $"{All} where id = @id";

    public Task<SpotCheck?> FindAsync(UnitOfWork work, string id) => work.FindAsync<SpotCheck>(SelectById, new { id });

    private const string SelectOpenOf = $"{All} where (lead = @userId or partner = @userId) and result is null order by id";

    /// <summary>What the person has not filed yet, oldest first.</summary>
    public Task<IReadOnlyList<SpotCheck>> OpenOfAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<SpotCheck>(SelectOpenOf, new { userId = UserIds.Normal(userId) });

    private const string SelectFaults = $"{All} where campaign_id = @campaignId and result is not null and result <> @whole order by filed_at desc, id desc";

    /// <summary>Those of the campaign that were not 属实, newest first.</summary>
    public Task<IReadOnlyList<SpotCheck>> FaultsAsync(UnitOfWork work, string campaignId) =>
        work.QueryAsync<SpotCheck>(SelectFaults, new { campaignId, whole = nameof(SpotResult.True) });

    private const string SelectCounts =
        """
        select county as County, result as Result, count(*) as Checks
        from spot_check
        where campaign_id = @campaignId
        group by county, result
        order by county
        """;

    public Task<IReadOnlyList<SpotCount>> CountsAsync(UnitOfWork work, string campaignId) => work.QueryAsync<SpotCount>(SelectCounts, new { campaignId });

    private const string Update =
        """
        update spot_check set
            result = @Result,
            words = @Words,
            filed_by = @FiledBy,
            filed_at = @FiledAt,
            version = @Version
        where id = @Id and version = @before
        """;

    /// <returns>False when another change came first: nothing is written then.</returns>
    public async Task<bool> SaveAsync(UnitOfWork work, SpotCheck check, int before) =>
        await work.ExecuteAsync(Update, new { check.Id, Result = check.Result?.ToString(), check.Words, check.FiledBy, check.FiledAt, check.Version, before }) == 1;
}

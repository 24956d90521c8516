using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Storage.Stores;

/// <summary>Stored: never rename.</summary>
internal enum PlanKind
{
    /// <summary>工作计划.</summary>
    Plan,

    /// <summary>双随机.</summary>
    Draw,
}

/// <summary>Stored: never rename.</summary>
internal enum PlanState
{
    /// <summary>Shown to the office, nothing planned yet.</summary>
    Proposed,

    /// <summary>Its visits are planned.</summary>
    Applied,

    /// <summary>Another proposal took its place before it was applied.</summary>
    Replaced,
}

/// <summary>A plan or draw of one county: its visits can be made again from it.</summary>
/// <param name="Sha256">Of the list of visits.</param>
internal sealed record PlanRecord(
    string Id,
    PlanKind Kind,
    string CampaignId,
    string County,
    long Seed,
    DateOnly FirstDay,
    int Visits,
    string Sha256,
    PlanState State,
    string CreatedBy,
    DateTimeOffset CreatedAt);

/// <summary>Plans and draws, and what they are made from.</summary>
internal sealed class PlanStore
{
    private const string Insert =
        """
        insert into visit_plan (id, kind, campaign_id, county, seed, first_day, visits, list_sha256, state, created_by, created_at)
        values (@Id, @Kind, @CampaignId, @County, @Seed, @FirstDay, @Visits, @Sha256, @State, @CreatedBy, @CreatedAt)
        """;

    public Task AddAsync(UnitOfWork work, PlanRecord plan) => work.ExecuteAsync(Insert, new
    {
        plan.Id,
        Kind = plan.Kind.ToString(),
        plan.CampaignId,
        plan.County,
        plan.Seed,
        plan.FirstDay,
        plan.Visits,
        plan.Sha256,
        State = plan.State.ToString(),
        CreatedBy = UserIds.Normal(plan.CreatedBy),
        plan.CreatedAt,
    });

    private const string All =
        """
        select
            id as Id,
            kind as Kind,
            campaign_id as CampaignId,
            county as County,
            seed as Seed,
            first_day as FirstDay,
            visits as Visits,
            list_sha256 as Sha256,
            state as State,
            created_by as CreatedBy,
            created_at as CreatedAt
        from visit_plan
        """;

    private const string SelectDraws = $"{All} where kind = @kind and county = @county and created_at >= @since order by created_at, id";

    /// <summary>双随机 of the county since then, the oldest first.</summary>
    public async Task<IReadOnlyList<PlanRecord>> DrawsAsync(UnitOfWork work, string county, DateTimeOffset since) =>
        [.. (await work.QueryAsync<Row>(SelectDraws, new { kind = nameof(PlanKind.Draw), county, since })).Select(row => row.ToRecord())];

    private const string SelectById = $"{All} where id = @id";

    public async Task<PlanRecord?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>(SelectById, new { id }))?.ToRecord();

    private const string Decide =
        """
        update visit_plan set
            state = @state,
            decided_at = @now
        where id = @id and state = 'Proposed'
        """;

    /// <summary>False when it was decided before: of two taps the first counts.</summary>
    public async Task<bool> DecideAsync(UnitOfWork work, string id, PlanState state, DateTimeOffset now) =>
        await work.ExecuteAsync(Decide, new { id, state = state.ToString(), now }) == 1;

    private const string SelectCounties =
        """
        select distinct county
        from enterprise
        where track = @full and off_list_reason is null
        order by county
        """;

    /// <summary>Counties with an enterprise to be visited.</summary>
    public Task<IReadOnlyList<string>> CountiesAsync(UnitOfWork work) =>
        work.QueryAsync<string>(SelectCounties, new { full = nameof(Track.Full) });

    private const string SelectFull =
        $"""
        select {EnterpriseSql.Columns}
        from enterprise
        where county = @county and track = @full and off_list_reason is null
        order by id
        """;

    /// <summary>The county's list of those that are visited.</summary>
    public async Task<IReadOnlyList<Enterprise>> FullAsync(UnitOfWork work, string county) =>
        [.. (await work.QueryAsync<EnterpriseRow>(SelectFull, new { county, full = nameof(Track.Full) })).Select(row => row.ToEnterprise())];

    private const string SelectVisited =
        """
        select distinct enterprise_id
        from inspection
        where campaign_id = @campaignId and county = @county and status = @signed
        """;

    /// <summary>Ids of the county's enterprises with a signed visit.</summary>
    public async Task<IReadOnlySet<string>> VisitedAsync(UnitOfWork work, string campaignId, string county) =>
        (await work.QueryAsync<string>(SelectVisited, new { campaignId, county, signed = nameof(InspectionStatus.Signed) })).ToHashSet(StringComparer.Ordinal);

    private const string SelectSigners = "select signer from commitment where campaign_id = @campaignId and signer in @signers";

    /// <summary>Who of them has signed annex 5.</summary>
    public async Task<IReadOnlySet<string>> SignersAsync(UnitOfWork work, string campaignId, IEnumerable<string> userIds) =>
        (await work.QueryAsync<string>(SelectSigners, userIds, piece => new { campaignId, signers = piece })).ToHashSet(StringComparer.Ordinal);

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string CampaignId { get; init; } = "";

        public string County { get; init; } = "";

        public long Seed { get; init; }

        public DateOnly FirstDay { get; init; }

        public int Visits { get; init; }

        public string Sha256 { get; init; } = "";

        public string State { get; init; } = "";

        public string CreatedBy { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public PlanRecord ToRecord() =>
            new(Id, Enum.Parse<PlanKind>(Kind), CampaignId, County, Seed, FirstDay, Visits, Sha256, Enum.Parse<PlanState>(State), CreatedBy, CreatedAt);
    }
}

using System.Globalization;
using Domain.Planning;

namespace Bot.Storage.Stores;

/// <summary>体检任务: planned visits by day, inspector and enterprise.</summary>
internal sealed partial class PlannedVisitStore
{
    private static readonly string[] Columns =
    [
        "id", "campaign_id", "county", "enterprise_id", "day", "lead", "partner", "origin", "source", "exception_reason", "status", "version", "note", "changed_at",
    ];

    public async Task AddAsync(UnitOfWork work, IEnumerable<PlannedVisit> visits, DateTimeOffset now)
    {
        var insert = new MultiRowInsert(work, "planned_visit", Columns);
        foreach (var visit in visits)
        {
            await insert.AddAsync(
            [
                visit.Id, visit.CampaignId, visit.County, visit.EnterpriseId, visit.Day.ToString("O", CultureInfo.InvariantCulture), UserIds.Normal(visit.Lead), UserIds.Normal(visit.Partner),
                visit.Origin.ToString(), visit.Source, visit.ExceptionReason, visit.Status.ToString(), visit.Version, visit.Note, now.ToUnixTimeMilliseconds(),
            ]);
        }

        await insert.FlushAsync();
    }

    private const string SelectColumns =
        """
        id as Id,
        campaign_id as CampaignId,
        county as County,
        enterprise_id as EnterpriseId,
        day as Day,
        lead as Lead,
        partner as Partner,
        origin as Origin,
        source as Source,
        exception_reason as ExceptionReason,
        status as Status,
        version as Version,
        note as Note
        """;

    private const string SelectById = $"select {SelectColumns} from planned_visit where id = @id";

    public async Task<PlannedVisit?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>(SelectById, new { id }))?.ToVisit();

    private const string SelectOfInspector =
        $"""
        select {SelectColumns}
        from planned_visit
        where (lead = @userId or partner = @userId) and day between @first and @last
        order by day, id
        """;

    /// <summary>The visits of an inspector, in charge or as the second one, from the first to the last day, in every state.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfInspectorAsync(UnitOfWork work, string userId, DateOnly first, DateOnly last) =>
        [.. (await work.QueryAsync<Row>(SelectOfInspector, new { userId = UserIds.Normal(userId), first, last })).Select(row => row.ToVisit())];

    private const string SelectOfDays =
        $"""
        select {SelectColumns}
        from planned_visit
        where day between @first and @last and status in @statuses
        order by day, id
        """;

    /// <summary>All visits from the first to the last day that stand in one of the states, by day.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfDaysAsync(UnitOfWork work, DateOnly first, DateOnly last, params PlannedVisitStatus[] statuses) =>
        [.. (await work.QueryAsync<Row>(SelectOfDays, new { first, last, statuses = statuses.Select(status => status.ToString()) })).Select(row => row.ToVisit())];

    private const string SelectOfEnterprise =
        $"""
        select {SelectColumns}
        from planned_visit
        where campaign_id = @campaignId and enterprise_id = @enterpriseId
        order by day, id
        """;

    /// <summary>The visits of an enterprise in a campaign, in every state.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfEnterpriseAsync(UnitOfWork work, string campaignId, string enterpriseId) =>
        [.. (await work.QueryAsync<Row>(SelectOfEnterprise, new { campaignId, enterpriseId })).Select(row => row.ToVisit())];

    private const string Update =
        """
        update planned_visit set
            day = @Day,
            lead = @Lead,
            partner = @Partner,
            exception_reason = @ExceptionReason,
            status = @Status,
            version = @Version,
            note = @Note,
            changed_at = @now
        where id = @Id and version = @before
        """;

    /// <returns>False when another change came first: nothing is written then.</returns>
    public async Task<bool> SaveAsync(UnitOfWork work, PlannedVisit visit, int before, DateTimeOffset now) =>
        await work.ExecuteAsync(Update, new
        {
            visit.Id,
            visit.Day,
            Lead = UserIds.Normal(visit.Lead),
            Partner = UserIds.Normal(visit.Partner),
            visit.ExceptionReason,
            Status = visit.Status.ToString(),
            visit.Version,
            visit.Note,
            before,
            now,
        }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string CampaignId { get; init; } = "";

        public string County { get; init; } = "";

        public string EnterpriseId { get; init; } = "";

        public DateOnly Day { get; init; }

        public string Lead { get; init; } = "";

        public string Partner { get; init; } = "";

        public string Origin { get; init; } = "";

        public string Source { get; init; } = "";

        public string? ExceptionReason { get; init; }

        public string Status { get; init; } = "";

        public int Version { get; init; }

        public string? Note { get; init; }

        public PlannedVisit ToVisit() => new()
        {
            Id = Id,
            CampaignId = CampaignId,
            County = County,
            EnterpriseId = EnterpriseId,
            Day = Day,
            Lead = Lead,
            Partner = Partner,
            Origin = Enum.Parse<VisitOrigin>(Origin),
            Source = Source,
            ExceptionReason = ExceptionReason,
            Status = Enum.Parse<PlannedVisitStatus>(Status),
            Version = Version,
            Note = Note,
        };
    }
}

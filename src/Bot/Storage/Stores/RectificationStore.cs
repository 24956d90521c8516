using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Storage.Stores;

/// <summary>整改: one case for each finding that the enterprise rectifies.</summary>
internal sealed partial class RectificationStore
{
    private static readonly string[] Columns =
    [
        "id", "campaign_id", "county", "enterprise_id", "inspection_id", "finding_id", "number", "ordinal", "severity", "status", "version", "round",
        "first_deadline", "ordered_until", "deadline", "opened_at",
    ];

    /// <summary>New cases: nothing is asked for or handed in.</summary>
    public async Task AddAsync(UnitOfWork work, IReadOnlyCollection<RectificationCase> cases) =>
        await Tallies.KeepAsync(work, TallyParts.Cases, [.. cases.Select(one => one.InspectionId).Distinct(StringComparer.Ordinal)], () => InsertAsync(work, cases));

    private static async Task InsertAsync(UnitOfWork work, IEnumerable<RectificationCase> cases)
    {
        var insert = new MultiRowInsert(work, "rectification", Columns);
        foreach (var one in cases)
        {
            await insert.AddAsync(
            [
                one.Id, one.CampaignId, one.County, one.EnterpriseId, one.InspectionId, one.FindingId, one.Number, one.Ordinal, one.Severity.ToString(), one.Status.ToString(), one.Version, one.Round,
                Day(one.FirstDeadline), Day(one.OrderedUntil), Day(one.Deadline), one.OpenedAt.ToUnixTimeMilliseconds(),
            ]);
        }

        await insert.FlushAsync();

        static string? Day(DateOnly? day) => day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
    }

    private const string Update =
        """
        update rectification set
            severity = @Severity,
            status = @Status,
            version = @Version,
            round = @Round,
            ordered_until = @OrderedUntil,
            deadline = @Deadline,
            asked_until = @AskedUntil,
            asked_reason = @AskedReason,
            asked_by = @AskedBy,
            asked_at = @AskedAt,
            returned = @Returned,
            submitted_at = @SubmittedAt,
            closed_at = @ClosedAt
        where id = @Id and version = @before
        """;

    /// <summary>Replaces the stored state when its version is still <paramref name="before"/>; false otherwise.</summary>
    public Task<bool> SaveAsync(UnitOfWork work, RectificationCase one, int before) =>
        Tallies.KeepAsync(work, TallyParts.Cases, [one.InspectionId], async () => await work.ExecuteAsync(Update, new
        {
            one.Id,
            Severity = one.Severity.ToString(),
            Status = one.Status.ToString(),
            one.Version,
            one.Round,
            one.OrderedUntil,
            one.Deadline,
            AskedUntil = one.Asked?.Until,
            AskedReason = one.Asked?.Reason,
            AskedBy = one.Asked?.By,
            AskedAt = one.Asked?.At,
            one.Returned,
            one.SubmittedAt,
            one.ClosedAt,
            before,
        }) == 1);

    private const string UpdateForm =
        """
        update rectification set
            inspection_id = @InspectionId,
            number = @Number,
            ordinal = @Ordinal,
            first_deadline = @FirstDeadline
        where id = @Id
        """;

    /// <summary>The case goes over to the correction of its form; the rest is saved by <see cref="SaveAsync"/>.</summary>
    /// <param name="from">Id of the form it goes over from.</param>
    public Task MoveAsync(UnitOfWork work, RectificationCase one, string from) => Tallies.KeepAsync(
        work,
        TallyParts.Cases,
        [from, one.InspectionId],
        () => work.ExecuteAsync(UpdateForm, new { one.Id, one.InspectionId, one.Number, one.Ordinal, one.FirstDeadline }));

    private const string All =
        """
        select
            id as Id,
            campaign_id as CampaignId,
            county as County,
            enterprise_id as EnterpriseId,
            inspection_id as InspectionId,
            finding_id as FindingId,
            number as Number,
            ordinal as Ordinal,
            severity as Severity,
            status as Status,
            version as Version,
            round as Round,
            first_deadline as FirstDeadline,
            ordered_until as OrderedUntil,
            deadline as Deadline,
            asked_until as AskedUntil,
            asked_reason as AskedReason,
            asked_by as AskedBy,
            asked_at as AskedAt,
            returned as Returned,
            opened_at as OpenedAt,
            submitted_at as SubmittedAt,
            closed_at as ClosedAt
        from rectification as r
        """;

    private const string SelectById = $"{All} where id = @id";

    public async Task<RectificationCase?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>(SelectById, new { id }))?.ToCase();

    private const string SelectOfInspection = $"{All} where inspection_id = @inspectionId order by ordinal";

    /// <summary>In the order of the form.</summary>
    public Task<IReadOnlyList<RectificationCase>> OfInspectionAsync(UnitOfWork work, string inspectionId) =>
        ListAsync(work, SelectOfInspection, new { inspectionId });

    private const string SelectOfNumber = $"{All} where number = @number and (@all = 1 or county in @counties) order by county, opened_at, id";

    /// <summary>Cases of the forms with that number in the counties (empty: all).</summary>
    public Task<IReadOnlyList<RectificationCase>> OfNumberAsync(UnitOfWork work, int number, IReadOnlyList<string> counties) =>
        ListAsync(work, SelectOfNumber, new { number, all = counties.Count == 0, counties });

    private const string SelectOpenOfEnterprises = $"{All} where enterprise_id in @enterpriseIds and status <> @closed";

    /// <summary>Cases of the enterprises that are not closed: whose day comes first stands first.</summary>
    public async Task<IReadOnlyList<RectificationCase>> OpenOfEnterprisesAsync(UnitOfWork work, IReadOnlyList<string> enterpriseIds)
    {
        var rows = await work.QueryAsync<Row>(SelectOpenOfEnterprises, enterpriseIds, piece => new { enterpriseIds = piece, closed = nameof(CaseStatus.Closed) });
        return [.. rows.Select(row => row.ToCase()).OrderBy(one => one.Deadline ?? DateOnly.MaxValue).ThenBy(one => one.Number).ThenBy(one => one.Ordinal)];
    }

    private const string SelectWaitingFor =
        $"""
        {All}
        where status in ('{nameof(CaseStatus.Submitted)}', '{nameof(CaseStatus.VisitNeeded)}')
            and exists (select 1 from inspection_inspector as i where i.inspection_id = r.inspection_id and i.user_id in @userIds)
        order by submitted_at, id
        """;

    /// <summary>What the inspectors have to re-check, oldest first.</summary>
    /// <param name="userIds">A person and those he stands in for.</param>
    public Task<IReadOnlyList<RectificationCase>> WaitingForAsync(UnitOfWork work, IReadOnlyCollection<string> userIds) =>
        ListAsync(work, SelectWaitingFor, new { userIds = userIds.Select(UserIds.Normal) });

    private const string SelectOwned =
        $"""
        {All}
        where r.inspection_id in (select o.inspection_id from assignment as o where o.owner in @owners)
            and status <> @closed
            and exists (select 1 from assignment as a where a.inspection_id = r.inspection_id and a.severity = r.severity and a.owner in @owners)
        order by case when deadline is null then 1 else 0 end, deadline, id
        """;

    /// <summary>Cases that the people own and that are not closed: whose day comes first stands first.</summary>
    /// <param name="owners">A person and those he stands in for.</param>
    public Task<IReadOnlyList<RectificationCase>> OwnedAsync(UnitOfWork work, IReadOnlyCollection<string> owners) =>
        ListAsync(work, SelectOwned, new { owners = owners.Select(UserIds.Normal), closed = nameof(CaseStatus.Closed) });

    private const string SelectOpenCounties = "select distinct county from rectification where status <> @closed order by county";

    /// <summary>Counties that have a case which is not closed.</summary>
    public Task<IReadOnlyList<string>> OpenCountiesAsync(UnitOfWork work) =>
        work.QueryAsync<string>(SelectOpenCounties, new { closed = nameof(CaseStatus.Closed) });

    private const string SelectDue =
        $"""
        {All}
        where county = @county and status <> @closed and (deadline <= @last or submitted_at is not null) and id > @after
        order by id
        """;

    /// <summary>Cases of the county for which something may be due: the deadline is not later than the day, or the evidence is in.</summary>
    /// <param name="after">Id of the last one seen; empty for the first ones.</param>
    public Task<IReadOnlyList<RectificationCase>> DueAsync(UnitOfWork work, string county, DateOnly last, string after) =>
        ListAsync(work, SelectDue, new { county, closed = nameof(CaseStatus.Closed), last, after });

    private static async Task<IReadOnlyList<RectificationCase>> ListAsync(UnitOfWork work, string sql, object parameters) =>
        [.. (await work.QueryAsync<Row>(sql, parameters)).Select(row => row.ToCase())];

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string CampaignId { get; init; } = "";

        public string County { get; init; } = "";

        public string EnterpriseId { get; init; } = "";

        public string InspectionId { get; init; } = "";

        public string FindingId { get; init; } = "";

        public int Number { get; init; }

        public int Ordinal { get; init; }

        public string Severity { get; init; } = "";

        public string Status { get; init; } = "";

        public int Version { get; init; }

        public int Round { get; init; }

        public DateOnly? FirstDeadline { get; init; }

        public DateOnly? OrderedUntil { get; init; }

        public DateOnly? Deadline { get; init; }

        public DateOnly? AskedUntil { get; init; }

        public string? AskedReason { get; init; }

        public string? AskedBy { get; init; }

        public DateTimeOffset? AskedAt { get; init; }

        public string? Returned { get; init; }

        public DateTimeOffset OpenedAt { get; init; }

        public DateTimeOffset? SubmittedAt { get; init; }

        public DateTimeOffset? ClosedAt { get; init; }

        public RectificationCase ToCase() => new()
        {
            Id = Id,
            CampaignId = CampaignId,
            County = County,
            EnterpriseId = EnterpriseId,
            InspectionId = InspectionId,
            FindingId = FindingId,
            Number = Number,
            Ordinal = Ordinal,
            Severity = Enum.Parse<Severity>(Severity),
            Status = Enum.Parse<CaseStatus>(Status),
            Version = Version,
            Round = Round,
            FirstDeadline = FirstDeadline,
            OrderedUntil = OrderedUntil ?? Deadline,
            Deadline = Deadline,
            Asked = AskedUntil is { } until && AskedBy is { } by && AskedAt is { } at ? new ExtensionAsked(until, AskedReason ?? "", by, at) : null,
            Returned = Returned,
            OpenedAt = OpenedAt,
            SubmittedAt = SubmittedAt,
            ClosedAt = ClosedAt,
        };
    }
}

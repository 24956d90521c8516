namespace Bot.Storage.Stores;

/// <summary>责令改正 notice: one per inspection (ToldOnce), by unique key.</summary>
internal sealed record Notice(string Id, string InspectionId, string EnterpriseId, int Number, DateTimeOffset CreatedAt, string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt);

internal sealed partial class NoticeStore
{
    private const string InsertIfAbsent =
        """
        insert into notice (id, inspection_id, enterprise_id, number, created_at, acknowledged_by, acknowledged_at)
        select @Id, @InspectionId, @EnterpriseId, @Number, @CreatedAt, @AcknowledgedBy, @AcknowledgedAt
        where not exists (select 1 from notice where inspection_id = @InspectionId)
        """;

    /// <summary>False when the inspection has its notice already.</summary>
    public Task<bool> AddAsync(UnitOfWork work, Notice notice) =>
        Tallies.KeepAsync(work, TallyParts.Notices, [notice.InspectionId], async () => await work.ExecuteAsync(InsertIfAbsent, notice) == 1);

    private const string All =
        """
        select
            id as Id,
            inspection_id as InspectionId,
            enterprise_id as EnterpriseId,
            number as Number,
            created_at as CreatedAt,
            acknowledged_by as AcknowledgedBy,
            acknowledged_at as AcknowledgedAt
        from notice
        """;

    private const string SelectById = $"{All} where id = @id";

    public async Task<Notice?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>(SelectById, new { id }))?.ToNotice();

    private const string SelectOfInspection = $"{All} where inspection_id = @inspectionId";

    /// <summary>Null when the inspection was not told.</summary>
    public async Task<Notice?> OfInspectionAsync(UnitOfWork work, string inspectionId) =>
        (await work.FindAsync<Row>(SelectOfInspection, new { inspectionId }))?.ToNotice();

    private const string Acknowledge =
        """
        update notice set
            acknowledged_by = @userId,
            acknowledged_at = @now
        where id = @id and acknowledged_at is null
        """;

    /// <summary>False when somebody acknowledged before.</summary>
    public async Task<bool> AcknowledgeAsync(UnitOfWork work, string id, string userId, DateTimeOffset now) =>
        await FindAsync(work, id) is { } notice
        && await Tallies.KeepAsync(work, TallyParts.Notices, [notice.InspectionId], async () => await work.ExecuteAsync(Acknowledge, new { id, userId = UserIds.Normal(userId), now }) == 1);

    private const string SelectOpen =
        $"""
        {All}
        where acknowledged_at is null
            and enterprise_id in @enterpriseIds
            and not exists (select 1 from inspection as c where c.replaces = notice.inspection_id and c.status = 'Signed')
        order by created_at, id
        """;

    /// <summary>Notices of the enterprises that nobody acknowledged yet and no correction replaced, oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> OpenOfEnterprisesAsync(UnitOfWork work, IReadOnlyList<string> enterpriseIds)
    {
        var rows = await work.QueryAsync<Row>(SelectOpen, enterpriseIds, piece => new { enterpriseIds = piece });
        return [.. rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => row.ToNotice())];
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string InspectionId { get; init; } = "";

        public string EnterpriseId { get; init; } = "";

        public int Number { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public string? AcknowledgedBy { get; init; }

        public DateTimeOffset? AcknowledgedAt { get; init; }

        public Notice ToNotice() => new(Id, InspectionId, EnterpriseId, Number, CreatedAt, AcknowledgedBy, AcknowledgedAt);
    }
}

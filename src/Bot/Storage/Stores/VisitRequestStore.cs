namespace Bot.Storage.Stores;

internal enum VisitDecision
{
    /// <summary>同意.</summary>
    Approved,

    /// <summary>不同意.</summary>
    Rejected,
}

/// <summary>其他特殊原因 (二(一)2(1)) as it was laid before a leader; <see cref="Decision"/> is null while nobody decided.</summary>
/// <param name="DraftId">The draft that opens with 同意, or the open draft that gets the reason.</param>
internal sealed record VisitRequest(
    string Id,
    string DraftId,
    string EnterpriseId,
    string? PartnerId,
    string ApplicantId,
    string Reason,
    DateTimeOffset AskedAt,
    VisitDecision? Decision = null,
    string? DecidedBy = null,
    DateTimeOffset? DecidedAt = null);

/// <summary>特殊原因申请: each with its one decision.</summary>
internal sealed class VisitRequestStore
{
    private const string Insert =
        """
        insert into visit_request (id, draft_id, enterprise_id, partner, applicant, reason, asked_at)
        values (@Id, @DraftId, @EnterpriseId, @Partner, @Applicant, @Reason, @AskedAt)
        """;

    public Task AddAsync(UnitOfWork work, VisitRequest request) => work.ExecuteAsync(Insert, new
    {
        request.Id,
        request.DraftId,
        request.EnterpriseId,
        Partner = request.PartnerId is { } partner ? UserIds.Normal(partner) : null,
        Applicant = UserIds.Normal(request.ApplicantId),
        request.Reason,
        request.AskedAt,
    });

    private const string Select =
        """
        select
            id as Id,
            draft_id as DraftId,
            enterprise_id as EnterpriseId,
            partner as Partner,
            applicant as Applicant,
            reason as Reason,
            asked_at as AskedAt,
            decision as Decision,
            decided_by as DecidedBy,
            decided_at as DecidedAt
        from visit_request
        where id = @id
        """;

    public async Task<VisitRequest?> FindAsync(UnitOfWork work, string id) =>
        (await work.FindAsync<Row>(Select, new { id }))?.ToRequest();

    private const string Decide =
        """
        update visit_request set
            decision = @decision,
            decided_by = @userId,
            decided_at = @now
        where id = @id and decision is null
        """;

    /// <summary>False when it was decided before; the first decision stands.</summary>
    public async Task<bool> DecideAsync(UnitOfWork work, string id, VisitDecision decision, string userId, DateTimeOffset now) =>
        await work.ExecuteAsync(Decide, new { id, decision = decision.ToString(), userId = UserIds.Normal(userId), now }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string DraftId { get; init; } = "";

        public string EnterpriseId { get; init; } = "";

        public string? Partner { get; init; }

        public string Applicant { get; init; } = "";

        public string Reason { get; init; } = "";

        public DateTimeOffset AskedAt { get; init; }

        public string? Decision { get; init; }

        public string? DecidedBy { get; init; }

        public DateTimeOffset? DecidedAt { get; init; }

        public VisitRequest ToRequest() => new(
            Id, DraftId, EnterpriseId, Partner, Applicant, Reason, AskedAt, Decision is { } decision ? Enum.Parse<VisitDecision>(decision) : null, DecidedBy, DecidedAt);
    }
}

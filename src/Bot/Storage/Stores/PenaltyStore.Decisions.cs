using Domain.Penalties;

namespace Bot.Storage.Stores;

/// <summary>What leaders wrote, and what they signed.</summary>
internal sealed partial class PenaltyStore
{
    private const string InsertDraft =
        """
        insert into penalty_draft (id, penalty_id, user_id, version, direction, reason, agreed, written_at)
        values (@Id, @PenaltyId, @UserId, @Version, @Direction, @Reason, @Agreed, @WrittenAt)
        """;

    public Task AddDraftAsync(UnitOfWork work, PenaltyDraft draft) => work.ExecuteAsync(InsertDraft, new
    {
        draft.Id,
        draft.PenaltyId,
        UserId = UserIds.Normal(draft.UserId),
        draft.Version,
        Direction = draft.Direction?.ToString(),
        draft.Reason,
        draft.Agreed,
        draft.WrittenAt,
    });

    private const string SelectDrafts =
        """
        select
            id as Id,
            penalty_id as PenaltyId,
            user_id as UserId,
            version as Version,
            direction as Direction,
            reason as Reason,
            agreed as Agreed,
            written_at as WrittenAt
        from penalty_draft
        where penalty_id = @penaltyId and user_id = @userId
        order by id
        """;

    /// <summary>The last that the leader wrote of the case; null when he wrote none.</summary>
    public async Task<PenaltyDraft?> DraftOfAsync(UnitOfWork work, string penaltyId, string userId) =>
        await work.QueryAsync<PenaltyDraft>(SelectDrafts, new { penaltyId, userId = UserIds.Normal(userId) }) is [.., var last] ? last : null;

    private const string InsertDecision =
        """
        insert into penalty_decision (penalty_id, version, direction, reason, decided_by, decided_at)
        values (@Id, @Version, @Direction, @Reason, @DecidedBy, @DecidedAt)
        """;

    /// <summary>The decision that was signed just now; it is on record for good.</summary>
    public Task RecordAsync(UnitOfWork work, PenaltyCase decided) => work.ExecuteAsync(InsertDecision, new
    {
        decided.Id,
        decided.Version,
        Direction = decided.Decision.ToString(),
        decided.Reason,
        DecidedBy = UserIds.Normal(decided.DecidedBy ?? ""),
        decided.DecidedAt,
    });
}

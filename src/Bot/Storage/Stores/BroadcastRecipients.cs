namespace Bot.Storage.Stores;

/// <summary>Who gets a broadcast, in which chunk, and what came of it.</summary>
internal sealed class BroadcastRecipients
{
    private static readonly string[] Columns = ["broadcast_id", "user_id", "chunk", "state"];

    /// <param name="userIds">Nobody twice within the broadcast.</param>
    public async Task AddAsync(UnitOfWork work, long broadcastId, int chunk, IReadOnlyList<string> userIds)
    {
        var insert = new MultiRowInsert(work, "broadcast_recipient", Columns);
        foreach (var userId in userIds)
        {
            await insert.AddAsync([broadcastId, UserIds.Normal(userId), chunk, nameof(RecipientState.Waiting)]);
        }

        await insert.FlushAsync();
    }

    private const string NextChunk = "select coalesce(max(chunk), 0) + 1 from broadcast_recipient where broadcast_id = @broadcastId";

    private const string Move =
        """
        update broadcast_recipient set
            chunk = @next
        where broadcast_id = @broadcastId and user_id in @userIds
        """;

    /// <summary>Puts them into a chunk of their own; returns its number.</summary>
    public async Task<int> MoveAsync(UnitOfWork work, long broadcastId, IReadOnlyList<string> userIds)
    {
        var next = (int)await work.ScalarAsync<long>(NextChunk, new { broadcastId });
        await work.ExecuteAsync(Move, new { broadcastId, next, userIds = userIds.Select(UserIds.Normal) });
        return next;
    }

    private const string SettleChunk =
        """
        update broadcast_recipient set
            state = @state,
            reason = @reason,
            settled_at = @now
        where broadcast_id = @broadcastId and chunk = @chunk
        """;

    /// <summary>The same for everybody of the chunk.</summary>
    public Task<int> SettleAsync(UnitOfWork work, long broadcastId, int chunk, RecipientState state, string? reason, DateTimeOffset now) =>
        work.ExecuteAsync(SettleChunk, new { broadcastId, chunk, state = state.ToString(), reason, now });

    private const string SettleSome =
        """
        update broadcast_recipient set
            state = 'Unreachable',
            reason = @reason,
            settled_at = @now
        where broadcast_id = @broadcastId and chunk = @chunk and user_id in @userIds
        """;

    /// <summary>These of the chunk did not get it.</summary>
    public Task MissAsync(UnitOfWork work, long broadcastId, int chunk, IReadOnlyList<string> userIds, string reason, DateTimeOffset now) =>
        work.ExecuteAsync(SettleSome, new { broadcastId, chunk, userIds = userIds.Select(UserIds.Normal), reason, now });

    private const string CountStates =
        """
        select state as State, count(*) as People
        from broadcast_recipient
        where broadcast_id = @broadcastId
        group by state
        """;

    public async Task<BroadcastCounts> CountAsync(UnitOfWork work, long broadcastId)
    {
        var counts = (await work.QueryAsync<StateRow>(CountStates, new { broadcastId })).ToDictionary(row => row.State, row => row.People, StringComparer.Ordinal);
        return new BroadcastCounts(Of(RecipientState.Waiting), Of(RecipientState.Sent), Of(RecipientState.Unreachable), Of(RecipientState.Unknown), Of(RecipientState.Dead));

        long Of(RecipientState state) => counts.GetValueOrDefault(state.ToString());
    }

    private const string SelectMissed =
        """
        select
            r.user_id as UserId,
            p.name as Name,
            r.state as State,
            r.reason as Reason
        from broadcast_recipient as r
        left join person as p on p.user_id = r.user_id
        where r.broadcast_id = @broadcastId and r.state in ('Unreachable', 'Unknown', 'Dead')
        order by case r.state when 'Unreachable' then 0 when 'Dead' then 1 else 2 end, p.sort_order, r.user_id
        """;

    /// <summary>Who did not get it, then of whom it is not known, in directory order.</summary>
    public Task<IReadOnlyList<Missed>> MissedAsync(UnitOfWork work, long broadcastId) =>
        work.QueryAsync<Missed>(SelectMissed, new { broadcastId });

    private sealed record StateRow
    {
        public string State { get; init; } = "";

        public long People { get; init; }
    }
}

namespace Bot.Storage.Stores;

/// <summary>群发: drafts and what was started.</summary>
internal sealed class BroadcastStore
{
    private const string Columns =
        """
        b.id as Id,
        b.created_by as CreatedBy,
        b.audience as Audience,
        b.audience_words as AudienceWords,
        b.content as Content,
        b.created_at as CreatedAt,
        b.dropped_at as DroppedAt,
        b.started_at as StartedAt,
        b.finished_at as FinishedAt
        """;

    private const string NextId = "select coalesce(max(id), 0) + 1 from broadcast";

    private const string Insert =
        """
        insert into broadcast (id, created_by, audience, audience_words, content, created_at)
        values (@id, @CreatedBy, @Audience, @AudienceWords, @Content, @CreatedAt)
        """;

    /// <summary>The draft with its number.</summary>
    public async Task<Broadcast> AddAsync(UnitOfWork work, Broadcast draft)
    {
        // Nobody else takes the number in between.
        await work.AloneAsync();
        var id = await work.ScalarAsync<long>(NextId);
        var by = draft.CreatedBy is { } userId ? UserIds.Normal(userId) : null;
        await work.ExecuteAsync(Insert, new { id, CreatedBy = by, draft.Audience, draft.AudienceWords, draft.Content, draft.CreatedAt });
        return draft with { Id = id, CreatedBy = by };
    }

    private const string SelectById = $"select {Columns} from broadcast as b where b.id = @id";

    public Task<Broadcast?> FindAsync(UnitOfWork work, long id) => work.FindAsync<Broadcast>(SelectById, new { id });

    private const string Start =
        """
        update broadcast set
            started_at = @now
        where id = @id and started_at is null and dropped_at is null
        """;

    /// <summary>False when it was started or dropped before: of two taps the first counts.</summary>
    public async Task<bool> StartAsync(UnitOfWork work, long id, DateTimeOffset now) =>
        await work.ExecuteAsync(Start, new { id, now }) == 1;

    private const string Drop =
        """
        update broadcast set
            dropped_at = @now
        where id = @id and started_at is null and dropped_at is null
        """;

    /// <summary>False when it was started or dropped before.</summary>
    public async Task<bool> DropAsync(UnitOfWork work, long id, DateTimeOffset now) =>
        await work.ExecuteAsync(Drop, new { id, now }) == 1;

    private const string Finish =
        """
        update broadcast set
            finished_at = @now
        where id = @id
            and finished_at is null
            and not exists (
                select 1
                from broadcast_recipient as r
                where r.broadcast_id = broadcast.id and r.state = 'Waiting')
        """;

    /// <summary>True once: when nobody waits any more.</summary>
    public async Task<bool> FinishAsync(UnitOfWork work, long id, DateTimeOffset now) =>
        await work.ExecuteAsync(Finish, new { id, now }) == 1;

    private const string SelectStarted =
        $"""
        select {Columns}
        from broadcast as b
        where b.started_at > @since and (@by is null or b.created_by = @by)
        order by b.started_at desc, b.id desc
        """;

    /// <param name="by">Null for everybody's.</param>
    /// <returns>Started after <paramref name="since"/>, newest first.</returns>
    public Task<IReadOnlyList<Broadcast>> StartedAsync(UnitOfWork work, DateTimeOffset since, string? by = null) =>
        work.QueryAsync<Broadcast>(SelectStarted, new { since, by = by is null ? null : UserIds.Normal(by) });
}

namespace Bot.Storage.Stores;

/// <summary>A browser that somebody signed in with.</summary>
internal sealed record BoardSession
{
    /// <summary>Of the token in the cookie; the token itself is nowhere stored.</summary>
    public string TokenSha256 { get; init; } = "";

    /// <summary>Of the state that it was signed in by: a second sign-in by the same one is refused.</summary>
    public string StateSha256 { get; init; } = "";

    public string UserId { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Looking at pages does not move it.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>看板: who is signed in. What he may see is asked of the directory at each page.</summary>
internal sealed class BoardSessionStore
{
    private const string ForgetOld = "delete from board_session where expires_at < @before";

    private const string Insert =
        """
        insert into board_session (token_sha256, state_sha256, user_id, created_at, expires_at)
        select @TokenSha256, @StateSha256, @UserId, @CreatedAt, @ExpiresAt
        where not exists (select 1 from board_session where state_sha256 = @StateSha256)
        """;

    /// <summary>False when somebody signed in by that state before. What ran out a day ago is forgotten.</summary>
    public async Task<bool> AddAsync(UnitOfWork work, BoardSession session)
    {
        await work.ExecuteAsync(ForgetOld, new { before = session.CreatedAt.AddDays(-1) });
        return await work.ExecuteAsync(Insert, session with { UserId = UserIds.Normal(session.UserId) }) == 1;
    }

    private const string SelectLiving = "select user_id from board_session where token_sha256 = @tokenSha256 and expires_at > @now and ended_at is null";

    /// <summary>Null when there is none, or it is over.</summary>
    public Task<string?> FindAsync(UnitOfWork work, string tokenSha256, DateTimeOffset now) =>
        work.ScalarAsync<string>(SelectLiving, new { tokenSha256, now });

    private const string End = "update board_session set ended_at = @now where token_sha256 = @tokenSha256 and ended_at is null";

    public Task EndAsync(UnitOfWork work, string tokenSha256, DateTimeOffset now) => work.ExecuteAsync(End, new { tokenSha256, now });
}

namespace Bot.Storage.Stores;

/// <summary>An address by which one person hands in one file, once.</summary>
internal sealed record UploadLink
{
    /// <summary>Of the token in the address; the token itself is nowhere stored.</summary>
    public string TokenSha256 { get; init; } = "";

    public string UserId { get; init; } = "";

    /// <summary>The only county the file is for; null for all.</summary>
    public string? County { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while nothing was handed in.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

internal sealed class UploadLinkStore
{
    private const string ForgetOld = "delete from upload_link where expires_at < @before";

    private const string Insert =
        """
        insert into upload_link (token_sha256, user_id, county, expires_at)
        values (@TokenSha256, @UserId, @County, @ExpiresAt)
        """;

    /// <param name="now">Links that ran out a day ago are forgotten.</param>
    public async Task AddAsync(UnitOfWork work, UploadLink link, DateTimeOffset now)
    {
        await work.ExecuteAsync(ForgetOld, new { before = now.AddDays(-1) });
        await work.ExecuteAsync(Insert, link with { UserId = UserIds.Normal(link.UserId) });
    }

    private const string SelectOpen =
        """
        select
            token_sha256 as TokenSha256,
            user_id as UserId,
            county as County,
            expires_at as ExpiresAt,
            used_at as UsedAt
        from upload_link
        where token_sha256 = @tokenSha256 and expires_at > @now and used_at is null
        """;

    /// <summary>Null when there is none, or it is used or too old.</summary>
    public Task<UploadLink?> FindOpenAsync(UnitOfWork work, string tokenSha256, DateTimeOffset now) =>
        work.FindAsync<UploadLink>(SelectOpen, new { tokenSha256, now });

    private const string Use = "update upload_link set used_at = @now where token_sha256 = @tokenSha256 and expires_at > @now and used_at is null";

    /// <summary>False when another was faster.</summary>
    public async Task<bool> UseAsync(UnitOfWork work, string tokenSha256, DateTimeOffset now) =>
        await work.ExecuteAsync(Use, new { tokenSha256, now }) == 1;
}

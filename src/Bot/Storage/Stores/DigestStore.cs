namespace Bot.Storage.Stores;

/// <summary>日报 as it went out to one audience.</summary>
internal sealed record DigestRow
{
    public string Id { get; init; } = "";

    /// <summary>County, or empty for the city.</summary>
    public string Audience { get; init; } = "";

    public DateOnly Day { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public int People { get; init; }

    /// <summary>Numbers and words (JSON).</summary>
    public string Body { get; init; } = "";

    public long AuditSeq { get; init; }

    public string AuditHash { get; init; } = "";
}

internal sealed class DigestStore
{
    private const string Insert =
        """
        insert into digest (id, audience, day, sent_at, people, body, audit_seq, audit_hash)
        values (@Id, @Audience, @Day, @SentAt, @People, @Body, @AuditSeq, @AuditHash)
        """;

    /// <summary>A second one of the day fails by its unique key.</summary>
    public Task AddAsync(UnitOfWork work, DigestRow row) => work.ExecuteAsync(Insert, row);

    private const string All =
        """
        select
            id as Id,
            audience as Audience,
            day as Day,
            sent_at as SentAt,
            people as People,
            body as Body,
            audit_seq as AuditSeq,
            audit_hash as AuditHash
        from digest
        """;

    private const string SelectById = $"{All} where id = @id";

    public Task<DigestRow?> FindAsync(UnitOfWork work, string id) => work.FindAsync<DigestRow>(SelectById, new { id });

    private const string SelectLast = $"{All} where audience = @audience and day = (select max(d.day) from digest as d where d.audience = @audience and d.day <= @day)";

    /// <summary>The newest of the audience up to the day; null when there was none.</summary>
    public Task<DigestRow?> LastAsync(UnitOfWork work, string audience, DateOnly day) => work.FindAsync<DigestRow>(SelectLast, new { audience, day });
}

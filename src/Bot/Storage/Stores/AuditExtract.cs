namespace Bot.Storage.Stores;

/// <summary>Parts of the chain, for whoever has to show them outside.</summary>
internal static class AuditExtract
{
    private const string SelectHash = "select hash from audit where seq = @seq";

    /// <summary>Null when the chain does not reach so far.</summary>
    public static Task<string?> HashAtAsync(UnitOfWork work, long seq) => work.ScalarAsync<string>(SelectHash, new { seq });

    private const string Columns =
        """
        select
            form as Form,
            seq as Seq,
            at as At,
            actor as Actor,
            action as Action,
            subject as Subject,
            details as Details,
            prev_hash as PrevHash,
            hash as Hash
        from audit
        """;

    private const string SelectBetween = $"{Columns} where seq <= @last and at >= @from and at < @to order by seq";

    public static Task<IReadOnlyList<AuditEntry>> BetweenAsync(UnitOfWork work, long from, long to, long last) =>
        work.QueryAsync<AuditEntry>(SelectBetween, new { from, to, last });

    private const string CountBetween = "select count(*) from audit where seq <= @last and at >= @from and at < @to";

    public static Task<long> CountBetweenAsync(UnitOfWork work, long from, long to, long last) =>
        work.ScalarAsync<long>(CountBetween, new { from, to, last });

    private const string SelectAt = $"{Columns} where seq >= @first and seq <= @last order by seq";

    /// <summary>Everything between two entries, both included.</summary>
    public static Task<IReadOnlyList<AuditEntry>> RangeAsync(UnitOfWork work, long first, long last) =>
        work.QueryAsync<AuditEntry>(SelectAt, new { first, last });
}

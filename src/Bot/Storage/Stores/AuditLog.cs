namespace Bot.Storage.Stores;

/// <summary>Where the chain ends; printed in the leaders' digest, so that a rewritten log shows.</summary>
internal sealed record AuditHead
{
    public long Seq { get; init; }

    /// <summary>Lower-case hex SHA-256 of the last entry; empty before the first.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>Append-only, hash-chained record of who did what (design.md 7.10).</summary>
internal sealed class AuditLog
{
    private readonly AuditPeople _people = new();

    private const string SelectHead = "select seq as Seq, hash as Hash from audit_head where id = 1";

    public async Task<AuditHead> HeadAsync(UnitOfWork work) =>
        await work.FindAsync<AuditHead>(SelectHead) ?? new AuditHead();

    private const string Insert =
        """
        insert into audit (form, seq, at, actor, action, subject, details, prev_hash, hash)
        values (@Form, @Seq, @At, @Actor, @Action, @Subject, @Details, @PrevHash, @Hash)
        """;

    private const string UpdateHead = "update audit_head set seq = @Seq, hash = @Hash where id = 1";

    private const string InsertHead = "insert into audit_head (id, seq, hash) values (1, @Seq, @Hash)";

    /// <param name="actor">User id, or a part of the program.</param>
    /// <param name="people">User ids that subject and details name besides the actor's: each becomes a token there too.</param>
    public async Task AppendAsync(UnitOfWork work, DateTimeOffset now, string actor, string action, string subject, string details, params IEnumerable<string> people)
    {
        // Two that chained to the same head would fork the chain; the key of the entries refuses it, waiting makes it right.
        await work.AloneAsync();
        var token = await _people.TokenAsync(work, actor);
        foreach (var userId in people.Append(actor).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var called = userId == actor ? token : await _people.TokenAsync(work, userId);
            if (called != userId)
            {
                (subject, details) = (AuditMask.Cover(subject, userId, called), AuditMask.Cover(details, userId, called));
            }
        }

        var head = await HeadAsync(work);
        var entry = new AuditEntry
        {
            Seq = head.Seq + 1,
            At = now.ToUnixTimeMilliseconds(),
            Actor = token,
            Action = action,
            Subject = subject,
            Details = details,
            PrevHash = head.Hash,
        };
        entry = entry with { Hash = entry.ComputeHash() };
        await work.ExecuteAsync(Insert, entry);
        await work.ExecuteAsync(head.Seq == 0 ? InsertHead : UpdateHead, entry);
    }

    /// <summary>Null when the chain holds; else the sequence number of the first entry that is changed, missing or too much.</summary>
    public async Task<long?> VerifyAsync(UnitOfWork work) => (await new AuditChain(work).ExamineAsync()).Fault?.Seq;

    /// <summary>The whole chain, with what the signed heads say of it.</summary>
    public Task<AuditVerdict> ExamineAsync(UnitOfWork work) => new AuditChain(work).ExamineAsync();
}

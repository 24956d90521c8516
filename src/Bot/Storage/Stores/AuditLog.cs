using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

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
    private const string SelectHead = "select seq as Seq, hash as Hash from audit_head where id = 1";

    public async Task<AuditHead> HeadAsync(UnitOfWork work) =>
        await work.FindAsync<AuditHead>(SelectHead) ?? new AuditHead();

    private const string Insert =
        """
        insert into audit (seq, at, actor, action, subject, details, prev_hash, hash)
        values (@Seq, @At, @Actor, @Action, @Subject, @Details, @PrevHash, @Hash)
        """;

    private const string UpdateHead = "update audit_head set seq = @Seq, hash = @Hash where id = 1";

    private const string InsertHead = "insert into audit_head (id, seq, hash) values (1, @Seq, @Hash)";

    public async Task AppendAsync(UnitOfWork work, DateTimeOffset now, string actor, string action, string subject, string details)
    {
        // Two that chained to the same head would fork the chain; the key of the entries refuses it, waiting makes it right.
        await work.AloneAsync();
        var head = await HeadAsync(work);
        var entry = new Entry
        {
            Seq = head.Seq + 1,
            At = now.ToUnixTimeMilliseconds(),
            Actor = actor,
            Action = action,
            Subject = subject,
            Details = details,
            PrevHash = head.Hash,
        };
        entry = entry with { Hash = entry.ComputeHash() };
        await work.ExecuteAsync(Insert, entry);
        await work.ExecuteAsync(head.Seq == 0 ? InsertHead : UpdateHead, entry);
    }

    private const string SelectAll =
        """
        select
            seq as Seq,
            at as At,
            actor as Actor,
            action as Action,
            subject as Subject,
            details as Details,
            prev_hash as PrevHash,
            hash as Hash
        from audit
        order by seq
        """;

    /// <summary>Null when the chain holds; else the sequence number of the first entry that is changed, missing or too much.</summary>
    public async Task<long?> VerifyAsync(UnitOfWork work)
    {
        var last = new AuditHead();
        var head = await HeadAsync(work);
        await foreach (var entry in work.Connection.QueryUnbufferedAsync<Entry>(SelectAll, transaction: work.Transaction))
        {
            if (entry.Seq != last.Seq + 1 || entry.Seq > head.Seq || entry.PrevHash != last.Hash || entry.Hash != entry.ComputeHash())
            {
                return last.Seq + 1;
            }

            last = new AuditHead { Seq = entry.Seq, Hash = entry.Hash };
        }

        return last == head ? null : Math.Min(last.Seq + 1, head.Seq);
    }

    private sealed record Entry
    {
        public long Seq { get; init; }

        /// <summary>Unix milliseconds: exactly what is hashed.</summary>
        public long At { get; init; }

        public string Actor { get; init; } = "";

        public string Action { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Details { get; init; } = "";

        public string PrevHash { get; init; } = "";

        public string Hash { get; init; } = "";

        public string ComputeHash()
        {
            string[] fields =
            [
                PrevHash,
                Seq.ToString(CultureInfo.InvariantCulture),
                At.ToString(CultureInfo.InvariantCulture),
                Actor,
                Action,
                Subject,
                Details,
            ];

            // Each field with its length, so that no text can move from one field into the next.
            var canonical = string.Concat(fields.Select(field => $"{field.Length}:{field}"));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        }
    }
}

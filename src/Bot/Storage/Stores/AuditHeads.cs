using System.Globalization;
using System.Text;

namespace Bot.Storage.Stores;

/// <summary>链头: where the chain stood at a time, signed.</summary>
internal sealed record SignedHead
{
    public long Seq { get; init; }

    public string Hash { get; init; } = "";

    /// <summary>Unix milliseconds: exactly what is signed.</summary>
    public long SignedAt { get; init; }

    /// <summary>The first 16 digits of the SHA-256 of the public key.</summary>
    public string KeyId { get; init; } = "";

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public string PublicKey { get; init; } = "";

    /// <summary>ECDSA P-256 with SHA-256 over <see cref="Text"/>, DER, base64.</summary>
    public string Signature { get; init; } = "";

    /// <summary>What a person can compare and type.</summary>
    public string ShortHash => Hash[..Math.Min(Hash.Length, 16)];

    /// <summary>What is signed.</summary>
    public static string Text(long seq, string hash, long signedAt) => string.Create(CultureInfo.InvariantCulture, $"audit-head\n{seq}\n{hash}\n{signedAt}\n");

    public bool IsSigned() => AuditKey.Verifies(PublicKey, Encoding.UTF8.GetBytes(Text(Seq, Hash, SignedAt)), Signature) && AuditKey.IdOf(PublicKey) == KeyId;
}

/// <summary>Signs the head of the audit chain, each day and for each digest.</summary>
internal sealed class AuditHeads(AuditLog audit, AuditKey key)
{
    private const string All =
        """
        select
            seq as Seq,
            hash as Hash,
            signed_at as SignedAt,
            key_id as KeyId,
            public_key as PublicKey,
            signature as Signature
        from audit_signed_head
        """;

    private const string SelectAll = $"{All} order by seq";

    public static Task<IReadOnlyList<SignedHead>> AllAsync(UnitOfWork work) => work.QueryAsync<SignedHead>(SelectAll);

    private const string SelectAt = $"{All} where seq = @Seq";

    /// <summary>Null when the chain was not signed there.</summary>
    public static Task<SignedHead?> AtAsync(UnitOfWork work, long seq) => work.FindAsync<SignedHead>(SelectAt, new { Seq = seq });

    private const string Insert =
        """
        insert into audit_signed_head (seq, hash, signed_at, key_id, public_key, signature)
        values (@Seq, @Hash, @SignedAt, @KeyId, @PublicKey, @Signature)
        """;

    /// <summary>The head as it is now, signed; the one of before when nothing was written since. Null while the chain is empty.</summary>
    /// <exception cref="StorageUnusableException">The key cannot be read or made; the message says what to do.</exception>
    public async Task<SignedHead?> SignAsync(UnitOfWork work, DateTimeOffset now)
    {
        await work.AloneAsync();
        var head = await audit.HeadAsync(work);
        if (head.Seq == 0)
        {
            return null;
        }

        if (await work.FindAsync<SignedHead>(SelectAt, new { head.Seq }) is { } done)
        {
            return done;
        }

        var at = now.ToUnixTimeMilliseconds();
        var signed = new SignedHead
        {
            Seq = head.Seq,
            Hash = head.Hash,
            SignedAt = at,
            KeyId = key.Id,
            PublicKey = key.PublicKey,
            Signature = key.Sign(Encoding.UTF8.GetBytes(SignedHead.Text(head.Seq, head.Hash, at))),
        };
        await work.ExecuteAsync(Insert, signed);
        return signed;
    }
}

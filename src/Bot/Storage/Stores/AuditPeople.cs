using System.Security.Cryptography;
using System.Text;

namespace Bot.Storage.Stores;

/// <summary>
/// 留痕里的人: the audit knows a person by a token, the hash of a salt of his own and his user id. Who it is stands in one table only; without
/// that row nobody can tell or guess, and the chain holds all the same (decision 20).
/// </summary>
internal sealed class AuditPeople
{
    private const string Prefix = "p:";

    // Half of the SHA-256: nobody looks for two people with one token, and every entry carries it.
    private const int TokenBytes = 16;

    private static readonly string[] Programs = ["sys", "cli", "alert"];

    private const string SelectToken = "select token from audit_person where user_id = @userId";

    private const string Insert = "insert into audit_person (user_id, salt, token) values (@userId, @salt, @token)";

    /// <summary>What the audit calls him; made with the first entry. A part of the program is called by its name.</summary>
    public async Task<string> TokenAsync(UnitOfWork work, string actor)
    {
        if (IsProgram(actor))
        {
            return actor;
        }

        var userId = UserIds.Normal(actor);
        if (await FindAsync(work, userId) is { } known)
        {
            return known;
        }

        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var token = TokenOf(salt, userId);
        await work.ExecuteAsync(Insert, new { userId, salt, token });
        return token;
    }

    /// <summary>Null when the audit does not know him, or no more.</summary>
    public Task<string?> FindAsync(UnitOfWork work, string userId) => work.ScalarAsync<string>(SelectToken, new { userId = UserIds.Normal(userId) });

    private const string SelectNames =
        """
        select
            a.token as Token,
            a.user_id as UserId,
            p.name as Name
        from audit_person as a
        left join person as p on p.user_id = a.user_id
        """;

    /// <summary>Who stands behind the tokens, as far as it is still known.</summary>
    public async Task<IReadOnlyDictionary<string, AuditName>> NamesAsync(UnitOfWork work) =>
        (await work.QueryAsync<AuditName>(SelectNames)).ToDictionary(name => name.Token, StringComparer.Ordinal);

    // Overwritten first: a deleted row may lie in the file for a while.
    private const string Blank = "update audit_person set salt = '' where user_id = @userId";

    private const string Delete = "delete from audit_person where user_id = @userId";

    private const string CountOld = "select count(*) from audit where form = 1 and actor = @userId";

    /// <summary>Forgets who stands behind his token.</summary>
    /// <returns>Entries of the first form that name him still; null when the audit does not know him.</returns>
    public async Task<long?> EraseAsync(UnitOfWork work, string userId)
    {
        var one = new { userId = UserIds.Normal(userId) };
        await work.AloneAsync();
        var old = await work.ScalarAsync<long>(CountOld, one);
        await work.ExecuteAsync(Blank, one);
        return await work.ExecuteAsync(Delete, one) == 0 && old == 0 ? null : old;
    }

    public static bool IsProgram(string actor) => Programs.Contains(actor) || actor.StartsWith("sys.", StringComparison.Ordinal);

    private static string TokenOf(string salt, string userId) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}:{userId}")).AsSpan(0, TokenBytes));
}

/// <summary>Whom a token stands for.</summary>
internal sealed record AuditName
{
    public string Token { get; init; } = "";

    public string UserId { get; init; } = "";

    /// <summary>Null when he left the directory.</summary>
    public string? Name { get; init; }
}

namespace Bot.Simulator.State;

/// <summary>gettoken (protocol 3.1): one token while it lives, 7200 s, and a ban after many wrong secrets.</summary>
internal sealed class AccessTokens(SimulatorSettings settings)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(7200);
    private static readonly TimeSpan Ban = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> expiry = new(StringComparer.Ordinal);
    private readonly RollingCount wrongSecrets = new(Ban);
    private DateTimeOffset bannedUntil = DateTimeOffset.MinValue;
    private string? current;

    /// <summary>errcode, and with 0 the token and its remaining seconds.</summary>
    public (int Errcode, string Token, int ExpiresIn) Get(string? corpId, string? secret, DateTimeOffset now)
    {
        if (now < bannedUntil)
        {
            return (45009, "", 0);
        }

        if (string.IsNullOrEmpty(corpId) || string.IsNullOrEmpty(secret))
        {
            return (string.IsNullOrEmpty(corpId) ? 41002 : 41004, "", 0);
        }

        if (!string.Equals(corpId, settings.CorpId, StringComparison.Ordinal))
        {
            return (40013, "", 0);
        }

        if (!string.Equals(secret, settings.Secret, StringComparison.Ordinal))
        {
            wrongSecrets.Add(now);
            bannedUntil = wrongSecrets.Count(now) >= settings.WrongSecretLimit ? now + Ban : bannedUntil;
            return (40001, "", 0);
        }

        var (token, remains) = Issue(now);
        return (0, token, remains);
    }

    /// <summary>The same token while it lives, and its remaining seconds.</summary>
    public (string Token, int ExpiresIn) Issue(DateTimeOffset now)
    {
        if (current is null || expiry[current] <= now)
        {
            current = Corp.NewId(214);
            expiry[current] = now + Life;
        }

        return (current, (int)Math.Ceiling((expiry[current] - now).TotalSeconds));
    }

    /// <summary>Whether the token is one of this corp's, expired or not.</summary>
    public bool Knows(string? token) => token is not null && expiry.ContainsKey(token);

    /// <summary>0, 41001 missing, 40014 unknown, 42001 expired.</summary>
    public int Check(string? token, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 41001;
        }

        return !expiry.TryGetValue(token, out var end) ? 40014 : end <= now ? 42001 : 0;
    }

    public void ExpireAll()
    {
        foreach (var token in expiry.Keys)
        {
            expiry[token] = DateTimeOffset.MinValue;
        }
    }
}

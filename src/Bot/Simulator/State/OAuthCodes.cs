namespace Bot.Simulator.State;

/// <summary>Codes of the authorize page (protocol 5.6): good for one call and for five minutes.</summary>
internal sealed class OAuthCodes
{
    /// <summary>The platform's own are at most 512 bytes.</summary>
    private const int Length = 64;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, Code> codes = new(StringComparer.Ordinal);

    /// <param name="userId">Null for who is no member of the corp.</param>
    public string Issue(string? userId, DateTimeOffset now)
    {
        var code = Corp.NewId(Length);
        codes.Add(code, new Code(userId, now + Life));
        return code;
    }

    /// <summary>0 and whose it is; 40029 unknown, 42022 used, 42003 too old.</summary>
    public (int Errcode, string? UserId) Spend(string code, DateTimeOffset now)
    {
        if (!codes.TryGetValue(code, out var found))
        {
            return (40029, null);
        }

        if (found.Spent)
        {
            return (42022, null);
        }

        found.Spent = true;
        return found.Until <= now ? (42003, null) : (0, found.UserId);
    }

    private sealed record Code(string? UserId, DateTimeOffset Until)
    {
        public bool Spent { get; set; }
    }
}

namespace Bot.Simulator;

/// <summary>One simulated corp with one application and its members' phones.</summary>
internal sealed class SimulatorSettings
{
    public string CorpId { get; set; } = "ww00000000000000a1";

    public int AgentId { get; set; } = 1000002;

    public string Secret { get; set; } = "";

    public string Token { get; set; } = "";

    public string EncodingAesKey { get; set; } = "";

    /// <summary>Where callbacks go; may be set after the start (the bot's port is known later). Without it cards with callbacks are refused (43012).</summary>
    public Uri? CallbackUrl { get; set; }

    /// <summary>Carries the callbacks instead of a socket, for a bot on an in-memory server.</summary>
    public HttpMessageHandler? CallbackHandler { get; set; }

    /// <summary>Limit of one delivery attempt, in real time (protocol 1.5).</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Emits OpitonIds/OpitonId in card events, the old spelling of protocol 2.4.</summary>
    public bool OldOptionSpelling { get; set; }

    public IList<SimulatedMember> Members { get; } = [];

    /// <summary>Members in range without a base-interface licence (基础接口许可): named in unlicenseduser, nothing reaches them (protocol 3.3). Lower case.</summary>
    public ISet<string> Unlicensed { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>User ids whose phones the page opens with; empty: the first four members.</summary>
    public IList<string> FirstPhones { get; } = [];

    /// <summary>Lines above the phones that tell a stranger what to do; empty for none.</summary>
    public IList<string> Hints { get; } = [];

    /// <summary>Address to listen on, loopback only; port 0 picks a free one.</summary>
    public Uri Listen { get; set; } = new("http://127.0.0.1:0");

    /// <summary>Moves the clock forward; the page has no clock buttons without it.</summary>
    public Action<TimeSpan>? AdvanceClock { get; set; }

    /// <summary>Takes every call for the harness; null, as it grows, keeps none.</summary>
    public CallBook? Calls { get; set; }

    /// <summary>Environment of the program; null reads ASPNETCORE_ENVIRONMENT and DOTNET_ENVIRONMENT. Production is refused.</summary>
    public string? Environment { get; set; }

    /// <summary>Seats of the corp: 200 person-times a day for each (protocol 7.1).</summary>
    public int AccountLimit { get; set; } = 500;

    /// <summary>Wrong secrets within an hour until the caller is banned for an hour (protocol 3.1; the community's figure is 2000).</summary>
    public int WrongSecretLimit { get; set; } = 20;
}

/// <summary>A person with a phone. User ids match case-insensitively.</summary>
internal sealed record SimulatedMember(string UserId, string Name, string Title);

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
    public Uri? CallbackUrl
    {
        get => Upstream is null ? field : Upstream.CallbackUrl;
        set;
    }

    /// <summary>The application's trusted domain with its port, as 127.0.0.1:5080 (protocol 5.6); may be set after the start. Without it every redirect_uri is refused (50001).</summary>
    public string? TrustedDomain { get; set; }

    /// <summary>Carries the callbacks instead of a socket, for a bot on an in-memory server.</summary>
    public HttpMessageHandler? CallbackHandler { get; set; }

    /// <summary>Limit of one delivery attempt, in real time (protocol 1.5).</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Emits OpitonIds/OpitonId in card events, the old spelling of protocol 2.4.</summary>
    public bool OldOptionSpelling { get; set; }

    public IList<SimulatedMember> Members { get; } = [];

    /// <summary>Members in range without a base-interface licence (基础接口许可): named in unlicenseduser, nothing reaches them (protocol 3.3). Lower case.</summary>
    public ISet<string> Unlicensed { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The departments of the corp besides its root, which has the number 1.</summary>
    public IList<SimulatedDepartment> Departments { get; } = [];

    /// <summary>Where members stand in the contacts, by user id; who is not here is an active member of the root.</summary>
    public IDictionary<string, SimulatedPlace> Places { get; } = new Dictionary<string, SimulatedPlace>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Departments that the application sees, with all below them (protocol 5.5, 8.1); empty: the whole corp.</summary>
    public ISet<int> VisibleDepartments { get; } = new HashSet<int>();

    /// <summary>Names of departments are kept from the application, as from some that were created lately (protocol 5.5).</summary>
    public bool WithoutDepartmentNames { get; set; }

    /// <summary>More entries in one answer are refused with 45029; the platform's own figure is not known.</summary>
    public int LargestList { get; set; } = 2000;

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

    /// <summary>Companies that the application is shared with (上下游).</summary>
    public IList<SimulatedDownstream> Downstream { get; } = [];

    /// <summary>False: the application is not ticked under 上下游 → 可调用接口的应用.</summary>
    public bool MayCallCorpGroup { get; set; } = true;

    /// <summary>The corp whose application a downstream company was given; null in a corp of its own.</summary>
    public SimulatorSettings? Upstream { get; init; }

    /// <summary>What stands as receiveid in a callback; null: the corp of the callback. Which it is for a downstream company is not documented (protocol 6.3).</summary>
    public string? ReceiveId { get; set; }

    /// <summary>Environment of the program; null reads ASPNETCORE_ENVIRONMENT and DOTNET_ENVIRONMENT. Production is refused.</summary>
    public string? Environment { get; set; }

    /// <summary>Seats of the corp: 200 person-times a day for each (protocol 7.1).</summary>
    public int AccountLimit { get; set; } = 500;

    /// <summary>Wrong secrets within an hour until the caller is banned for an hour (protocol 3.1; the community's figure is 2000).</summary>
    public int WrongSecretLimit { get; set; } = 20;
}

/// <summary>A person with a phone. User ids match case-insensitively.</summary>
internal sealed record SimulatedMember(string UserId, string Name, string Title);

/// <summary>A downstream company with the shared application.</summary>
/// <param name="AgentId">The application's number there.</param>
internal sealed record SimulatedDownstream(string CorpId, string Name, int AgentId, params IReadOnlyList<SimulatedMember> Members)
{
    /// <summary>Cleared when either side takes the sharing back.</summary>
    public bool Shared { get; set; } = true;

    /// <summary>Seats of the company.</summary>
    public int AccountLimit { get; init; } = 100;
}

/// <param name="ParentId">1 is the root.</param>
internal sealed record SimulatedDepartment(int Id, string Name, int ParentId = 1);

/// <param name="Leads">Those of the departments that the member leads.</param>
/// <param name="Status">1 active, 2 disabled, 4 not activated, 5 left.</param>
internal sealed record SimulatedPlace(IReadOnlyList<int> Departments, IReadOnlyList<int> Leads, int Status = 1);

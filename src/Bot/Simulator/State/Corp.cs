using System.Security.Cryptography;

namespace Bot.Simulator.State;

/// <summary>Everything the simulated server knows. Every access happens while <see cref="Gate"/> is held: a call is checked and carried out as one.</summary>
internal sealed class Corp
{
    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private readonly TimeProvider clock;

    public Corp(SimulatorSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        Settings = settings;
        Tokens = new AccessTokens(settings);
        Quota = new SendQuota(settings);
        Contacts = new Contacts(settings);
        Members = settings.Members.ToDictionary(m => m.UserId, StringComparer.OrdinalIgnoreCase);
        Phones = new Phones(settings.Members.Select(m => m.UserId));
        Downstream = [.. settings.Downstream.Select(one => new DownstreamCorp(one, new Corp(SettingsOf(one, settings), clock)))];
    }

    /// <summary>The companies of 上下游, each a corp of its own with the shared application in it.</summary>
    public IReadOnlyList<DownstreamCorp> Downstream { get; }

    public bool IsDownstream => Settings.Upstream is not null;

    public Lock Gate { get; } = new();

    public SimulatorSettings Settings { get; }

    public IReadOnlyDictionary<string, SimulatedMember> Members { get; }

    public Contacts Contacts { get; }

    public AccessTokens Tokens { get; }

    public MediaShelf Media { get; } = new();

    public OAuthCodes Codes { get; } = new();

    public Phones Phones { get; }

    public SentMessages Sent { get; } = new();

    public SendQuota Quota { get; }

    public CallFrequency Frequency { get; } = new();

    /// <summary>The application's menu; empty until menu/create.</summary>
    public IReadOnlyList<SimulatedMenuEntry> Menu { get; private set; } = [];

    public long MenuRevision { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public void SetMenu(IReadOnlyList<SimulatedMenuEntry> menu)
    {
        Menu = menu;
        MenuRevision = Phones.NextRevision();
    }

    /// <summary>Callbacks of a downstream company go to the upstream application's address, sealed with its keys (protocol 6.3).</summary>
    private static SimulatorSettings SettingsOf(SimulatedDownstream one, SimulatorSettings upstream)
    {
        var settings = new SimulatorSettings
        {
            Upstream = upstream,
            CorpId = one.CorpId,
            AgentId = one.AgentId,
            Token = upstream.Token,
            EncodingAesKey = upstream.EncodingAesKey,
            CallbackHandler = upstream.CallbackHandler,
            CallbackTimeout = upstream.CallbackTimeout,
            AccountLimit = one.AccountLimit,
            ReceiveId = upstream.ReceiveId,
        };
        foreach (var member in one.Members)
        {
            settings.Members.Add(member);
        }

        return settings;
    }

    /// <summary>A random id in the manner of the platform's.</summary>
    public static string NewId(int length) => RandomNumberGenerator.GetString(IdCharacters, length);
}

/// <summary>A downstream company and what the server knows of it.</summary>
internal sealed record DownstreamCorp(SimulatedDownstream Share, Corp Corp);

/// <param name="Type">Wire value; null for a parent.</param>
internal sealed record SimulatedMenuEntry(string Name, string? Type, string? Key, string? Url, IReadOnlyList<SimulatedMenuEntry> Children);

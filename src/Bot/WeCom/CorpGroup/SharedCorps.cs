using System.Collections.Frozen;

namespace Bot.WeCom.CorpGroup;

/// <summary>A downstream company that the application is shared with.</summary>
/// <param name="AgentId">The application's number there.</param>
internal sealed record SharedCorp(string CorpId, int AgentId, string Name);

/// <summary>The companies that the application is shared with, as far as this process knows. Thread-safe.</summary>
internal sealed class SharedCorps
{
    private volatile FrozenDictionary<string, SharedCorp> _all = FrozenDictionary<string, SharedCorp>.Empty;

    public IReadOnlyList<SharedCorp> All => _all.Values;

    public void Replace(IEnumerable<SharedCorp> corps) => _all = corps.ToFrozenDictionary(corp => corp.CorpId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when it is not shared with that company.</summary>
    public SharedCorp? Find(string corpId) => _all.GetValueOrDefault(corpId);

    /// <summary>A downstream member as the directory knows him: "corpid/userid", the platform's own way to write it (protocol 6.3), in lower case.</summary>
    public static string Account(string corpId, string userId) => $"{corpId}/{userId}".ToLowerInvariant();
}

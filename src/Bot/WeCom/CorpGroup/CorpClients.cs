using System.Collections.Concurrent;
using Bot.WeCom.Client;
using Microsoft.Extensions.Options;

namespace Bot.WeCom.CorpGroup;

/// <summary>The API as one downstream company's token sees it; a token for each company and agent (protocol 6.3).</summary>
internal sealed class CorpClients(WeComHttp http, ICorpGroupApi upstream, ITokenCache cache, IOptionsMonitor<WeComOptions> options, TimeProvider clock, ILoggerFactory logs)
{
    private readonly ConcurrentDictionary<(string CorpId, int AgentId), IWeComApi> _clients = new();

    public IWeComApi Of(SharedCorp corp) => _clients.GetOrAdd((corp.CorpId, corp.AgentId), _ => new WeComClient(http, Tokens(corp), options, clock, logs.CreateLogger<WeComClient>()));

    private CorpTokens Tokens(SharedCorp corp) => new(
        corp,
        () => MemoryTokenCache.Key(options.CurrentValue.CorpId, options.CurrentValue.Secret),
        upstream,
        cache,
        clock,
        logs.CreateLogger<CorpTokens>());
}

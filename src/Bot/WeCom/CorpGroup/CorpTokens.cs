using Bot.WeCom.Client;

namespace Bot.WeCom.CorpGroup;

/// <summary>The token of one downstream company (protocol 6.3): of corpgroup/corp/gettoken, asked with the application's own.</summary>
/// <param name="owner">Names our own application, so that a cache that is shared keeps two of them apart.</param>
internal sealed partial class CorpTokens(SharedCorp corp, Func<string> owner, ICorpGroupApi api, ITokenCache cache, TimeProvider clock, ILogger<CorpTokens> logger)
    : TokenSource(cache, clock, logger)
{
    /// <summary>Protocol 6.3: ten minutes before its end.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>A refused company is not asked for again with each message.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly ILogger _logger = logger;

    protected override TokenQuestion Question() => new(MemoryTokenCache.Key($"{corp.CorpId}/{corp.AgentId}", owner()), corp.CorpId, () => api.GetCorpTokenAsync(corp));

    protected override TimeSpan StopFor(ApiResult<AccessToken>.Refused refused) => refused.Class is ErrorClass.Retry ? TimeSpan.Zero : Pause;

    protected override void Stopped(string corpId, ApiResult<AccessToken>.Refused refused, DateTimeOffset until) =>
        Log.Stopped(_logger, corpId, refused.ErrorCode, refused.ErrorMessage, until);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "No token for downstream corp {CorpId}: {ErrorCode} {ErrorMessage}. Nothing is sent to its members until {Until:u}; everybody else is served")]
        public static partial void Stopped(ILogger logger, string corpId, int errorCode, string errorMessage, DateTimeOffset until);
    }
}

using Microsoft.Extensions.Options;

namespace Bot.WeCom.Client;

/// <summary>The app's own access token, of gettoken (protocol 3.1).</summary>
internal sealed partial class AccessTokens(WeComHttp http, IOptionsMonitor<WeComOptions> options, ITokenCache cache, TimeProvider clock, ILogger<AccessTokens> logger)
    : TokenSource(cache, clock, logger)
{
    /// <summary>Codes of gettoken that no repeat can heal; repeating bans the IP for an hour.</summary>
    private static readonly int[] StopCodes = [WeComErrors.SecretRefused, 40013, 40091, 41002, 41004];
    private static readonly TimeSpan StopTime = TimeSpan.FromHours(1);
    private static readonly TimeSpan FrequencyPause = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _logger = logger;

    protected override TokenQuestion Question()
    {
        var (corpId, secret) = (options.CurrentValue.CorpId, options.CurrentValue.Secret);
        return new TokenQuestion(MemoryTokenCache.Key(corpId, secret), corpId, () => AskAsync(corpId, secret));
    }

    protected override TimeSpan StopFor(ApiResult<AccessToken>.Refused refused) =>
        StopCodes.Contains(refused.ErrorCode) ? StopTime : refused.ErrorCode == WeComErrors.FrequencyExceeded ? FrequencyPause : TimeSpan.Zero;

    protected override void Stopped(string corpId, ApiResult<AccessToken>.Refused refused, DateTimeOffset until) =>
        Log.Stopped(_logger, corpId, refused.ErrorCode, refused.ErrorMessage, until);

    private async Task<ApiResult<AccessToken>> AskAsync(string corpId, string secret)
    {
        var request = new WeComRequest(HttpMethod.Get, "gettoken", $"corpid={Uri.EscapeDataString(corpId)}&corpsecret={Uri.EscapeDataString(secret)}");
        var transfer = await http.SendAsync(request, CancellationToken.None);
        return WeComAnswer.Read(transfer, json => WeComAnswer.Token(json, _clock.GetUtcNow(), AccessToken.Ahead));
    }

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Critical, "gettoken of corp {CorpId} refused with {ErrorCode}: {ErrorMessage}. No call to WeCom is made until the settings change or {Until:u}")]
        public static partial void Stopped(ILogger logger, string corpId, int errorCode, string errorMessage, DateTimeOffset until);
    }
}

using System.Security.Cryptography;
using Bot.WeCom.Callback;
using Bot.WeCom.Client;
using Bot.WeCom.CorpGroup;
using Bot.WeCom.OAuth;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bot.WeCom;

internal static class WeComServices
{
    /// <summary>Callback gate and API client. <see cref="ITokenCache"/> may be replaced by a shared one before or after.</summary>
    public static IServiceCollection AddWeCom(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WeComOptions>()
            .Bind(configuration.GetSection(WeComOptions.Section))
            .ValidateDataAnnotations()
            .Validate(options => IsKey(options.EncodingAesKey), "WeCom:EncodingAesKey 不是有效的密钥：从管理后台“接收消息”页原样复制 43 个字符。")
            .Validate(options => options.BaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" }, "WeCom:BaseUrl 要写 http 或 https 地址，如 https://qyapi.weixin.qq.com/。")
            .Validate(options => options.AuthorizeUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" }, "WeCom:AuthorizeUrl 要写 http 或 https 地址，如 https://open.weixin.qq.com/。")
            .Validate(options => options.CaFile.Length == 0 || HoldsCertificate(options.CaFile), "WeCom:CaFile 不是 PEM 证书文件，或文件不在。")
            .ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITokenCache, MemoryTokenCache>();
        services.AddSingleton<CallbackGate>();
        services.AddSingleton<WeComHttp>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IAccessTokens>(provider => provider.GetRequiredService<AccessTokens>());
        services.AddSingleton<IWeComApi, WeComClient>();
        services.AddSingleton<MemberSignIn>();

        // 上下游.
        services.AddOptions<CorpGroupOptions>()
            .Bind(configuration.GetSection(CorpGroupOptions.Section))
            .ValidateDataAnnotations()
            .Validate<IOptions<WeComOptions>>((options, wecom) => !options.Enabled || wecom.Value.AgentId > 0, "CorpGroup:Enabled 要先写 WeCom:AgentId：上下游用的是共享出去的那个应用。")
            .ValidateOnStart();
        services.AddSingleton<SharedCorps>();
        services.AddSingleton<ICorpGroupApi, WeComClient>();
        services.AddSingleton<CorpClients>();

        // The built-in loggers of HttpClient write the request's URL, and the token is in it.
        services.AddHttpClient(WeComHttp.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => WeComHandler.Create(provider.GetRequiredService<IOptionsMonitor<WeComOptions>>().CurrentValue))
            .RemoveAllLoggers();
        return services;
    }

    private static bool IsKey(string encodingAesKey)
    {
        Span<byte> key = stackalloc byte[33];
        return Convert.TryFromBase64String($"{encodingAesKey}=", key, out var length) && length == 32;
    }

    private static bool HoldsCertificate(string caFile)
    {
        try
        {
            return File.Exists(caFile) && WeComHandler.Certificates(caFile).Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

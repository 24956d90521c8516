using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Bot.WeCom.Client;

/// <summary>One token of one app (protocol 3.1).</summary>
/// <param name="RefreshAt">From here on a new one is asked for, while this one still serves.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    /// <summary>How long before its end the next one is asked for.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The server hands out the same token until it ends, with the seconds that remain (protocol 12.8): shortly before the end
    /// the answer may be the old token again, so the next question waits a minute.
    /// </summary>
    public static AccessToken Issued(string value, TimeSpan lifetime, DateTimeOffset now, TimeSpan ahead) =>
        new(value, now + (lifetime - ahead > Pause ? lifetime - ahead : Pause < lifetime ? Pause : lifetime), now + lifetime);

    /// <summary>The value stays out of logs.</summary>
    public override string ToString() => $"access token until {ExpiresAt:u}";
}

/// <summary>Where tokens are kept; a shared cache lets several instances ask once.</summary>
internal interface ITokenCache
{
    ValueTask<AccessToken?> GetAsync(string key, CancellationToken cancellationToken = default);

    ValueTask SetAsync(string key, AccessToken token, CancellationToken cancellationToken = default);

    /// <summary>Waits until no other instance is asking for this token, and keeps the others waiting until it is disposed. It saves calls and is no lock.</summary>
    ValueTask<IAsyncDisposable> AloneAsync(string key, CancellationToken cancellationToken = default);
}

/// <summary>Where there is nobody to wait for.</summary>
internal sealed class Nothing : IAsyncDisposable
{
    public static readonly Nothing Held = new();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>The cache of a single instance.</summary>
internal sealed class MemoryTokenCache : ITokenCache
{
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new();

    /// <summary>Names an app's token without telling the secret.</summary>
    public static string Key(string corpId, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{corpId}\n{secret}")));

    public ValueTask<AccessToken?> GetAsync(string key, CancellationToken cancellationToken = default) => ValueTask.FromResult(_tokens.GetValueOrDefault(key));

    public ValueTask SetAsync(string key, AccessToken token, CancellationToken cancellationToken = default)
    {
        _tokens[key] = token;
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> AloneAsync(string key, CancellationToken cancellationToken = default) => ValueTask.FromResult<IAsyncDisposable>(Nothing.Held);
}

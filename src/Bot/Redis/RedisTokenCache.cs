using System.Globalization;
using Bot.Storage;
using Bot.Storage.Leases;
using Bot.WeCom.Client;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>One access token for all instances, asked for by one of them. While Redis is lost each asks for itself: WeCom gives all the same one.</summary>
internal sealed partial class RedisTokenCache(RedisLink link, ILease lease, TimeProvider clock, ILogger<RedisTokenCache> logger) : ITokenCache
{
    /// <summary>Longer than a call of gettoken takes at most, so that it ends by itself only after a crash.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    /// <summary>Then it is asked for beside the other: that costs a call of gettoken and nothing else.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly MemoryTokenCache _own = new();

    public async ValueTask<AccessToken?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        var (_, found) = await link.TryAsync(redis => redis.StringGetAsync(Key(key)));
        return Read(found) ?? await _own.GetAsync(key, cancellationToken);
    }

    public async ValueTask SetAsync(string key, AccessToken token, CancellationToken cancellationToken = default)
    {
        await _own.SetAsync(key, token, cancellationToken);
        var lifetime = token.ExpiresAt - clock.GetUtcNow();
        if (lifetime > TimeSpan.Zero)
        {
            await link.TryAsync(redis => redis.StringSetAsync(Key(key), Write(token), lifetime));
        }
    }

    public async ValueTask<IAsyncDisposable> AloneAsync(string key, CancellationToken cancellationToken = default)
    {
        var (name, holder) = ($"token:{key}", $"{Guid.CreateVersion7(clock.GetUtcNow()):N}");
        try
        {
            // On the machine's clock: it is another program that is waited for.
            var begun = TimeProvider.System.GetTimestamp();
            while (!await lease.TakeAsync(name, holder, Turn, cancellationToken))
            {
                if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                {
                    return Nothing.Held;
                }

                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }

            return new Held(lease, name, holder, logger);
        }
        catch (StorageBusyException)
        {
            return Nothing.Held;
        }
    }

    private RedisKey Key(string key) => link.Key($"token:{key}");

    private static RedisValue Write(AccessToken token) =>
        string.Create(CultureInfo.InvariantCulture, $"{token.RefreshAt.ToUnixTimeMilliseconds()} {token.ExpiresAt.ToUnixTimeMilliseconds()} {token.Value}");

    /// <summary>Null for what is not there, or of a version that wrote it otherwise.</summary>
    private static AccessToken? Read(RedisValue found) =>
        ((string?)found)?.Split(' ', 3) is [var refresh, var expires, { Length: > 0 } value]
        && long.TryParse(refresh, NumberStyles.None, CultureInfo.InvariantCulture, out var refreshAt)
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var expiresAt)
            ? new AccessToken(value, DateTimeOffset.FromUnixTimeMilliseconds(refreshAt), DateTimeOffset.FromUnixTimeMilliseconds(expiresAt))
            : null;

    private sealed class Held(ILease lease, string name, string holder, ILogger logger) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await lease.ReleaseAsync(name, holder);
            }
            catch (StorageBusyException busy)
            {
                // It ends by itself.
                Log.NotReleased(logger, busy);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The lease of the token could not be given back; it ends by itself.")]
        public static partial void NotReleased(ILogger logger, Exception error);
    }
}

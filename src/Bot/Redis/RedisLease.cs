using System.Collections.Concurrent;
using Bot.Storage.Leases;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>Leases as keys that end by themselves; in the database while Redis is lost.</summary>
internal sealed class RedisLease(RedisLink link, SqlLease sql) : ILease
{
    /// <summary>Taken in the database, whatever Redis does since.</summary>
    private readonly ConcurrentDictionary<(string Name, string Holder), bool> _inSql = new();

    public async ValueTask<bool> TakeAsync(string name, string holder, TimeSpan length, CancellationToken cancellationToken = default)
    {
        var key = Key(name);
        var (done, taken) = await link.TryAsync(async redis => await redis.LockTakeAsync(key, holder, length) || await redis.LockExtendAsync(key, holder, length));
        if (done)
        {
            return taken;
        }

        var mine = await sql.TakeAsync(name, holder, length, cancellationToken);
        if (mine)
        {
            _inSql[(name, holder)] = true;
        }

        return mine;
    }

    public async ValueTask<bool> ExtendAsync(string name, string holder, TimeSpan length, CancellationToken cancellationToken = default)
    {
        if (!_inSql.ContainsKey((name, holder)))
        {
            var (done, extended) = await link.TryAsync(redis => redis.LockExtendAsync(Key(name), holder, length));
            if (done)
            {
                return extended;
            }

            // Lost while it was held: the others look for it in the database from now on.
            return await TakeAsync(name, holder, length, cancellationToken);
        }

        return await sql.ExtendAsync(name, holder, length, cancellationToken);
    }

    public async ValueTask ReleaseAsync(string name, string holder, CancellationToken cancellationToken = default)
    {
        if (_inSql.TryRemove((name, holder), out _))
        {
            await sql.ReleaseAsync(name, holder, cancellationToken);
        }

        // Lost with Redis it ends by itself.
        await link.TryAsync(redis => redis.LockReleaseAsync(Key(name), holder));
    }

    private RedisKey Key(string name) => link.Key($"lease:{name}");
}

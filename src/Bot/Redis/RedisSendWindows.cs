using System.Globalization;
using Bot.Conversations;
using Bot.Storage.Stores;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>Asks the scripts. A call belongs to its window until it has surely been counted by WeCom.</summary>
/// <param name="longest">How long a call takes at most.</param>
internal sealed class RedisSendWindows(RedisLink link, SendHistory history, TimeSpan longest, TimeProvider clock)
{
    /// <summary>Members filled by one flight of commands.</summary>
    private const int AtOnce = 200;

    public static string Name(long item, int attempts) => string.Create(CultureInfo.InvariantCulture, $"{item}:{attempts}");

    /// <summary>See <see cref="RedisSendScripts.Take"/>.</summary>
    public async Task<long[]?> TakeAsync(IDatabase redis, string name, IReadOnlyList<string> members, SendLimits limits, bool all, DateTimeOffset now)
    {
        var (day, begin) = NaturalDay.Of(now);
        var midnight = (long)Math.Ceiling((begin.AddDays(1) - now).TotalMilliseconds);
        return (long[]?)await redis.ScriptEvaluateAsync(
            RedisSendScripts.Take,
            Keys(day, members),
            [now.ToUnixTimeMilliseconds(), (long)longest.TotalMilliseconds, name, limits.Minute, limits.Hour, limits.Day, midnight, all ? 1 : 0]);
    }

    /// <param name="day">In which it was counted; a call over midnight counts in both days.</param>
    public async Task<bool> MadeAsync(IDatabase redis, string name, IReadOnlyList<string> members, DateOnly day)
    {
        var now = clock.GetUtcNow();
        var today = NaturalDay.Of(now).Day;
        await redis.ScriptEvaluateAsync(RedisSendScripts.Made, Keys(today, members), [Late(now), name, today == day ? 0 : members.Count]);
        return true;
    }

    public async Task<bool> GiveBackAsync(IDatabase redis, string name, IReadOnlyList<string> members, DateOnly day)
    {
        await redis.ScriptEvaluateAsync(RedisSendScripts.GiveBack, Keys(day, members), [clock.GetUtcNow().ToUnixTimeMilliseconds(), name]);
        return true;
    }

    /// <summary>What the database knows and Redis may not. The day's person-times.</summary>
    public async Task<int> FillAsync(IDatabase redis, CancellationToken cancellationToken)
    {
        var sent = await history.ReadAsync(item: 0, before: null, cancellationToken);
        var now = clock.GetUtcNow();
        var (nowMs, underWay) = (Late(now), Late(now + longest));
        var entries = sent.Done.Select(one => (one.UserId, Entry: new SortedSetEntry(Name(one.Item, one.Attempts), Math.Min(one.At.ToUnixTimeMilliseconds(), nowMs))))
            .Concat(sent.Unsure.Select(one => (one.UserId, Entry: new SortedSetEntry(Name(one.Item, one.Attempts), underWay))));
        foreach (var members in entries.GroupBy(one => Key(one.UserId), one => one.Entry).Chunk(AtOnce))
        {
            // What is there already was counted by a permit and knows better.
            await Task.WhenAll(members.SelectMany(member => (Task[])
            [
                redis.SortedSetAddAsync(member.Key, [.. member], SortedSetWhen.NotExists),
                redis.KeyExpireAsync(member.Key, RedisSendScripts.Keep),
            ]));
        }

        // Our own day last: with it everything is known.
        var day = NaturalDay.Of(now).Day;
        foreach (var (corp, used) in sent.CorpsToday)
        {
            await redis.ScriptEvaluateAsync(RedisSendScripts.Fill, [link.Key("send:clock"), Day(day, corp)], [now.ToUnixTimeMilliseconds(), used]);
        }

        await redis.ScriptEvaluateAsync(RedisSendScripts.Fill, Keys(day, []), [now.ToUnixTimeMilliseconds(), sent.Today]);
        return sent.Today;
    }

    /// <summary>Not before it: it would leave its window too early.</summary>
    private static long Late(DateTimeOffset at) => (long)Math.Ceiling((at - DateTimeOffset.UnixEpoch).TotalMilliseconds);

    private RedisKey[] Keys(DateOnly day, IReadOnlyList<string> members) =>
        [link.Key("send:clock"), Day(day, members is [var first, ..] ? UserIds.CorpOf(first) : null), .. members.Select(Key)];

    /// <param name="corp">A downstream company has a day of its own; all members of one message are of one corp.</param>
    private RedisKey Day(DateOnly day, string? corp) =>
        link.Key(string.Create(CultureInfo.InvariantCulture, $"send:day:{day:yyyyMMdd}{(corp is null ? "" : $":{corp}")}"));

    /// <summary>WeCom's user ids do not tell capitals.</summary>
    private RedisKey Key(string userId) => link.Key($"send:to:{userId.ToLowerInvariant()}");
}

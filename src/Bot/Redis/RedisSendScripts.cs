namespace Bot.Redis;

/// <summary>
/// The windows of all instances, in Redis. A member has one sorted set: name "item:attempt", so that the same attempt never counts twice; score
/// the time until which the call may be counted by WeCom, in milliseconds: its answer, or while it is under way the latest time of one. Each script
/// is one step for all instances. Keys end by themselves; without the clock's key nothing is known, and the windows have to be filled first.
/// </summary>
internal static class RedisSendScripts
{
    /// <summary>Everything a window needs outlives it by far.</summary>
    private const int KeepMs = 2 * 3600 * 1000;

    /// <summary>Over a day's end in any instance's clock.</summary>
    private const int KeepDayMs = 2 * 24 * 3600 * 1000;

    /// <summary>
    /// The time of the farthest clock: one that runs behind counts and ages nothing too early. One that is more than a minute ahead of ours is wrong,
    /// or ours was put back, and is not followed.
    /// </summary>
    private const string Clock = """
        local apart = 60000
        local seen = tonumber(redis.call('get', KEYS[1]) or '')
        local now = tonumber(ARGV[1])
        if seen and seen > now and seen - now <= apart then now = seen end
        if seen then redis.call('set', KEYS[1], now, 'px', KEEP) end
        """;

    /// <summary>
    /// Keys: clock, day, members. Arguments: now, how long a call takes at most, name, limits of minute, hour and day, milliseconds to midnight,
    /// 1 for all or none. Answer: the day's person-times, then for each member the wait (0: allowed) and which limit. Empty when nothing is known.
    /// </summary>
    public static string Take { get; } = With("""
        if not seen then return {} end
        local longest, id = tonumber(ARGV[2]), ARGV[3]
        local perMinute, perHour, perDay = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
        local midnight, all = tonumber(ARGV[7]), ARGV[8] == '1'
        local minute, hour = 60000, 3600000
        local used = tonumber(redis.call('get', KEYS[2]) or '0')
        local granted, refused, answer = {}, false, { used }

        local function after(time) return string.format('(%.0f', time) end

        -- When so many more than there is room for have left the window; a call under way may have ended by then.
        local function wait(key, span, over)
          local oldest = redis.call('zrangebyscore', key, after(now - span), '+inf', 'withscores', 'limit', over - 1, 1)
          return math.max(1, math.min(span, (tonumber(oldest[2]) or now) + span - now))
        end

        local function look(key)
          redis.call('zremrangebyscore', key, '-inf', now - hour)
          for _, far in ipairs(redis.call('zrangebyscore', key, after(now + longest + apart), '+inf')) do
            redis.call('zadd', key, now, far)
          end
          local own = tonumber(redis.call('zscore', key, id) or '')
          local inMinute = redis.call('zcount', key, after(now - minute), '+inf') - (own and own > now - minute and 1 or 0)
          if inMinute >= perMinute then return wait(key, minute, inMinute + 1 - perMinute), 1 end
          local inHour = redis.call('zcard', key) - (own and 1 or 0)
          if inHour >= perHour then return wait(key, hour, inHour + 1 - perHour), 2 end
          if used + #granted >= perDay then return midnight, 3 end
          return 0, 0
        end

        for n = 3, #KEYS do
          local left, limit = look(KEYS[n])
          if left == 0 then granted[#granted + 1] = KEYS[n] else refused = true end
          answer[#answer + 1] = left
          answer[#answer + 1] = limit
        end

        if all and refused then granted = {} end
        for _, key in ipairs(granted) do
          redis.call('zadd', key, now + longest, id)
          redis.call('pexpire', key, KEEP)
        end
        if #granted > 0 then
          answer[1] = redis.call('incrby', KEYS[2], #granted)
          redis.call('pexpire', KEYS[2], DAY)
        end
        return answer
        """);

    /// <summary>The call has its answer, or never will have. Keys: clock, today, members. Arguments: now, name, person-times to count today as well.</summary>
    public static string Made { get; } = With("""
        for n = 3, #KEYS do
          redis.call('zadd', KEYS[n], now, ARGV[2])
          redis.call('pexpire', KEYS[n], KEEP)
        end
        if tonumber(ARGV[3]) > 0 then
          redis.call('incrby', KEYS[2], ARGV[3])
          redis.call('pexpire', KEYS[2], DAY)
        end
        return redis.status_reply('OK')
        """);

    /// <summary>The call surely never left. Keys: clock, the day it was counted in, members. Arguments: now, name.</summary>
    public static string GiveBack { get; } = With("""
        for n = 3, #KEYS do redis.call('zrem', KEYS[n], ARGV[2]) end
        local used = tonumber(redis.call('get', KEYS[2]) or '0')
        if used >= #KEYS - 2 then redis.call('decrby', KEYS[2], #KEYS - 2) end
        return redis.status_reply('OK')
        """);

    /// <summary>After the members' sets: the day, which never counts less than the database, and the mark that all is known. Keys: clock, day. Arguments: now, person-times.</summary>
    public static string Fill { get; } = With("""
        if tonumber(redis.call('get', KEYS[2]) or '0') < tonumber(ARGV[2]) then redis.call('set', KEYS[2], ARGV[2], 'px', DAY) end
        redis.call('set', KEYS[1], now, 'px', KEEP)
        return redis.status_reply('OK')
        """);

    public static TimeSpan Keep { get; } = TimeSpan.FromMilliseconds(KeepMs);

    private static string With(string script) => $"{Clock}\n{script}"
        .Replace("KEEP", $"{KeepMs}", StringComparison.Ordinal)
        .Replace("DAY", $"{KeepDayMs}", StringComparison.Ordinal);
}

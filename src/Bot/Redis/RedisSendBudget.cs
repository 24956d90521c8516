using Bot.Conversations;
using Bot.Messaging;
using Bot.Storage.Stores;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Bot.Redis;

/// <summary>
/// One budget for all instances. While Redis is lost each goes on with half of every limit and counts what all of them had sent; back, the windows
/// are filled from the database before they are used again.
/// </summary>
internal sealed class RedisSendBudget : ISendBudget, IDisposable
{
    /// <summary>By then the other instances have joined again too; until then they send by their own halves.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private static readonly string[] Limits = ["", SendBudget.Minute, SendBudget.Hour, SendBudget.Day];

    private readonly RedisLink _link;
    private readonly RedisSendWindows _windows;
    private readonly HalvedSendBudget _alone;
    private readonly IOptionsMonitor<ConversationOptions> _options;
    private readonly TimeProvider _clock;
    private Today _today;

    public RedisSendBudget(RedisLink link, SendHistory history, IOptionsMonitor<ConversationOptions> options, IOptions<MessagingOptions> messaging, TimeProvider clock)
    {
        (_link, _options, _clock) = (link, options, clock);
        _windows = new RedisSendWindows(link, history, messaging.Value.DeliveryTimeout, clock);
        _alone = new HalvedSendBudget(history, options, Settling, clock);
        _today = new Today(NaturalDay.Of(clock.GetUtcNow()).Day, 0);
        link.Joining(FillAsync);
        link.Joined(FillAsync);
        link.Changing(_alone.Forget);
    }

    public (DateOnly Day, int Used, int Limit) PersonTimes
    {
        get
        {
            if (!_link.IsUp && _alone.PersonTimes is { } own)
            {
                return own;
            }

            var (day, today) = (NaturalDay.Of(_clock.GetUtcNow()).Day, Volatile.Read(ref _today));
            return (day, today.Day == day ? today.Used : 0, _options.CurrentValue.PersonTimesPerDay);
        }
    }

    public ValueTask<SendPermit> TakeAsync(OutboxItem item, CancellationToken cancellationToken) => TakeAsync(item, [item.Lane], all: false, cancellationToken);

    public ValueTask<SendPermit> SplitAsync(OutboxItem item, IReadOnlyList<string> members, CancellationToken cancellationToken) => TakeAsync(item, members, all: false, cancellationToken);

    public ValueTask<SendPermit> TakeAllAsync(OutboxItem item, IReadOnlyList<string> members, CancellationToken cancellationToken) => TakeAsync(item, members, all: true, cancellationToken);

    public void Dispose() => _alone.Dispose();

    private async ValueTask<SendPermit> TakeAsync(OutboxItem item, IReadOnlyList<string> members, bool all, CancellationToken cancellationToken)
    {
        var name = RedisSendWindows.Name(item.Id, item.Attempts);
        var settling = Settling - _link.SinceJoinedAgain;
        var corp = members is [var first, ..] ? UserIds.CorpOf(first) : null;
        var limits = SendLimits.Of(_options.CurrentValue, share: settling > TimeSpan.Zero ? 2 : 1, corp);
        var now = _clock.GetUtcNow();
        var (done, answer) = await _link.TryAsync(redis => _windows.TakeAsync(redis, name, members, limits, all, now));
        if (done && answer is not { Length: > 0 })
        {
            // Emptied beside the program: by hand, or by a server that came back so fast that nobody saw it.
            (done, _) = await _link.TryAsync(async redis =>
            {
                await FillAsync(redis, cancellationToken);
                return true;
            });
            (done, answer) = done ? await _link.TryAsync(redis => _windows.TakeAsync(redis, name, members, limits, all, now)) : (false, null);
        }

        if (!done || answer is not { Length: > 0 })
        {
            return await _alone.TakeAsync(item, members, all, cancellationToken);
        }

        var (day, _) = NaturalDay.Of(now);
        if (corp is null)
        {
            Volatile.Write(ref _today, new Today(day, (int)answer[0]));
        }

        return Permit(name, day, members, all, answer, settling);
    }

    private Permitted Permit(string name, DateOnly day, IReadOnlyList<string> members, bool all, long[] answer, TimeSpan settling)
    {
        var allowed = new List<string>(members.Count);
        long? wait = null;
        var limit = 0L;
        for (var index = 0; index < members.Count; index++)
        {
            var (left, which) = (answer[1 + (2 * index)], answer[2 + (2 * index)]);
            if (left == 0)
            {
                allowed.Add(members[index]);
            }
            else if (wait is null || (all ? left > wait : left < wait))
            {
                // All of them can go when the last can, the first of them when the first can.
                (wait, limit) = (left, which);
            }
        }

        if (all && wait is not null)
        {
            allowed.Clear();
        }

        TimeSpan? after = wait is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        return new Permitted(this, name, day, allowed)
        {
            Wait = settling > TimeSpan.Zero && settling < after ? settling : after,
            Limit = Limits[limit],
        };
    }

    private async Task FillAsync(IDatabase redis, CancellationToken cancellationToken)
    {
        var day = NaturalDay.Of(_clock.GetUtcNow()).Day;
        Volatile.Write(ref _today, new Today(day, await _windows.FillAsync(redis, cancellationToken)));
    }

    /// <summary>Of the shared windows. Ended while Redis is lost it stays counted: from the database it is known what was sent, and the rest ages.</summary>
    private sealed class Permitted(RedisSendBudget budget, string name, DateOnly day, IReadOnlyList<string> allowed) : SendPermit(allowed)
    {
        protected override async ValueTask EndAsync(bool made)
        {
            if (Allowed.Count > 0)
            {
                await budget._link.TryAsync(redis => made ? budget._windows.MadeAsync(redis, name, Allowed, day) : budget._windows.GiveBackAsync(redis, name, Allowed, day));
            }
        }
    }

    private sealed record Today(DateOnly Day, int Used);
}

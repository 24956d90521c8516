using Bot.Conversations;
using Bot.Messaging;
using Microsoft.Extensions.Options;

namespace Bot.Redis;

/// <summary>
/// What an instance may send while Redis is lost: half of each limit, at least 1, with everything counted that any instance sent until then. So two
/// of them together stay below the limits without knowing of each other.
/// </summary>
internal sealed class HalvedSendBudget(SendHistory history, IOptionsMonitor<ConversationOptions> options, TimeProvider clock) : IDisposable
{
    private const int Share = 2;

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile SendBudget? _budget;

    /// <summary>Null until something was taken.</summary>
    public (DateOnly Day, int Used, int Limit)? PersonTimes =>
        _budget?.PersonTimes is var (day, used, _) ? (day, Share * used, options.CurrentValue.PersonTimesPerDay) : null;

    /// <summary>At the next loss others will have sent more.</summary>
    public void Forget() => _budget = null;

    public async ValueTask<SendPermit> TakeAsync(OutboxItem item, IReadOnlyList<string> members, bool all, CancellationToken cancellationToken)
    {
        var budget = _budget ?? await FillAsync(item, cancellationToken);
        return all ? budget.TakeAll(members) : budget.Split(members);
    }

    public void Dispose() => _one.Dispose();

    private async Task<SendBudget> FillAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_budget is { } filled)
            {
                return filled;
            }

            var budget = new SendBudget(clock, options, Share);
            budget.Recall(await history.ReadAsync(item.Id, before: null, cancellationToken), clock.GetUtcNow());
            return _budget = budget;
        }
        finally
        {
            _one.Release();
        }
    }
}

using Bot.Conversations;
using Bot.Messaging;
using Microsoft.Extensions.Options;

namespace Bot.Redis;

/// <summary>
/// What an instance may send while Redis is lost: half of each limit, at least 1, with everything counted that any instance sent until then. So two
/// of them together stay below the limits without knowing of each other.
/// </summary>
/// <param name="freshFor">After it the database is asked again: an instance that stood still would go on by what it knew before.</param>
internal sealed class HalvedSendBudget(SendHistory history, IOptionsMonitor<ConversationOptions> options, TimeSpan freshFor, TimeProvider clock) : IDisposable
{
    private const int Share = 2;

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Known? _known;

    /// <summary>Null until something was taken.</summary>
    public (DateOnly Day, int Used, int Limit)? PersonTimes =>
        _known?.Budget.PersonTimes is var (day, used, _) ? (day, Share * used, options.CurrentValue.PersonTimesPerDay) : null;

    /// <summary>At the next loss others will have sent more.</summary>
    public void Forget() => _known = null;

    public async ValueTask<SendPermit> TakeAsync(OutboxItem item, IReadOnlyList<string> members, bool all, CancellationToken cancellationToken)
    {
        var budget = Fresh ?? await FillAsync(item, cancellationToken);
        return all ? budget.TakeAll(members) : budget.Split(members);
    }

    public void Dispose() => _one.Dispose();

    private SendBudget? Fresh => _known is { } known && clock.GetElapsedTime(known.At) < freshFor ? known.Budget : null;

    private async Task<SendBudget> FillAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Fresh is { } filled)
            {
                return filled;
            }

            var at = clock.GetTimestamp();
            var budget = new SendBudget(clock, options, Share);
            budget.Recall(await history.ReadAsync(item.Id, before: null, cancellationToken), clock.GetUtcNow());
            _known = new Known(budget, at);
            return budget;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <param name="Budget">With what was known.</param>
    /// <param name="At">When the database was asked.</param>
    private sealed record Known(SendBudget Budget, long At);
}

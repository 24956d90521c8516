using Bot.Messaging;

namespace Bot.Conversations;

/// <summary>The budget of an instance that counts by itself. What was sent before it was started is counted before the first permit.</summary>
internal sealed class OwnSendBudget(SendBudget budget, SendHistory history, TimeProvider clock) : ISendBudget, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    // Made before anything is claimed.
    private readonly DateTimeOffset _started = clock.GetUtcNow();
    private volatile bool _loaded;

    public (DateOnly Day, int Used, int Limit) PersonTimes => budget.PersonTimes;

    public ValueTask<SendPermit> TakeAsync(OutboxItem item, CancellationToken cancellationToken) =>
        _loaded ? new(budget.Take(item.Lane)) : LoadedAsync(item, [item.Lane], all: false, cancellationToken);

    public ValueTask<SendPermit> SplitAsync(OutboxItem item, IReadOnlyList<string> members, CancellationToken cancellationToken) =>
        _loaded ? new(budget.Split(members)) : LoadedAsync(item, members, all: false, cancellationToken);

    public ValueTask<SendPermit> TakeAllAsync(OutboxItem item, IReadOnlyList<string> members, CancellationToken cancellationToken) =>
        _loaded ? new(budget.TakeAll(members)) : LoadedAsync(item, members, all: true, cancellationToken);

    public void Dispose() => _one.Dispose();

    private async ValueTask<SendPermit> LoadedAsync(OutboxItem item, IReadOnlyList<string> members, bool all, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_loaded)
            {
                // What this run has in hand counts itself.
                budget.Recall(await history.ReadAsync(item.Id, before: _started, cancellationToken), clock.GetUtcNow());
                _loaded = true;
            }
        }
        finally
        {
            _one.Release();
        }

        return all ? budget.TakeAll(members) : budget.Split(members);
    }
}

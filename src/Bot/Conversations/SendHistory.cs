using Bot.Storage;

namespace Bot.Conversations;

/// <summary>What this program sent in the hour before it was started: WeCom counts on over our restarts, so the budget has to as well.</summary>
internal sealed class SendHistory(Database database, SendBudget budget, TimeProvider clock) : IDisposable
{
    // A message under way when the last run ended may have arrived; the one in hand counts itself.
    private const string Select = $"""
        select lane as Lane, done_at as At
        from outbox
        where state = 'done' and done_at > @since and kind in ('{OutboxKinds.Text}', '{OutboxKinds.Card}', '{OutboxKinds.File}')
        union all
        select lane as Lane, first_try_at as At
        from outbox
        where state = 'new' and id <> @item and first_try_at > @since and first_try_at < @now
            and kind in ('{OutboxKinds.Text}', '{OutboxKinds.Card}', '{OutboxKinds.File}')
        order by 2
        """;

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile bool _loaded;

    /// <summary>Once, before the first delivery; later calls cost nothing.</summary>
    /// <param name="item">The outbox item in hand.</param>
    public async ValueTask LoadAsync(long item, CancellationToken cancellationToken)
    {
        if (_loaded)
        {
            return;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!_loaded)
            {
                var now = clock.GetUtcNow();
                var sent = await database.ReadAsync((work, _) => work.QueryAsync<Sent>(Select, new { item, now, since = now - SendBudget.Hour }), cancellationToken);
                foreach (var one in sent)
                {
                    budget.Count(one.Lane, one.At);
                }

                _loaded = true;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Sent
    {
        public string Lane { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}

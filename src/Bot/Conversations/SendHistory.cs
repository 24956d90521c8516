using Bot.Conversations.Broadcasts;
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
        """;

    private const string SelectBroadcasts = $"""
        select body as Body, done_at as At
        from outbox
        where state = 'done' and done_at > @since and kind = '{OutboxKinds.Broadcast}'
        union all
        select body as Body, first_try_at as At
        from outbox
        where state = 'new' and id <> @item and first_try_at > @since and first_try_at < @now and kind = '{OutboxKinds.Broadcast}'
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
                var window = new { item, now, since = now - SendBudget.Hour };
                var sent = await database.ReadAsync(
                    async (work, _) => (await work.QueryAsync<Sent>(Select, window)).Concat((await work.QueryAsync<Chunk>(SelectBroadcasts, window)).SelectMany(Each)),
                    cancellationToken);
                foreach (var one in sent.OrderBy(one => one.At))
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

    /// <summary>A chunk is a message to each of its members.</summary>
    private static IEnumerable<Sent> Each(Chunk chunk) => BroadcastChunk.Members(chunk.Body).Select(member => new Sent { Lane = member, At = chunk.At });

    private sealed record Chunk
    {
        public byte[] Body { get; init; } = [];

        public DateTimeOffset At { get; init; }
    }

    private sealed record Sent
    {
        public string Lane { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}

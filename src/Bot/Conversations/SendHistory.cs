using Bot.Conversations.Broadcasts;
using Bot.Storage;

namespace Bot.Conversations;

/// <summary>What this program sent before it was started, in the last hour and today: WeCom counts on over our restarts, so the budget has to as well.</summary>
internal sealed class SendHistory(Database database, SendBudget budget, TimeProvider clock) : IDisposable
{
    private const string Sends = $"kind in ('{OutboxKinds.Text}', '{OutboxKinds.Card}', '{OutboxKinds.File}')";

    // A member's oldest first.
    private const string SelectDone = $"""
        select lane as Lane, done_at as At
        from outbox
        where state = 'done' and done_at > @since and {Sends}
        order by done_at
        """;

    // Under way when the last run ended, at a time not known: it may have arrived. What this run has in hand counts itself.
    private const string SelectUnsure = $"""
        select lane
        from outbox
        where head = 1 and id <> @item and (first_try_at < @started or first_try_at > @now) and {Sends}
        """;

    private const string CountDone = $"""
        select count(*)
        from outbox
        where state = 'done' and done_at >= @begin and {Sends}
        """;

    private const string CountWaiting = $"""
        select count(*)
        from outbox
        where state = 'new' and kind in ('{OutboxKinds.Text}', '{OutboxKinds.Card}', '{OutboxKinds.File}', '{OutboxKinds.Broadcast}')
        """;

    // A chunk of a broadcast is a message to each of its members: at most 100 calls use up a day.
    private const string SelectChunksDone = $"""
        select body as Body, done_at as At
        from outbox
        where state = 'done' and done_at >= @since and kind = '{OutboxKinds.Broadcast}'
        order by done_at
        """;

    private const string SelectChunksUnsure = $"""
        select body as Body
        from outbox
        where head = 1 and id <> @item and (first_try_at < @started or first_try_at > @now) and kind = '{OutboxKinds.Broadcast}'
        """;

    private readonly SemaphoreSlim _one = new(1, 1);

    // Made before anything is claimed.
    private readonly DateTimeOffset _started = clock.GetUtcNow();
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
                await RecallAsync(item, cancellationToken);
                _loaded = true;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Person-times of the day of <paramref name="now"/>. Done rows are kept for a week at least (Messaging:KeepDone).</summary>
    public static async Task<int> PersonTimesAsync(UnitOfWork work, DateTimeOffset now)
    {
        var begin = NaturalDay.Of(now).Begin;
        var chunks = await work.QueryAsync<Chunk>(SelectChunksDone, new { since = begin });
        return await work.ScalarAsync<int>(CountDone, new { begin }) + chunks.Sum(chunk => chunk.Members.Count);
    }

    /// <summary>Messages that were not sent yet.</summary>
    public static Task<long> WaitingAsync(UnitOfWork work) => work.ScalarAsync<long>(CountWaiting);

    private async Task RecallAsync(long item, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (since, unsureNow) = (new { since = now - SendBudget.LongestWindow }, new { item, now, started = _started });
        var (done, unsure, today) = await database.ReadAsync(
            async (work, _) => (
                (await work.QueryAsync<Sent>(SelectDone, since)).Concat((await work.QueryAsync<Chunk>(SelectChunksDone, since)).SelectMany(Each)).ToList(),
                (await work.QueryAsync<string>(SelectUnsure, unsureNow)).Concat((await work.QueryAsync<Chunk>(SelectChunksUnsure, unsureNow)).SelectMany(chunk => chunk.Members)).ToList(),
                await PersonTimesAsync(work, now)),
            cancellationToken);
        foreach (var one in done.OrderBy(one => one.At))
        {
            // A time to come is of a clock that was put back since.
            budget.Recall(one.Lane, one.At < now ? now - one.At : TimeSpan.Zero);
        }

        foreach (var member in unsure)
        {
            budget.Recall(member, TimeSpan.Zero);
        }

        budget.RecallToday(today + unsure.Count);
    }

    private static IEnumerable<Sent> Each(Chunk chunk) => chunk.Members.Select(member => new Sent { Lane = member, At = chunk.At });

    private sealed record Chunk
    {
        public byte[] Body { get; init; } = [];

        public DateTimeOffset At { get; init; }

        public IReadOnlyList<string> Members => BroadcastChunk.Members(Body);
    }

    private sealed record Sent
    {
        public string Lane { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}

using Bot.Conversations.Broadcasts;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Conversations;

/// <summary>A message to a member; item and attempt name it.</summary>
internal sealed record SentMessage(string UserId, long Item, int Attempts, DateTimeOffset At);

/// <summary>What all instances on the database sent.</summary>
/// <param name="Done">In the last hour, oldest first.</param>
/// <param name="Unsure">Under way, or when the last run ended: it may have arrived.</param>
/// <param name="Today">Person-times of today, those that are unsure among them.</param>
internal sealed record SentLately(IReadOnlyList<SentMessage> Done, IReadOnlyList<SentMessage> Unsure, int Today)
{
    /// <summary>The same of each downstream company.</summary>
    public IReadOnlyDictionary<string, int> CorpsToday { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>What the database knows of messages sent in the last hour and today: WeCom counts on over our restarts, so the budget has to as well.</summary>
internal sealed class SendHistory(Database database, TimeProvider clock)
{
    private const string Sends = $"kind in ('{OutboxKinds.Text}', '{OutboxKinds.Card}', '{OutboxKinds.File}')";

    private const string SelectDone = $"""
        select
            id as Id,
            lane as Lane,
            attempts as Attempts,
            done_at as At
        from outbox
        where state = 'done' and done_at > @since and {Sends}
        order by done_at
        """;

    // A first try from a time to come is of a clock that was put back.
    private const string SelectUnsure = $"""
        select
            id as Id,
            lane as Lane,
            attempts as Attempts
        from outbox
        where head = 1 and id <> @item and (first_try_at < @before or first_try_at > @now) and {Sends}
        """;

    // A lane with a slash is a downstream member's: he counts for his company.
    private const string CountDone = $"""
        select count(*)
        from outbox
        where state = 'done' and done_at >= @begin and lane not like '%/%' and {Sends}
        """;

    private const string SelectDownstreamDone = $"""
        select
            lane as Lane,
            count(*) as Times
        from outbox
        where state = 'done' and done_at >= @begin and lane like '%/%' and {Sends}
        group by lane
        """;

    private const string CountWaiting = $"""
        select count(*)
        from outbox
        where state = 'new' and kind in ('{OutboxKinds.Text}', '{OutboxKinds.Card}', '{OutboxKinds.File}', '{OutboxKinds.Broadcast}')
        """;

    // A chunk of a broadcast is a message to each of its members: at most 100 calls use up a day.
    private const string SelectChunksDone = $"""
        select
            id as Id,
            body as Body,
            attempts as Attempts,
            done_at as At
        from outbox
        where state = 'done' and done_at >= @since and kind = '{OutboxKinds.Broadcast}'
        order by done_at
        """;

    private const string SelectChunksUnsure = $"""
        select
            id as Id,
            body as Body,
            attempts as Attempts
        from outbox
        where head = 1 and id <> @item and (first_try_at < @before or first_try_at > @now) and kind = '{OutboxKinds.Broadcast}'
        """;

    /// <summary>Person-times of the day of <paramref name="now"/>. Done rows are kept for a week at least (Messaging:KeepDone).</summary>
    public static async Task<int> PersonTimesAsync(UnitOfWork work, DateTimeOffset now)
    {
        var begin = NaturalDay.Of(now).Begin;
        var chunks = await work.QueryAsync<Row>(SelectChunksDone, new { since = begin });
        return await work.ScalarAsync<int>(CountDone, new { begin }) + chunks.Where(chunk => chunk.Corp is null).Sum(chunk => chunk.Members.Count);
    }

    /// <summary>Person-times of the day of <paramref name="now"/> of each downstream company that got any.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CorpsTodayAsync(UnitOfWork work, DateTimeOffset now)
    {
        var begin = NaturalDay.Of(now).Begin;
        var single = (await work.QueryAsync<TimesRow>(SelectDownstreamDone, new { begin })).Select(row => (Corp: UserIds.CorpOf(row.Lane)!, Times: (int)row.Times));
        var many = (await work.QueryAsync<Row>(SelectChunksDone, new { since = begin })).Where(chunk => chunk.Corp is not null).Select(chunk => (Corp: chunk.Corp!, Times: chunk.Members.Count));
        return single.Concat(many).GroupBy(one => one.Corp, one => one.Times, StringComparer.Ordinal).ToDictionary(corp => corp.Key, corp => corp.Sum(), StringComparer.Ordinal);
    }

    /// <summary>Messages that were not sent yet.</summary>
    public static Task<long> WaitingAsync(UnitOfWork work) => work.ScalarAsync<long>(CountWaiting);

    /// <param name="item">An item in hand that is left out: it is about to be counted; 0 for none.</param>
    /// <param name="before">Only what was tried before is unsure; null for whatever is under way at any instance.</param>
    public Task<SentLately> ReadAsync(long item, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = new { since = now - SendBudget.LongestWindow };
        var underWay = new { item, now, before = before ?? DateTimeOffset.MaxValue };
        return database.ReadAsync(
            async (work, _) =>
            {
                var done = (await work.QueryAsync<Row>(SelectDone, since)).Concat(await work.QueryAsync<Row>(SelectChunksDone, since));
                var unsure = (await work.QueryAsync<Row>(SelectUnsure, underWay)).Concat(await work.QueryAsync<Row>(SelectChunksUnsure, underWay)).SelectMany(Each).ToList();
                var corps = new Dictionary<string, int>(await CorpsTodayAsync(work, now), StringComparer.Ordinal);
                foreach (var corp in unsure.Select(one => UserIds.CorpOf(one.UserId)).OfType<string>())
                {
                    corps[corp] = corps.GetValueOrDefault(corp) + 1;
                }

                var today = await PersonTimesAsync(work, now) + unsure.Count(one => UserIds.CorpOf(one.UserId) is null);
                return new SentLately([.. done.SelectMany(Each).OrderBy(one => one.At)], unsure, today) { CorpsToday = corps };
            },
            cancellationToken);
    }

    private static IEnumerable<SentMessage> Each(Row row) => row.Members.Select(member => new SentMessage(member, row.Id, row.Attempts, row.At));

    private sealed record Row
    {
        public long Id { get; init; }

        public string Lane { get; init; } = "";

        /// <summary>Of a broadcast's chunk.</summary>
        public byte[]? Body { get; init; }

        public int Attempts { get; init; }

        public DateTimeOffset At { get; init; }

        public IReadOnlyList<string> Members => Body is null ? [Lane] : BroadcastChunk.Members(Body);

        public string? Corp => Members is [var first, ..] ? UserIds.CorpOf(first) : null;
    }

    private sealed record TimesRow
    {
        public string Lane { get; init; } = "";

        public long Times { get; init; }
    }
}

using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>Where everything that happens enters: durable before it is acknowledged.</summary>
internal sealed class Inbox
{
    private readonly Database _database;
    private readonly QueueSql _sql;
    private readonly InboxWakeUp _wakeUp;
    private readonly MessagingMetrics _metrics;
    private readonly IOptions<MessagingOptions> _options;
    private readonly TimeProvider _time;
    private readonly WriteBatches<Arrival, AcceptResult> _arrivals;

    public Inbox(
        Database database,
        QueueSql sql,
        InboxWakeUp wakeUp,
        MessagingMetrics metrics,
        StorageMetrics storage,
        IOptions<MessagingOptions> options,
        IOptions<StorageOptions> limits,
        TimeProvider time)
    {
        (_database, _sql, _wakeUp, _metrics, _options, _time) = (database, sql, wakeUp, metrics, options, time);
        _arrivals = new WriteBatches<Arrival, AcceptResult>(database, storage, StoreAsync, limits.Value.QueueLength, urgent: true);
    }

    /// <summary>Returns after the item is on disk. <paramref name="nonce"/>: the callback's timestamp+nonce, remembered for the time window; the same nonce under another key is Replayed and nothing is stored.</summary>
    /// <exception cref="StorageBusyException">Nothing was stored; the sender shall repeat.</exception>
    public async Task<AcceptResult> AcceptAsync(string dedupKey, string lane, string kind, string body, string? nonce = null)
    {
        var result = await _arrivals.AddAsync(new Arrival(dedupKey, lane, kind, body, nonce));
        KillPoints.Reached(KillPoints.AcceptCommitted);
        _metrics.Accepted(result);
        return result;
    }

    /// <inheritdoc cref="SqlDialect.IsDamaged"/>
    public bool IsDamaged(Exception error) => _database.IsDamaged(error);

    /// <summary>The same inside a running unit of work; false when the key is there already.</summary>
    public async Task<bool> AcceptAsync(UnitOfWork work, string dedupKey, string lane, string kind, string body)
    {
        await work.HoldAsync(QueueSql.InboxLane, [lane]);
        var accepted = await work.ExecuteAsync(_sql.AcceptInbox, new { dedupKey, lane, kind, body, now = _time.GetUtcNow() }) == 1;
        if (accepted)
        {
            work.AfterCommit(_wakeUp.Call);
        }

        return accepted;
    }

    private const string Forget = "update inbox set body = '' where id = @id";

    private const string ForgetWho = "update inbox set body = '', lane = '-' where id = @id";

    /// <summary>Keeps that the item was there and not what it said, nor whose it was. Only in the work that ends it: it cannot be done again.</summary>
    public Task ForgetAsync(UnitOfWork work, long id, bool who = false) => work.ExecuteAsync(who ? ForgetWho : Forget, new { id });

    private async Task<IReadOnlyList<AcceptResult>> StoreAsync(UnitOfWork work, IReadOnlyList<Arrival> arrivals)
    {
        var now = _time.GetUtcNow();
        var since = (now - _options.Value.NonceWindow).ToUnixTimeMilliseconds();
        await using var remember = work.Command(_sql.RememberNonce, "@nonce", "@dedupKey", "@now", "@since");
        await using var insert = work.Command(_sql.AcceptInbox, "@dedupKey", "@lane", "@kind", "@body", "@now");
        await work.HoldAsync(QueueSql.InboxLane, arrivals.Select(arrival => arrival.Lane));
        var results = new AcceptResult[arrivals.Count];
        for (var index = 0; index < results.Length; index++)
        {
            var (key, lane, kind, body, nonce) = arrivals[index];
            results[index] = nonce is not null && await remember.RunAsync(nonce, key, now.ToUnixTimeMilliseconds(), since) == 0 ? AcceptResult.Replayed
                : await insert.RunAsync(key, lane, kind, body, now.ToUnixTimeMilliseconds()) == 1 ? AcceptResult.Accepted
                : AcceptResult.Duplicate;
        }

        KillPoints.Reached(KillPoints.AcceptInserted);
        if (results.Contains(AcceptResult.Accepted))
        {
            work.AfterCommit(_wakeUp.Call);
        }

        return results;
    }

    private sealed record Arrival(string DedupKey, string Lane, string Kind, string Body, string? Nonce);
}

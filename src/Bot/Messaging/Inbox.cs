using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>Where everything that happens enters: durable before it is acknowledged.</summary>
internal sealed class Inbox(Database database, InboxWakeUp wakeUp, MessagingMetrics metrics, IOptions<MessagingOptions> options, TimeProvider time)
{
    /// <summary>Returns after the item is on disk. <paramref name="nonce"/>: the callback's timestamp+nonce, remembered for the time window; the same nonce under another key is Replayed and nothing is stored.</summary>
    /// <exception cref="StorageBusyException">Nothing was stored; the sender shall repeat.</exception>
    public async Task<AcceptResult> AcceptAsync(string dedupKey, string lane, string kind, string body, string? nonce = null, CancellationToken cancellationToken = default)
    {
        var result = await database.WriteUrgentlyAsync(
            async (work, _) =>
            {
                if (nonce is not null && !await IsNewAsync(work, nonce, dedupKey))
                {
                    return AcceptResult.Replayed;
                }

                var accepted = await AcceptAsync(work, dedupKey, lane, kind, body);
                KillPoints.Reached(KillPoints.AcceptInserted);
                return accepted ? AcceptResult.Accepted : AcceptResult.Duplicate;
            },
            cancellationToken);
        KillPoints.Reached(KillPoints.AcceptCommitted);
        metrics.Accepted(result);
        return result;
    }

    /// <summary>The same inside a running unit of work; false when the key is there already.</summary>
    public async Task<bool> AcceptAsync(UnitOfWork work, string dedupKey, string lane, string kind, string body)
    {
        var accepted = await work.ExecuteAsync(QueueSql.AcceptInbox, new { dedupKey, lane, kind, body, now = time.GetUtcNow() }) == 1;
        if (accepted)
        {
            work.AfterCommit(wakeUp.Set);
        }

        return accepted;
    }

    private async Task<bool> IsNewAsync(UnitOfWork work, string nonce, string dedupKey)
    {
        var now = time.GetUtcNow();
        return await work.ExecuteAsync(QueueSql.RememberNonce, new { nonce, dedupKey, now, since = now - options.Value.NonceWindow }) == 1;
    }
}

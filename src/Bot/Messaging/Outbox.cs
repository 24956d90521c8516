using Bot.Storage;

namespace Bot.Messaging;

/// <summary>Where everything that leaves is written, in the same commit as the change that it tells of.</summary>
internal sealed class Outbox(QueueSql sql, OutboxWakeUp wakeUp)
{
    /// <summary>The id of the row. It is sent after everything written before for the same lane.</summary>
    public async Task<long> EnqueueAsync(UnitOfWork work, string lane, string kind, byte[] body, string? context, DateTimeOffset now)
    {
        await work.HoldAsync(QueueSql.OutboxLane, [lane]);
        var id = await work.ScalarAsync<long>(sql.Enqueue, new { lane, kind, body, context, now });
        work.AfterCommit(wakeUp.Call);
        return id;
    }

    private const string Forget = "update outbox set body = @nothing, lane = '-', context = null where id = @id";

    /// <summary>Keeps that the item was there and neither what it said nor whom it was for. Only in the work that ends it.</summary>
    public static Task ForgetAsync(UnitOfWork work, long id) => work.ExecuteAsync(Forget, new { id, nothing = Array.Empty<byte>() });

    private const string Rewrite = "update outbox set body = @body where id = @Id and state = 'new' and lease_token = @Lease";

    /// <summary>New bytes for an item that has not left yet; false when its lease is over: then another worker has it.</summary>
    /// <exception cref="ArgumentException">It may have arrived: its bytes stay.</exception>
    public async Task<bool> RewriteUntriedAsync(UnitOfWork work, OutboxItem item, byte[] body) =>
        item.MayHaveArrived
            ? throw new ArgumentException($"Outbox item {item.Id} may have arrived.", nameof(item))
            : await work.ExecuteAsync(Rewrite, new { item.Id, item.Lease, body }) == 1;
}

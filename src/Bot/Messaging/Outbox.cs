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

    private const string Rewrite = "update outbox set body = @body where id = @id and state = 'new' and attempts = 1";

    /// <summary>New bytes for an item that was taken for the first time and has not left yet; false when it was taken again: then another worker has it.</summary>
    public async Task<bool> RewriteUntriedAsync(UnitOfWork work, long id, byte[] body) =>
        await work.ExecuteAsync(Rewrite, new { id, body }) == 1;
}

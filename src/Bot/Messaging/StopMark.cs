using Bot.Storage;

namespace Bot.Messaging;

/// <summary>Since when and why the outbox stands still. The reason is the server's sentence; it can name the address that is not trusted (60020).</summary>
internal sealed record Standstill
{
    public string Why { get; init; } = "";

    public DateTimeOffset Since { get; init; }
}

/// <summary>The standstill on disk, for doctor: another process than the one that stands still.</summary>
internal sealed class StopMark
{
    private const string Insert =
        """
        insert into outbox_stop (id, why, since)
        select 1, @why, @now
        where not exists (select 1 from outbox_stop)
        """;

    private const string Update = "update outbox_stop set why = @why";

    private const string Delete = "delete from outbox_stop";

    private const string Select = "select why as Why, since as Since from outbox_stop";

    // A mark of the last run may lie there until the first call gets through.
    private volatile bool _mayBeSet = true;

    public async Task<int> SetAsync(UnitOfWork work, string why, DateTimeOffset now)
    {
        _mayBeSet = true;
        return await work.ExecuteAsync(Update, new { why }) + await work.ExecuteAsync(Insert, new { why, now });
    }

    public async Task ClearAsync(UnitOfWork work)
    {
        if (_mayBeSet)
        {
            await work.ExecuteAsync(Delete);
            work.AfterCommit(() => _mayBeSet = false);
        }
    }

    /// <summary>Null while the outbox runs.</summary>
    public Task<Standstill?> FindAsync(UnitOfWork work) => work.FindAsync<Standstill>(Select);
}

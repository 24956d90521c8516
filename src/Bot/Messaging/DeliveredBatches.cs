using Bot.Storage;
using Microsoft.Extensions.Options;

namespace Bot.Messaging;

/// <summary>Writes down plain deliveries, by far the most of all results: what ends at the same moment shares a unit of work.</summary>
internal sealed class DeliveredBatches
{
    private readonly StopMark _mark;
    private readonly TimeProvider _time;
    private readonly WriteBatches<Ended, bool> _ended;

    public DeliveredBatches(Database database, StorageMetrics metrics, StopMark mark, IOptions<StorageOptions> limits, TimeProvider time)
    {
        (_mark, _time) = (mark, time);
        _ended = new WriteBatches<Ended, bool>(database, metrics, WriteAsync, limits.Value.QueueLength);
    }

    /// <summary>False when the lease went to another worker meanwhile: nothing was changed.</summary>
    /// <param name="runs">A call got through: what is remembered of a standstill goes.</param>
    /// <exception cref="StorageBusyException">Nothing was written down; the item comes again.</exception>
    public Task<bool> AddAsync(ClaimedOutbox claimed, bool runs) => _ended.AddAsync(new Ended(claimed.Item.Id, claimed.Token, claimed.Item.Lane, runs));

    private async Task<IReadOnlyList<bool>> WriteAsync(UnitOfWork work, IReadOnlyList<Ended> ended)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        await work.HoldAsync(QueueSql.OutboxLane, ended.Select(one => one.Lane));
        await using var end = work.Command(QueueSql.EndOutbox, "@Id", "@Token", "@state", "@why", "@now");
        await using var next = work.Command(QueueSql.NextOutbox, "@lane", "@now");
        var mine = new bool[ended.Count];
        for (var index = 0; index < mine.Length; index++)
        {
            var (id, token, lane, _) = ended[index];
            mine[index] = await end.RunAsync(id, token, "done", DBNull.Value, now) == 1;
            if (mine[index])
            {
                await next.RunAsync(lane, now);
            }
        }

        if (ended.Any(one => one.Runs))
        {
            await _mark.ClearAsync(work);
        }

        KillPoints.Reached(KillPoints.SendSettling);
        return mine;
    }

    private sealed record Ended(long Id, string Token, string Lane, bool Runs);
}

using System.Collections.Concurrent;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Conversations.Downstream;

/// <summary>Whom the last message did not reach, as far as this process knows: so that reaching everybody else costs no look into the database. Thread-safe.</summary>
internal sealed class LostPeople(ReachStore reach)
{
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.OrdinalIgnoreCase);

    public bool Contains(string userId) => _lost.ContainsKey(userId);

    public async Task LoadAsync(Database database, CancellationToken cancellationToken)
    {
        foreach (var userId in await database.ReadAsync((work, _) => reach.LostAsync(work), cancellationToken))
        {
            _lost[userId] = true;
        }
    }

    public Task LostAsync(UnitOfWork work, string userId, string why, DateTimeOffset now)
    {
        _lost[userId] = true;
        return reach.LostAsync(work, userId, why, now);
    }

    public Task ReachedAsync(UnitOfWork work, string userId)
    {
        work.AfterCommit(() => _lost.TryRemove(userId, out _));
        return reach.ReachedAsync(work, userId);
    }
}

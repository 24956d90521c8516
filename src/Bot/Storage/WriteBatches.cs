using System.Collections.Concurrent;

namespace Bot.Storage;

/// <summary>
/// Small writes of one kind that wait at the same moment share a unit of work: a savepoint, a task and a hop between threads for each would cost
/// more than its rows. Nobody waits for company: a lone item is written at once, and what comes meanwhile is the next batch.
/// </summary>
/// <param name="write">Writes the items in their order and gives a result for each.</param>
internal sealed class WriteBatches<TItem, TResult>(
    Database database,
    StorageMetrics metrics,
    Func<UnitOfWork, IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> write,
    int mostWaiting,
    bool urgent = false)
{
    /// <summary>Of one unit of work, so that it stays short.</summary>
    private const int Most = 256;

    private readonly ConcurrentQueue<Pending> _waiting = new();
    private int _count;
    private int _asked;

    /// <summary>Returns after the item is on disk.</summary>
    /// <exception cref="StorageBusyException">Nothing was stored; it may be tried again.</exception>
    public Task<TResult> AddAsync(TItem item)
    {
        if (Interlocked.Increment(ref _count) > mostWaiting)
        {
            Interlocked.Decrement(ref _count);
            metrics.Refused(1);
            throw new StorageBusyException("Too much is waiting to be written.");
        }

        var pending = new Pending(item);
        _waiting.Enqueue(pending);
        Ask();
        return pending.Completion.Task;
    }

    private void Ask()
    {
        if (Interlocked.Exchange(ref _asked, 1) == 0)
        {
            _ = WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        List<Pending> batch = [];
        try
        {
            var results = await RunAsync(batch);
            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].Completion.SetResult(results[index]);
            }
        }
        catch (Exception error) when (error is StorageBusyException || batch.Count <= 1)
        {
            if (batch.Count == 0)
            {
                // The writer took no work, so nobody has taken what waits. Otherwise it is not this batch's to fail.
                Take(batch);
            }

            batch.ForEach(pending => pending.Completion.SetException(error));
        }
        catch (Exception)
        {
            // One of them is at fault: each by itself, so that it fails alone.
            foreach (var pending in batch)
            {
                await WriteAsync(pending);
            }
        }

        if (!_waiting.IsEmpty)
        {
            Ask();
        }
    }

    private async Task WriteAsync(Pending pending)
    {
        try
        {
            List<TItem> one = [pending.Item];
            var results = urgent ? await database.WriteUrgentlyAsync((work, _) => write(work, one)) : await database.WriteAsync((work, _) => write(work, one));
            pending.Completion.SetResult(results[0]);
        }
        catch (Exception error)
        {
            pending.Completion.SetException(error);
        }
    }

    private Task<IReadOnlyList<TResult>> RunAsync(List<Pending> batch)
    {
        return urgent ? database.WriteUrgentlyAsync((work, _) => RunAsync(work)) : database.WriteAsync((work, _) => RunAsync(work));

        Task<IReadOnlyList<TResult>> RunAsync(UnitOfWork work)
        {
            Take(batch);
            return write(work, batch.ConvertAll(pending => pending.Item));
        }
    }

    /// <summary>Whoever comes after this asks anew.</summary>
    private void Take(List<Pending> batch)
    {
        Volatile.Write(ref _asked, 0);
        Interlocked.MemoryBarrier();
        while (batch.Count < Most && _waiting.TryDequeue(out var pending))
        {
            batch.Add(pending);
            Interlocked.Decrement(ref _count);
        }
    }

    private sealed record Pending(TItem Item)
    {
        // The caller must not go on upon the writer's thread.
        public TaskCompletionSource<TResult> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

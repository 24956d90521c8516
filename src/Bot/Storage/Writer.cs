using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>The one writer. Whatever waits shares a transaction and its fsync; each unit of work has a savepoint of its own.</summary>
internal sealed class Writer(StorageOptions options, StorageMetrics metrics, TimeProvider time)
{
    private const string Savepoint = "work";

    // A unit of work that asks for the writer again would wait for itself for ever.
    private static readonly AsyncLocal<bool> Inside = new();

    private readonly Channel<WriteItem> _waiting =
        Channel.CreateBounded<WriteItem>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });

    private SqliteConnection? _connection;

    /// <exception cref="StorageBusyException">Too much waits, the service is stopping, or the database stays locked.</exception>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Inside.Value)
        {
            throw new InvalidOperationException("A unit of work is running: pass it on instead of asking for a second one.");
        }

        var item = new WriteItem<T>(work, cancellationToken);
        if (!_waiting.Writer.TryWrite(item))
        {
            metrics.Refused(1);
            throw new StorageBusyException("Too much is waiting to be written, or the service is stopping.");
        }

        return item.Completion;
    }

    /// <summary>No more work is taken; what waits is still written.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/> was called and nothing waits any more.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync())
            {
                await WriteGroupAsync();
            }
        }
        finally
        {
            Complete();
            FailWaiting(new StorageBusyException("The service is stopping."));
            await CloseAsync();
        }
    }

    private async Task WriteGroupAsync()
    {
        SqliteTransaction transaction;
        try
        {
            // Without "deferred" the driver begins an immediate transaction: a lock shows here and nowhere later.
            transaction = await Locked.RetryAsync(() => (_connection ??= Open()).BeginTransaction(), options.BusyLimit, time);
        }
        catch (Exception error)
        {
            await CloseAsync();
            FailWaiting(SqliteDialect.Translate(error));
            return;
        }

        var done = new List<WriteItem>();
        try
        {
            await using (transaction)
            {
                for (var taken = 0; taken < options.GroupSize && _waiting.Reader.TryRead(out var item); taken++)
                {
                    if (await TryRunAsync(item, transaction))
                    {
                        done.Add(item);
                    }
                }

                if (done.Count == 0)
                {
                    return;
                }

                await transaction.CommitAsync();
                KillPoints.Reached(KillPoints.WriterCommitted);
            }
        }
        catch (Exception error)
        {
            // Disk full and its like end the whole transaction: nothing of the group is on disk.
            await CloseAsync();
            metrics.RolledBack(done.Count);
            var translated = SqliteDialect.Translate(error);
            done.ForEach(item => item.Fail(translated));
            return;
        }

        metrics.Committed(done.Count);
        done.ForEach(item => item.Complete());
    }

    private async Task<bool> TryRunAsync(WriteItem item, SqliteTransaction transaction)
    {
        try
        {
            await transaction.SaveAsync(Savepoint);
            Inside.Value = true;
            await item.RunAsync(new UnitOfWork(transaction.Connection!, transaction));
            await transaction.ReleaseAsync(Savepoint);
            return true;
        }
        catch (Exception error)
        {
            metrics.RolledBack(1);
            var told = SqliteDialect.Translate(error);
            item.Fail(told);
            if (told is StorageBusyException)
            {
                // SQLite may have ended the whole transaction by itself, so the group ends too, and is told why.
                throw told;
            }

            await transaction.RollbackAsync(Savepoint);
            await transaction.ReleaseAsync(Savepoint);
            return false;
        }
    }

    private SqliteConnection Open()
    {
        var connection = SqliteDialect.Writer(options.ConnectionString);
        try
        {
            connection.Open();
            SqliteDialect.SetUpWriter(connection);
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private void FailWaiting(Exception error)
    {
        var failed = 0;
        while (failed < options.QueueLength && _waiting.Reader.TryRead(out var item))
        {
            item.Fail(error);
            failed++;
        }

        metrics.Refused(failed);
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Nito.AsyncEx;

namespace Bot.Storage;

/// <summary>SQLite's one writer. Whatever waits shares a transaction and its fsync; each unit of work has a savepoint of its own.</summary>
internal sealed class SqliteWriter(SqliteDialect dialect, StorageOptions options, StorageMetrics metrics, TimeProvider time) : IWriter
{
    private const string Save = "savepoint work";
    private const string Release = "release work";
    private const string RollBack = "rollback to work";

    /// <summary>Rows changed on this connection since it was opened.</summary>
    private const string Changes = "select total_changes()";

    /// <summary>A group that holds urgent work takes no further ordinary work after this time, however much waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    // A unit of work that asks for the writer again would wait for itself for ever.
    private static readonly AsyncLocal<bool> Inside = new();

    private readonly WriteQueue _waiting = new(options.QueueLength);

    private CompiledConnection? _connection;

    // SQLite waits for the disk on the thread that calls it. Were that one of the pool's, which has as many as there are cores, every
    // commit would leave a core idle while callbacks wait for a thread.
    private AsyncContextThread? _thread;
    private Task? _loop;
    private volatile bool _full;

    public string? Fault => _loop is not { IsCompleted: false } ? "the writer has ended; restart the service"
        : _full ? "the disk of the database is full; make room, it goes on by itself"
        : null;

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, bool urgent, CancellationToken cancellationToken)
    {
        if (Inside.Value)
        {
            throw new InvalidOperationException("A unit of work is running: pass it on instead of asking for a second one.");
        }

        var item = new WriteItem<T>(work, cancellationToken);
        if (!_waiting.TryAdd(item, urgent))
        {
            metrics.Refused(1);
            throw new StorageBusyException("Too much is waiting to be written, or the service is stopping.");
        }

        return item.Completion;
    }

    public void Start()
    {
        _thread = new AsyncContextThread();
        _loop = _thread.Factory.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Close();
        if (_loop is { } loop)
        {
            await loop;
            await _thread!.JoinAsync();
        }
    }

    /// <summary>Writes until the queue is closed and nothing waits any more.</summary>
    private async Task RunAsync()
    {
        await using var checkpoints = new Checkpoints(options, time);
        try
        {
            while (await _waiting.WaitAsync())
            {
                if (await WriteGroupAsync())
                {
                    checkpoints.Committed();
                    await CheckpointAsync(checkpoints);
                }
            }
        }
        finally
        {
            _waiting.Close();
            FailWaiting(new StorageBusyException("The service is stopping."));
            await CloseAsync();
        }
    }

    /// <summary>False when nothing was committed.</summary>
    private async Task<bool> WriteGroupAsync()
    {
        SqliteTransaction transaction;
        try
        {
            // Without "deferred" the driver begins an immediate transaction: a lock shows here and nowhere later.
            transaction = await Locked.RetryAsync(() => (_connection ??= Open()).BeginImmediate(), options.BusyLimit);
        }
        catch (Exception error)
        {
            await CloseAsync();
            var translated = dialect.Translate(error);
            _full |= translated is StorageFullException;
            FailWaiting(translated);
            return false;
        }

        var done = new List<WriteItem>();
        var group = new Group(_waiting, options.GroupSize, time);
        try
        {
            await using (transaction)
            {
                while (group.TryNext(out var item))
                {
                    if (await TryRunAsync(item, transaction))
                    {
                        done.Add(item);
                    }
                }

                if (done.Count == 0)
                {
                    return false;
                }

                // A claim that finds nothing writes nothing: it says nothing of the disk.
                var room = _full && HasChanged(transaction);
                await transaction.CommitAsync();
                _full &= !room;
                KillPoints.Reached(KillPoints.WriterCommitted);
            }
        }
        catch (Exception error)
        {
            // Disk full and its like end the whole transaction: nothing of the group is on disk.
            await CloseAsync();
            metrics.RolledBack(done.Count);
            var translated = dialect.Translate(error);
            _full |= translated is StorageFullException;
            done.ForEach(item => item.Fail(translated));
            return false;
        }

        metrics.Committed(done.Count);
        done.ForEach(item => item.Complete());
        return true;
    }

    /// <summary>Between two groups, when nobody waits for a commit.</summary>
    private async Task CheckpointAsync(Checkpoints checkpoints)
    {
        if (checkpoints.TakeTurn())
        {
            try
            {
                _connection?.Checkpoint();
            }
            catch (SqliteException)
            {
                // What is committed stays in the WAL; the next group meets the fault and tells of it.
                await CloseAsync();
            }
        }
    }

    private async Task<bool> TryRunAsync(WriteItem item, SqliteTransaction transaction)
    {
        try
        {
            _connection!.Run(Save, transaction);
            Inside.Value = true;
            await item.RunAsync(new UnitOfWork(_connection, transaction, dialect));
            _connection.Run(Release, transaction);
            return true;
        }
        catch (Exception error)
        {
            metrics.RolledBack(1);
            var told = dialect.Translate(error);
            item.Fail(told);
            if (told is StorageBusyException)
            {
                // SQLite may have ended the whole transaction by itself, so the group ends too, and is told why.
                throw told;
            }

            _connection!.Run(RollBack, transaction);
            _connection.Run(Release, transaction);
            return false;
        }
    }

    /// <summary>Whatever failed for a full disk closed its connection, so the count is of what came after.</summary>
    private bool HasChanged(SqliteTransaction transaction)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = Changes;
        command.Transaction = transaction;
        return (long)command.ExecuteScalar()! > 0;
    }

    private CompiledConnection Open()
    {
        var connection = SqliteDialect.Writer(options.ConnectionString);
        try
        {
            connection.Open();
            SqliteDialect.SetUpWriter(connection);
            return new CompiledConnection(connection);
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
        for (var waiting = _waiting.Count; failed < waiting && (_waiting.TryTakeUrgent(out var item) || _waiting.TryTakeOrdinary(out item)); failed++)
        {
            item.Fail(error);
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

    /// <summary>What one commit takes: urgent work first, and ordinary work as long as nobody on the line waits too long for it.</summary>
    private sealed class Group(WriteQueue waiting, int size, TimeProvider time)
    {
        private readonly long _begun = time.GetTimestamp();
        private int _urgent;
        private int _ordinary;

        public bool TryNext([NotNullWhen(true)] out WriteItem? item)
        {
            item = null;
            if (_urgent + _ordinary >= size)
            {
                return false;
            }

            if (waiting.TryTakeUrgent(out item))
            {
                _urgent++;
                return true;
            }

            // One piece at least, so that a flood of callbacks starves nothing.
            if (_urgent > 0 && _ordinary > 0 && time.GetElapsedTime(_begun) > Patience)
            {
                return false;
            }

            var taken = waiting.TryTakeOrdinary(out item);
            _ordinary += taken ? 1 : 0;
            return taken;
        }
    }
}

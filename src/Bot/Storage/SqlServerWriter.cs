using Microsoft.Data.SqlClient;

namespace Bot.Storage;

/// <summary>
/// SQL Server's writer: each unit of work in a transaction and on a connection of its own, several at once, since the server itself lets commits
/// share a flush of its log. What must not happen at once says so by <see cref="UnitOfWork.HoldAsync"/>; a unit that loses against another all the
/// same is rolled back and run again as a whole.
/// </summary>
internal sealed class SqlServerWriter(SqlServerDialect dialect, StorageOptions options, StorageMetrics metrics) : IWriter
{
    /// <summary>Units at once. As many as the lanes of both workers by default; each holds a connection of the pool (100).</summary>
    private const int AtOnce = 32;

    /// <summary>Places that only urgent work may take: somebody waits on the line.</summary>
    private const int Urgent = 8;

    /// <summary>Runs of one unit. A deadlock lets the other one through, so more than a few in a row are a flood, and the caller knows how to wait.</summary>
    private const int MostConflicts = 8;

    /// <summary>Of them for a duplicate: the second look sees the row, unless the work itself is at fault.</summary>
    private const int MostDuplicates = 2;

    // A unit of work that asks for the writer again could wait for its own locks for ever.
    private static readonly AsyncLocal<bool> Inside = new();

    private readonly SemaphoreSlim _ordinary = new(AtOnce);
    private readonly SemaphoreSlim _urgent = new(Urgent);
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private bool _closed;

    public string? Fault => dialect.Fault;

    public void Start()
    {
        // Each unit of work runs on its caller's task.
    }

    public async Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, bool urgent, CancellationToken cancellationToken)
    {
        if (Inside.Value)
        {
            throw new InvalidOperationException("A unit of work is running: pass it on instead of asking for a second one.");
        }

        Enter();
        try
        {
            // Urgent work takes an ordinary place when none of its own is free.
            var places = urgent && (_urgent.CurrentCount > 0 || _ordinary.CurrentCount == 0) ? _urgent : _ordinary;
            await places.WaitAsync(cancellationToken);
            try
            {
                return await RunAsync(work, cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
            if (_underWay == 0)
            {
                _empty.TrySetResult();
            }
        }

        await _empty.Task;
        _ordinary.Dispose();
        _urgent.Dispose();
    }

    private void Enter()
    {
        lock (_lock)
        {
            if (_closed || _underWay >= options.QueueLength)
            {
                metrics.Refused(1);
                throw new StorageBusyException("Too much is waiting to be written, or the service is stopping.");
            }

            _underWay++;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_underWay == 0 && _closed)
            {
                _empty.TrySetResult();
            }
        }
    }

    private async Task<T> RunAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var run = 1; ; run++)
        {
            var attempt = new Attempt();
            try
            {
                return await RunOnceAsync(work, attempt, cancellationToken);
            }
            catch (Exception error) when (attempt.MayRepeat && run < Runs(error))
            {
                metrics.RolledBack(1);
            }
            catch (Exception error)
            {
                metrics.RolledBack(1);
                var told = dialect.Translate(error);
                if (ReferenceEquals(told, error))
                {
                    throw;
                }

                throw told;
            }
        }
    }

    /// <summary>A connection from the pool may have died while it lay there: the first unit that meets it takes a fresh one.</summary>
    private static int Runs(Exception error) => SqlServerDialect.FaultOf(error) switch
    {
        SqlServerFault.Conflict => MostConflicts,
        SqlServerFault.Duplicate or SqlServerFault.Away => MostDuplicates,
        _ => 0,
    };

    private async Task<T> RunOnceAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, Attempt attempt, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenPooledAsync(cancellationToken);
        attempt.MayRepeat = true;
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken);
        var unit = new UnitOfWork(connection, transaction, dialect);
        Inside.Value = true;
        var result = await work(unit, cancellationToken);

        // From here on an error leaves open whether it is on disk, so it is told and not repeated.
        attempt.MayRepeat = false;
        await transaction.CommitAsync(CancellationToken.None);
        KillPoints.Reached(KillPoints.WriterCommitted);
        metrics.Committed(1);
        dialect.Answers();
        unit.Committed();
        return result;
    }

    private sealed class Attempt
    {
        public bool MayRepeat { get; set; }
    }
}

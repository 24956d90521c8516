using Bot.Storage.Stores;

namespace Bot.Storage;

/// <summary>The one door to the database: many readers, and a writer that carries out each unit of work as a whole.</summary>
internal sealed class Database : IHostedService, IAsyncDisposable
{
    private readonly SqlDialect _dialect;
    private readonly IWriter _writer;
    private volatile bool _started;

    public Database(SqlDialect dialect, StorageMetrics metrics)
    {
        DapperTypes.Register();
        (_dialect, _writer) = (dialect, dialect.CreateWriter(metrics));
    }

    /// <summary>Checks the database, brings its schema up to date and starts the writer. A second call does nothing.</summary>
    /// <exception cref="StorageUnusableException">The database cannot be used; the message says what to do.</exception>
    /// <exception cref="StorageBusyException">Another process holds the database.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_started)
        {
            await _dialect.PrepareAsync(cancellationToken);
            _writer.Start();
            _started = true;
            if (await ReadAsync((work, _) => Tallies.AreMissingAsync(work), cancellationToken))
            {
                await WriteAsync((work, _) => Tallies.RebuildAsync(work), cancellationToken);
            }
        }
    }

    /// <summary>For a command beside the running service: opens what is there, makes and updates nothing.</summary>
    /// <param name="older">The schema of an earlier version will do.</param>
    /// <exception cref="StorageUnusableException">There is no database, or it cannot be used; the message says what to do.</exception>
    /// <exception cref="StorageBusyException">Another process holds the database.</exception>
    public async Task OpenAsync(bool older, CancellationToken cancellationToken)
    {
        await _dialect.InspectAsync(older, cancellationToken);
        _writer.Start();
        _started = true;
    }

    /// <summary>Runs the work in the writer's transaction; returns after the commit is on disk. A throw rolls back this work alone.</summary>
    /// <remarks>Work may be run again from its start after a conflict with another's: it changes nothing but the database, and the variables that it sets, it sets anew.</remarks>
    /// <exception cref="StorageBusyException">The work was not done: too much waits, the service is stopping, or the database does not take it.</exception>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        RequireStarted();
        return _writer.WriteAsync(work, urgent: false, cancellationToken);
    }

    /// <summary>The same ahead of all ordinary work, for short work that somebody waits for on the line.</summary>
    /// <exception cref="StorageBusyException">The work was not done: too much waits, the service is stopping, or the database does not take it.</exception>
    public Task<T> WriteUrgentlyAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        RequireStarted();
        return _writer.WriteAsync(work, urgent: true, cancellationToken);
    }

    /// <summary>Runs the work on a reader's snapshot; what it writes fails or is undone.</summary>
    /// <exception cref="StorageBusyException">The database does not answer, or another process holds it.</exception>
    public Task<T> ReadAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        RequireStarted();
        return _dialect.ReadAsync(work, cancellationToken);
    }

    /// <summary>Why nothing is written at present; null while all is well.</summary>
    public string? Fault => _started ? _writer.Fault : "not started";

    /// <inheritdoc cref="SqlDialect.IsDamaged"/>
    public bool IsDamaged(Exception error) => _dialect.IsDamaged(error);

    /// <summary>Takes no more work, writes what waits, closes the database.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _writer.DisposeAsync();
        if (_started)
        {
            _dialect.Release();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private void RequireStarted()
    {
        if (!_started)
        {
            throw new InvalidOperationException("Database.StartAsync has not run.");
        }
    }
}

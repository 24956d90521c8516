using Bot.Storage.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Nito.AsyncEx;

namespace Bot.Storage;

/// <summary>The one door to the database: many readers, one writer whose waiting work shares a transaction and its fsync.</summary>
internal sealed class Database : IHostedService, IAsyncDisposable
{
    private readonly StorageOptions _options;
    private readonly TimeProvider _time;
    private readonly Writer _writer;

    // SQLite waits for the disk on the thread that calls it. Were that one of the pool's, which has as many as there are cores, every
    // commit would leave a core idle while callbacks wait for a thread.
    private AsyncContextThread? _thread;
    private Task? _loop;

    public Database(IOptions<StorageOptions> options, StorageMetrics metrics, TimeProvider time)
    {
        DapperTypes.Register();
        (_options, _time) = (options.Value, time);
        _writer = new Writer(_options, metrics, time);
    }

    /// <summary>Checks the file, brings its schema up to date and starts the writer. A second call does nothing.</summary>
    /// <exception cref="StorageUnusableException">The file cannot be used; the message says what to do.</exception>
    /// <exception cref="StorageBusyException">Another process holds the file.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_loop is null)
        {
            await PrepareAsync();
            _thread = new AsyncContextThread();
            _loop = _thread.Factory.Run(_writer.RunAsync);
        }
    }

    /// <summary>Runs the work in the writer's transaction; returns after the commit is on disk. A throw rolls back this work alone.</summary>
    /// <exception cref="StorageBusyException">The work was not done: too much waits, the service is stopping, or another process holds the file.</exception>
    public Task<T> WriteAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        RequireStarted();
        return _writer.WriteAsync(work, urgent: false, cancellationToken);
    }

    /// <summary>The same ahead of all ordinary work, for short work that somebody waits for on the line.</summary>
    /// <exception cref="StorageBusyException">The work was not done: too much waits, the service is stopping, or another process holds the file.</exception>
    public Task<T> WriteUrgentlyAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        RequireStarted();
        return _writer.WriteAsync(work, urgent: true, cancellationToken);
    }

    /// <summary>Runs the work on a reader's snapshot; writing there fails.</summary>
    public async Task<T> ReadAsync<T>(Func<UnitOfWork, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        RequireStarted();
        await using var connection = SqliteDialect.Reader(_options.ConnectionString);
        await using var transaction = await Locked.RetryAsync(() => BeginRead(connection), _options.BusyLimit, _time);
        return await work(new UnitOfWork(connection, transaction), cancellationToken);
    }

    /// <summary>False when the writer's loop has ended or never began: nothing is written any more.</summary>
    public bool IsWriting => _loop is { IsCompleted: false };

    /// <summary>Takes no more work, writes what waits, closes the file.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _writer.Complete();
        if (_loop is { } loop)
        {
            await loop;
            await _thread!.JoinAsync();
            using var pool = SqliteDialect.Reader(_options.ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task PrepareAsync()
    {
        var file = SqliteDialect.Parse(_options.ConnectionString).DataSource;
        try
        {
            await using var connection = SqliteDialect.Writer(_options.ConnectionString);
            await connection.OpenAsync();
            SqliteDialect.RequireVersion(connection.ServerVersion);
            await new Migrator(Migration.Embedded("Sqlite"), _options.BusyLimit, _time).RunAsync(connection, file);
        }
        catch (SqliteException error) when (SqliteDialect.Explain(error, file) is { } sentence)
        {
            throw new StorageUnusableException(sentence, error);
        }
    }

    private static SqliteTransaction BeginRead(SqliteConnection connection)
    {
        connection.Open();
        SqliteDialect.SetUpReader(connection);
        return SqliteDialect.BeginRead(connection);
    }

    private void RequireStarted()
    {
        if (_loop is null)
        {
            throw new InvalidOperationException("Database.StartAsync has not run.");
        }
    }
}

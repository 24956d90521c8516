using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Bot.Storage;

/// <summary>
/// Moves what was committed from the WAL into the database file beside the writer. SQLite's own way does it within some commit, and whoever waits
/// for that commit waits for thousands of pages. Here the bulk is moved on another connection; what came meanwhile, a few pages, is left to the
/// writer, since only a WAL that is moved as a whole begins anew.
/// </summary>
internal sealed class Checkpoints(StorageOptions options, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Pause between two rounds: a WAL of less than a second's work costs nobody anything.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private Task? _loop;
    private volatile bool _lastOnes;

    /// <summary>True once after each round: the writer moves the rest now.</summary>
    public bool TakeTurn()
    {
        if (!_lastOnes)
        {
            return false;
        }

        _lastOnes = false;
        return true;
    }

    /// <summary>Something was committed.</summary>
    public void Committed()
    {
        _loop ??= Task.Run(RunAsync);
        _bell.Writer.TryWrite(true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _bell.Writer.TryComplete();
        await (_loop ?? Task.CompletedTask);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        await using var connection = SqliteDialect.Writer(options.ConnectionString);
        try
        {
            while (await _bell.Reader.WaitToReadAsync(_stopping.Token))
            {
                await Task.Delay(Pause, time, _stopping.Token);
                _bell.Reader.TryRead(out _);
                Move(connection);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The last connection to be closed moves what is left.
        }
    }

    private void Move(SqliteConnection connection)
    {
        try
        {
            connection.Open();
            SqliteDialect.Checkpoint(connection);
            _lastOnes = true;
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException or IOException)
        {
            // A full or failing disk: the writer meets it too and tells of it, and the WAL keeps everything. The next round tries anew.
            connection.Close();
        }
    }
}

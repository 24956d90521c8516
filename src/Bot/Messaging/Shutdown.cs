namespace Bot.Messaging;

/// <summary>
/// What a stop means for the queues: from its first moment nothing new is begun, and a delivery that is still under way after
/// <see cref="Patience"/> is cut off, so that the process ends within 10 s whatever the settings are.
/// </summary>
internal sealed class Shutdown : IAsyncDisposable
{
    /// <summary>10 s less what it takes to write down what came of the deliveries and to close the file.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The host's own limit: requests and workers that hang are left behind then.</summary>
    public static readonly TimeSpan HostLimit = TimeSpan.FromSeconds(8.5);

    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenRegistration _registration;
    private ITimer? _timer;

    public Shutdown(IHostApplicationLifetime lifetime, TimeProvider time)
    {
        Begun = lifetime.ApplicationStopping;
        _registration = Begun.Register(() => _timer = time.CreateTimer(_ => _over.Cancel(), null, Patience, Timeout.InfiniteTimeSpan));
    }

    /// <summary>The service stops: take nothing more.</summary>
    public CancellationToken Begun { get; }

    /// <summary>The time for what was begun is over.</summary>
    public CancellationToken Over => _over.Token;

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        if (_timer is { } timer)
        {
            // Waits for a callback under way, which must not find its source gone.
            await timer.DisposeAsync();
        }

        _over.Dispose();
    }
}

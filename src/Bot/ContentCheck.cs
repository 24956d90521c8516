namespace Bot;

/// <summary>Reads every content file while the rest of the program starts: a broken one stops the start, and nothing but the last step of the start waits for it.</summary>
internal sealed class ContentCheck(IServiceProvider services) : IHostedLifecycleService
{
    private Task _read = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _read = Task.Run(() => BotFeatures.ReadContent(services), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <exception cref="Documents.ContentFileException">A file is missing or broken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _read.WaitAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

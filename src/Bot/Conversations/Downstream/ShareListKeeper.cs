using Bot.Storage;
using Bot.WeCom.CorpGroup;
using Microsoft.Extensions.Options;

namespace Bot.Conversations.Downstream;

/// <summary>Keeps the list of companies fresh: what is known before the first callback, WeCom's own soon after, then again and again and whenever WeCom says that it changed.</summary>
internal sealed partial class ShareListKeeper(ShareList shares, LostPeople lost, ShareListCall call, Database database, IOptions<CorpGroupOptions> options, TimeProvider clock, ILogger<ShareListKeeper> logger)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await lost.LoadAsync(database, cancellationToken);
        await shares.LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await shares.RefreshAsync(stoppingToken);
                await lost.LoadAsync(database, stoppingToken);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(call.WaitAsync(either.Token), Task.Delay(options.Value.RefreshEvery, clock, either.Token));
                await either.CancelAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // A busy database: the next round tries again.
                Log.Failed(logger, error);
                await Task.Delay(options.Value.RefreshEvery, clock, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The list of downstream companies could not be kept")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}

/// <summary>Somebody heard that the list changed.</summary>
internal sealed class ShareListCall : IDisposable
{
    private readonly SemaphoreSlim _called = new(0, 1);

    public void Call()
    {
        try
        {
            _called.Release();
        }
        catch (SemaphoreFullException)
        {
            // Called before and not heard yet.
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _called.WaitAsync(cancellationToken);

    public void Dispose() => _called.Dispose();
}

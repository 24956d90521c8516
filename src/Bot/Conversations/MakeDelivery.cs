using Bot.Messaging;
using Bot.Storage;

namespace Bot.Conversations;

/// <summary>Lets what takes long be made outside every transaction; what comes of it is written, and queued for the person, in the commit that completes the row.</summary>
internal sealed class MakeDelivery(IServiceScopeFactory scopes, ReplyRenderer renderer, Shutdown shutdown, TimeProvider clock)
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var job = ConversationJson.Read<MakeJob>(item.Body.AsSpan());
        await using var scope = scopes.CreateAsyncScope();
        Func<UnitOfWork, Task<IReadOnlyList<Effect>>> finish;
        try
        {
            finish = await MakerOf(scope.ServiceProvider, job).MakeAsync(job.UserId, job.Order, cancellationToken);
        }
        catch (OperationCanceledException) when (shutdown.Over.IsCancellationRequested)
        {
            // Nothing was begun that could be repeated, however long the service is down.
            return new DeliveryResult.Wait("the service was stopped", TimeSpan.Zero);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nothing is in doubt, unlike with a call: after the few attempts of a bug the person hears of it, not after the time in which sends are repeated.
            return new OutboxSettlement.Broken("It takes longer to make than a delivery may.");
        }

        return new DeliveryResult.Done(async work => await renderer.EnqueueAsync(work, await finish(work), item.Id, clock.GetUtcNow()), Called: false);
    }

    /// <summary>Whoever waits for it is told.</summary>
    public async Task GiveUpAsync(UnitOfWork work, OutboxItem item)
    {
        var job = ConversationJson.Read<MakeJob>(item.Body.AsSpan());
        await using var scope = scopes.CreateAsyncScope();
        await renderer.EnqueueAsync(work, await MakerOf(scope.ServiceProvider, job).GiveUpAsync(work, job.UserId, job.Order), item.Id, clock.GetUtcNow());
    }

    private static IMaker MakerOf(IServiceProvider services, MakeJob job) =>
        services.GetServices<IMaker>().FirstOrDefault(maker => maker.Name == job.Maker) ?? throw new InvalidOperationException($"Nobody makes a '{job.Maker}'.");
}

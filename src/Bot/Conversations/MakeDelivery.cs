using Bot.Messaging;
using Bot.Storage;

namespace Bot.Conversations;

/// <summary>Lets what takes long be made outside every transaction; what comes of it is written, and queued for the person, in the commit that completes the row.</summary>
internal sealed class MakeDelivery(IServiceScopeFactory scopes, ReplyRenderer renderer, TimeProvider clock)
{
    public async Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var job = ConversationJson.Read<MakeJob>(item.Body.AsSpan());
        await using var scope = scopes.CreateAsyncScope();
        var finish = await MakerOf(scope.ServiceProvider, job).MakeAsync(job.UserId, job.Order, cancellationToken);
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

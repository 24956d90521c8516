using System.Text;
using Bot.Messaging;
using Bot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bench.Library;

/// <summary>The same on our Inbox, InboxWorker and OutboxWorker with their default settings.</summary>
internal sealed class OwnApp : IPipeline
{
    private readonly Store _store;
    private readonly Counter _sent;

    private OwnApp(string file, Store store, Counter sent) => (File, _store, _sent) = (file, store, sent);

    public string File { get; }

    public static async Task<OwnApp> StartAsync(string folder)
    {
        var (file, sent) = (Path.Combine(folder, "own.db"), new Counter());
        var store = await Store.OpenAsync(file, (services, configuration) => services
            .AddMessaging(configuration)
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()
            .AddSingleton<IInboxProcessor, Handler>()
            .AddSingleton<IDelivery>(new Sending(sent)));
        await store.WriteAsync(work => work.ExecuteAsync(Handler.Schema));
        await store.Get<InboxWorker>().StartAsync(CancellationToken.None);
        await store.Get<OutboxWorker>().StartAsync(CancellationToken.None);
        return new OwnApp(file, store, sent);
    }

    public Task AcceptAsync(string key, string lane, string body) => _store.Get<Inbox>().AcceptAsync(key, lane, "bench", body);

    public Task DoneAsync(int count) => _sent.ReachedAsync(count);

    public async ValueTask DisposeAsync()
    {
        await _store.Get<InboxWorker>().StopAsync(CancellationToken.None);
        await _store.Get<OutboxWorker>().StopAsync(CancellationToken.None);
        await _store.DisposeAsync();
    }

    private sealed class Handler(Outbox outbox, TimeProvider time) : IInboxProcessor
    {
        public const string Schema =
            """
            create table state (
                lane text primary key,
                count integer not null
            ) strict
            """;

        private const string UpdateState =
            """
            insert into state (lane, count)
            values (@Lane, 1)
            on conflict (lane) do update set count = count + 1
            """;

        public async Task ProcessAsync(InboxItem item, UnitOfWork work, CancellationToken cancellationToken)
        {
            await work.ExecuteAsync(UpdateState, new { item.Lane });
            await outbox.EnqueueAsync(work, item.Lane, "bench", Encoding.UTF8.GetBytes(item.Body), null, time.GetUtcNow());
        }
    }

    private sealed class Sending(Counter sent) : IDelivery
    {
        public Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken) =>
            Task.FromResult<DeliveryResult>(new DeliveryResult.Done(work =>
            {
                work.AfterCommit(sent.Add);
                return Task.CompletedTask;
            }));
    }
}

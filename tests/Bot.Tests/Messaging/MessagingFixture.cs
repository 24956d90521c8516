using System.Collections.Concurrent;
using System.Text;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bot.Tests.Messaging;

/// <summary>Writes down what it is given, and does what the test says.</summary>
internal sealed class Recorder : IInboxProcessor, IDelivery
{
    public ConcurrentQueue<InboxItem> Processed { get; } = [];

    public ConcurrentQueue<OutboxItem> Delivered { get; } = [];

    public ConcurrentQueue<(long Id, DeliveryResult Last)> GivenUp { get; } = [];

    public Func<InboxItem, UnitOfWork, Task> OnItem { get; set; } = (_, _) => Task.CompletedTask;

    public Func<OutboxItem, CancellationToken, Task<DeliveryResult>> OnDelivery { get; set; } =
        (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Done());

    public Func<InboxItem, Task> OnGivenUp { get; set; } = _ => Task.CompletedTask;

    public Task GiveUpAsync(InboxItem item, UnitOfWork work) => OnGivenUp(item);

    public async Task ProcessAsync(InboxItem item, UnitOfWork work, CancellationToken cancellationToken)
    {
        Processed.Enqueue(item);
        await OnItem(item, work);
    }

    public Task<DeliveryResult> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        Delivered.Enqueue(item);
        return OnDelivery(item, cancellationToken);
    }

    public Task GiveUpAsync(OutboxItem item, DeliveryResult last, UnitOfWork work)
    {
        GivenUp.Enqueue((item.Id, last));
        return Task.CompletedTask;
    }

    /// <summary>The bodies of the attempts, in order.</summary>
    public IEnumerable<string> Sent => Delivered.Select(item => Encoding.UTF8.GetString(item.Body));
}

/// <summary>The messaging room over a real file; the loops stand still, the test drains.</summary>
internal sealed class MessagingFixture : IAsyncDisposable
{
    private MessagingFixture(TestDatabase database, Recorder recorder) => (Test, Recorder) = (database, recorder);

    public TestDatabase Test { get; }

    public Recorder Recorder { get; }

    public Inbox Inbox => Test.Get<Inbox>();

    public InboxWorker InboxWorker => Test.Get<InboxWorker>();

    public OutboxWorker OutboxWorker => Test.Get<OutboxWorker>();

    public static Task<MessagingFixture> StartAsync(params (string Key, string Value)[] settings) => StartAsync(SqliteDialect.Name, settings);

    /// <param name="provider">As EachDatabase gives it.</param>
    public static async Task<MessagingFixture> StartAsync(string provider, params (string Key, string Value)[] settings)
    {
        var recorder = new Recorder();
        var test = await TestDatabase.StartAsync(
            provider,
            (services, configuration) => services
                .AddMessaging(configuration)
                .AddSingleton<IInboxProcessor>(recorder)
                .AddSingleton<IDelivery>(recorder)
                .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>(),
            settings);
        return new MessagingFixture(test, recorder);
    }

    public Task<AcceptResult> AcceptAsync(string lane, string body) =>
        Inbox.AcceptAsync($"{lane}/{body}", lane, "test", body);

    public Task<long> SendAsync(string lane, string body) => Test.WriteAsync(work =>
        Test.Get<Outbox>().EnqueueAsync(work, lane, "test", Encoding.UTF8.GetBytes(body), null, Test.Time.GetUtcNow()));

    public Task<IReadOnlyList<string>> StatesAsync(string table) =>
        Test.ReadAsync(work => work.QueryAsync<string>($"select state from {table} order by id"));

    public async Task AdvanceAndDrainAsync(TimeSpan time)
    {
        Test.Time.Advance(time);
        await OutboxWorker.DrainAsync();
        await InboxWorker.DrainAsync();
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}

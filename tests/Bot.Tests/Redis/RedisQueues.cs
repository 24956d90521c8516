using System.Threading.Channels;
using Bot.Conversations;
using Bot.Messaging;
using Bot.Redis;
using Bot.Tests.Messaging;
using Bot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Redis;

/// <summary>An instance of the queues on a database that it shares, and with Redis; which loops run is the test's choice.</summary>
internal sealed class RedisQueues : IAsyncDisposable
{
    private readonly List<IHostedService> _running = [];

    private RedisQueues(TestDatabase test, Recorder recorder, PausesClock clock) => (Test, Recorder, Clock) = (test, recorder, clock);

    public TestDatabase Test { get; }

    public Recorder Recorder { get; }

    public PausesClock Clock { get; }

    public RedisLink Link => Test.Get<RedisLink>();

    /// <param name="server">Null for an instance without Redis.</param>
    /// <param name="beside">Another instance on whose database this one stands.</param>
    public static async Task<RedisQueues> StartAsync(RedisServer? server, RedisQueues? beside = null)
    {
        var (recorder, clock) = (new Recorder(), new PausesClock());
        (string, string)[] settings =
        [
            ("Redis:Configuration", server?.Configuration ?? ""),
            .. beside is null ? Array.Empty<(string, string)>() : [("Storage:ConnectionString", $"Data Source={beside.Test.File}")],
        ];
        var test = await TestDatabase.StartAsync(
            (services, configuration) => services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton<SendHistory>()
                .AddRedis(configuration)
                .AddMessaging(configuration)
                .AddSingleton<IInboxProcessor>(recorder)
                .AddSingleton<IDelivery>(recorder)
                .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>(),
            settings);
        var queues = new RedisQueues(test, recorder, clock);
        if (server is not null)
        {
            await queues.RunAsync(test.Get<RedisLink>(), test.Get<RedisSignals>());
        }

        return queues;
    }

    public async Task RunAsync(params IHostedService[] services)
    {
        foreach (var service in services)
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
            _running.Add(service);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _running.AsEnumerable().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await Test.DisposeAsync();
    }
}

/// <summary>A clock that moves only when told, and shows how long an idle loop means to pause.</summary>
internal sealed class PausesClock() : FakeTimeProvider(new DateTimeOffset(2020, 12, 8, 8, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _pauses = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The next one that was begun.</summary>
    public Task<TimeSpan> PauseAsync() => _pauses.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Reads on until it is that long.</summary>
    public async Task UntilPauseAsync(TimeSpan length)
    {
        while (await PauseAsync() != length)
        {
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The probe of Redis comes again and again; a pause does not.
        if (period == Timeout.InfiniteTimeSpan && dueTime != Timeout.InfiniteTimeSpan)
        {
            _pauses.Writer.TryWrite(dueTime);
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}

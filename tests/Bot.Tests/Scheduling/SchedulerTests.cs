using Bot.Messaging;
using Bot.Scheduling;
using Bot.Storage;
using Bot.Tests.Messaging;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bot.Tests.Scheduling;

/// <summary>Each window once: over instances, restarts, set clocks and a database that is away.</summary>
public sealed class SchedulerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, EachDatabase]
    public async Task TwoInstancesAtTheSameMoment_EnterAWindowOnce(string provider)
    {
        await using var one = await StartAsync(provider);
        await using var other = await one.BesideAsync();
        for (var hours = 1; hours <= 10; hours++)
        {
            await Task.WhenAll(one.Get<Scheduler>().InsistAsync(), other.Get<Scheduler>().InsistAsync());
            Assert.Equal((hours, hours), await CountAsync(one));
            one.Time.Advance(Hour);
            other.Time.Advance(Hour);
        }

        Assert.Equal(10, await one.ReadAsync(work => work.ScalarAsync<int>("select count(*) from inbox where kind = 'job' and lane = 'sys.test'")));
        Assert.Equal(
            """{"job":"test","window":"2020-12-07T01:00:00+00:00"}""",
            await one.ReadAsync(work => work.ScalarAsync<string>("select body from inbox where id = (select min(id) from inbox)")));
    }

    [Theory, EachDatabase]
    public async Task AfterALongTimeOff_TheLatestWindowRuns_NotEach(string provider)
    {
        await using var test = await StartAsync(provider);
        await RunAsync(test);
        test.Time.Advance((5 * Hour) + TimeSpan.FromMinutes(20));
        await test.RestartAsync();
        await RunAsync(test);
        await RunAsync(test);

        Assert.Equal((2, 2), await CountAsync(test));
        var last = Assert.Single(await test.ReadAsync(ScheduledRuns.LastAsync));
        Assert.Equal(("test", new DateTimeOffset(2020, 12, 7, 14, 0, 0, TimeSpan.FromHours(8))), (last.Job, last.LastWindow));
    }

    [Fact]
    public async Task AClockPutBack_RepeatsNothing_AlsoAfterARestart()
    {
        await using var test = await StartAsync(SqliteDialect.Name);
        await RunAsync(test);
        test.Time.Advance(Hour);
        await RunAsync(test);
        test.Time.AdjustTime(test.Time.GetUtcNow() - Hour);
        await RunAsync(test);
        await test.RestartAsync();
        await RunAsync(test);

        Assert.Equal((2, 2), await CountAsync(test));
    }

    [Fact]
    public async Task AClockThatWasFarAhead_HoldsNoLaterWindowUp()
    {
        await using var test = await StartAsync(SqliteDialect.Name);
        var now = test.Time.GetUtcNow();
        test.Time.AdjustTime(now.AddDays(30));
        await RunAsync(test);
        test.Time.AdjustTime(now);
        await RunAsync(test);
        test.Time.Advance(Hour);
        await RunAsync(test);

        Assert.Equal((3, 3), await CountAsync(test));
    }

    [Fact]
    public async Task ADatabaseThatIsHeld_GetsTheWindowLater()
    {
        await using var test = await StartAsync(SqliteDialect.Name);
        await using (var other = new SqliteConnection($"Data Source={test.File};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<StorageBusyException>(() => RunAsync(test));
        }

        await RunAsync(test);

        Assert.Equal((1, 1), await CountAsync(test));
    }

    /// <summary>The loop itself: what it enters wakes the inbox.</summary>
    [Fact]
    public async Task TheLoop_LooksAgainAndAgain()
    {
        await using var test = await StartAsync(SqliteDialect.Name);
        var (scheduler, woken) = (test.Get<Scheduler>(), test.Get<InboxWakeUp>());
        await scheduler.StartAsync(TestContext.Current.CancellationToken);
        await woken.Task;
        woken.Reset();
        while (!woken.IsSet)
        {
            // The timer may not stand yet when the first window wakes the inbox.
            test.Time.Advance(TimeSpan.FromMinutes(5));
            await Task.Yield();
        }

        await scheduler.StopAsync(TestContext.Current.CancellationToken);
        var (runs, items) = await CountAsync(test);
        Assert.True(runs >= 2);
        Assert.Equal(runs, items);
    }

    [Fact]
    public async Task OldWindows_AreForgotten()
    {
        await using var test = await StartAsync(SqliteDialect.Name);
        await RunAsync(test);
        test.Time.Advance(ScheduledRuns.Keep + Hour);
        await RunAsync(test);
        await test.Get<MessageRetention>().PurgeAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, (await CountAsync(test)).Runs);
    }

    private static Task<TestDatabase> StartAsync(string provider) => TestDatabase.StartAsync(
        provider,
        (services, configuration) => services
            .AddMessaging(configuration)
            .AddSingleton<IInboxProcessor>(new Recorder())
            .AddSingleton<IDelivery>(new Recorder())
            .AddSingleton<IHostApplicationLifetime, ApplicationLifetime>()
            .AddScheduling(configuration, new ScheduleTable().Job("test", "0 * * * *", "sys.test", catchUp: TimeSpan.FromHours(1))),
        ("Storage:BusyLimit", "00:00:00"));

    private static Task RunAsync(TestDatabase test) => test.Get<Scheduler>().RunDueAsync();

    private static Task<(int Runs, int Items)> CountAsync(TestDatabase test) => test.ReadAsync(async work => (
        await work.ScalarAsync<int>("select count(*) from scheduled_run"),
        await work.ScalarAsync<int>("select count(*) from inbox where kind = 'job'")));
}

using Bot.Messaging;
using Bot.Redis;
using StackExchange.Redis;

namespace Bot.Tests.Redis;

/// <summary>An idle instance is called instead of looking again and again; what nobody calls for it finds at its time.</summary>
[Collection(RedisCollection.Name)]
public sealed class WakeUpTests
{
    private static readonly TimeSpan SafetyPoll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task WhatOneAccepts_AnIdleOneHandles_WithoutItsClockMoving()
    {
        await using var server = await RedisServer.StartAsync();
        await using var door = await RedisQueues.StartAsync(server);
        await using var idle = await RedisQueues.StartAsync(server, door);
        await idle.RunAsync(idle.Test.Get<InboxWorker>());
        var took = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            await idle.Clock.UntilPauseAsync(SafetyPoll);
            var begun = TimeProvider.System.GetTimestamp();
            await door.Test.Get<Inbox>().AcceptAsync($"k{round}", "lane", "test", "x");
            await RedisServer.UntilAsync(() => Task.FromResult(idle.Recorder.Processed.Count > round));
            took.Add(TimeProvider.System.GetElapsedTime(begun));
        }

        Assert.Empty(door.Recorder.Processed);
        TestContext.Current.TestOutputHelper?.WriteLine($"accepted to handled, at most {RedisServer.Pause.TotalMilliseconds} ms late: {string.Join(", ", took.Select(one => $"{one.TotalMilliseconds:0} ms"))}");
    }

    [Fact]
    public async Task WhatOneWrites_AnIdleOneSends()
    {
        await using var server = await RedisServer.StartAsync();
        await using var writer = await RedisQueues.StartAsync(server);
        await using var idle = await RedisQueues.StartAsync(server, writer);
        await idle.RunAsync(idle.Test.Get<OutboxWorker>());
        await idle.Clock.UntilPauseAsync(SafetyPoll);

        await writer.Test.WriteAsync(work => writer.Test.Get<Outbox>().EnqueueAsync(work, "lane", "test", [1], null, writer.Clock.GetUtcNow()));

        await RedisServer.UntilAsync(() => Task.FromResult(idle.Recorder.Delivered.Count == 1));
    }

    /// <summary>The instance that held it is gone and calls nobody.</summary>
    [Fact]
    public async Task ALeaseThatEnds_IsLookedForAtItsTime()
    {
        await using var server = await RedisServer.StartAsync();
        await using var gone = await RedisQueues.StartAsync(server);
        await gone.Test.Get<Inbox>().AcceptAsync("k", "lane", "test", "x");
        Assert.Single(await gone.Test.Get<InboxWorker>().ClaimAsync(1, 0));
        await gone.Test.WriteAsync(work => work.ExecuteAsync("update inbox set lease_until = @until", new { until = gone.Clock.GetUtcNow() + TimeSpan.FromSeconds(7) }));
        await using var idle = await RedisQueues.StartAsync(server, gone);
        await idle.RunAsync(idle.Test.Get<InboxWorker>());

        await idle.Clock.UntilPauseAsync(TimeSpan.FromSeconds(7));
        idle.Clock.Advance(TimeSpan.FromSeconds(7));

        await RedisServer.UntilAsync(() => Task.FromResult(idle.Recorder.Processed.Count == 1));
    }

    /// <summary>Nobody called: a program without Redis wrote it.</summary>
    [Fact]
    public async Task ARowWithoutACall_IsFoundByTheSafetyPoll()
    {
        await using var server = await RedisServer.StartAsync();
        await using var idle = await RedisQueues.StartAsync(server);
        await using var silent = await RedisQueues.StartAsync(server: null, idle);
        await idle.RunAsync(idle.Test.Get<InboxWorker>());
        await idle.Clock.UntilPauseAsync(SafetyPoll);

        await silent.Test.Get<Inbox>().AcceptAsync("k", "lane", "test", "x");
        idle.Clock.Advance(SafetyPoll);

        await RedisServer.UntilAsync(() => Task.FromResult(idle.Recorder.Processed.Count == 1));
    }

    [Fact]
    public async Task RedisLost_TheLoopPollsAtOnce_AndHearsAgainWhenItIsBack()
    {
        await using var server = await RedisServer.StartAsync();
        await using var door = await RedisQueues.StartAsync(server);
        await using var idle = await RedisQueues.StartAsync(server, door);
        await idle.RunAsync(idle.Test.Get<InboxWorker>());
        await idle.Clock.UntilPauseAsync(SafetyPoll);

        await server.KillAsync();
        await idle.Clock.UntilPauseAsync(PollEvery);
        await door.Test.Get<Inbox>().AcceptAsync("k1", "lane", "test", "x");
        idle.Clock.Advance(PollEvery);
        await RedisServer.UntilAsync(() => Task.FromResult(idle.Recorder.Processed.Count == 1));

        await server.StartAgainAsync();
        foreach (var link in (RedisLink[])[door.Link, idle.Link])
        {
            await RedisServer.UntilAsync(async () =>
            {
                await link.ProbeAsync(TestContext.Current.CancellationToken);
                return link.IsUp;
            });
        }

        await idle.Clock.UntilPauseAsync(SafetyPoll);
        await door.Test.Get<Inbox>().AcceptAsync("k2", "lane", "test", "x");
        await RedisServer.UntilAsync(() => Task.FromResult(idle.Recorder.Processed.Count == 2));
    }

    [Fact]
    public async Task WhatAStoppedInstanceGaveBack_IsCalledOut()
    {
        await using var server = await RedisServer.StartAsync();
        await using var stopped = await RedisQueues.StartAsync(server);
        await using var idle = await RedisQueues.StartAsync(server, stopped);
        await idle.RunAsync(idle.Test.Get<InboxWorker>());
        await idle.Clock.UntilPauseAsync(SafetyPoll);

        await stopped.Test.Get<RedisSignals>().StopAsync(CancellationToken.None);

        await idle.Clock.UntilPauseAsync(SafetyPoll);
    }

    [Fact]
    public async Task ManyCallsAtOnce_AreFewMessages_AndNoneIsMissed()
    {
        await using var server = await RedisServer.StartAsync();
        await using var caller = await RedisQueues.StartAsync(server);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Configuration);
        var heard = 0;
        await connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal("bot:wake:outbox"), (_, _) => Interlocked.Increment(ref heard));
        var wakeUp = caller.Test.Get<OutboxWakeUp>();
        for (var call = 0; call < 10_000; call++)
        {
            wakeUp.Call();
        }

        await RedisServer.UntilAsync(() => Task.FromResult(Volatile.Read(ref heard) > 0));
        Assert.InRange(Volatile.Read(ref heard), 1, 5_000);
        Assert.True(wakeUp.IsSet);
    }
}

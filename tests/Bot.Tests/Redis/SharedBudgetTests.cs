using Bot.Conversations;
using Bot.Messaging;
using Bot.Operations;
using Bot.Redis;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.WeCom.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Redis;

/// <summary>Two instances, one database, one Redis, and a WeCom that drops what is too much: it never has to, and nothing stays behind.</summary>
[Collection(RedisCollection.Name)]
public sealed class SharedBudgetTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task OneMember_GetsThirtyAMinuteFromBoth_AndEverythingInTheEnd()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.SayAsync(0, "a", 10);
        await RedisHosts.DrainAsync(hosts.Bots[0]);
        await hosts.SayAsync(1, "a", 10);
        await RedisHosts.DrainAsync(hosts.Bots[1]);
        Assert.Equal(20, hosts.Shown("a"));

        await hosts.SayAsync(0, "a", 55);
        foreach (var expected in (int[])[30, 60, 75])
        {
            await hosts.DrainAsync();
            Assert.Equal(expected, hosts.Shown("a"));
            hosts.Clock.Advance(Minute);
        }

        Assert.Equal(0, hosts.Tenant.DroppedMessages);

        // What was in hand when an instance began is counted twice, at most: too much for the day is on the safe side.
        Assert.All(hosts.Bots, bot => Assert.InRange(bot.Get<ISendBudget>().PersonTimes.Used, 1, 77));
    }

    [Fact]
    public async Task OneMember_GetsAThousandAnHourFromBoth()
    {
        await using var hosts = await RedisHosts.StartAsync();
        for (var n = 0; n < 1000; n++)
        {
            Assert.Null(await SendAsync(hosts, n % 2, Item(n)));
            hosts.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(TimeSpan.FromMinutes(10), await SendAsync(hosts, 0, Item(1000)));
        hosts.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromMilliseconds(1), await SendAsync(hosts, 1, Item(1000)));
        hosts.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await SendAsync(hosts, 1, Item(1000)));
    }

    [Fact]
    public async Task RedisKilledInTheMiddle_AndBack_NothingIsDropped_AllIsDelivered()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.SayAsync(0, "a", 4);
        await RedisHosts.DrainAsync(hosts.Bots[0]);
        await hosts.SayAsync(1, "a", 4);
        await RedisHosts.DrainAsync(hosts.Bots[1]);
        await hosts.KillAsync();

        await hosts.SayAsync(0, "a", 60);
        await hosts.DrainAsync();
        Assert.InRange(hosts.Shown("a"), 15, 30);
        Assert.All(hosts.Bots, bot => Assert.InRange(bot.Get<ISendBudget>().PersonTimes.Used, 0, 68));

        await hosts.StartAgainAsync();
        await hosts.DrainAsync();
        Assert.InRange(hosts.Shown("a"), 15, 30);
        for (var round = 0; round < 5; round++)
        {
            hosts.Clock.Advance(Minute);
            await hosts.DrainAsync();
        }

        Assert.Equal((68, 0), (hosts.Shown("a"), hosts.Tenant.DroppedMessages));
        Assert.Equal(0, await hosts.Bots[0].WaitingAsync());
    }

    /// <summary>The message of before the loss is known from the database only: the server came back empty.</summary>
    [Fact]
    public async Task Back_TheWindowsAreFilledBeforeTheyAreUsed()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.SayAsync(0, "a", 30);
        await RedisHosts.DrainAsync(hosts.Bots[0]);
        await hosts.KillAsync();
        await hosts.StartAgainAsync();
        hosts.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(40), await SendAsync(hosts, 1, Item(900, "A")));
        hosts.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await SendAsync(hosts, 1, Item(900, "A")));
    }

    /// <summary>The windows are filled, and before they are used again the instance sends by its own half: nobody else tells Redis of that.</summary>
    [Fact]
    public async Task WhatWasSentWhileItJoined_IsCountedToo()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.KillAsync();
        var late = 0;
        hosts.Bots[0].Get<RedisLink>().Joining(async (_, _) =>
        {
            if (Interlocked.Increment(ref late) == 1)
            {
                await SentAsync(hosts, "m1", 30);
            }
        });
        await hosts.StartAgainAsync();

        Assert.Equal(1, late);
        Assert.NotNull(await SendAsync(hosts, 0, Item(900)));
    }

    /// <summary>It stood still while the other sent: what it knew is old.</summary>
    [Fact]
    public async Task Alone_AfterAStandstill_TheDatabaseIsAskedAgain()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.KillAsync();
        Assert.Null(await SendAsync(hosts, 0, Item(0)));
        await SentAsync(hosts, "m1", 15);
        hosts.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.NotNull(await SendAsync(hosts, 0, Item(1)));
    }

    /// <summary>Until the other has joined too it may send by its own half.</summary>
    [Fact]
    public async Task JustBack_HalfIsAllowed_ForAFewSeconds()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.KillAsync();
        Assert.Null(await SendAsync(hosts, 0, Item(0)));
        await hosts.StartAgainAsync();
        for (var n = 1; n <= 15; n++)
        {
            Assert.Null(await SendAsync(hosts, n % 2, Item(n)));
        }

        Assert.Equal(TimeSpan.FromSeconds(5), await SendAsync(hosts, 0, Item(16)));
        hosts.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await SendAsync(hosts, 0, Item(16)));
    }

    [Fact]
    public async Task EmptiedBesideTheProgram_ItIsFilledAgain()
    {
        await using var hosts = await RedisHosts.StartAsync();
        await hosts.SayAsync(0, "a", 30);
        await RedisHosts.DrainAsync(hosts.Bots[0]);
        await hosts.Bots[0].Get<RedisLink>().TryAsync(redis => redis.ScriptEvaluateAsync("return redis.call('flushall')"));

        Assert.Equal(Minute, await SendAsync(hosts, 1, Item(900, "A")));
        Assert.All(hosts.Bots, bot => Assert.True(bot.Get<RedisLink>().IsUp));
    }

    [Fact]
    public async Task RedisAwayAtTheStart_EachSendsItsHalf_AndHealthSaysSo()
    {
        await using var hosts = await RedisHosts.StartAsync(away: true);
        await hosts.SayAsync(0, "a", 40);
        await RedisHosts.DrainAsync(hosts.Bots[0]);
        Assert.Equal(15, hosts.Shown("a"));
        Assert.Equal("ok, degraded: redis is lost", await HealthAsync(hosts));

        await hosts.StartAgainAsync();
        Assert.Equal("ok", await HealthAsync(hosts));
        hosts.Clock.Advance(Minute);
        await hosts.DrainAsync();
        hosts.Clock.Advance(Minute);
        await hosts.DrainAsync();
        Assert.Equal((40, 0), (hosts.Shown("a"), hosts.Tenant.DroppedMessages));
    }

    /// <summary>Sixty of a hundred are used: of the forty that are left each has twenty.</summary>
    [Fact]
    public async Task Lost_EachHasHalfOfWhatTheDayHasLeft()
    {
        await using var hosts = await RedisHosts.StartAsync(more: services => services.Configure<ConversationOptions>(options => options.PersonTimesPerDay = 100));
        await SentAsync(hosts, [.. Enumerable.Range(0, 60).Select(n => $"early{n}")]);
        await hosts.KillAsync();
        for (var host = 0; host < 2; host++)
        {
            for (var n = 0; n < 20; n++)
            {
                Assert.Null(await SendAsync(hosts, host, Item(n, $"late{host}{n}")));
            }

            Assert.Equal(TimeSpan.FromHours(8), await SendAsync(hosts, host, Item(99, "late")));
            Assert.Equal((100, 100), (hosts.Bots[host].Get<ISendBudget>().PersonTimes.Used, hosts.Bots[host].Get<ISendBudget>().PersonTimes.Limit));
        }
    }

    private static Task<int> SentAsync(RedisHosts hosts, string lane, int count) => SentAsync(hosts, [.. Enumerable.Repeat(lane, count)]);

    /// <summary>As the database knows what an instance sent.</summary>
    private static Task<int> SentAsync(RedisHosts hosts, IReadOnlyList<string> lanes) => hosts.Bots[0].WriteAsync(work => work.ExecuteAsync(
        """
        insert into outbox (lane, kind, body, state, attempts, due_at, created_at, done_at, head)
        values (@lane, 'text', @body, 'done', 1, @at, @at, @at, 0)
        """,
        lanes.Select(lane => new { lane, body = "{}"u8.ToArray(), at = hosts.Clock.GetUtcNow() })));

    private static OutboxItem Item(int number, string lane = "m1") => new(100_000 + number, lane, "text", [], null, 1, DateTimeOffset.UnixEpoch);

    /// <summary>The wait; null when it was sent.</summary>
    private static async Task<TimeSpan?> SendAsync(RedisHosts hosts, int bot, OutboxItem item)
    {
        await using var permit = await hosts.Bots[bot].Get<ISendBudget>().TakeAsync(item, TestContext.Current.CancellationToken);
        if (permit.Wait is null)
        {
            await permit.CallAsync(() => Task.FromResult<ApiResult<int>>(new ApiResult<int>.Ok(0)));
        }

        return permit.Wait;
    }

    private static async Task<string?> HealthAsync(RedisHosts hosts)
    {
        var bot = hosts.Bots[0];
        using var audit = new AuditCheck(bot.Get<Database>(), bot.Get<AuditLog>(), hosts.Clock, NullLogger<AuditCheck>.Instance);
        var health = new Health(bot.Get<Database>(), bot.Get<InboxWorker>(), bot.Get<OutboxWorker>(), audit, hosts.Clock, bot.Get<RedisLink>());
        return Assert.IsType<ContentHttpResult>(await health.AnswerAsync(TestContext.Current.CancellationToken)).ResponseContent;
    }
}

using Bot.Conversations;
using Bot.Redis;
using StackExchange.Redis;

namespace Bot.Tests.Redis;

/// <summary>What the scripts do on a real server.</summary>
[Collection(RedisCollection.Name)]
public sealed class SendWindowsTests : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly SendLimits Limits = new(Minute: 3, Hour: 5, Day: 100);

    private RedisServer _server = null!;
    private RedisQueues _queues = null!;
    private ConnectionMultiplexer? _connection;

    private IDatabase Redis => _connection!.GetDatabase();

    private PausesClock Clock => _queues.Clock;

    private RedisSendWindows Windows => new(_queues.Link, new SendHistory(_queues.Test.Database, Clock), Longest, Clock);

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        try
        {
            _queues = await RedisQueues.StartAsync(_server);
            _connection = await ConnectionMultiplexer.ConnectAsync(_server.Configuration);
            await Windows.FillAsync(Redis, CancellationToken.None);
        }
        catch
        {
            // The runner disposes only what was initialized, and a server that were left behind would outlive the test run.
            await _server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using var server = _server;
        await using var queues = _queues;
        await using var connection = _connection;
    }

    [Fact]
    public async Task TheSameAttempt_CountsOnce_HoweverOftenItIsAsked()
    {
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(0, await TakeAsync("1:1", "a"));
        }

        Assert.Equal(0, await TakeAsync("1:2", "A"));
        Assert.Equal(0, await TakeAsync("2:1", "a"));
        Assert.NotEqual(0, await TakeAsync("3:1", "a"));
        Assert.Equal(0, await TakeAsync("2:1", "a"));
    }

    [Fact]
    public async Task ACall_CountsFromItsAnswer_AndOneWithoutAnswer_FromTheLatestTimeOfOne()
    {
        Assert.Equal(0, await TakeAsync("1:1", "a"));
        Assert.Equal(0, await TakeAsync("2:1", "a"));
        Assert.Equal(0, await TakeAsync("3:1", "a"));
        Clock.Advance(TimeSpan.FromSeconds(5));
        await MadeAsync("1:1", "a");

        // The instance of the other two is gone.
        Assert.Equal(60_000, await TakeAsync("4:1", "a"));
        Clock.Advance(TimeSpan.FromMilliseconds(59_999));
        Assert.Equal(1, await TakeAsync("4:1", "a"));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await TakeAsync("4:1", "a"));
        Assert.Equal(15_000, await TakeAsync("5:1", "a"));
        Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(0, await TakeAsync("5:1", "a"));
    }

    [Fact]
    public async Task WhatNeverLeft_IsGivenBack_OfTheDayToo()
    {
        var answer = await AskAsync("1:1", all: false, "a", "b", "c");
        Assert.Equal(3, answer[0]);
        await Windows.GiveBackAsync(Redis, "1:1", ["a", "b", "c"], Day);
        Assert.Equal(1, (await AskAsync("2:1", all: false, "a"))[0]);
        Assert.Equal(1, await Redis.SortedSetLengthAsync("bot:send:to:a"));
        Assert.Equal(0, await Redis.SortedSetLengthAsync("bot:send:to:b"));
    }

    [Fact]
    public async Task ForAllOrNone_AndForWhoHasRoom()
    {
        for (var n = 0; n < 3; n++)
        {
            await TakeAsync($"{n}:1", "b");
            await MadeAsync($"{n}:1", "b");
        }

        Assert.Equal((long[])[3L, 0, 0, 60_000, 1, 0, 0], await AskAsync("7:1", all: true, "a", "b", "c"));
        Assert.Equal((long[])[5L, 0, 0, 60_000, 1, 0, 0], await AskAsync("7:1", all: false, "a", "b", "c"));
        Assert.Equal(1, await Redis.SortedSetLengthAsync("bot:send:to:a"));
    }

    [Fact]
    public async Task TheHour_AndTheDay_HaveTheirOwnWaits()
    {
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(0, await TakeAsync($"{n}:1", "a"));
            await MadeAsync($"{n}:1", "a");
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((long[])[5L, 55 * 60_000, 2], await AskAsync("9:1", all: false, "a"));
        var little = Limits with { Day = 6 };
        Assert.Equal((long[])[6L, 0, 0, (8 * 3_600_000) - (5 * 60_000), 3], await AskAsync("9:1", ["c", "d"], little, Clock.GetUtcNow()));
    }

    [Fact]
    public async Task AClockThatRunsBehind_NeitherAgesNorAddsTooEarly()
    {
        var behind = Clock.GetUtcNow() - TimeSpan.FromSeconds(30);
        Assert.Equal(0, await TakeAsync("1:1", "a"));
        await MadeAsync("1:1", "a");
        Assert.Equal((long[])[2L, 0, 0], await AskAsync("2:1", ["a"], Limits, behind));
        Assert.Equal(0, await TakeAsync("3:1", "a"));
        Clock.Advance(TimeSpan.FromSeconds(60));

        // Only the first has had its answer; the second was not taken half a minute ago.
        Assert.Equal(0, await TakeAsync("4:1", "a"));
        Assert.NotEqual(0, await TakeAsync("5:1", "a"));
    }

    [Fact]
    public async Task AClockThatRunsFarAhead_BlocksNobodyForLong()
    {
        var ahead = Clock.GetUtcNow() + TimeSpan.FromHours(1);
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal((long[])[n + 1L, 0, 0], await AskAsync($"{n}:1", ["a"], Limits, ahead));
        }

        Assert.Equal(60_000, await TakeAsync("5:1", "a"));
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(0, await TakeAsync("5:1", "a"));
    }

    [Fact]
    public async Task FilledByEveryInstance_EachMessageCountsOnce_AndKeysEndByThemselves()
    {
        Assert.Equal(0, await TakeAsync("1:1", "a"));
        await _queues.Test.WriteAsync(work => work.ExecuteAsync(
            """
            insert into outbox (lane, kind, body, state, attempts, due_at, created_at, done_at, first_try_at, head)
            values (@lane, 'text', @body, @state, 1, @at, @at, @done, @at, @head)
            """,
            new[]
            {
                new { lane = "A", body = "{}"u8.ToArray(), state = "done", at = Clock.GetUtcNow(), done = (DateTimeOffset?)Clock.GetUtcNow(), head = 0 },
                new { lane = "a", body = "{}"u8.ToArray(), state = "new", at = Clock.GetUtcNow(), done = (DateTimeOffset?)null, head = 1 },
            }));
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(2, await Windows.FillAsync(Redis, CancellationToken.None));
        }

        Assert.Equal(["1:1", "2:1"], (await Redis.SortedSetRangeByRankAsync("bot:send:to:a")).Select(name => name.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(2, (long)await Redis.StringGetAsync("bot:send:day:20201208"));
        foreach (var key in (string[])["bot:send:to:a", "bot:send:day:20201208", "bot:send:clock"])
        {
            Assert.NotNull(await Redis.KeyTimeToLiveAsync(key));
        }
    }

    [Fact]
    public async Task ACallOverMidnight_CountsInBothDays()
    {
        Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMilliseconds(1));
        var before = Day;
        Assert.Equal(0, await TakeAsync("1:1", "a"));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Windows.MadeAsync(Redis, "1:1", ["a"], before);

        Assert.Equal(2, (await AskAsync("2:1", all: false, "a"))[0]);
    }

    [Fact]
    public async Task NothingKnown_IsSaid()
    {
        await Redis.KeyDeleteAsync("bot:send:clock");
        Assert.Empty(await AskAsync("1:1", all: false, "a"));
        await MadeAsync("1:1", "a");
        Assert.Empty(await AskAsync("1:1", all: false, "a"));
    }

    private DateOnly Day => NaturalDay.Of(Clock.GetUtcNow()).Day;

    private Task<bool> MadeAsync(string name, string member) => Windows.MadeAsync(Redis, name, [member], Day);

    private async Task<IReadOnlyList<long>> AskAsync(string name, bool all, params string[] members) =>
        await Windows.TakeAsync(Redis, name, members, Limits, all, Clock.GetUtcNow()) ?? [];

    private async Task<IReadOnlyList<long>> AskAsync(string name, string[] members, SendLimits limits, DateTimeOffset now) =>
        await Windows.TakeAsync(Redis, name, members, limits, all: false, now) ?? [];

    /// <summary>The wait in milliseconds; 0 when it was taken.</summary>
    private async Task<long> TakeAsync(string name, string member) => (await AskAsync(name, all: false, member))[1];
}

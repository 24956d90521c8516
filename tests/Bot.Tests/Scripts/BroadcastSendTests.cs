using Bot.Conversations;
using Bot.Messaging;
using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Conversations;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>One body for many people: so many calls, each person once, each result read back.</summary>
public sealed class BroadcastSendTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(2_500, 3)]
    [InlineData(20_000, 20)]
    public async Task ACallPer1000People_AndEachPhoneShowsItOnce(int people, int calls)
    {
        await using var bot = await Crowd.StartAsync(people - 1);
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();

        Assert.Equal(calls, bot.Calls().Count);
        Assert.Equal(new Dictionary<int, int> { [1] = people - 1 }, bot.Shown(people - 1));
        Assert.Equal(1, bot.Times(CountySeed.Officer));
        Assert.Equal(new BroadcastCounts(0, people, 0, 0, 0), await bot.CountsAsync(broadcast));
        Assert.Equal(0, bot.Tenant.DroppedMessages);
        Scene.Has($"共{people}人：已发出{people}人。", Phone.Words(bot.As("chen.jing").FromApp[^1]));
    }

    [Fact]
    public async Task AnAnswerThatIsLost_TheSameBytesAgain_AndNobodyHasItTwice()
    {
        await using var bot = await Crowd.StartAsync(1_200);
        bot.Tenant.Faults.DropAnswer(times: 2, path: "message/send");
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();
        Assert.Equal(1_201, (await bot.CountsAsync(broadcast)).Waiting);

        bot.Clock.Advance(Minute);
        await bot.SettleAsync();
        Assert.Equal([2, 2], bot.Calls().CountBy(call => call.Request).Select(one => one.Value));
        Assert.Equal(new Dictionary<int, int> { [1] = 1_200 }, bot.Shown(1_200));
        Assert.Equal(1_201, (await bot.CountsAsync(broadcast)).Sent);
    }

    [Fact]
    public async Task ARestartBetweenTwoChunks_TheRestGoesOut_TheFirstNotAgain()
    {
        await using var bot = await Crowd.StartAsync(2_999);
        bot.Tenant.Faults.Fail(-1, times: 2, path: "message/send");
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();
        Assert.Equal((2_000, 1_000), await PartsAsync());

        await bot.RestartAsync();
        bot.Clock.Advance(Minute);
        await bot.SettleAsync();
        Assert.Equal((0, 3_000), await PartsAsync());
        Assert.Equal(new Dictionary<int, int> { [1] = 2_999 }, bot.Shown(2_999));

        async Task<(long, long)> PartsAsync()
        {
            var counts = await bot.CountsAsync(broadcast);
            return (counts.Waiting, counts.Sent);
        }
    }

    [Fact]
    public async Task WhoCannotBeReached_IsNamedWithTheReason_AndTheSenderIsToldOnce()
    {
        await using var bot = await Crowd.StartAsync(30);
        bot.Keys.Unlicensed.Add("m00007");
        await bot.WriteAsync(async work =>
        {
            await bot.Get<DirectoryStore>().UpsertAsync(work, Gone("Gone.One", "已离职甲"));
            await bot.Get<DirectoryStore>().UpsertAsync(work, Gone("gone.two", "已离职乙"));
        });
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();

        Assert.Equal(new BroadcastCounts(0, 30, 3, 0, 0), await bot.CountsAsync(broadcast));
        var missed = await bot.ReadAsync(work => bot.Get<BroadcastRecipients>().MissedAsync(work, broadcast.Id));
        Assert.Equal(["已离职甲 invaliduser", "已离职乙 invaliduser", "成员7 unlicenseduser"], missed.Select(one => $"{one.Name} {one.Reason}"));
        var told = Assert.Single(bot.As("chen.jing").FromApp);
        Scene.Has("发不到：已离职甲、已离职乙、成员7", Phone.Words(told));
        Scene.Has("请电话通知本人", Phone.Words(told));
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'unreachable' and subject = 'broadcast:1:1'")));
    }

    [Fact]
    public async Task NobodyOfACallReachable_EachIsUnreachable()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, Gone("gone", "已离职")));
        bot.Tenant.Faults.Fail(81013, path: "message/send");
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();

        Assert.Equal(new BroadcastCounts(0, 0, 2, 0, 0), await bot.CountsAsync(broadcast));
        Scene.Has("发不到：已离职、何晓燕", Phone.Words(Assert.Single(bot.As("chen.jing").FromApp)));
    }

    [Fact]
    public async Task ACallRefusedForOneOfIts_GoesInHalves_AndEachPhoneShowsItOnce()
    {
        await using var bot = await Crowd.StartAsync(1_200);
        bot.Tenant.Faults.Fail(301021, times: 2, path: "message/send");
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();

        Assert.Equal(2 + 4, bot.Calls().Count);
        Assert.Equal(new BroadcastCounts(0, 1_201, 0, 0, 0), await bot.CountsAsync(broadcast));
        Assert.Equal(new Dictionary<int, int> { [1] = 1_200 }, bot.Shown(1_200));
    }

    [Fact]
    public async Task WhoHasNoRoomInTheBudget_GetsACallOfHisOwn_TheOthersDoNotWait()
    {
        await using var bot = await Crowd.StartAsync(3);
        await bot.Get<SendBudget>().UseUpAsync("m00002");

        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();
        Assert.Equal(["he.xiaoyan|m00001|m00003"], bot.Calls().Select(ToUser));
        Assert.Equal((1, 3), ((await bot.CountsAsync(broadcast)).Waiting, (await bot.CountsAsync(broadcast)).Sent));

        bot.Clock.Advance(Minute + TimeSpan.FromMilliseconds(1));
        await bot.SettleAsync();
        Assert.Equal(["he.xiaoyan|m00001|m00003", "m00002"], bot.Calls().Select(ToUser));
        Assert.Equal(new Dictionary<int, int> { [1] = 3 }, bot.Shown(3));
    }

    [Fact]
    public async Task AChunkThatMayHaveArrived_IsNeverSplit()
    {
        await using var bot = await Crowd.StartAsync(3);
        bot.Tenant.Faults.DropAnswer(path: "message/send");
        await bot.BroadcastAsync();
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await bot.Get<SendBudget>().UseUpAsync("m00002");

        await bot.SettleAsync();
        Assert.Single(bot.Calls());
        bot.Clock.Advance(Minute);
        await bot.SettleAsync();
        Assert.Equal([2], bot.Calls().CountBy(call => call.Request).Select(one => one.Value));
        Assert.Equal(new Dictionary<int, int> { [1] = 3 }, bot.Shown(3));
    }

    [Fact]
    public async Task NoAnswerForHours_EachIsUnknown_AndNothingIsSentAgain()
    {
        await using var bot = await Crowd.StartAsync(9);
        bot.Tenant.Faults.DropAnswer(path: "message/send");
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromHours(3.5));
        await bot.SettleAsync();

        Assert.Single(bot.Calls());
        Assert.Equal(new BroadcastCounts(0, 0, 0, 10, 0), await bot.CountsAsync(broadcast));
        var told = Phone.Words(Assert.Single(bot.As("chen.jing").FromApp));
        Scene.Has("结果不明：何晓燕、成员1、成员2、成员3、成员4等10人", told);
        Scene.Has("可能已经收到，系统不会自己重发", told);
    }

    [Fact]
    public async Task ARefusedText_GivesUpEachOfThem_AndAReplayMendsTheBook()
    {
        await using var bot = await Crowd.StartAsync(4);
        bot.Tenant.Faults.Fail(40201, path: "message/send");
        var broadcast = await bot.BroadcastAsync();
        await bot.SettleAsync();
        Assert.Equal(new BroadcastCounts(0, 0, 0, 0, 5), await bot.CountsAsync(broadcast));
        Scene.Has("没有发成：何晓燕、成员1", Phone.Words(Assert.Single(bot.As("chen.jing").FromApp)));

        var id = await bot.ReadAsync(work => work.ScalarAsync<long>("select id from outbox where state = 'dead'"));
        await bot.WriteAsync(work => bot.Get<DeadLetters>().ReplayAsync(work, Queue.Outbox, id, bot.Clock.GetUtcNow()));
        await bot.SettleAsync();
        Assert.Equal(new BroadcastCounts(0, 5, 0, 0, 0), await bot.CountsAsync(broadcast));
        Assert.Single(bot.As("chen.jing").FromApp);
    }

    [Fact]
    public async Task AfterARestart_TheBudgetKnowsWhomABroadcastReached()
    {
        await using var bot = await Crowd.StartAsync(1, ("Conversation:MessagesPerMinute", "1"));
        await bot.BroadcastAsync();
        await bot.SettleAsync();
        await bot.RestartAsync();
        await bot.BroadcastAsync("第二次");
        await bot.SettleAsync();
        Assert.Equal((1, 0), (bot.Times("m00001"), bot.Times("m00001", "第二次")));
        bot.Clock.Advance(Minute);
        await bot.SettleAsync();
        Assert.Equal(1, bot.Times("m00001", "第二次"));
    }

    [Fact]
    public async Task TheSameWordsTwice_AreTwoBroadcasts()
    {
        await using var bot = await Crowd.StartAsync(2);
        await bot.BroadcastAsync();
        await bot.BroadcastAsync();
        await bot.SettleAsync();
        Assert.Equal(new Dictionary<int, int> { [2] = 2 }, bot.Shown(2));
    }

    private static Domain.Responsibility.Person Gone(string userId, string name) => new()
    {
        UserId = userId,
        Name = name,
        Roles = [new Domain.Responsibility.RoleGrant(Domain.Responsibility.Role.EnterpriseOfficer, EnterpriseId: "demo-001")],
    };

    private static string ToUser(WireEntry call) =>
        System.Text.Json.JsonElement.Parse(call.Request[call.Request.IndexOf('{', StringComparison.Ordinal)..]).GetProperty("touser").GetString()!;
}

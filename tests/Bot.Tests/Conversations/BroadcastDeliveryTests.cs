using System.Text;
using Bot.Conversations;
using Bot.Conversations.Broadcasts;
using Bot.Messaging;
using Bot.Storage.Stores;
using Bot.WeCom.Client;

namespace Bot.Tests.Conversations;

/// <summary>One chunk against a scripted server: what its answer makes of each member, and which bytes leave.</summary>
public sealed class BroadcastDeliveryTests
{
    private static readonly string[] Members = ["a", "b.b", "c"];

    [Fact]
    public async Task TheBody_NamesTheMembers_AndCarriesTheCheck()
    {
        await using var bot = await StartedAsync(Members);
        bot.Api.AnswerSent();
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync());
        Assert.Equal(
            """send {"touser":"a|b.b|c","msgtype":"text","agentid":1000002,"text":{"content":"通知"},"enable_duplicate_check":1,"duplicate_check_interval":14399}""",
            Assert.Single(bot.Api.Calls));
        Assert.Equal("broadcast:1:1", await bot.TextAsync("select lane from outbox"));
    }

    [Fact]
    public async Task IdsInAnyCase_AreTheirs_AndStrangersAreNobody()
    {
        await using var bot = await StartedAsync(Members);
        bot.Api.Answer<SendReceipt>(new ApiResult<SendReceipt>.Ok(new SendReceipt("m", null, ["B.b", "stranger"], ["C"])));
        await bot.DeliverAsync();
        Assert.Equal(new BroadcastCounts(0, 1, 2, 0, 0), await CountsAsync(bot));
        Assert.Equal("invaliduser", await bot.TextAsync("select reason from broadcast_recipient where user_id = 'b.b'"));
        Assert.Equal("unlicenseduser", await bot.TextAsync("select reason from broadcast_recipient where user_id = 'c'"));
    }

    [Theory]
    [InlineData(81013, "Unreachable")]
    [InlineData(40033, "Dead")]
    public async Task ARefusalForGood_IsEachMembers(int code, string state)
    {
        await using var bot = await StartedAsync(Members);
        bot.Api.Refuse<SendReceipt>(code);
        Assert.IsType<DeliveryResult.Dead>(await bot.DeliverAsync());
        Assert.Equal(3, await bot.CountAsync($"select count(*) from broadcast_recipient where state = '{state}' and reason like '{code}%'"));
        Assert.Equal(1, await bot.CountAsync("select count(*) from inbox where kind = 'broadcast' and lane = 'sender'"));
    }

    [Theory]
    [InlineData(45009)]
    [InlineData(-1)]
    public async Task AnAnswerForLater_LeavesEverybodyWaiting(int code)
    {
        await using var bot = await StartedAsync(Members);
        bot.Api.Refuse<SendReceipt>(code);
        Assert.Equal(code == 45009, await bot.DeliverAsync() is DeliveryResult.Wait);
        Assert.Equal(3, (await CountsAsync(bot)).Waiting);
        Assert.Equal(0, await bot.CountAsync("select count(*) from inbox"));
    }

    [Fact]
    public async Task NobodyHasRoom_WaitsWithoutACall_AndWithoutASplit()
    {
        await using var bot = await StartedAsync(Members);
        foreach (var member in Members)
        {
            await bot.Get<SendBudget>().UseUpAsync(member);
        }

        Assert.Equal(TimeSpan.FromMinutes(1), Assert.IsType<DeliveryResult.Wait>(await bot.DeliverAsync()).After);
        Assert.Empty(bot.Api.Calls);
        Assert.Equal(1, await bot.WaitingAsync());
    }

    [Fact]
    public async Task ASplit_IsOnlyOfWhatSurelyNeverArrived()
    {
        await using var bot = await StartedAsync(Members);
        await bot.Get<SendBudget>().UseUpAsync("b.b");
        Assert.IsType<DeliveryResult.Wait>(await bot.DeliverAsync(attempts: 2, mayHaveArrived: true));
        Assert.Equal(1, await bot.WaitingAsync());

        // The row says that another worker took it meanwhile.
        await bot.WriteAsync(work => work.ExecuteAsync("update outbox set lease_token = 'another'"));
        Assert.IsType<DeliveryResult.Wait>(await bot.DeliverAsync());
        Assert.Equal(1, await bot.WaitingAsync());
        Assert.Empty(bot.Api.Calls);

        await bot.WriteAsync(work => work.ExecuteAsync("update outbox set lease_token = null"));

        // A first attempt that was refused left nothing: the busy one does not hold up the others at the second either.
        bot.Api.AnswerSent();
        Assert.IsType<DeliveryResult.Done>(await bot.DeliverAsync(attempts: 2));
        Assert.Equal("a|c", bot.Api.Body()["touser"]!.GetValue<string>());
        Assert.Equal("broadcast:1:2", await bot.TextAsync("select lane from outbox where state = 'new'"));
        Assert.Equal(["a", "c"], BroadcastChunk.Members(Assert.Single(await bot.ListAsync<byte[]>("select body from outbox where state = 'done'"))));
        Assert.Equal(new BroadcastCounts(1, 2, 0, 0, 0), await CountsAsync(bot));
        Assert.Equal(0, await bot.CountAsync("select count(*) from inbox"));
    }

    [Fact]
    public async Task ADraftStartedBefore_IsNotStartedAgain()
    {
        await using var bot = await StartedAsync(Members);
        Assert.Equal(0, await bot.WriteAsync(async work =>
            await bot.Get<BroadcastChunks>().StartAsync(work, (await bot.Get<BroadcastStore>().FindAsync(work, 1))!, Members, bot.Clock.GetUtcNow())));
        Assert.Equal(1, await bot.WaitingAsync());
    }

    [Fact]
    public async Task ALongAudience_FillsItsCalls()
    {
        await using var bot = await StartedAsync([.. Enumerable.Range(1, 2_001).Select(number => $"u{number}")]);
        Assert.Equal([1000, 1000, 1], await bot.ListAsync<int>("select count(*) from broadcast_recipient group by chunk order by chunk"));
        var bodies = await bot.Get<Bot.Storage.Database>().ReadAsync((work, _) => work.QueryAsync<byte[]>("select body from outbox order by id"));
        Assert.Equal([1000, 1000, 1], bodies.Select(body => BroadcastChunk.Members(body).Count));
        Assert.All(bodies, body => Assert.Contains("\"content\":\"通知\"", Encoding.UTF8.GetString(body), StringComparison.Ordinal));
    }

    private static Task<BroadcastCounts> CountsAsync(TestBot bot) => bot.WriteAsync(work => bot.Get<BroadcastRecipients>().CountAsync(work, 1));

    private static async Task<TestBot> StartedAsync(string[] members)
    {
        var bot = await TestBot.StartAsync();
        await bot.WriteAsync(async work =>
        {
            var now = bot.Clock.GetUtcNow();
            var draft = await bot.Get<BroadcastStore>().AddAsync(work, new Broadcast { CreatedBy = "Sender", Audience = "Officers", AudienceWords = "", Content = "通知", CreatedAt = now });
            await bot.Get<BroadcastChunks>().StartAsync(work, draft, members, now);
        });
        return bot;
    }
}

using System.Text.Json.Nodes;
using Bot.Conversations.Downstream;
using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.SelfChecks;

namespace Bot.Tests.Scripts;

/// <summary>The second way: officers whose company has a corp of its own (上下游). Text instead of cards, numbers instead of buttons, the company's token and application.</summary>
public sealed class DownstreamTests
{
    private static readonly string Wu = DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Encrypted);

    [Fact]
    public async Task AStranger_LearnsTheLineToSendOn_AndOnceRegisteredHeIsServed()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await wu.EntersAsync();
        var words = Phone.Words(await wu.SeesAsync("您还不在人员名单里"));
        Assert.Equal(Wu, words.Split('\n')[^1]);

        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        Scene.Has("现在没有等您办的事", await bot.AnswerAsync(wu, () => wu.SaysAsync("我的任务")));
    }

    [Fact]
    public async Task BothWays_OneNotice_TheNumberAcknowledgesForAll()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);

        // He wrote once: from then on his id goes out as WeCom spells it.
        await wu.EntersAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        await wu.SeesAsync("【入企体检告知】");
        Golden.Match(Phone.Words(await wu.SeesAsync("【入企体检告知：2条问题】")), "Golden/downstream-notice.txt");
        var card = await bot.As(CountySeed.Officer).SeesCardAsync("入企体检告知：2条问题");

        await wu.SaysAsync($"回复{wu.Number("已收到")}");
        await wu.SeesAsync("已确认收到");
        await bot.As(CountySeed.Officer).SeesDoneAsync(card, "已收到");
        await visit.Zhang.SeesAsync("吴工已于");
        await wu.SaysAsync($"{wu.Number("已收到")}");
        await wu.SeesAsync("确认收到，不用再回复");

        var sent = Sends(bot).Where(body => (int)body["agentid"]! == 1000031).ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, body => Assert.Equal((DownstreamScene.Encrypted, "text"), ((string?)body["touser"], (string?)body["msgtype"])));
        Assert.DoesNotContain(Sends(bot).Where(body => (int)body["agentid"]! != 1000031), body => ((string?)body["touser"])!.Contains('/', StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Tenant.WireLog.After(0), entry => entry.Kind == "api" && entry.ErrorCode is not (null or 0));
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task TheOfficersCardIsAcknowledged_TheDownstreamColleagueReadsIt()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var (officer, wu) = (bot.As(CountySeed.Officer), bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted));
        await wu.SeesAsync("【入企体检告知：1条问题】");
        await officer.TapsAsync(await officer.SeesCardAsync("入企体检告知：1条问题"), "已收到");
        await wu.SeesAsync("何晓燕已于12月9日 08:35确认收到告知书");
        Assert.DoesNotContain("请回复", Phone.Words(wu.FromApp[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoCompanies_TheSameMemberId_TwoPeople()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        await bot.GrantOfficerAsync(DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Same), "李强甲", SignVisit.EnterpriseId);
        await bot.GrantOfficerAsync(DownstreamScene.AccountOf(DownstreamScene.Yuanhang, DownstreamScene.Same), "李强乙", SelfCheckScene.PositiveList);
        var (first, second) = (bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Same), bot.Downstream(DownstreamScene.Yuanhang, DownstreamScene.Same));
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await first.SeesAsync("【入企体检告知：1条问题】");
        Assert.Empty(second.FromApp);

        // What the one may answer the other may not.
        var number = first.Number("已收到");
        await second.SaysAsync(number);
        await bot.SettleAsync();
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from notice where acknowledged_at is not null")));
        await first.SaysAsync("已收到");
        await first.SeesAsync("已确认收到");
    }

    [Theory]
    [InlineData("ww00000000000000a1")]
    [InlineData(null)]
    public async Task TheReceiveId_OurCorpOrTheirs_IsTaken(string? receiveId)
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.ReceiveId = receiveId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await wu.SaysAsync("帮助");
        await wu.SeesAsync(Wu);
    }

    [Fact]
    public async Task ACompanyThatIsNotShared_IsNobodyOfOurs()
    {
        await using var bot = await DownstreamScene.StartAsync(settings => settings.Downstream[1].Shared = false);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        await Assert.ThrowsAsync<StepFailedException>(() => bot.Downstream(DownstreamScene.Yuanhang, DownstreamScene.Same).SaysAsync("帮助"));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "inbox"));
    }

    [Fact]
    public async Task APicture_IsFetchedFromItsCompany()
    {
        var (bot, wu) = await SelfCheckAsync();
        await using var running = bot;
        await wu.SaysAsync("自查");
        await wu.SeesAsync("【企业自查：已填0项");
        await wu.SaysAsync(wu.Number("治污设施"));
        await wu.SeesAsync("治污设施：有没有问题");
        await wu.SaysAsync("除尘器布袋破了两条");
        await wu.SeesAsync("第1条：改好了没有");
        await wu.SendsPictureAsync(SamplePicture.Png);
        await bot.SettleAsync();
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from stored_file")));
    }

    [Fact]
    public async Task AWholeSelfCheck_ByNumbers()
    {
        var (bot, wu) = await SelfCheckAsync();
        await using var running = bot;
        await wu.SaysAsync("自查");
        await wu.SeesAsync("【企业自查：已填0项");
        foreach (var part in new[] { "生产工序", "排污节点", "治污设施" })
        {
            await wu.SaysAsync(wu.Number(part));
            await wu.SeesAsync($"{part}：有没有问题");
            await wu.SaysAsync($"{wu.Number("没有问题")} 没有问题");
            await wu.SeesAsync("【企业自查：");
        }

        await wu.SaysAsync(wu.Number("自查完成"));
        await wu.SeesAsync("自查完成，谢谢");
        Assert.Equal(SelfCheckStatus.Done, (await bot.CheckAsync(SelfCheckScene.Ordinary))?.Status);
    }

    [Fact]
    public async Task Received_InWhateverWords_IsTheTap_AndOfSeveralItIsAskedWhich()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await wu.SeesAsync("请回复“已收到”前面的数字确认");
        await wu.SaysAsync("好的，收到");
        await wu.SeesAsync("已确认收到");
        Assert.Equal(0, SignVisit.Texts(wu, "打字回复不算确认"));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from notice where acknowledged_at is not null")));
    }

    [Fact]
    public async Task ACardThatChangedWithoutANewText_ItsNumbersDoWhatItDoesNow()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await wu.SeesAsync("【入企体检告知");
        await wu.SaysAsync("已收到");
        await wu.SeesAsync("【整改 1-1");
        await wu.SaysAsync(wu.Number("传材料"));
        await wu.SeesAsync("回复“提交复查”前面的数字");
        await wu.SaysAsync("除尘器已修好");
        await wu.SeesAsync("已记到");
        await bot.SettleAsync();
        var submit = wu.Number("提交复查");
        await wu.SaysAsync(wu.Number("申请延期"));
        await wu.SeesAsync("延到哪一天、什么原因");
        await wu.SaysAsync("12月28日 配件没到货");
        await wu.SeesAsync("已申请把 1-1 延到12月28日");
        Assert.Equal(submit, wu.Number("提交复查"));
        await wu.SaysAsync(submit);
        await wu.SeesAsync("已提交，执法人员复查后马上告诉您");
    }

    [Fact]
    public async Task Restored_TypedToTheQuestionWhen_IsNow()
    {
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(Wu, "吴工", SignVisit.EnterpriseId);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var wu = bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await wu.SaysAsync("故障 8:10 1号除尘器风机烧毁，已停产");
        await wu.SeesAsync("【故障：没有恢复");
        await wu.SaysAsync("已恢复");
        await wu.SeesAsync("几点恢复正常的");
        await wu.SaysAsync("已恢复");
        await wu.SeesAsync("恢复正常，从发现起");
        Assert.Equal(1, SignVisit.Texts(wu, "几点恢复正常的"));
    }

    private static async Task<(BotFixture Bot, Phone Wu)> SelfCheckAsync()
    {
        var bot = await DownstreamScene.StartAsync(SelfCheckScene.Phase);
        await bot.GrantOfficerAsync(Wu, "吴工", SelfCheckScene.Ordinary);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        return (bot, bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted));
    }

    private static List<JsonNode> Sends(BotFixture bot) =>
        [.. bot.Tenant.WireLog.After(0).Where(entry => entry.Title == "POST message/send").Select(entry => JsonNode.Parse(entry.Request[entry.Request.IndexOf('{', StringComparison.Ordinal)..])!)];
}

using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>群发 in the chat: whom, what, the confirmation, the progress; and everything that is refused.</summary>
public sealed class BroadcastTests
{
    private const string Office = "chen.jing";

    [Fact]
    public async Task FromTheFirstWordToTheLast_AsTheyRead()
    {
        await using var bot = await BotFixture.StartAsync();
        await TwoCountiesAsync(bot);
        var chen = bot.As(Office);
        await chen.SaysAsync("群发");
        await chen.TapsAsync(await chen.SeesCardAsync("群发给谁"), "执法人员");
        await chen.TapsAsync(await chen.SeesCardAsync("群发给哪里的执法人员"), "下一步", ("county", "桃城区"));
        await chen.SeesAsync("请把要发的内容");
        await chen.SaysAsync(Crowd.Words);
        var card = await chen.SeesCardAsync("请确认群发");
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesDoneAsync(card, "已开始发送");
        await chen.SeesAsync("群发已发完");
        await bot.As("zhang.wei").SeesAsync(Crowd.Words);
        await chen.SaysAsync("群发进度");
        await chen.SeesAsync("共3人");
        Golden.Match(string.Join('\n', bot.Transcript), "Golden/broadcast.txt");
        Assert.Equal((1, 1, 1), (bot.Times("zhang.wei"), bot.Times("li.na"), bot.Times("wang.qiang")));
        Assert.Equal((0, 0), (bot.Times("stranger"), bot.Times("wu.gang")));
        Assert.Single(bot.Calls(), call => !call.Request.Contains("\"touser\":\"chen.jing\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheWholeCity_AndWhoHoldsTwoRolesGetsItOnce()
    {
        await using var bot = await BotFixture.StartAsync();
        await TwoCountiesAsync(bot);
        var chen = bot.As(Office);
        await chen.SaysAsync("群发。");
        await chen.TapsAsync(await chen.SeesCardAsync("群发给谁"), "包联负责人");
        Scene.Has("发给包联负责人（全市），共3人", Phone.Words(await chen.SeesAsync("请把要发的内容")));
        await chen.TapsAsync(chen.LastCard("群发给谁"), "执法人员");
        await chen.TapsAsync(await chen.SeesCardAsync("群发给哪里的执法人员"), "下一步", ("county", "全市"));
        await ConfirmsAsync(chen, "共5人");
        Assert.Equal((1, 1, 1), (bot.Times("stranger"), bot.Times("wu.gang"), bot.Times("wang.qiang")));
    }

    [Fact]
    public async Task TwoTaps_OneBroadcast_AndALaterOneIsTold()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await DraftAsync(chen);
        var answers = await bot.AnswersAsync(chen, () => chen.TapsAsync(card, "确认发送"), () => chen.TapsAsync(card, "确认发送"));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("第1号群发已于12月9日 08:30开始，不会再发第二遍", StringComparison.Ordinal));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("群发已发完", StringComparison.Ordinal));
        Assert.Equal(1, bot.Times(CountySeed.Officer));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'broadcast' and actor = (select token from audit_person where user_id = 'chen.jing')")));
    }

    [Fact]
    public async Task TwoAdministratorsAtOnce_TwoBroadcasts_EachHearsOfHisOwn()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.Administrator));
        var (chen, other) = (bot.As(Office), bot.As("stranger"));
        var (mine, his) = (await DraftAsync(chen, "甲通知"), await DraftAsync(other, "乙通知"));
        await Task.WhenAll(chen.TapsAsync(mine, "确认发送"), other.TapsAsync(his, "确认发送"));
        await bot.SettleAsync();
        Assert.Equal((1, 1), (bot.Times(CountySeed.Officer, "甲通知"), bot.Times(CountySeed.Officer, "乙通知")));
        Scene.Has("甲通知", Phone.Words(chen.FromApp[^1]));
        Scene.Has("乙通知", Phone.Words(other.FromApp[^1]));
    }

    [Fact]
    public async Task Dropped_NothingIsSent_AndTheCardSaysSo()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await DraftAsync(chen);
        // The second tap is quicker than the card's change.
        await chen.TapsAsync(card, "不发");
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesDoneAsync(card, "已取消");
        await chen.SeesAsync("已取消，没有群发");
        await chen.SeesAsync("已经取消或作废，没有发出");
        Assert.Equal(0, bot.Times(CountySeed.Officer));
        Scene.Has("近30天没有群发", await bot.AnswerAsync(chen, () => chen.SaysAsync("群发进度")));
    }

    [Fact]
    public async Task TheRosterChanged_TheNewNumberIsConfirmedAnew()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await DraftAsync(chen);
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "demo-001"));
        await chen.TapsAsync(card, "确认发送");
        await chen.SeesAsync("现在是2人，还没有发出");
        Assert.Equal(0, bot.Times(CountySeed.Officer));
        await chen.TapsAsync(await chen.SeesCardAsync("请确认群发"), "确认发送");
        await chen.SeesAsync("群发已发完");
        Assert.Equal((1, 1), (bot.Times(CountySeed.Officer), bot.Times("stranger")));
    }

    [Fact]
    public async Task WordsThatCannotBeSent_AreRefusedWithTheNextStep_AndTheQuestionStays()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        await AskedAsync(chen);
        Scene.Has("没有看到文字", await bot.AnswerAsync(chen, () => chen.SaysAsync("！！😀")));
        Scene.Has("共2049字节，最多2048字节（约682个汉字），还没有发出。请删去约1个字", await bot.AnswerAsync(chen, () => chen.SaysAsync(new string('字', 683))));
        await chen.SaysAsync(new string('字', 682));
        await chen.SeesCardAsync("请确认群发");

        await AskedAsync(chen);
        Scene.Has("已取消，没有群发", await bot.AnswerAsync(chen, () => chen.SaysAsync("取消。")));
        Assert.Null((await bot.SessionAsync(Office)).Asked);

        // A text that begins like a command of ours is sent with the word before it.
        await AskedAsync(chen);
        await chen.SaysAsync("群发 体检 通知");
        await chen.TapsAsync(await chen.SeesCardAsync("请确认群发"), "确认发送");
        await chen.SeesAsync("群发已发完");
        Assert.Equal(1, bot.Times(CountySeed.Officer, "体检 通知"));
    }

    [Fact]
    public async Task NobodyThere_IsSaid_AndSoIsWhoMayNot()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => work.ExecuteAsync("delete from role_grant where role = 'EnterpriseOfficer'"));
        var chen = bot.As(Office);
        await chen.SaysAsync("群发");
        var card = await chen.SeesCardAsync("群发给谁");
        Scene.Has("企业环保负责人（全市）现在一个人也没有", await bot.AnswerAsync(chen, () => chen.TapsAsync(card, "企业环保负责人")));

        var leader = bot.As("zheng.hua");
        Scene.Has("群发由专项行动办公室和系统管理员办理", await bot.AnswerAsync(leader, () => leader.SaysAsync("群发")));
        Scene.Has("群发由专项行动办公室和系统管理员办理", await bot.AnswerAsync(leader, () => leader.SaysAsync("群发进度")));
        Assert.DoesNotContain("群发", await bot.AnswerAsync(leader, () => leader.SaysAsync("帮助")), StringComparison.Ordinal);
        Scene.Has("【群发】", await bot.AnswerAsync(chen, () => chen.SaysAsync("帮助")));
    }

    [Fact]
    public async Task TheRightIsLost_BeforeTheTap_NothingIsSent()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        var card = await DraftAsync(chen);
        await SignVisit.GrantAsync(bot, Office, "陈静", new RoleGrant(Role.CityLeader));
        Scene.Has("没有发出任何内容", await bot.AnswerAsync(chen, () => chen.TapsAsync(card, "确认发送")));
        Assert.Equal(0, bot.Times(CountySeed.Officer));
    }

    [Fact]
    public async Task AnAdministratorOfOneCounty_ReachesThatCountyOnly()
    {
        await using var bot = await BotFixture.StartAsync();
        await TwoCountiesAsync(bot);
        await SignVisit.GrantAsync(bot, "feng.yi", "冯毅", new RoleGrant(Role.Administrator, "枣强县"));
        var feng = bot.As("feng.yi");
        await feng.SaysAsync("群发");
        await feng.TapsAsync(await feng.SeesCardAsync("群发给谁"), "执法人员");
        Scene.Has("发给执法人员（枣强县），共1人", Phone.Words(await feng.SeesAsync("请把要发的内容")));
        await ConfirmsAsync(feng, "共1人");
        Assert.Equal((1, 0), (bot.Times("stranger"), bot.Times("zhang.wei")));
    }

    [Fact]
    public async Task AnOpenInspection_KeepsItsDraft_AndTheTextIsNoFinding()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "zhang.wei", "张伟", new RoleGrant(Role.Inspector, CountySeed.County, "一中队"), new RoleGrant(Role.Administrator));
        var visit = await SignVisit.OpenAsync(bot);
        var draft = (await bot.SessionAsync("zhang.wei")).DraftId!;
        var card = await DraftAsync(visit.Zhang);
        await visit.Zhang.TapsAsync(card, "确认发送");
        await visit.Zhang.SeesAsync("群发已发完");
        Assert.Equal(draft, (await bot.SessionAsync("zhang.wei")).DraftId);
        Assert.Empty((await bot.InspectionAsync(draft)).Findings);
        await visit.Zhang.FilesAsync("正在生产，除尘器未开启，烟尘直排", 1);
        Assert.Single((await bot.InspectionAsync(draft)).Findings);
    }

    private static Task TwoCountiesAsync(BotFixture bot) =>
        SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.Inspector, "枣强县"));

    private static async Task AskedAsync(Phone phone)
    {
        await phone.SaysAsync("群发");
        await phone.TapsAsync(await phone.SeesCardAsync("群发给谁"), "企业环保负责人");
        await phone.SeesAsync("请把要发的内容");
    }

    private static async Task<CardView> DraftAsync(Phone phone, string words = Crowd.Words)
    {
        await AskedAsync(phone);
        await phone.SaysAsync(words);
        return await phone.SeesCardAsync("请确认群发");
    }

    private static async Task ConfirmsAsync(Phone phone, string people)
    {
        await phone.SaysAsync(Crowd.Words);
        await phone.TapsAsync(await phone.SeesCardAsync("请确认群发"), "确认发送");
        Scene.Has(people, Phone.Words(await phone.SeesAsync("群发已发完")));
    }
}

using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Planning;
using static Bot.Tests.Scripts.VisitScene;

namespace Bot.Tests.Scripts;

/// <summary>The morning card and what comes of it: 接受全部, 不能去, 转给同事, 开始体检, signed.</summary>
public sealed class PlannedVisitTests
{
    private const string Title = "12月9日体检任务";

    [Fact]
    public async Task TheMorningCard_InTheOrderOfTheWay_IsAcceptedOnce()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"), Visit("v2", "demo-003"), Visit("v3", "demo-002"));
        await MorningAsync(bot);

        await zhang.SeesAsync("1. 衡水鑫源轧钢有限公司");
        var card = await zhang.SeesCardAsync($"{Title}：3家");
        Assert.Equal(["v1", "v3", "v2"], card.Questions["visit"].Select(option => option.Id));
        Assert.DoesNotContain("开始体检", card.Buttons.Keys);
        await li.SeesAsync("衡水恒泰焦化有限公司，赵圈镇工业路2号，由张伟负责");

        await bot.AnswersAsync(zhang, () => zhang.TapsAsync(card, "接受全部"), () => zhang.TapsAsync(card, "接受全部"));
        await zhang.SeesAsync("已接受3家");
        await zhang.SeesAsync("任务有变，这张卡片已过时");
        Assert.Equal((PlannedVisitStatus.Accepted, 3), await StateAsync(bot, "v1"));
        Assert.Contains("开始体检", zhang.LastCard(Title).Buttons.Keys);
    }

    [Fact]
    public async Task OneTurnForEachPerson_AndOnceADay()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await bot.RestartAsync();
        await MorningAsync(bot);
        Assert.Equal(1, SignVisit.Cards(zhang, Title));
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<int>("select count(*) from inbox where kind = 'job' and lane like '%.%' and lane not like 'sys.%'")));
    }

    [Fact]
    public async Task TheCard_ComesAgain_WhenAskedFor()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await zhang.SeesCardAsync(Title);
        await zhang.SaysAsync("我的任务");
        await zhang.SeesAsync("今天的体检任务：1家，1家待接受。发“今日体检”办理");
        await zhang.SaysAsync("今日体检");
        await zhang.TapsAsync(await zhang.SeesCardAsync(Title), "接受全部");
        await zhang.SeesAsync("已接受1家");
        await li.SaysAsync("今日体检");
        await li.SeesAsync("由张伟负责");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await li.SaysAsync("今日体检");
        await li.SeesAsync("今天没有由您负责的体检任务");
    }

    [Fact]
    public async Task OnADayOff_NothingIsSaid()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001") with { Day = new DateOnly(2020, 12, 12) });
        bot.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await bot.AnswersAsync(zhang, () => MorningAsync(bot)));
        Assert.Equal((PlannedVisitStatus.Planned, 1), await StateAsync(bot, "v1"));
    }

    [Fact]
    public async Task WithoutTheCommitment_NothingIsOffered_AndTheLeaderHears()
    {
        await using var bot = await BotFixture.StartAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await bot.As(Scene.ZhangId).SeesAsync("承诺在先：张伟还没有签承诺书");
        await bot.As(Scene.WangId).SeesAsync("张伟还没有签承诺书，12月9日的1家体检任务没有发给本人");
        Assert.Equal(0, SignVisit.Cards(bot.As(Scene.ZhangId), Title));
        Assert.Equal((PlannedVisitStatus.Planned, 1), await StateAsync(bot, "v1"));
        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        await zhang.SaysAsync("今日体检");
        await zhang.SeesCardAsync($"{Title}：1家");
    }

    [Fact]
    public async Task SelfCheckEnterprises_AreTakenOut_AndAnExceptionIsNot()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-008"), Visit("v2", "demo-016") with { ExceptionReason = "信访举报" });
        await MorningAsync(bot);
        Assert.Single((await zhang.SeesCardAsync($"{Title}：1家")).Questions["visit"]);
        Assert.Equal((PlannedVisitStatus.Dropped, 2), await StateAsync(bot, "v1"));
        Assert.Equal((PlannedVisitStatus.Offered, 2), await StateAsync(bot, "v2"));
    }

    [Fact]
    public async Task WhoCannotGo_GivesAReason_AndTheSquadLeaderHears()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await zhang.TapsAsync(await zhang.SeesCardAsync(Title), "不能去");
        var small = await zhang.SeesCardAsync("不能去：衡水鑫源轧钢有限公司");
        await bot.AnswersAsync(zhang, () => zhang.TapsAsync(small, "确认不能去", ("reason", "车辆")), () => zhang.TapsAsync(small, "确认不能去", ("reason", "车辆")));
        await zhang.SeesDoneAsync(small, "已报负责人");
        await zhang.SeesAsync("已告诉王强另行安排");
        await bot.As(Scene.WangId).SeesAsync("张伟不能去衡水鑫源轧钢有限公司体检（12月9日），原因：车辆");
        await zhang.SeesAsync("这一天已经没有等您办的体检任务");
        Assert.Equal("车辆", await bot.ReadAsync(work => work.ScalarAsync<string>("select note from planned_visit where id = 'v1'")));
        Assert.Equal(1, SignVisit.Texts(bot.As(Scene.WangId), "不能去"));
    }

    [Fact]
    public async Task HandedToAColleague_WhoHasToAccept_AndTwoRemain()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await zhang.TapsAsync(await zhang.SeesCardAsync(Title), "转给同事");
        var picker = await zhang.SeesCardAsync("转给同事：衡水鑫源轧钢有限公司");

        // 王强 and 吴刚 have signed nothing.
        Assert.Equal([Scene.LiId], picker.Questions["whom"].Select(option => option.Id));
        await bot.AnswersAsync(zhang, () => zhang.TapsAsync(picker, "转给他", ("whom", "李娜")), () => zhang.TapsAsync(picker, "转给他", ("whom", "李娜")));
        await zhang.SeesDoneAsync(picker, "已转给同事");
        await li.SeesAsync("张伟把衡水鑫源轧钢有限公司的体检任务（12月9日）转给您");
        await li.TapsAsync(await li.SeesCardAsync(Title), "接受全部");
        await li.SeesAsync("已接受1家");
        await zhang.SeesAsync("这一天已经没有等您办的体检任务");
        Assert.Equal("li.na zhang.wei Accepted", await bot.ReadAsync(work => work.ScalarAsync<string>("select concat(lead, ' ', partner, ' ', status) from planned_visit where id = 'v1'")));
    }

    [Fact]
    public async Task StartedFromTheCard_AndSigned_TheVisitIsDone_AndAnotherPlanIsTakenOut()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", SignVisit.EnterpriseId), Visit("v2", SignVisit.EnterpriseId) with { Day = Wednesday.AddDays(30), Lead = Scene.WangId, Partner = "wu.gang" });
        await MorningAsync(bot);
        await zhang.TapsAsync(await zhang.SeesCardAsync(Title), "接受全部");
        await zhang.SeesAsync("已接受1家");
        await zhang.TapsAsync(zhang.LastCard(Title), "开始体检");
        await zhang.TapsAsync(await zhang.SeesCardAsync("开始体检"), "开始");
        await zhang.SeesAsync("已开始体检");
        await zhang.SaysAsync(SignVisit.General);
        await zhang.SeesCardAsync("条已记下");
        var visit = new SignVisit(bot, zhang, li);
        var (mine, hers) = await visit.SubmitAsync();
        await visit.SignAsync(mine, hers);
        Assert.Equal(PlannedVisitStatus.Done, (await StateAsync(bot, "v1")).Status);
        Assert.Equal(PlannedVisitStatus.Dropped, (await StateAsync(bot, "v2")).Status);
    }

    [Fact]
    public async Task TheSquadLeader_GivesItToAColleague_WhoGetsTheCard()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        var wu = await bot.InspectorAsync("wu.gang");
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await CannotGoAsync(zhang, "其他");
        await zhang.SeesAsync("请发一句话写明不能去的原因");
        await zhang.SaysAsync("孩子发烧，要去医院");
        await zhang.SeesAsync("已告诉王强另行安排");

        var card = await wang.SeesCardAsync("另行安排：衡水鑫源轧钢有限公司");
        Assert.Contains("张伟不能去：孩子发烧", card.ToString(), StringComparison.Ordinal);

        // 李娜 is the second one already.
        Assert.Equal(["keep", Scene.WangId, "wu.gang"], card.Questions["whom"].Select(option => option.Id));
        await wang.TapsAsync(card, "确认安排");
        await wang.SeesAsync("还没有改动");
        await bot.AnswersAsync(wang, () => wang.TapsAsync(card, "确认安排", ("whom", "吴刚")), () => wang.TapsAsync(card, "确认安排", ("whom", "吴刚")));
        await wang.SeesDoneAsync(card, "已安排");
        await wang.SeesAsync("已安排：衡水鑫源轧钢有限公司今天由吴刚负责");
        await wang.SeesAsync("由吴刚负责（待接受）。这张卡片已过时，没有改动");
        await zhang.SeesAsync("已改由吴刚负责，您不用去了");
        await wu.SeesAsync("王强安排您今天负责衡水鑫源轧钢有限公司的体检，同行：李娜");
        await wu.TapsAsync(await wu.SeesCardAsync(Title), "接受全部");
        await wu.SeesAsync("已接受1家");
        Assert.Equal((PlannedVisitStatus.Accepted, 5), await StateAsync(bot, "v1"));
    }

    [Fact]
    public async Task TheSquadLeader_PutsItOff_AndTheCardComesOnThatMorning()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await CannotGoAsync(zhang, "车辆");
        var card = await wang.SeesCardAsync("另行安排");
        Assert.Equal(["2020-12-09", "2020-12-10", "2020-12-11", "2020-12-14", "2020-12-15", "2020-12-16"], card.Questions["day"].Select(option => option.Id));
        await wang.TapsAsync(card, "确认安排", ("day", "12月10日"));
        await wang.SeesAsync("改在12月10日，由张伟负责，李娜同行，当天早上发卡片");
        await zhang.SeesAsync("王强安排您12月10日负责衡水鑫源轧钢有限公司的体检");
        await li.SeesAsync("衡水鑫源轧钢有限公司的体检（12月10日）现由张伟负责，您同行");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await MorningAsync(bot);
        await zhang.SeesCardAsync("12月10日体检任务：1家");
    }

    [Fact]
    public async Task WhatARuleForbidsMeanwhile_IsNotAccepted_AndTheWayToAnExceptionIsShown()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        var card = await zhang.SeesCardAsync(Title);
        await bot.WriteAsync(async work =>
        {
            var store = bot.Get<EnterpriseStore>();
            await store.UpsertAsync(work, (await store.FindAsync(work, "demo-001"))! with { Track = Track.SmallMicro });
        });
        await zhang.TapsAsync(card, "接受全部");
        await zhang.SeesAsync("自行体检：衡水鑫源轧钢有限公司是小微企业");
        Assert.Contains("信访举报", (await zhang.SeesCardAsync("这次体检的原因")).Buttons.Keys);
        Assert.Equal((PlannedVisitStatus.Offered, 2), await StateAsync(bot, "v1"));
    }

    [Fact]
    public async Task TheReasonInWords_IsAskedAgain_AndCanBeCancelled()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);
        await CannotGoAsync(zhang, "其他");
        await zhang.SaysAsync("……");
        await zhang.SeesAsync("原因没有记下");
        await zhang.SaysAsync("取消");
        await zhang.SeesAsync("已取消，任务没有改动");
        Assert.Equal((PlannedVisitStatus.Offered, 2), await StateAsync(bot, "v1"));

        // A command's word is the answer here.
        await zhang.TapsAsync(zhang.LastCard("不能去："), "确认不能去", ("reason", "其他"));
        await zhang.SeesAsync("请发一句话写明不能去的原因");
        await zhang.SaysAsync("请假");
        await zhang.SeesAsync("已记下：不能去");
    }

    [Fact]
    public async Task WhatNobodyTakes_GoesUpOneLevelEachWorkingMorning_Once()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot);

        // Thursday to Tuesday; nothing is said on the weekend, nor when no level is left.
        for (var day = 10; day <= 15; day++)
        {
            bot.Clock.Advance(TimeSpan.FromDays(1));
            await MorningAsync(bot);
            await MorningAsync(bot);
        }

        const string Words = "【没有落实的体检任务】";
        Assert.Equal((1, 1, 1), (SignVisit.Texts(wang, Words), SignVisit.Texts(bot.As("zhao.min"), Words), SignVisit.Texts(bot.As("zhou.tao"), Words)));
        Assert.Equal(
            [10, 11, 14],
            (await bot.ReadAsync(work => work.QueryAsync<long>("select received_at from inbox where kind = 'job' and body like '%untaken%' and lane not like 'sys.%' order by received_at"))).Select(at => DateTimeOffset.FromUnixTimeMilliseconds(at).AddHours(8).Day));
        await wang.SeesAsync("衡水鑫源轧钢有限公司，12月9日，张伟待接受");
        await wang.SeesCardAsync("另行安排");
    }

    [Fact]
    public async Task TheLeadersList_IsOfHisScope_AndLeadsToTheCard()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(
            bot,
            [
                .. Enumerable.Range(1, 7).Select(index => Visit(FormattableString.Invariant($"v{index}"), FormattableString.Invariant($"demo-00{index}")) with { Day = Wednesday.AddDays(-1) }),
                .. Enumerable.Range(1, 5).Select(index => Visit(FormattableString.Invariant($"w{index}"), FormattableString.Invariant($"demo-01{index}")) with { Day = Wednesday.AddDays(-2), Status = PlannedVisitStatus.Declined, Note = "车辆" }),
                Visit("x1", "demo-020") with { Day = Wednesday.AddDays(-1), Lead = "wu.gang" },
                Visit("y1", "demo-021") with { Day = Wednesday.AddDays(1) },
            ]);
        await wang.SaysAsync("任务安排");
        await wang.SeesAsync("待接受、不能去和逾期的共12家");
        var card = await wang.SeesCardAsync("任务安排");
        Assert.Equal(["w1", "w2", "w3", "w4", "w5", "v1", "v2", "v3", "v4", "v5"], card.Questions["visit"].Select(option => option.Id));
        await wang.TapsAsync(card, "下一页");
        var second = await wang.SeesCardAsync("任务安排");
        Assert.Equal(["v6", "v7"], second.Questions["visit"].Select(option => option.Id));
        await wang.TapsAsync(second, "安排", ("visit", "v7"));
        await wang.SeesCardAsync("另行安排");

        var director = bot.As("zhou.tao");
        await director.SaysAsync("任务安排");
        await director.SeesAsync("共13家");
        await zhang.SaysAsync("任务安排");
        await zhang.SeesAsync("任务由中队长、大队长、副局长");
    }

    private static async Task CannotGoAsync(Phone who, string reason)
    {
        await who.TapsAsync(await who.SeesCardAsync(Title), "不能去");
        await who.TapsAsync(await who.SeesCardAsync("不能去："), "确认不能去", ("reason", reason));
    }
}

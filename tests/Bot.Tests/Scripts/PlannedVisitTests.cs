using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>The morning card and what comes of it: 接受全部, 不能去, 转给同事, 开始体检, signed.</summary>
public sealed class PlannedVisitTests
{
    private const string Title = "12月9日体检任务";

    private static readonly DateOnly Wednesday = new(2020, 12, 9);

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

    private static PlannedVisit Visit(string id, string enterpriseId) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        County = CountySeed.County,
        EnterpriseId = enterpriseId,
        Day = Wednesday,
        Lead = Scene.ZhangId,
        Partner = Scene.LiId,
        Origin = VisitOrigin.Plan,
        Source = "p1",
    };

    private static async Task PlanAsync(BotFixture bot, params PlannedVisit[] visits) =>
        await bot.WriteAsync(work => bot.Get<PlannedVisitStore>().AddAsync(work, visits, bot.Clock.GetUtcNow()));

    private static async Task MorningAsync(BotFixture bot)
    {
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }

    private static async Task<(PlannedVisitStatus Status, int Version)> StateAsync(BotFixture bot, string id)
    {
        var visit = (await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().FindAsync(work, id)))!;
        return (visit.Status, visit.Version);
    }
}

using Bot.Operations.Demo;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;
using static Bot.Tests.Scripts.VisitScene;

namespace Bot.Tests.Scripts;

/// <summary>已接未做: what was taken and not done on its day stays with the one who took it and goes up; what nobody goes to never vanishes.</summary>
public sealed class OverdueVisitTests
{
    private const string Untaken = "【没有落实的体检任务】";

    [Fact]
    public async Task TakenAndNotDone_StaysOnTheMorningCard_AndGoesUpOneLevelEachWorkingMorning()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var (wang, zhao, zhou) = (bot.As(Scene.WangId), bot.As(ZhaoId), bot.As(ZhouId));
        await PlanAsync(bot, Visit("v1", "demo-001"), Visit("v2", "demo-003", 1));
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务：1家"), "接受全部");
        await zhang.SeesAsync("已接受1家");

        await MorningAsync(bot, 10, 9);
        await zhang.SeesAsync("【12月10日体检任务】共2家，其中逾期1家");
        var card = await zhang.SeesCardAsync("12月10日体检任务：2家");
        Scene.Has("（逾期，原定12月9日）", card.ToString());
        await wang.SeesAsync("衡水鑫源轧钢有限公司，12月9日，张伟已接未做");
        await wang.SeesCardAsync("另行安排：衡水鑫源轧钢有限公司");
        Scene.Has("逾期未做的体检任务：1家", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("我的任务")));

        // It is taken already: only the other one waits.
        await zhang.TapsAsync(card, "接受全部");
        await zhang.SeesAsync("已接受1家");
        await zhang.TapsAsync(zhang.LastCard("12月10日体检任务"), "开始体检", ("visit", "v1"));
        Scene.Has("衡水鑫源轧钢有限公司", (await zhang.SeesCardAsync("开始体检")).ToString());

        await MorningAsync(bot, 11, 9);
        await MorningAsync(bot, 14, 9);
        await MorningAsync(bot, 15, 9);
        Assert.Equal((2, 2, 2), (SignVisit.Texts(wang, Untaken), SignVisit.Texts(zhao, Untaken), SignVisit.Texts(zhou, Untaken)));
        await zhang.SeesCardAsync("12月15日体检任务：2家");
    }

    [Fact]
    public async Task WhatWasLeftUndone_IsHandedOver_ForToday()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001", -1) with { Status = PlannedVisitStatus.Accepted });
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务：1家"), "转给同事");
        await zhang.TapsAsync(await zhang.SeesCardAsync("转给同事："), "转给他", ("whom", "李娜"));
        await li.TapsAsync(await li.SeesCardAsync("12月9日体检任务：1家"), "接受全部");
        await li.SeesAsync("已接受1家");
        await bot.SettleAsync();
        Assert.Equal("v1 li.na Accepted 2020-12-09", await StatesAsync(bot));
        Scene.Has("已没有等您办的任务", zhang.LastCard("12月9日体检任务").ToString());
    }

    [Fact]
    public async Task TheOneWhoLeftItUndone_IsNotReminded_WhileHeIsAway()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001", -1) with { Status = PlannedVisitStatus.Accepted });
        await zhang.SaysAsync("请假 今天 代理 李娜");
        await zhang.SeesAsync("已登记");
        await MorningAsync(bot, 9, 9);
        Assert.Equal(0, SignVisit.Cards(zhang, "体检任务"));
        await bot.As(Scene.WangId).SeesAsync("张伟已接未做");
    }

    [Fact]
    public async Task DeclinedWithAReasonOfItsOwn_IsOnTheLeadersList_AndGoesUp()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var (wang, zhao) = (bot.As(Scene.WangId), bot.As(ZhaoId));
        await PlanAsync(
            bot,
            Declined("v1", "demo-016") with { Origin = VisitOrigin.Alert, ExceptionReason = "信访举报:衡水福临制药有限公司" },
            Visit("v2", "demo-003", -1) with { Origin = VisitOrigin.Alert, ExceptionReason = "在线超标报警" });
        await MorningAsync(bot, 10, 9);
        Scene.Has("12月9日，张伟不能去：车辆", Phone.Words(await wang.SeesAsync(Untaken)));
        Scene.Has("12月8日，张伟未通知", Phone.Words(await zhao.SeesAsync(Untaken)));
        Scene.Has("待接受、不能去和逾期的共2家", Phone.Words(await AskAsync(zhao)));

        static async Task<Bubble> AskAsync(Phone leader)
        {
            await leader.SaysAsync("任务安排");
            return await leader.SeesAsync("【任务安排】");
        }
    }

    [Fact]
    public async Task TheList_ShowsTheDaysToCome_ButNoDraw()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var (wang, zhou) = (await bot.InspectorAsync(Scene.WangId), bot.As(ZhouId));
        await PlanAsync(
            bot,
            Visit("v1", "demo-001", 1),
            Visit("v2", "demo-003", 2),
            Visit("v3", "demo-002", 2) with { Origin = VisitOrigin.Draw },
            Visit("v4", "demo-004", 8));
        await zhou.SaysAsync("任务安排");
        var words = Phone.Words(await zhou.SeesAsync("没有待接受、不能去和逾期的；另有今天起7天内的2家"));
        Scene.Has("12月10日：\n· 衡水鑫源轧钢有限公司：张伟、李娜未通知\n12月11日：", words);
        var list = await zhou.SeesCardAsync("任务安排");
        Assert.Equal(["v1", "v2"], list.Questions["visit"].Select(option => option.Id));
        await zhou.TapsAsync(list, "安排", ("visit", "v2"));
        await zhou.SeesCardAsync("另行安排");

        // He goes out himself: what is not told yet may be a draw.
        Scene.Has("没有待接受、不能去或逾期", await bot.AnswerAsync(wang, () => wang.SaysAsync("任务安排")));
    }

    [Fact]
    public async Task AskedTwice_TheLeaderHearsOnce_ThatNothingIsSigned()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, wang) = (bot.As(Scene.ZhangId), bot.As(Scene.WangId));
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot, 9);
        await wang.SeesAsync("张伟还没有签承诺书");
        await bot.AnswersAsync(zhang, () => zhang.SaysAsync("今日体检"));
        await bot.AnswersAsync(zhang, () => zhang.SaysAsync("今日体检"));
        Assert.Equal(1, SignVisit.Texts(wang, "张伟还没有签承诺书"));
    }

    [Fact]
    public async Task WhoLeftTheBureau_GetsNoCard_AndALeaderArrangesHisVisitThatMorning()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var zhao = bot.As(ZhaoId);
        await PlanAsync(bot, Visit("v1", "demo-001"), Visit("v2", "demo-003") with { Lead = Scene.LiId, Partner = Scene.ZhangId });
        await bot.WriteAsync(async work =>
        {
            await work.ExecuteAsync("delete from role_grant where user_id = 'zhang.wei'");
            await work.ExecuteAsync("delete from person where user_id = 'zhang.wei'");
        });
        var told = zhang.FromApp.Count;
        await MorningAsync(bot, 9);
        await zhao.SeesAsync("不能去衡水鑫源轧钢有限公司体检（12月9日），原因：已不在通讯录");
        var card = await zhao.SeesCardAsync("另行安排：衡水鑫源轧钢有限公司");
        Assert.Equal(["keep"], card.Questions["whom"].Select(option => option.Id));
        await li.SeesAsync("同行的zhang.wei已不在执法岗位。请照常去，开始体检时在卡片上另选同行的同事");
        await li.SeesCardAsync("12月9日体检任务：1家");
        Assert.Equal(told, zhang.FromApp.Count);
    }

    [Theory]
    [InlineData("张伟")]
    [InlineData("李娜")]
    public async Task WhoStandsInWithoutRank_IsPassedOver_AndNobodyIsHisOwnLeader(string deputy)
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await wang.SaysAsync($"请假 今天 代理 {deputy}");
        await wang.SeesAsync("已登记");
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务"), "不能去");
        await zhang.TapsAsync(await zhang.SeesCardAsync("不能去："), "确认不能去", ("reason", "车辆"));
        await zhang.SeesAsync("已告诉赵敏另行安排");
        await bot.As(ZhaoId).SeesCardAsync("另行安排：衡水鑫源轧钢有限公司");
        Assert.Equal(0, SignVisit.Cards(zhang, "另行安排"));
    }

    [Fact]
    public async Task TheLeavesJobComesLate_TheDeputyHasTheCard_AndNobodyElse()
    {
        await using var bot = await BotFixture.StartAsync(("Scheduling:Times:leave", "40 9 * * *"));
        var (zhang, li) = await bot.InspectorsAsync();
        var wu = await bot.InspectorAsync(WuId);
        await PlanAsync(bot, Visit("v1", "demo-001", 1), Visit("v2", "demo-003", 1) with { Lead = Scene.LiId, Partner = Scene.ZhangId });
        await zhang.SaysAsync("请假 12-10 代理 吴刚");
        await zhang.SeesAsync("已登记");
        await MorningAsync(bot, 10, 8);
        await wu.SeesCardAsync("12月10日体检任务：1家");
        await wu.SeesAsync("【12月10日同行体检】共1家");
        Assert.Equal(0, SignVisit.Cards(zhang, "体检任务"));
        var told = (zhang.FromApp.Count, wu.FromApp.Count, li.FromApp.Count);
        await MorningAsync(bot, 10, 9.75);
        Assert.Equal(told, (zhang.FromApp.Count, wu.FromApp.Count, li.FromApp.Count));
        Assert.Equal("v1 wu.gang Offered 2020-12-10, v2 li.na Offered 2020-12-10", await StatesAsync(bot));
    }

    [Fact]
    public async Task WithoutAnyoneToGoAlong_TheOneInChargeHearsOnce_ThoughTwoJobsGoThroughTheLeaves()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await PlanAsync(bot, Visit("v1", "demo-001", 1) with { Lead = Scene.LiId, Partner = Scene.ZhangId });

        // 吴刚 has signed nothing.
        await zhang.SaysAsync("请假 12-10 代理 吴刚");
        await zhang.SeesAsync("已登记");
        await MorningAsync(bot, 10, 8);
        await li.SeesCardAsync("12月10日体检任务：1家");
        Assert.Equal(1, SignVisit.Texts(li, "今天的体检没有人代理同行"));
    }

    [Fact]
    public async Task TheStore_FindsWhatWasLeftUndone_OfTheActiveCampaignOnly()
    {
        await using var bot = await BotFixture.StartAsync();
        var store = bot.Get<PlannedVisitStore>();
        await PlanAsync(
            bot,
            Visit("v1", "demo-001", -1) with { Status = PlannedVisitStatus.Accepted },
            Visit("v2", "demo-002", -1) with { Status = PlannedVisitStatus.Accepted, CampaignId = "2019-2020" },
            Visit("v3", "demo-003") with { Status = PlannedVisitStatus.Offered },
            Visit("v4", "demo-004"),
            Visit("v5", "demo-005", -1) with { Status = PlannedVisitStatus.Done });
        Assert.Equal(["v1", "v3"], (await bot.ReadAsync(work => store.LedAsync(work, "Zhang.Wei", Wednesday, ["2020-2021"]))).Select(visit => visit.Id));
        Assert.Equal([Scene.ZhangId], await bot.ReadAsync(work => store.LateAsync(work, Wednesday, ["2020-2021"])));
        Assert.Empty(await bot.ReadAsync(work => store.OfScopeAsync(work, ["枣强县"], [], Wednesday.AddDays(-9), Wednesday, PlannedVisitStatus.Accepted)));
        Assert.Equal(2, (await bot.ReadAsync(work => store.OfScopeAsync(work, [], [Scene.ZhangId], Wednesday.AddDays(-9), Wednesday, PlannedVisitStatus.Accepted))).Count);
        Assert.Equal(2, (await bot.ReadAsync(work => store.OfScopeAsync(work, null, [], Wednesday.AddDays(-9), Wednesday, PlannedVisitStatus.Accepted))).Count);
    }
}

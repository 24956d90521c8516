using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using static Bot.Tests.Scripts.VisitScene;

namespace Bot.Tests.Scripts;

/// <summary>请假 and 销假: the deputy gets the visits of the days and the new cases, what he has not taken comes back.</summary>
public sealed class LeaveTests
{
    [Fact]
    public async Task DuringTheLeave_TheDeputyGetsTheMorningCard_AndWhatHeHasNotTakenComesBack()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wu = await bot.InspectorAsync(WuId);
        await PlanAsync(bot, Visit("v1", "demo-001", 1), Visit("v2", "demo-003", 2), Visit("v3", "demo-004", 5));
        Scene.Has("您12月10日到12月11日请假，由吴刚代理", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("请假 12-10 到 12-11 代理 吴刚")));
        await wu.SeesAsync("张伟12月10日到12月11日请假，由您代理");
        Assert.Null(await DeputyAsync(bot));

        await MorningAsync(bot, 10);
        Assert.Equal(WuId, await DeputyAsync(bot));
        await wu.TapsAsync(await wu.SeesCardAsync("12月10日体检任务：1家"), "接受全部");
        await wu.SeesAsync("已接受1家");
        await MorningAsync(bot, 11);
        await wu.SeesCardAsync("12月11日体检任务：2家");
        Assert.Equal(0, SignVisit.Cards(zhang, "体检任务"));

        // Saturday: the leave is over, what was not taken is his on Monday with what he had there.
        await MorningAsync(bot, 12);
        await zhang.SeesAsync("没有接受的1家体检任务交还给您");
        await wu.SeesAsync("张伟已销假，代理结束。没有接受的1家体检任务已交还本人");
        Assert.Null(await DeputyAsync(bot));
        Assert.Equal("v1 wu.gang Accepted 2020-12-10, v2 zhang.wei Planned 2020-12-14, v3 zhang.wei Planned 2020-12-14", await StatesAsync(bot));
        await MorningAsync(bot, 14);
        await zhang.SeesCardAsync("12月14日体检任务：2家");
    }

    [Fact]
    public async Task InTheMiddleOfTheDay_TheDeputyHearsAtOnce_AndComingBackEarlyReturnsWhatIsOpen()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var (wang, wu) = (await bot.InspectorAsync(Scene.WangId), await bot.InspectorAsync(WuId));
        await PlanAsync(bot, Visit("v1", "demo-001", 0), Visit("v2", "demo-003", 0) with { Lead = Scene.LiId, Partner = Scene.ZhangId });
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务"), "接受全部");
        await zhang.SeesAsync("已接受1家");

        // Typed by the squad leader for his man.
        await wang.SaysAsync("请假 张伟 今天 明天 代理 吴刚");
        await wang.SeesAsync("已登记：张伟12月9日到12月10日请假，由吴刚代理");
        await zhang.SeesAsync("王强已为您登记12月9日到12月10日请假");
        await wu.SeesAsync("张伟请假，今天的1家体检任务转给您");
        await wu.SeesCardAsync("12月9日体检任务：1家");
        await li.SeesAsync("今天的体检由李娜负责，吴刚同行");
        Assert.Equal("v1 wu.gang Offered 2020-12-09, v2 li.na Offered 2020-12-09", await StatesAsync(bot));

        await zhang.SaysAsync("销假");
        await zhang.SeesAsync("没有接受的2家体检任务交还给您，今天的请发“今日体检”");
        await zhang.SeesCardAsync("12月9日体检任务：1家");
        Assert.Null(await DeputyAsync(bot));
        Scene.Has("没有要销的假", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("销假")));
    }

    [Fact]
    public async Task WhatTheDeputyMayNotMake_GoesToTheLeader()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Visit("v1", "demo-001", 0));
        await MorningAsync(bot, 9);

        // 吴刚 has not signed annex 5.
        await zhang.SaysAsync("请假 今天 代理 吴刚");
        await wang.SeesAsync("张伟不能去衡水鑫源轧钢有限公司体检（12月9日），原因：请假");
        await wang.SeesCardAsync("另行安排：衡水鑫源轧钢有限公司");
        Assert.Equal("v1 zhang.wei Declined 2020-12-09", await StatesAsync(bot));
    }

    [Fact]
    public async Task ANewCase_GoesToTheDeputyOfItsOwner()
    {
        await using var bot = await BotFixture.StartAsync();
        var wang = bot.As(Scene.WangId);
        await bot.InspectorAsync(Scene.WangId);
        await wang.SaysAsync("请假 今天 代理 赵敏");
        await wang.SeesAsync("由赵敏代理");
        await SignVisit.SignedAsync(bot, SignVisit.General);
        Assert.Equal("zhao.min", await bot.ReadAsync(work => work.ScalarAsync<string>("select max(owner) from assignment")));
    }

    [Theory]
    [InlineData("请假", "请假请写明日期和代理人，没有登记")]
    [InlineData("请假 12-10 12-12", "请假请写明日期和代理人，没有登记")]
    [InlineData("请假 12-12 12-10 代理 李娜", "结束日早于开始日，没有登记")]
    [InlineData("请假 12-10 代理 张伟", "代理人不能是请假的本人")]
    [InlineData("请假 12-10 代理 某某", "通讯录里没有叫“某某”的")]
    [InlineData("请假 李娜 12-10 代理 王强", "李娜不归您安排，没有登记")]
    [InlineData("请假 2-30 代理 李娜", "没有登记")]
    [InlineData("请假 3天 代理 李娜", "请假请写明日期和代理人，没有登记")]
    [InlineData("请假 张至诚 12-10 代理人 李娜", "通讯录里没有叫“张至诚”的")]
    [InlineData("请假 周涛 12-10 代理 李娜", "周涛不归您安排，没有登记")]
    [InlineData("销假 李娜", "李娜不归您安排，没有登记")]
    public async Task WhatCannotBe_IsASentence_AndNothingIsRegistered(string typed, string answer)
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        Scene.Has(answer, await bot.AnswerAsync(zhang, () => zhang.SaysAsync(typed)));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "leave_period"));
    }

    [Fact]
    public async Task TwoLeaves_DoNotMeet_AndADeputyIsHere()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await zhang.SaysAsync("请假 12-10 12-12 代理 吴刚");
        await zhang.SeesAsync("已登记");
        Scene.Has("12月10日到12月12日的请假已经登记", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("请假 12-12 12-14 代理 李娜")));
        Scene.Has("张伟12月10日到12月12日也请假，不能代理", await bot.AnswerAsync(li, () => li.SaysAsync("请假 12-11 代理 张伟")));
        var wu = await bot.InspectorAsync(WuId);
        Scene.Has("吴刚12月10日到12月12日代理张伟，不能同时请假", await bot.AnswerAsync(wu, () => wu.SaysAsync("请假 12-11 代理 李娜")));
        var officer = bot.As(CountySeed.Officer);
        Scene.Has("没有登记", await bot.AnswerAsync(officer, () => officer.SaysAsync("请假 12-11 代理 张伟")));
        Assert.Equal(1, await SignVisit.CountAsync(bot, "leave_period"));
    }

    private static Task<string?> DeputyAsync(BotFixture bot) =>
        bot.ReadAsync(async work => (await bot.Get<DirectoryStore>().FindAsync(work, Scene.ZhangId))?.OnLeaveDeputy);
}

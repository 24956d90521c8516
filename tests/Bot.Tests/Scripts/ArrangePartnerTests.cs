using Bot.Tests.Support;
using Domain.Planning;
using static Bot.Tests.Scripts.VisitScene;

namespace Bot.Tests.Scripts;

/// <summary>The second inspector is changed by the leader, or comes back: the one in charge hears it. Who is away or gone is given nothing.</summary>
public sealed class ArrangePartnerTests
{
    private const string Xinyuan = "衡水鑫源轧钢有限公司";

    [Fact]
    public async Task AnotherSecondInspector_LeavesTheVisitTaken_AndAllThreeHear()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var (wang, wu) = (await bot.InspectorAsync(Scene.WangId), await bot.InspectorAsync(WuId));
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务"), "接受全部");
        await zhang.SeesAsync("已接受1家");
        await wang.SaysAsync("任务安排");
        await wang.TapsAsync(await wang.SeesCardAsync("任务安排"), "安排", ("visit", "v1"));
        var card = await wang.SeesCardAsync("另行安排");
        Assert.Equal(["keep", Scene.WangId, WuId], card.Questions["partner"].Select(option => option.Id));
        await wang.TapsAsync(card, "确认安排", ("partner", "吴刚"));
        await wang.SeesAsync($"已安排：{Xinyuan}仍由张伟负责，吴刚同行，两人都已通知");
        await zhang.SeesAsync($"{Xinyuan}的体检（12月9日）换了同行人员，现在是吴刚，仍由您负责");
        await li.SeesAsync($"{Xinyuan}的体检（12月9日）换了同行人员，您不用去了");
        await wu.SeesAsync($"{Xinyuan}的体检（12月9日）现由张伟负责，您同行");
        var visit = await VisitAsync(bot, "v1");
        Assert.Equal((Scene.ZhangId, WuId, PlannedVisitStatus.Accepted, 4), (visit.Lead, visit.Partner, visit.Status, visit.Version));

        // His card of the day is the new one: he goes on with it.
        await bot.SettleAsync();
        await zhang.TapsAsync(zhang.LastCard("12月9日体检任务"), "开始体检");
        Scene.Has("同行执法人员：吴刚", (await zhang.SeesCardAsync("开始体检")).ToString());
    }

    [Fact]
    public async Task BothAreChanged_ButOnePersonIsNotTwo()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await bot.InspectorAsync(WuId);
        await PlanAsync(bot, Declined("v1", "demo-001"));
        await wang.SaysAsync("任务安排");
        await wang.TapsAsync(await wang.SeesCardAsync("任务安排"), "安排", ("visit", "v1"));
        var card = await wang.SeesCardAsync("另行安排");
        Scene.Has("吴刚已经在这次体检里", await bot.AnswerAsync(wang, () => wang.TapsAsync(card, "确认安排", ("whom", "吴刚"), ("partner", "吴刚"))));
        await wang.TapsAsync(card, "确认安排", ("whom", "吴刚"), ("partner", "王强"));
        await wang.SeesAsync("今天由吴刚负责，王强同行");
        var visit = await VisitAsync(bot, "v1");
        Assert.Equal((WuId, Scene.WangId, PlannedVisitStatus.Offered), (visit.Lead, visit.Partner, visit.Status));
    }

    [Fact]
    public async Task ADrawBeforeItsDay_IsTakenFromNobodyInWords()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var chen = bot.As("chen.jing");
        await bot.InspectorAsync(WuId);
        await PlanAsync(bot, Visit("v1", "demo-001") with { Origin = VisitOrigin.Draw });
        var told = (zhang.FromApp.Count, li.FromApp.Count);
        await chen.SaysAsync("任务安排");
        await chen.TapsAsync(await chen.SeesCardAsync("任务安排"), "安排", ("visit", "v1"));
        await chen.TapsAsync(await chen.SeesCardAsync("另行安排"), "确认安排", ("whom", "吴刚"), ("day", "12月10日"));
        await chen.SeesAsync("已安排");
        Assert.Equal(told, (zhang.FromApp.Count, li.FromApp.Count));
        Assert.Equal("v1 wu.gang Planned 2020-12-10", await StatesAsync(bot));
    }

    [Fact]
    public async Task WhoWentOnLeaveSinceTheCardWasMade_IsRefusedInWords()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        var wu = await bot.InspectorAsync(WuId);
        await PlanAsync(bot, Visit("v1", "demo-001"), Declined("v2", "demo-003"), Declined("v3", "demo-004"));
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务"), "转给同事");
        var picker = await zhang.SeesCardAsync("转给同事");
        await wang.SaysAsync("任务安排");
        var list = await wang.SeesCardAsync("任务安排");
        await wang.TapsAsync(list, "安排", ("visit", "v2"));
        var card = await wang.SeesCardAsync("另行安排");
        await wang.TapsAsync(list, "多家改派");
        await wang.TapsAsync(await wang.SeesCardAsync("多家改派"), "下一步", ("whom", "吴刚"));
        var many = await wang.SeesCardAsync("改派给吴刚");
        await wu.SaysAsync("请假 今天 代理 李娜");
        await wu.SeesAsync("已登记");

        const string Away = "请假：吴刚正在请假，不能接手";
        Scene.Has(Away, await bot.AnswerAsync(zhang, () => zhang.TapsAsync(picker, "转给他", ("whom", "吴刚"))));
        Scene.Has(Away, await bot.AnswerAsync(wang, () => wang.TapsAsync(card, "确认安排", ("whom", "吴刚"))));
        Scene.Has(Away, await bot.AnswerAsync(wang, () => wang.TapsAsync(card, "确认安排", ("partner", "吴刚"))));
        Scene.Has(Away, await bot.AnswerAsync(wang, () => wang.TapsAsync(many, "确认改派", ("visits", "v3@1"))));
        Assert.Equal("v1 zhang.wei Offered 2020-12-09, v2 zhang.wei Declined 2020-12-09, v3 zhang.wei Declined 2020-12-09", await StatesAsync(bot));
    }

    [Fact]
    public async Task TheSecondOneComesBack_AndTheOneInChargeHears()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await bot.InspectorAsync(WuId);
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot, 9);
        await li.SaysAsync("请假 今天 代理 吴刚");
        await zhang.SeesAsync($"李娜请假，{Xinyuan}今天的体检由张伟负责，吴刚同行");
        await li.SaysAsync("销假");
        await zhang.SeesAsync($"{Xinyuan}的体检（12月9日）换了同行人员，现在是李娜，仍由您负责");
        Assert.Equal(Scene.LiId, (await VisitAsync(bot, "v1")).Partner);
    }

    [Fact]
    public async Task TheDeputyIsGoneWhenTheLeaveBegins_TheLeaderHears_AndArranges()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Visit("v1", "demo-001", 1), Visit("v2", "demo-003", 1) with { Lead = Scene.LiId, Partner = Scene.ZhangId });
        await zhang.SaysAsync("请假 12-10 12-11 代理 吴刚");
        await zhang.SeesAsync("已登记");
        await SignVisit.GrantAsync(bot, WuId, "吴刚");
        await MorningAsync(bot, 10);
        await wang.SeesAsync("张伟12月10日到12月11日请假，登记的代理人吴刚已不在通讯录，没有人代理");
        await wang.SeesAsync($"张伟不能去{Xinyuan}体检（12月10日），原因：请假，登记的代理人已不在通讯录");
        await wang.SeesCardAsync($"另行安排：{Xinyuan}");
        await li.SeesAsync("今天的体检没有人代理同行");
        await MorningAsync(bot, 11);
        Assert.Equal((1, 1), (SignVisit.Texts(wang, "没有人代理。"), SignVisit.Texts(li, "今天的体检没有人代理同行")));
        Assert.Equal("v1 zhang.wei Declined 2020-12-10, v2 li.na Offered 2020-12-10", await StatesAsync(bot));
    }
}

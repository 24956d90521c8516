using System.Globalization;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;
using static Bot.Tests.Scripts.VisitScene;

namespace Bot.Tests.Scripts;

/// <summary>More colleagues than a card takes, more counties than one, more people than one of a name: everybody can be reached.</summary>
public sealed class ManyColleaguesTests
{
    private const string OtherCounty = "枣强县";

    [Fact]
    public async Task TheLeader_TurnsThePages_TillTheLastColleague()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await CrowdAsync(bot, 14);
        await PlanAsync(bot, Declined("v1", "demo-001"), Declined("v2", "demo-003"));
        await wang.SaysAsync("任务安排");
        var list = await wang.SeesCardAsync("任务安排");
        await wang.TapsAsync(list, "安排", ("visit", "v1"));
        var first = await wang.SeesCardAsync("另行安排");
        Assert.Equal((10, "~1"), (first.Questions["whom"].Count, first.Questions["whom"][^1].Id));
        await wang.TapsAsync(first, "确认安排", ("whom", "更多同事…"));
        var second = await wang.SeesCardAsync("另行安排");
        Assert.Equal("~0", second.Questions["whom"][^1].Id);
        Assert.Empty(first.Questions["whom"].Skip(1).Select(option => option.Id).Intersect(second.Questions["whom"].Skip(1).Select(option => option.Id)));
        await wang.TapsAsync(second, "确认安排", ("whom", "crowd.14"));
        await wang.SeesAsync("今天由路人14负责");

        // The same for several at once; he himself is one of them.
        await wang.TapsAsync(list, "多家改派");
        var whom = await wang.SeesCardAsync("多家改派：桃城区");
        Assert.Contains(Scene.WangId, whom.Questions["whom"].Select(option => option.Id));
        await wang.TapsAsync(whom, "下一步", ("whom", "更多同事…"));
        var more = await wang.SeesCardAsync("多家改派：桃城区");
        await wang.TapsAsync(more, "下一步", ("whom", "crowd.14"));
        await wang.SeesCardAsync("改派给路人14：选企业");
    }

    [Fact]
    public async Task TheLeaderHimself_TakesSeveral_AndIsNotToldByHimself()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Declined("v1", "demo-001"), Declined("v2", "demo-003"));
        await wang.SaysAsync("任务安排");
        await wang.TapsAsync(await wang.SeesCardAsync("任务安排"), "多家改派");
        await wang.TapsAsync(await wang.SeesCardAsync("多家改派"), "下一步", ("whom", "王强"));
        await wang.TapsAsync(await wang.SeesCardAsync("改派给王强"), "确认改派", ("visits", "v1@1"), ("visits", "v2@1"));
        await wang.SeesAsync("已改派2家给王强");
        await wang.TapsAsync(await wang.SeesCardAsync("12月9日体检任务：2家"), "接受全部");
        await wang.SeesAsync("已接受2家");
        Assert.Equal(0, SignVisit.Texts(wang, "安排您负责"));
    }

    [Fact]
    public async Task MoreThanTwentyColleagues_AreReachedFromTheVoteCard()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await CrowdAsync(bot, 24);
        await PlanAsync(bot, Visit("v1", "demo-001"));
        await MorningAsync(bot, 9);
        await zhang.TapsAsync(await zhang.SeesCardAsync("12月9日体检任务"), "转给同事");
        var first = await zhang.SeesCardAsync("转给同事：衡水鑫源轧钢有限公司");
        Assert.Equal(20, first.Questions["whom"].Count);
        await zhang.TapsAsync(first, "转给他", ("whom", "更多同事…"));
        await zhang.TapsAsync(await zhang.SeesCardAsync("转给同事：衡水鑫源轧钢有限公司"), "转给他", ("whom", "crowd.24"));
        await bot.SettleAsync();
        Assert.Equal("v1 crowd.24 Offered 2020-12-09", await StatesAsync(bot));
    }

    [Fact]
    public async Task SeveralCounties_OneIsChosen_WithTheNumberThatWaits()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var chen = bot.As("chen.jing");
        await bot.WriteAsync(async work =>
        {
            var store = bot.Get<EnterpriseStore>();
            await store.UpsertAsync(work, (await store.FindAsync(work, "demo-003"))! with { County = OtherCounty });
        });
        await PlanAsync(bot, Declined("v1", "demo-001"), Declined("v2", "demo-002"), Declined("v3", "demo-003") with { County = OtherCounty });
        await chen.SaysAsync("任务安排");
        await chen.TapsAsync(await chen.SeesCardAsync("任务安排"), "多家改派");
        var counties = await chen.SeesCardAsync("多家改派");
        Assert.Equal([CountySeed.County, OtherCounty], counties.Questions["county"].Select(option => option.Id));
        Scene.Has("枣强县没有已签承诺书的执法人员", await bot.AnswerAsync(chen, () => chen.TapsAsync(counties, "下一步", ("county", OtherCounty))));
        await chen.TapsAsync(counties, "下一步", ("county", CountySeed.County));
        await chen.SeesCardAsync("多家改派：桃城区");
    }

    [Fact]
    public async Task ANamesakeElsewhere_IsNotMeant_AndOfTwoInScopeTheNumberSaysWhich()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await SignVisit.GrantAsync(bot, "far.na", "李娜", new RoleGrant(Role.Inspector, OtherCounty, "一中队"));
        Scene.Has("由李娜代理", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("请假 12-10 代理 李娜")));
        Scene.Has("已销假", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("销假")));

        await SignVisit.GrantAsync(bot, "near.na", "李娜", new RoleGrant(Role.Inspector, CountySeed.County, "二中队"));
        var asked = await bot.AnswerAsync(zhang, () => zhang.SaysAsync("请假 12-10 代理 李娜"));
        Scene.Has("有2位“李娜”，还没有登记。请回复序号：\n1. 李娜（桃城区一中队）\n2. 李娜（桃城区二中队）", asked);
        Scene.Has("没有这个序号", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("3")));
        Scene.Has("已取消，没有登记", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("取消")));
        await bot.AnswerAsync(zhang, () => zhang.SaysAsync("请假 12-10 代理 李娜"));
        Scene.Has("您12月10日请假，由李娜代理", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("2")));
        Assert.Equal("near.na", await bot.ReadAsync(work => work.ScalarAsync<string>("select deputy from leave_period where ended_at is null")));
    }

    [Fact]
    public async Task BothNamesStandForTwo_BothAreAsked_AndALeaderWritesOnlyForHisOwn()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhao, wang) = (bot.As(ZhaoId), await bot.InspectorAsync(Scene.WangId));
        await SignVisit.GrantAsync(bot, "other.wei", "张伟", new RoleGrant(Role.Inspector, CountySeed.County, "二中队"));
        await SignVisit.GrantAsync(bot, "near.na", "李娜", new RoleGrant(Role.Inspector, CountySeed.County, "二中队"));
        Scene.Has("有2位“张伟”", await bot.AnswerAsync(zhao, () => zhao.SaysAsync("请假 张伟 12-10 代理 李娜")));
        Scene.Has("有2位“李娜”", await bot.AnswerAsync(zhao, () => zhao.SaysAsync("2")));
        Scene.Has("已登记：张伟12月10日请假，由李娜代理", await bot.AnswerAsync(zhao, () => zhao.SaysAsync("1")));
        Assert.Equal("other.wei li.na", await bot.ReadAsync(work => work.ScalarAsync<string>("select concat(user_id, ' ', deputy) from leave_period")));

        // The squad leader leads only one of the two.
        Scene.Has("有2位“李娜”", await bot.AnswerAsync(wang, () => wang.SaysAsync("请假 张伟 12-11 代理 李娜")));

        // Another command goes before the answer.
        Scene.Has("没有要销的假", await bot.AnswerAsync(wang, () => wang.SaysAsync("销假")));
        Assert.Null((await bot.SessionAsync(Scene.WangId)).Asked);
    }

    /// <summary>Inspectors of another squad of the county who have signed annex 5.</summary>
    internal static async Task CrowdAsync(BotFixture bot, int people) => await bot.WriteAsync(async work =>
    {
        for (var number = 1; number <= people; number++)
        {
            var userId = string.Create(CultureInfo.InvariantCulture, $"crowd.{number}");
            await bot.Get<DirectoryStore>().UpsertAsync(work, new Person
            {
                UserId = userId,
                Name = string.Create(CultureInfo.InvariantCulture, $"路人{number}"),
                Roles = [new RoleGrant(Role.Inspector, CountySeed.County, "三中队")],
                Order = 100 + number,
            });
            await bot.Get<CommitmentStore>().SignAsync(work, "2020-2021", userId, "text", bot.Clock.GetUtcNow());
        }
    });
}

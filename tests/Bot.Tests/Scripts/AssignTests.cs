using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>SeverityNamesOwner, 接单 and 转派.</summary>
public sealed class AssignTests
{
    [Fact]
    public async Task EachSeverity_GoesToItsOwner()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General, SignVisit.Major);
        await bot.SettleAsync();
        await bot.As("wang.qiang").SeesCardAsync("一般问题包联：衡水恒泰焦化有限公司");
        await bot.As("zhao.min").SeesCardAsync("重点问题包联");
        await bot.As("zhou.tao").SeesCardAsync("重大问题包联");
        Assert.Equal(0, SignVisit.Texts(bot.As("chen.jing"), "没有登记"));
        Assert.Equal(3, await SignVisit.CountAsync(bot, "assignment"));
    }

    [Fact]
    public async Task AMissingLevel_IsReportedToTheOfficeAndTheInspector()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "wang.qiang", "王强");
        var visit = await SignVisit.SignedAsync(bot, SignVisit.General);
        const string Gap = "桃城区没有登记中队长，衡水恒泰焦化有限公司的一般问题已交赵敏包联";
        await bot.As("zhao.min").SeesCardAsync("一般问题包联");
        await bot.As("chen.jing").SeesAsync(Gap);
        await visit.Zhang.SeesAsync(Gap);
        Assert.Equal("zhao.min", await bot.ReadAsync(work => work.ScalarAsync<string>("select owner from assignment")));
    }

    [Fact]
    public async Task ADeputy_StandsInForTheBrigadeLeader_WithoutAGap()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "zhao.min", "赵敏", new RoleGrant(Role.DeputyDirector, CountySeed.County));
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.As("zhao.min").SeesCardAsync("重点问题包联");
        Assert.Equal(0, SignVisit.Texts(bot.As("chen.jing"), "没有登记"));
    }

    [Fact]
    public async Task NobodyInTheCounty_TheOfficeOwns()
    {
        await using var bot = await BotFixture.StartAsync();
        foreach (var (userId, name) in new[] { ("wang.qiang", "王强"), ("zhao.min", "赵敏"), ("zhou.tao", "周涛") })
        {
            await SignVisit.GrantAsync(bot, userId, name);
        }

        await SignVisit.SignedAsync(bot, SignVisit.General);
        var office = bot.As("chen.jing");
        await office.SeesCardAsync("一般问题包联");
        await office.SeesAsync("桃城区没有登记中队长、大队长或副局长、分局一把手，衡水恒泰焦化有限公司的一般问题已交陈静包联");
    }

    [Fact]
    public async Task NobodyAtAll_TheInspectorIsTold()
    {
        await using var bot = await BotFixture.StartAsync();
        foreach (var (userId, name) in new[] { ("wang.qiang", "王强"), ("zhao.min", "赵敏"), ("zhou.tao", "周涛"), ("chen.jing", "陈静") })
        {
            await SignVisit.GrantAsync(bot, userId, name);
        }

        var visit = await SignVisit.SignedAsync(bot, SignVisit.General);
        await visit.Zhang.SeesAsync("没有包联责任人");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "assignment"));
    }

    [Fact]
    public async Task HandedOn_TakenOnce_OldCardsAreStale()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var (zhao, zhou) = (bot.As("zhao.min"), bot.As("zhou.tao"));
        var first = await zhao.SeesCardAsync("重点问题包联");
        await zhao.TapsAsync(first, "转派");
        var picker = await zhao.SeesCardAsync("转派：衡水恒泰焦化有限公司");
        Assert.DoesNotContain("赵敏", picker.Questions["whom"].Select(option => option.Text));

        // Nobody is ticked, so a tap without looking hands nothing on.
        await bot.Tenant.TapAsync("zhao.min", picker.TaskId, picker.Buttons["转派"]);
        await zhao.SeesAsync("还没有选接手的人，没有转派");
        await zhao.TapsAsync(picker, "转派", ("whom", "周涛"));
        await zhao.TapsAsync(first, "接单");
        await zhao.TapsAsync(picker, "转派", ("whom", "王强"));
        await zhao.SeesDoneAsync(first, "已转派");
        await zhao.SeesDoneAsync(picker, "已转派");
        await zhao.SeesAsync("重点问题现由周涛包联，还没有接单。这张卡片已过时，没有改动");
        await zhao.SeesAsync("重点问题现由周涛包联，还没有接单。这张卡片已过时，没有改动");

        await zhou.SeesAsync("赵敏把衡水恒泰焦化有限公司的重点问题转派给您，请接单");
        var handed = await zhou.SeesCardAsync("重点问题包联");
        await zhou.TapsAsync(handed, "接单");
        await zhou.TapsAsync(handed, "接单");
        await zhou.SeesDoneAsync(handed, "已接单");
        await zhou.SeesAsync("现由周涛包联，已接单");
        await visit.Zhang.SeesAsync("重点问题由周涛接单包联");
        Assert.Equal("zhou.tao Accepted 3", await bot.ReadAsync(work => work.ScalarAsync<string>("select concat(owner, ' ', status, ' ', version) from assignment")));
        Assert.Equal(0, SignVisit.Cards(bot.As("wang.qiang"), "包联"));

        await zhou.SaysAsync("进展 1-1");
        var story = Phone.Words(await zhou.SeesAsync("【进展 1-1】"));
        Scene.Has("赵敏：转派给周涛", story);
        Scene.Has("周涛：接单", story);
        Assert.Equal(2, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from rectification_act where words in ('接单', '转派给周涛')")));
    }

    [Fact]
    public async Task TheOnlyAnswer_IsSentAnew_WhenTheCardCannotBeChanged()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var (zhao, zhou) = (bot.As("zhao.min"), bot.As("zhou.tao"));
        await zhao.TapsAsync(await zhao.SeesCardAsync("重点问题包联"), "转派");
        var picker = await zhao.SeesCardAsync("转派：");
        bot.Tenant.Faults.Fail(60140, times: 2, path: "message/update_template_card");
        await zhao.TapsAsync(picker, "转派", ("whom", "周涛"));
        await bot.SettleAsync();
        Scene.Has("已转派给周涛", zhao.FromApp[^1].Payload.ToString());

        var handed = await zhou.SeesCardAsync("重点问题包联");
        bot.Tenant.Faults.Fail(60140, path: "message/update_template_card");
        await zhou.TapsAsync(handed, "接单");
        await bot.SettleAsync();
        Scene.Has("已接单", zhou.FromApp[^1].Payload.ToString());
    }

    [Fact]
    public async Task MyTasks_ShowsTheOpenAssignmentAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var zhao = bot.As("zhao.min");
        var first = await zhao.SeesCardAsync("重点问题包联");
        await zhao.SaysAsync("我的任务");
        await zhao.SeesAsync("待接单的包联问题：1件");
        var again = await zhao.SeesCardAsync("重点问题包联");
        await zhao.TapsAsync(again, "接单");
        await zhao.SeesDoneAsync(again, "已接单");
        await zhao.TapsAsync(first, "转派");
        await zhao.SeesAsync("现由赵敏包联，已接单");
        await zhao.SaysAsync("我的任务");
        await zhao.SeesAsync("包联中：衡水");
    }
}

using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using static Bot.Tests.Scripts.VisitScene;

namespace Bot.Tests.Scripts;

/// <summary>任务安排, 多家改派: several visits go to one colleague at once.</summary>
public sealed class ArrangeManyTests
{
    [Fact]
    public async Task SeveralVisits_GoToOneColleague_AndEverybodyHearsOnce()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var (wang, wu) = (await bot.InspectorAsync(Scene.WangId), await bot.InspectorAsync("wu.gang"));
        await PlanAsync(bot, Declined("v1", "demo-001"), Declined("v2", "demo-002"), Declined("v3", "demo-003"), Declined("w1", "demo-004") with { Lead = Scene.LiId, Partner = "wu.gang" });
        var choice = await ToHimAsync(wang);

        // 吴刚 goes along on w1 already.
        Assert.Equal(["v1@1", "v2@1", "v3@1"], choice.Questions["visits"].Select(option => option.Id));
        await bot.WriteAsync(work => work.ExecuteAsync("update planned_visit set version = 2 where id = 'v3'"));
        await bot.AnswersAsync(
            wang,
            () => wang.TapsAsync(choice, "确认改派", ("visits", "v1@1"), ("visits", "v2@1"), ("visits", "v3@1")),
            () => wang.TapsAsync(choice, "确认改派", ("visits", "v1@1"), ("visits", "v2@1")));
        await wang.SeesDoneAsync(choice, "已改派");
        await wang.SeesAsync("已改派2家给吴刚");
        Assert.Equal((1, 1), (SignVisit.Texts(wang, "已改派2家给吴刚"), SignVisit.Texts(wang, "没有改派")));
        Assert.Equal("wu.gang li.na Offered, wu.gang li.na Offered, zhang.wei li.na Declined", await bot.ReadAsync(async work => string.Join(", ",
            await work.QueryAsync<string>("select concat(lead, ' ', partner, ' ', status) from planned_visit where id like 'v%' order by id"))));
        Assert.Equal((1, 1, 1), (SignVisit.Texts(wu, "王强安排您负责2家体检"), SignVisit.Texts(zhang, "这2家体检已改由吴刚负责"), SignVisit.Texts(li, "这2家体检的负责人有变，您同行")));
        await wu.TapsAsync(await wu.SeesCardAsync("12月9日体检任务：2家"), "接受全部");
        await wu.SeesAsync("已接受2家");
    }

    [Fact]
    public async Task WhatARuleRefuses_Stays_AndIsNamed()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await bot.InspectorAsync("wu.gang");
        await PlanAsync(bot, Declined("v1", "demo-001"), Declined("v2", "demo-002"));
        var choice = await ToHimAsync(wang);
        await bot.WriteAsync(async work =>
        {
            var store = bot.Get<EnterpriseStore>();
            await store.UpsertAsync(work, (await store.FindAsync(work, "demo-002"))! with { OffListReason = "已拆除" });
        });
        await wang.TapsAsync(choice, "确认改派", ("visits", "v1@1"), ("visits", "v2@1"));
        var told = Phone.Words(await wang.SeesAsync("已改派1家给吴刚"));
        Scene.Has("没有改的1家", told);
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from planned_visit where lead = 'wu.gang'")));
    }

    private static async Task<CardView> ToHimAsync(Phone wang)
    {
        await wang.SaysAsync("任务安排");
        await wang.TapsAsync(await wang.SeesCardAsync("任务安排"), "多家改派");
        await wang.TapsAsync(await wang.SeesCardAsync("多家改派：桃城区"), "下一步", ("whom", "吴刚"));
        return await wang.SeesCardAsync("改派给吴刚：选企业");
    }
}

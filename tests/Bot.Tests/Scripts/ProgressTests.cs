using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>进度: own, squad, county, city and enterprise numbers, each in its scope.</summary>
public sealed class ProgressTests
{
    [Fact]
    public async Task EachRole_HasItsOwnNumbers()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        var wang = await bot.InspectorAsync(Scene.WangId);
        await bot.WriteAsync(work => bot.Get<PlannedVisitStore>().AddAsync(
            work,
            [
                Visit("v1", Scene.ZhangId, PlannedVisitStatus.Offered, 9),
                Visit("v2", Scene.ZhangId, PlannedVisitStatus.Accepted, 8),
                Visit("v3", Scene.ZhangId, PlannedVisitStatus.Done, 7),
                Visit("v4", Scene.LiId, PlannedVisitStatus.Planned, 10),
                Visit("v5", "wu.gang", PlannedVisitStatus.Declined, 7),
                Visit("v6", Scene.ZhangId, PlannedVisitStatus.Dropped, 7),
            ],
            bot.Clock.GetUtcNow()));

        Assert.Equal("【我的体检进度】\n待办1家，已办1家，逾期1家", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("进度")));
        Assert.Equal("【一中队体检进度】\n待办1家，已办1家，逾期1家\n本县市区：应体检31家，已体检0家，覆盖率0%", await bot.AnswerAsync(wang, () => wang.SaysAsync("进度")));

        var director = bot.As("zhou.tao");
        Assert.Equal("【桃城区体检进度】\n待办2家，已办1家，逾期2家\n应体检31家，已体检0家，覆盖率0%", await bot.AnswerAsync(director, () => director.SaysAsync("进度")));

        var leader = bot.As("zheng.hua");
        Assert.Equal("【全市体检进度】\n待办2家，已办1家，逾期2家\n应体检31家，已体检0家，覆盖率0%\n桃城区：0/31家，0%，逾期2家", await bot.AnswerAsync(leader, () => leader.SaysAsync("进度")));

        var officer = bot.As(CountySeed.Officer);
        Assert.Equal("您负责的企业没有等您确认的告知书。", await bot.AnswerAsync(officer, () => officer.SaysAsync("进度")));
    }

    private static PlannedVisit Visit(string id, string lead, PlannedVisitStatus status, int day) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        County = CountySeed.County,
        EnterpriseId = "demo-001",
        Day = new DateOnly(2020, 12, day),
        Lead = lead,
        Partner = Scene.WangId,
        Origin = VisitOrigin.Plan,
        Source = "p1",
        Status = status,
    };
}

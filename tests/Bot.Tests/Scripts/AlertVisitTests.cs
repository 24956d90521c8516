using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>An alert opens a further visit only where 二(一)2(1) does, only by a leader's choice, and with the reason in the form.</summary>
public sealed class AlertVisitTests
{
    private const string Campaign = "2020-2021";
    private const string SmallMicro = "远航化肥";

    [Fact]
    public async Task AComplaint_OffersTheVisitedOnes_AndTheChosenOneIsPlannedOnce_WithItsReason()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.General);
        await RaiseAsync(bot, "信访举报");
        var (zhou, zhao) = (bot.As("zhou.tao"), bot.As("zhao.min"));
        Scene.Has("只有被举报的那一家可以再查，请在卡片上选", Phone.Words(await zhou.SeesAsync("【预警】信访举报")));
        var (card, hers) = (await zhou.SeesCardAsync("再查一家：信访举报"), await zhao.SeesCardAsync("再查一家：信访举报"));
        Scene.Has("衡水恒泰焦化", card.ToString());
        Assert.Empty(await AgainAsync(bot));
        Scene.Has("还没有选企业", await bot.AnswerAsync(zhou, () => zhou.TapsAsync(card, "安排体检")));

        var told = (visit.Zhang.FromApp.Count, visit.Li.FromApp.Count);
        var answers = await bot.AnswersAsync(
            zhou, () => zhou.TapsAsync(card, "安排体检", ("enterprise", "恒泰焦化")), () => zhou.TapsAsync(card, "安排体检", ("enterprise", "恒泰焦化")));
        await zhou.SeesDoneAsync(card, "已安排");
        var words = Phone.Words(Assert.Single(answers, answer => Phone.Words(answer).Contains("已安排再查：衡水恒泰焦化有限公司，12月10日", StringComparison.Ordinal)));
        Scene.Has("原因“信访举报:衡水恒泰焦化有限公司”会写进登记表", words);
        Assert.Single(answers, answer => Phone.Words(answer).Contains("已经有安排，不用再排", StringComparison.Ordinal));
        Scene.Has("这条预警已经安排了再查衡水恒泰焦化有限公司", await bot.AnswerAsync(zhao, () => zhao.TapsAsync(hers, "安排体检", ("enterprise", SmallMicro))));

        var planned = Assert.Single(await AgainAsync(bot));
        Assert.Equal((SignVisit.EnterpriseId, VisitOrigin.Alert, PlannedVisitStatus.Planned, "信访举报:衡水恒泰焦化有限公司"), (planned.EnterpriseId, planned.Origin, planned.Status, planned.ExceptionReason));
        Assert.Equal(told, (visit.Zhang.FromApp.Count, visit.Li.FromApp.Count));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'alert.visit'")));

        Golden.Match(string.Join('\n', bot.Transcript.SkipWhile(line => !line.Contains("录入预警", StringComparison.Ordinal))), "Golden/alert-visit.txt");

        // On its day the visit opens with the reason; the day before it does not.
        await visit.Zhang.IsRefusedAsync("恒泰焦化", "一次体检：衡水恒泰焦化有限公司已经体检过");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        var draft = await bot.InspectionAsync(await bot.OpensAsync(visit.Zhang, "恒泰焦化"));
        Assert.Equal("信访举报:衡水恒泰焦化有限公司", draft.ExceptionReason);
    }

    [Fact]
    public async Task ANewPlan_LeavesItAlone()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.General);
        await RaiseAsync(bot, "在线超标");
        var zhou = bot.As("zhou.tao");
        var card = await zhou.SeesCardAsync("再查一家：在线超标");
        await zhou.TapsAsync(card, "安排体检", ("enterprise", "恒泰焦化"));
        await zhou.SeesDoneAsync(card, "已安排");
        var planned = Assert.Single(await AgainAsync(bot));
        Assert.Equal(VisitExceptionKind.OnlineExceedance, VisitException.OfReason(planned.ExceptionReason!)?.Kind);

        // Its day goes by and nobody went: it is not lost.
        bot.Clock.Advance(TimeSpan.FromDays(5));
        var chen = bot.As("chen.jing");
        await chen.SaysAsync("计划");
        var plan = await chen.SeesCardAsync("体检计划：桃城区");
        await chen.TapsAsync(plan, "按此安排");
        await chen.SeesDoneAsync(plan, "已安排");
        Assert.Equal(planned, Assert.Single(await AgainAsync(bot)));
    }

    [Fact]
    public async Task ASecondAlert_MovesTheVisit_AndTheFirstOneStaysItsSource()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.General);
        await RaiseAsync(bot, "信访举报");
        var zhou = bot.As("zhou.tao");
        var card = await zhou.SeesCardAsync("再查一家：信访举报");
        await zhou.TapsAsync(card, "安排体检", ("enterprise", "恒泰焦化"));
        await zhou.SeesDoneAsync(card, "已安排");
        await bot.WriteAsync(work => work.ExecuteAsync("update planned_visit set day = '2021-03-01' where exception_reason is not null"));
        var before = Assert.Single(await AgainAsync(bot));

        await RaiseAsync(bot, "卫星或网格热点");
        Scene.Has("3月1日提前到12月10日（再查，原因还是“信访举报:衡水恒泰焦化有限公司”）", Phone.Words(await zhou.SeesAsync("【预警】卫星或网格热点")));
        var after = Assert.Single(await AgainAsync(bot));
        Assert.Equal((before.Source, new DateOnly(2020, 12, 10)), (after.Source, after.Day));
        Assert.Equal(after, Assert.Single(await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfAlertAsync(work, before.Source))));
        Assert.Equal(2, await SignVisit.CountAsync(bot, "alert"));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'alert.moved' and subject <> @Source", new { before.Source })));
    }

    [Fact]
    public async Task BeyondNine_TheOthersAreOnTheNextPage()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var place = CountySeed.Enterprises[1];
        await bot.WriteAsync(async work =>
        {
            foreach (var index in Enumerable.Range(0, 11))
            {
                await bot.Get<EnterpriseStore>().UpsertAsync(work, place with { Id = $"small-{index:00}", Name = $"小微{index:00}厂", CreditCode = null, Track = Domain.Enterprises.Track.SmallMicro });
            }
        });
        await RaiseAsync(bot, "信访举报");
        var zhou = bot.As("zhou.tao");
        var first = await zhou.SeesCardAsync("再查一家：信访举报");
        Assert.DoesNotContain("小微10厂", first.ToString(), StringComparison.Ordinal);
        await zhou.TapsAsync(first, "更多企业");
        var second = await zhou.SeesCardAsync("再查一家：信访举报");
        await zhou.TapsAsync(second, "安排体检", ("enterprise", "小微10厂"));
        await zhou.SeesAsync("小微10厂");

        await SignVisit.GrantAsync(bot, "zhou.tao", "周涛", new RoleGrant(Role.CountyDirector, "枣强县"));
        Scene.Has("职责范围", await bot.AnswerAsync(zhou, () => zhou.TapsAsync(first, "更多企业")));
    }

    [Theory]
    [InlineData("重污染天气")]
    [InlineData("卫星或网格热点")]
    [InlineData("用电异常")]
    public async Task WhatIsNoReason_OffersNothing_AndSaysTheWay(string kind)
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.General);
        await RaiseAsync(bot, kind);
        var zhou = bot.As("zhou.tao");
        Scene.Has("申请“其他特殊原因”，中队长以上批准", Phone.Words(await zhou.SeesAsync($"【预警】{kind}")));
        Assert.Equal(0, SignVisit.Cards(zhou, "再查一家"));
        Assert.Empty(await AgainAsync(bot));
    }

    [Fact]
    public async Task WhoIsALeaderElsewhere_CannotPlanIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.General);
        await RaiseAsync(bot, "信访举报");
        var zhou = bot.As("zhou.tao");
        var card = await zhou.SeesCardAsync("再查一家：信访举报");
        await SignVisit.GrantAsync(bot, "zhou.tao", "周涛", new RoleGrant(Role.CountyDirector, "枣强县"));
        Scene.Has("职责范围：衡水恒泰焦化有限公司不在周涛的职责范围内", await bot.AnswerAsync(zhou, () => zhou.TapsAsync(card, "安排体检", ("enterprise", "恒泰焦化"))));
        Assert.Empty(await AgainAsync(bot));
    }

    private static async Task RaiseAsync(BotFixture bot, string kind)
    {
        var chen = bot.As("chen.jing");
        await AlertChatTests.AskAsync(chen, kind, "3公里", "不清楚");
        await chen.SaysAsync("恒泰焦化");
        var card = await chen.SeesCardAsync("请确认预警");
        await chen.TapsAsync(card, "发出预警");
        await chen.SeesDoneAsync(card, "已发出");
    }

    private static async Task<IReadOnlyList<PlannedVisit>> AgainAsync(BotFixture bot) =>
        [.. (await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, CountySeed.County))).Where(visit => visit.ExceptionReason is not null)];
}

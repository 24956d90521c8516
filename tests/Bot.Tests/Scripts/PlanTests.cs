using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>计划 in chat: the load before it counts, 按此安排 once, 重新排, and what a new plan leaves alone.</summary>
public sealed class PlanTests
{
    private const string Office = "chen.jing";
    private const string Campaign = "2020-2021";
    private static readonly DateOnly Tomorrow = new(2020, 12, 10);

    [Fact]
    public async Task TheOfficeSeesTheLoad_Applies_AndNobodyElseIsTold()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var (chen, before) = (bot.As(Office), (zhang.FromApp.Count, li.FromApp.Count));
        await chen.SaysAsync("计划");
        var table = Phone.Words(await chen.SeesAsync("桃城区：排31家，照原安排0家"));
        Scene.Has("每人每周家数（从12月7日那一周起）", table);
        Scene.Has("张伟 共31：", table);
        Scene.Has("李娜 共31：", table);
        var card = await chen.SeesCardAsync("体检计划：桃城区");
        Assert.Equal(["按此安排", "重新排"], card.Buttons.Keys);
        Assert.Empty(await VisitsAsync(bot));

        // Two taps, quicker than the card's change: nothing is done twice.
        var answers = await bot.AnswersAsync(chen, () => chen.TapsAsync(card, "按此安排"), () => chen.TapsAsync(card, "按此安排"));
        await chen.SeesDoneAsync(card, "已安排");
        Assert.Single(answers, answer => Phone.Words(answer).Contains("桃城区的计划已安排：31家", StringComparison.Ordinal));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("已经安排好了，不会再排第二遍", StringComparison.Ordinal));
        var visits = await VisitsAsync(bot);
        Assert.Equal(31, visits.Select(visit => visit.EnterpriseId).Distinct().Count());
        Assert.All(visits, visit => Assert.Equal((PlannedVisitStatus.Planned, VisitOrigin.Plan, true), (visit.Status, visit.Origin, visit.Day >= Tomorrow && visit.Day <= new DateOnly(2021, 3, 31))));
        Assert.All(visits.CountBy(visit => visit.Day), day => Assert.InRange(day.Value, 1, 2));
        Assert.Equal(before, (zhang.FromApp.Count, li.FromApp.Count));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'plan.applied'")));
    }

    [Fact]
    public async Task Again_IsAnotherPlan_AndTheOldCardIsStale()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var chen = bot.As(Office);
        await chen.SaysAsync("计划");
        var first = await chen.SeesCardAsync("体检计划：桃城区");
        // The second tap is quicker than the card's change.
        await chen.TapsAsync(first, "重新排");
        await chen.TapsAsync(first, "按此安排");
        await chen.SeesDoneAsync(first, "已重新排");
        var second = await chen.SeesCardAsync("体检计划：桃城区");
        await chen.SeesAsync("已经换成新的一份");
        Assert.Empty(await VisitsAsync(bot));
        await chen.TapsAsync(second, "按此安排");
        await chen.SeesDoneAsync(second, "已安排");
        Assert.Equal(31, (await VisitsAsync(bot)).Count);
    }

    [Fact]
    public async Task Replanning_KeepsWhatIsAcceptedOrTold_AndPlansTheDeclinedAnew()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var chen = bot.As(Office);
        await ApplyAsync(chen);
        var visits = await VisitsAsync(bot);
        var (accepted, offered, declined) = (visits[3], visits[4], visits[5]);
        await SetAsync(bot, accepted, PlannedVisitStatus.Accepted);
        await SetAsync(bot, offered, PlannedVisitStatus.Offered);
        await SetAsync(bot, declined, PlannedVisitStatus.Declined);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await chen.SaysAsync("计划");
        await chen.SeesAsync("桃城区：排29家，照原安排2家");
        var card = await chen.SeesCardAsync("体检计划：桃城区");
        await chen.TapsAsync(card, "按此安排");
        await chen.SeesDoneAsync(card, "已安排");

        var after = await VisitsAsync(bot);
        Assert.Equal(31, after.Select(visit => visit.EnterpriseId).Distinct().Count());
        Assert.Contains(accepted with { Status = PlannedVisitStatus.Accepted, Version = 2 }, after);
        Assert.Contains(offered with { Status = PlannedVisitStatus.Offered, Version = 2 }, after);
        var gone = await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().FindAsync(work, declined.Id));
        Assert.NotNull(gone);
        Assert.Equal((PlannedVisitStatus.Dropped, "重新排了计划"), (gone.Status, gone.Note));
    }

    [Fact]
    public async Task Replanning_MovesWhatWasTakenAndNotDone_AndNothingTakenForToday()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var chen = bot.As(Office);
        await ApplyAsync(chen);
        var visits = await VisitsAsync(bot);
        bot.Clock.Advance(TimeSpan.FromDays(2));
        var (late, today) = (visits[0] with { Day = Tomorrow }, visits[1] with { Day = Tomorrow.AddDays(1) });
        await SetAsync(bot, late, PlannedVisitStatus.Accepted);
        await SetAsync(bot, today, PlannedVisitStatus.Accepted);
        await ApplyAsync(chen);

        var after = await VisitsAsync(bot);
        Assert.Contains(today with { Status = PlannedVisitStatus.Accepted, Version = 2 }, after);
        var moved = Assert.Single(after, visit => visit.EnterpriseId == late.EnterpriseId);
        Assert.True(moved.Day > Tomorrow.AddDays(1), "It is planned for a day to come.");
        var gone = await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().FindAsync(work, late.Id));
        Assert.Equal((PlannedVisitStatus.Dropped, "重新排了计划"), (gone!.Status, gone.Note));
    }

    [Fact]
    public async Task WhoIsOnLeaveToday_IsPlannedForHisOtherDays()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await zhang.SaysAsync("请假 今天 12-18 代理 吴刚");
        await zhang.SeesAsync("由吴刚代理");
        await ApplyAsync(bot.As(Office));
        var visits = await VisitsAsync(bot);
        Assert.Equal(31, visits.Count);
        Assert.All(visits, visit => Assert.True(visit.Day > new DateOnly(2020, 12, 18)));
    }

    [Fact]
    public async Task WhatChangedMeanwhile_IsShownAnew_AndNothingIsApplied()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var chen = bot.As(Office);
        await chen.SaysAsync("计划");
        var card = await chen.SeesCardAsync("体检计划：桃城区");
        var closed = CountySeed.Enterprises[0] with { OffListReason = "已关闭" };
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, closed));
        await chen.TapsAsync(card, "按此安排");
        await chen.SeesAsync("名单、人员或任务有变，刚才那份计划没有安排");
        Assert.Empty(await VisitsAsync(bot));
        await chen.TapsAsync(await chen.SeesCardAsync("体检计划：桃城区"), "按此安排");
        await chen.SeesAsync("已安排：30家");
    }

    [Fact]
    public async Task WithoutTwoWhoHaveSigned_ThereIsNoPlan_AndTheNamesAreSaid()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorAsync(Scene.ZhangId);
        var chen = bot.As(Office);
        var words = await bot.AnswerAsync(chen, () => chen.SaysAsync("计划"));
        Scene.Has("一次体检至少要2名（杜绝单人执法）", words);
        Scene.Has("没签承诺书，没有排：李娜", words);
    }

    [Fact]
    public async Task OnlyTheOffice_AndOnlyWithinItsCounty()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        Scene.Has("体检计划由县市区分局办公室", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("计划")));

        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CityOffice, "枣强县"));
        var stranger = bot.As("stranger");
        Scene.Has("没有要全面体检的企业", await bot.AnswerAsync(stranger, () => stranger.SaysAsync("计划")));
    }

    [Fact]
    public async Task AfterTheSeason_ThereIsNothingToPlan()
    {
        await using var bot = await BotFixture.StartAsync(("Campaigns:0:InspectionTo", "2020-12-09"));
        await bot.InspectorsAsync();
        var chen = bot.As(Office);
        Scene.Has("以后没有工作日可排", await bot.AnswerAsync(chen, () => chen.SaysAsync("计划")));
    }

    private static async Task ApplyAsync(Phone chen)
    {
        await chen.SaysAsync("计划");
        var card = await chen.SeesCardAsync("体检计划：桃城区");
        await chen.TapsAsync(card, "按此安排");
        await chen.SeesDoneAsync(card, "已安排");
    }

    private static Task<bool> SetAsync(BotFixture bot, PlannedVisit visit, PlannedVisitStatus status) => bot.WriteAsync(async work =>
        Assert.True(await bot.Get<PlannedVisitStore>().SaveAsync(work, visit with { Status = status, Version = visit.Version + 1 }, visit.Version, bot.Clock.GetUtcNow())));

    private static Task<IReadOnlyList<PlannedVisit>> VisitsAsync(BotFixture bot) =>
        bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, CountySeed.County));
}

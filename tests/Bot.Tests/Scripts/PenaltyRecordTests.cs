using Bot.Features.Penalties;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Emergencies;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Responsibility;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scripts;

/// <summary>What the records say and what they leave a person to say; and an advice that no longer holds when the leader comes.</summary>
public sealed class PenaltyRecordTests
{
    private static readonly IReadOnlyDictionary<PenaltyFact, FactSaid> Nothing = new Dictionary<PenaltyFact, FactSaid>();

    /// <summary>Agreed to is what was sent; a bare 同意 is no reason, and the enterprise reads what is written.</summary>
    [Fact]
    public async Task AnAdviceThatIsNoLongerTheOneSent_IsNotAgreedTo()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = (await SignVisit.SignedAsync(bot, SignVisit.Key)).Zhang;
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "十种都不是");
        await zhang.TapsAsync(await zhang.SeesCardAsync("企业整改得怎样"), "积极落实整改");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "送负责人决定");
        var zhao = bot.As("zhao.min");
        var decision = await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条");
        await zhao.TapsAsync(decision, "从重处罚");
        await zhao.SeesAsync("企业也会看到");
        await zhao.SaysAsync("同意！");
        await zhao.SeesAsync("只写“同意”不是理由");

        // Within the term it is 从轻; the day passes before anybody decides.
        await RectifyScene.MorningAsync(bot, 2020, 12, 22);
        await zhao.TapsAsync(decision, "从轻处罚");
        await zhao.SeesAsync("和建议一样");
        await zhao.SaysAsync("同意");
        await zhao.SeesAsync("送来以后情况有变，原来的建议不能照用");
        await zhao.SaysAsync("超期三天，但一直在积极整改");
        await zhao.TapsAsync(await zhao.SeesCardAsync("请签字：从轻处罚"), "签字决定");
        await zhao.SeesAsync("已签字");
    }

    /// <summary>His roles ended, or lie elsewhere now: he signed the form and states nothing any more.</summary>
    [Fact]
    public async Task AnInspectorWhoHasLeftTheCounty_StatesNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = (await SignVisit.SignedAsync(bot, SignVisit.General)).Zhang;
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "就是这种");
        var first = await zhang.SeesCardAsync("三年内是不是首次发现");
        await SignVisit.GrantAsync(bot, "zhang.wei", "张伟", new RoleGrant(Role.Inspector, "枣强县"));
        await zhang.TapsAsync(first, "是首次");
        await zhang.SeesAsync("没有改动");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "penalty_fact"));
    }

    /// <summary>An earlier record says no, "none of the ten" of it does not hide it; without one a person confirms.</summary>
    [Fact]
    public async Task FirstTime_IsDeniedByARecord_AndConfirmedByAPerson()
    {
        await using var bot = await BotFixture.StartAsync();
        var inspection = await (await SignVisit.SignedAsync(bot, SignVisit.General)).InspectionAsync();
        var none = await KnownAsync(bot, inspection, AnnexCase.Dust);
        Assert.DoesNotContain(PenaltyFact.FirstTime, none.Said.Keys);
        Assert.Equal("本系统近三年没有同类记录，请核对", none.Hints[PenaltyFact.FirstTime]);

        var earlier = inspection with { Id = "earlier", Number = 7, Date = inspection.Date.AddYears(-1), Findings = [inspection.Findings[0] with { Id = "f-earlier" }] };
        await bot.WriteAsync(async work =>
        {
            await new InspectionStore().AddAsync(work, earlier);
            await new PenaltyStore().AddAsync(work, Penalty(earlier, AnnexCase.None) with { Id = "p-earlier" });
        });
        Assert.Equal(new FactValue.YesNo(false), (await KnownAsync(bot, inspection, AnnexCase.Dust)).Said[PenaltyFact.FirstTime].Value);
    }

    /// <summary>Case 4 ends with the next day, case 1 with the fifth: papers that come later do not say when it was corrected.</summary>
    [Fact]
    public async Task WhereAnnexOneCountsDays_TheDayOfThePapersIsNoCorrection()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, "问题 3 限期整改 12-20 重点 正在生产，污水直排，化学需氧量超标0.08倍");
        var (_, hers) = await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "已达标");
        await visit.Li.TapsAsync(hers, "通过");
        await visit.Li.SeesDoneAsync(hers, "已办结");
        var inspection = await visit.InspectionAsync();
        foreach (var clocked in new[] { AnnexCase.Registration, AnnexCase.SlightExcess })
        {
            var known = await KnownAsync(bot, inspection, clocked);
            Assert.DoesNotContain(PenaltyFact.CorrectedOn, known.Said.Keys);
            Assert.Contains("整改材料12月9日", known.Hints[PenaltyFact.CorrectedOn], StringComparison.Ordinal);
        }

        Assert.Contains(PenaltyFact.CorrectedOn, (await KnownAsync(bot, inspection, AnnexCase.Monitoring)).Said.Keys);
    }

    /// <summary>Case 8: the bot's own 突发 is known.</summary>
    [Fact]
    public async Task AnIncidentThatWasReported_IsTheLastEmergency()
    {
        await using var bot = await BotFixture.StartAsync();
        var inspection = await (await SignVisit.SignedAsync(bot, SignVisit.General)).InspectionAsync();
        Assert.DoesNotContain(PenaltyFact.LastEmergency, (await KnownAsync(bot, inspection, AnnexCase.Emergency)).Said.Keys);
        var at = inspection.OpenedAt.AddDays(-200);
        var incident = new Emergency { Id = "x", Kind = EmergencyKind.Incident, EnterpriseId = inspection.Enterprise.Id, BegunBy = "he", BegunAt = at, DiscoveredAt = at, Facility = "储罐泄漏", Measures = "", ReportedAt = at };
        await bot.WriteAsync(work => new EmergencyStore().SaveAsync(work, incident, 0));
        var known = (await KnownAsync(bot, inspection, AnnexCase.Emergency)).Said[PenaltyFact.LastEmergency];
        Assert.IsType<FactValue.Day>(known.Value);
        Assert.Contains("储罐泄漏", known.Source!, StringComparison.Ordinal);
    }

    private static async Task<KnownFacts> KnownAsync(BotFixture bot, Inspection inspection, AnnexCase annexCase)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<PenaltyRecords>();
        return await bot.ReadAsync(work => records.KnownAsync(work, Penalty(inspection, annexCase), inspection, inspection.Findings[0], Nothing, bot.Clock.GetUtcNow()));
    }

    private static PenaltyCase Penalty(Inspection inspection, AnnexCase annexCase) => new()
    {
        Id = "p1",
        CampaignId = inspection.CampaignId,
        County = inspection.Enterprise.County,
        EnterpriseId = inspection.Enterprise.Id,
        InspectionId = inspection.Id,
        FindingId = inspection.Findings[0].Id,
        Discovered = inspection.Date,
        ValidFrom = inspection.Date,
        ValidTo = inspection.Date,
        Case = annexCase,
    };
}

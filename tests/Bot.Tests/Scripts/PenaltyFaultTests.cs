using Bot.Features.Penalties;
using Domain.Penalties;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scripts;

/// <summary>What the enterprise reported as a fault (故障) is known to the advice on annex 1 case 3.</summary>
public sealed class PenaltyFaultTests
{
    [Fact]
    public async Task AFaultThatWasReported_IsKnownByItsTimes_AndOnlyToCaseThree()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SignVisit.EnterpriseId]);
        await using var running = bot;
        await he.SaysAsync("故障 8:10 1号除尘器风机烧毁，已停产");
        await he.SeesAsync("已收到故障报告");
        var reported = bot.Clock.GetUtcNow();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var inspection = await visit.InspectionAsync();
        var penalty = new PenaltyCase
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
            Case = AnnexCase.SuddenFault,
        };
        await using var scope = bot.Services.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<PenaltyRecords>();
        var known = await bot.ReadAsync(work => records.KnownAsync(work, penalty, inspection, inspection.Findings[0], bot.Clock.GetUtcNow()));
        Assert.Equal(new FactValue.Moment(new DateTime(2020, 12, 9, 8, 10, 0)), known[PenaltyFact.FaultFoundAt].Value);
        Assert.Equal(reported.ToOffset(TimeSpan.FromHours(8)).DateTime, Assert.IsType<FactValue.Moment>(known[PenaltyFact.ReportedAt].Value).At, TimeSpan.FromSeconds(1));
        Assert.Contains(PenaltyFact.MeasuresAt, known.Keys);
        Assert.Equal("企业报来的故障：1号除尘器风机烧毁", known[PenaltyFact.FaultFoundAt].Source);

        var other = await bot.ReadAsync(work => records.KnownAsync(work, penalty with { Case = AnnexCase.Dust }, inspection, inspection.Findings[0], bot.Clock.GetUtcNow()));
        Assert.DoesNotContain(PenaltyFact.FaultFoundAt, other.Keys);
    }
}

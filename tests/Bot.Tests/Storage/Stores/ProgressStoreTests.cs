using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Storage.Stores;

public sealed class ProgressStoreTests
{
    private static readonly DateOnly Today = new(2020, 12, 9);

    [Theory, EachDatabase]
    public async Task Visits_AreCountedByTheOneInCharge_AndNothingDropped(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => new PlannedVisitStore().AddAsync(
            work,
            [
                Visit("v1", "zhang", PlannedVisitStatus.Planned, 0),
                Visit("v2", "zhang", PlannedVisitStatus.Accepted, -1),
                Visit("v3", "zhang", PlannedVisitStatus.Done, -1),
                Visit("v4", "zhang", PlannedVisitStatus.Dropped, -1),
                Visit("v5", "li", PlannedVisitStatus.Done, 1),
                Visit("v7", "li", PlannedVisitStatus.Planned, 1),
                Visit("v6", "li", PlannedVisitStatus.Planned, 1) with { CampaignId = "d" },
            ],
            Samples.Now));

        var counted = await test.ReadAsync(work => new ProgressStore().VisitsAsync(work, "c", Today));

        Assert.Equal([("li", 1, 1, 1, 0), ("zhang", 1, 1, 1, 1)], counted.Select(one => (one.Lead, one.ToDo, one.Untold, one.Done, one.Overdue)));
    }

    [Theory, EachDatabase]
    public async Task Coverage_CountsTheListWithoutTheSelfCheckers(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        Assert.Empty(await test.ReadAsync(work => new ProgressStore().CoverageAsync(work, "c")));
        await test.WriteAsync(async work =>
        {
            foreach (var enterprise in CountySeed.Enterprises)
            {
                await new EnterpriseStore().UpsertAsync(work, enterprise);
            }
        });

        var covered = Assert.Single(await test.ReadAsync(work => new ProgressStore().CoverageAsync(work, "c")));

        Assert.Equal((CountySeed.County, 31, 0), (covered.County, covered.Listed, covered.Signed));
    }

    private static PlannedVisit Visit(string id, string lead, PlannedVisitStatus status, int days) => new()
    {
        Id = id,
        CampaignId = "c",
        County = CountySeed.County,
        EnterpriseId = "e1",
        Day = Today.AddDays(days),
        Lead = lead,
        Partner = "wang",
        Origin = VisitOrigin.Plan,
        Source = "p1",
        Status = status,
    };
}

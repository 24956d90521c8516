using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Tests.Storage.Stores;

public sealed class PlanStoreTests
{
    private static readonly PlanRecord Proposed = new(
        "p1", PlanKind.Plan, "c", "桃城区", 42, new DateOnly(2020, 12, 10), 31, new string('a', 64), PlanState.Proposed, "chen.jing", Samples.Now);

    [Theory, EachDatabase]
    public async Task APlan_IsDecidedOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new PlanStore();
        await test.WriteAsync(work => store.AddAsync(work, Proposed));

        Assert.Equal(Proposed, await test.ReadAsync(work => store.FindAsync(work, "p1")));
        Assert.Null(await test.ReadAsync(work => store.FindAsync(work, "p2")));
        Assert.True(await test.WriteAsync(work => store.DecideAsync(work, "p1", PlanState.Applied, Samples.Now)));
        Assert.False(await test.WriteAsync(work => store.DecideAsync(work, "p1", PlanState.Replaced, Samples.Now)));
        Assert.Equal(PlanState.Applied, (await test.ReadAsync(work => store.FindAsync(work, "p1")))?.State);
    }

    [Theory, EachDatabase]
    public async Task ThePlansGround_IsTheCountysListOfThoseThatAreVisited(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (store, enterprises, commitments) = (new PlanStore(), new EnterpriseStore(), new CommitmentStore());
        await test.WriteAsync(async work =>
        {
            await enterprises.UpsertAsync(work, Samples.Enterprise("e1", "甲"));
            await enterprises.UpsertAsync(work, Samples.Enterprise("e2", "乙", track: Track.SmallMicro));
            await enterprises.UpsertAsync(work, Samples.Enterprise("e3", "丙", county: "景县") with { OffListReason = "已关闭" });
            await commitments.SignAsync(work, "c", "zhang", "hash", Samples.Now);
        });

        Assert.Equal(["桃城区"], await test.ReadAsync(store.CountiesAsync));
        Assert.Equal(["e1"], (await test.ReadAsync(work => store.FullAsync(work, "桃城区"))).Select(enterprise => enterprise.Id));
        Assert.Empty(await test.ReadAsync(work => store.VisitedAsync(work, "c", "桃城区")));
        Assert.Equal("zhang", Assert.Single(await test.ReadAsync(work => store.SignersAsync(work, "c", ["zhang", "li"]))));
    }

    [Theory, EachDatabase]
    public async Task WhatIsUntold_IsDeleted_WhatIsTold_IsDropped_WhatIsAccepted_Stays(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var visits = new PlannedVisitStore();
        PlannedVisit[] all =
        [
            .. Enum.GetValues<PlannedVisitStatus>().Select(status => new PlannedVisit
            {
                Id = status.ToString(),
                CampaignId = "c",
                County = "桃城区",
                EnterpriseId = status.ToString(),
                Day = new DateOnly(2020, 12, 10),
                Lead = "zhang",
                Partner = "li",
                Origin = VisitOrigin.Plan,
                Source = "p1",
                Status = status,
            }),
        ];
        await test.WriteAsync(work => visits.AddAsync(work, all, Samples.Now));
        Assert.Equal(["Accepted", "Declined", "Done", "Offered", "Planned"], await IdsAsync());

        await test.WriteAsync(work => visits.DeletePlannedAsync(work, all.Select(visit => visit.Id)));
        Assert.Equal(["Accepted", "Declined", "Done", "Offered"], await IdsAsync());
        await test.WriteAsync(work => visits.DropAsync(work, all.Select(visit => visit.Id), "重排", Samples.Now));
        Assert.Equal(["Done"], await IdsAsync());

        async Task<IEnumerable<string>> IdsAsync() =>
            (await test.ReadAsync(work => visits.OfCountyAsync(work, "c", "桃城区"))).Select(visit => visit.Id).Order(StringComparer.Ordinal);
    }
}

using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Storage.Stores;

public sealed class PlannedVisitStoreTests
{
    private static readonly PlannedVisit Visit = new()
    {
        Id = "v1",
        CampaignId = "c",
        County = "桃城区",
        EnterpriseId = "e1",
        Day = new DateOnly(2020, 12, 8),
        Lead = "zhang",
        Partner = "li",
        Origin = VisitOrigin.Alert,
        Source = "a1",
        ExceptionReason = "信访举报",
    };

    [Theory, EachDatabase]
    public async Task AVisit_IsFound_ByDay_ByInspector_AndByEnterprise(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new PlannedVisitStore();
        var later = Visit with { Id = "v2", EnterpriseId = "e2", Day = Visit.Day.AddDays(1), Lead = "Li", Partner = "wang", ExceptionReason = null };
        await test.WriteAsync(work => store.AddAsync(work, [Visit, later], Samples.Now));

        Assert.Equal(Visit, await test.ReadAsync(work => store.FindAsync(work, "v1")));
        Assert.Null(await test.ReadAsync(work => store.FindAsync(work, "v3")));
        Assert.Equal(["v1", "v2"], (await test.ReadAsync(work => store.OfInspectorAsync(work, "LI", Visit.Day, Visit.Day.AddDays(1)))).Select(visit => visit.Id));
        Assert.Equal(["v1"], (await test.ReadAsync(work => store.OfInspectorAsync(work, "li", Visit.Day, Visit.Day))).Select(visit => visit.Id));
        Assert.Equal(["v2"], (await test.ReadAsync(work => store.OfDaysAsync(work, later.Day, later.Day, PlannedVisitStatus.Planned))).Select(visit => visit.Id));
        Assert.Empty(await test.ReadAsync(work => store.OfDaysAsync(work, Visit.Day, later.Day, PlannedVisitStatus.Done, PlannedVisitStatus.Dropped)));
        Assert.Equal(later with { Lead = "li" }, Assert.Single(await test.ReadAsync(work => store.OfEnterpriseAsync(work, "c", "e2"))));
    }

    [Theory, EachDatabase]
    public async Task OfTwoChanges_OneIsWritten(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new PlannedVisitStore();
        await test.WriteAsync(work => store.AddAsync(work, [Visit], Samples.Now));
        var taken = Visit with { Status = PlannedVisitStatus.Accepted, Version = 2, Day = Visit.Day.AddDays(3), Note = "路上" };

        Assert.True(await test.WriteAsync(work => store.SaveAsync(work, taken, 1, Samples.Now)));
        Assert.False(await test.WriteAsync(work => store.SaveAsync(work, Visit with { Status = PlannedVisitStatus.Declined, Version = 2 }, 1, Samples.Now)));
        Assert.Equal(taken, await test.ReadAsync(work => store.FindAsync(work, "v1")));
    }
}

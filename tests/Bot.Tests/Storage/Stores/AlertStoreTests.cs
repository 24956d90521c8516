using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Planning;

namespace Bot.Tests.Storage.Stores;

public sealed class AlertStoreTests
{
    private static readonly Alert Alert = new("a-1", AlertKind.Complaint, new GeoPoint(37.73, 115.66), 5, "恶臭", "夜间有异味");

    [Theory, EachDatabase]
    public async Task AnAlert_CountsOnce_AndIsReadAsItCame(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new AlertStore();
        Assert.False(await test.ReadAsync(work => store.IsKnownAsync(work, "a-1")));
        Assert.True(await test.WriteAsync(work => store.AddAsync(work, Alert, Samples.Now)));
        Assert.False(await test.WriteAsync(work => store.AddAsync(work, Alert with { RadiusKm = 20 }, Samples.Now)));
        await test.WriteAsync(work => store.MovedAsync(work, "a-1", 3));

        Assert.True(await test.ReadAsync(work => store.IsKnownAsync(work, "a-1")));
        Assert.Equal(Alert, await test.ReadAsync(work => store.FindAsync(work, "a-1")));
        Assert.Null(await test.ReadAsync(work => store.FindAsync(work, "a-2")));
    }

    [Theory, EachDatabase]
    public async Task WithinTheRadius_NearOnesFirst_OfTheCountiesAskedFor(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (store, enterprises) = (new AlertStore(), new EnterpriseStore());
        await test.WriteAsync(async work =>
        {
            await enterprises.UpsertAsync(work, At("far", 37.80));
            await enterprises.UpsertAsync(work, At("near", 37.74));
            await enterprises.UpsertAsync(work, At("next", 37.735) with { County = "枣强县" });
            await enterprises.UpsertAsync(work, At("gone", 37.73) with { OffListReason = "已关闭" });
            await enterprises.UpsertAsync(work, At("nowhere", 37.73) with { Location = null });
        });

        Assert.Equal(["next", "near"], await IdsAsync(5000));
        Assert.Equal(["next", "near", "far"], await IdsAsync(10_000));
        Assert.Equal(["near"], await IdsAsync(5000, "桃城区"));
        Assert.Empty(await IdsAsync(5000, "景县"));

        async Task<IEnumerable<string>> IdsAsync(double metres, params string[] counties) =>
            (await test.ReadAsync(work => store.WithinAsync(work, Alert.Place, metres, counties))).Select(one => one.Enterprise.Id);
    }

    [Theory, EachDatabase]
    public async Task AVisitMoves_OnlyWhileItIsAsItWasRead_AndAnAlertsOwnVisitsAreFound(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var visits = new PlannedVisitStore();
        var (early, late) = (new DateOnly(2020, 12, 10), new DateOnly(2021, 3, 1));
        var visit = new PlannedVisit
        {
            Id = "v1",
            CampaignId = "c",
            County = "桃城区",
            EnterpriseId = "e1",
            Day = late,
            Lead = "zhang",
            Partner = "li",
            Origin = VisitOrigin.Plan,
            Source = "p1",
        };
        var again = visit with { Id = "v2", EnterpriseId = "e2", Origin = VisitOrigin.Alert, Source = "a-1", ExceptionReason = "信访举报" };
        await test.WriteAsync(work => visits.AddAsync(work, [visit, again], Samples.Now));

        Assert.False(await test.WriteAsync(work => visits.MoveAsync(work, visit with { Version = 2 }, early, "a-1", Samples.Now)));
        Assert.True(await test.WriteAsync(work => visits.MoveAsync(work, visit, early, "a-1", Samples.Now)));
        Assert.Equal(visit with { Day = early, Origin = VisitOrigin.Alert, Source = "a-1", Version = 2 }, await test.ReadAsync(work => visits.FindAsync(work, "v1")));
        Assert.Equal(again, Assert.Single(await test.ReadAsync(work => visits.OfAlertAsync(work, "a-1"))));

        await test.WriteAsync(work => visits.DropAsync(work, ["v2"], "重排", Samples.Now));
        Assert.Empty(await test.ReadAsync(work => visits.OfAlertAsync(work, "a-1")));
    }

    private static Enterprise At(string id, double latitude) => Samples.Enterprise(id, id) with { Location = new GeoPoint(latitude, 115.66) };
}

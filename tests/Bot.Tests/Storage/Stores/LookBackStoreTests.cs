using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Tests.Storage.Stores;

public sealed class LookBackStoreTests
{
    private static readonly DateOnly Day = new(2021, 3, 16);

    private readonly LookBackStore _store = new();

    [Theory, EachDatabase]
    public async Task SignedFindings_AreUnplannedOnce_ACorrectionTakesThePlaceOfItsForm(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var inspections = new InspectionStore();
        var signed = Samples.Inspection("i1", status: InspectionStatus.Signed) with { Number = 1, Findings = [Finding("f1"), Finding("f2")] };
        await test.WriteAsync(async work =>
        {
            await inspections.AddAsync(work, signed);
            await inspections.AddAsync(work, signed with { Id = "i2", Number = 2, Replaces = "i1", Findings = [Finding("f3")] });
            await inspections.AddAsync(work, Samples.Inspection("i3"));
        });

        Assert.Equal(new NameCount { Name = "桃城区", Amount = 1 }, Assert.Single(await test.ReadAsync(work => _store.UnplannedCountiesAsync(work, signed.CampaignId))));
        var unplanned = Assert.Single(await test.ReadAsync(work => _store.UnplannedAsync(work, signed.CampaignId, "桃城区")));
        Assert.Equal(new UnplannedFinding { InspectionId = "i2", FindingId = "f3", Severity = Severity.Key, EnterpriseId = "e1" }, unplanned);

        await test.WriteAsync(work => _store.AddAsync(work, [Task("t1") with { InspectionId = "i2", FindingId = "f3" }]));
        Assert.Empty(await test.ReadAsync(work => _store.UnplannedAsync(work, signed.CampaignId, "桃城区")));
    }

    [Theory, EachDatabase]
    public async Task ATask_IsFoundByBoth_AndFiledOnce(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => _store.AddAsync(work, [Task("t1"), Task("t2") with { FindingId = "f2", Day = Day.AddDays(1), Partner = null }]));

        Assert.Equal(Task("t1"), await test.ReadAsync(work => _store.FindAsync(work, "t1")));
        Assert.Equal(["t1"], (await test.ReadAsync(work => _store.OpenOfAsync(work, ["LI"], Day.AddDays(1)))).Select(task => task.Id));
        Assert.Equal(["t1", "t2"], (await test.ReadAsync(work => _store.OpenOfAsync(work, ["zhang", "nobody"], Day.AddDays(1)))).Select(task => task.Id));
        Assert.Equal(["t2"], (await test.ReadAsync(work => _store.OpenOfAsync(work, ["zhang"], Day.AddDays(9), Day.AddDays(1)))).Select(task => task.Id));
        Assert.Equal(["t1"], (await test.ReadAsync(work => _store.OpenOfCountiesAsync(work, "2020-2021", ["桃城区", "枣强县"], Day, Day))).Select(task => task.Id));
        Assert.Equal(2, (await test.ReadAsync(work => _store.OpenOfCountiesAsync(work, "2020-2021", [], Day, Day.AddDays(1)))).Count);
        Assert.Empty(await test.ReadAsync(work => _store.OpenOfCountiesAsync(work, "2020-2021", ["枣强县"], Day, Day.AddDays(9))));
        Assert.Equal(["li", "zhang"], await test.ReadAsync(work => _store.PeopleAsync(work, "2020-2021", Day)));
        Assert.Equal(2, (await test.ReadAsync(work => _store.LoadAsync(work, "2020-2021", "桃城区", Day))).Sum(row => row.Visits));

        var filed = Task("t1") with { Result = LookBackResult.Recurred, Words = "又直排", FiledBy = "li", FiledAt = Samples.Now, Version = 2 };
        Assert.True(await test.WriteAsync(work => _store.SaveAsync(work, filed, 1)));
        Assert.False(await test.WriteAsync(work => _store.SaveAsync(work, filed with { Result = LookBackResult.Rectified }, 1)));
        Assert.Equal(filed, await test.ReadAsync(work => _store.FindAsync(work, "t1")));
        Assert.Equal(filed, Assert.Single(await test.ReadAsync(work => _store.FiledOfAsync(work, "LI", Samples.Now))));
        Assert.Empty(await test.ReadAsync(work => _store.FiledOfAsync(work, "li", Samples.Now.AddSeconds(1))));
        Assert.Equal(
            new LookBackFiled { Version = 2, Result = LookBackResult.Recurred, Words = "又直排", FiledBy = "li", FiledAt = Samples.Now },
            Assert.Single(await test.ReadAsync(work => _store.ResultsAsync(work, "t1"))));
        Assert.Equal(
            new LookBackCount { County = "桃城区", Tasks = 2, Recurred = 1, Overdue = 1 },
            Assert.Single(await test.ReadAsync(work => _store.CountsAsync(work, "2020-2021", Day.AddDays(2)))));
    }

    [Theory, EachDatabase]
    public async Task ACorrection_TakesTheTasksOfItsFindings_AndDropsWhatIsNotInItAnyMore(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var inspections = new InspectionStore();
        var signed = Samples.Inspection("i1", status: InspectionStatus.Signed) with { Number = 1, Findings = [Finding("f1"), Finding("f2") with { Ordinal = 2 }, Finding("f3") with { Ordinal = 3 }] };
        await test.WriteAsync(async work =>
        {
            await inspections.AddAsync(work, signed);
            await _store.AddAsync(work, [Task("t1"), Task("t2") with { FindingId = "f2" }, Task("t3") with { FindingId = "f3" }]);
            await _store.SaveAsync(work, Task("t3") with { FindingId = "f3", Result = LookBackResult.Rectified, FiledBy = "li", FiledAt = Samples.Now, Version = 2 }, 1);
            await inspections.AddAsync(work, signed with { Id = "i2", Number = 2, Replaces = "i1", Findings = [Finding("f1") with { Severity = Severity.Major }, Finding("f4") with { Ordinal = 2 }] });
            await _store.FollowCorrectionAsync(work, "i1", "i2");
        });

        Assert.Equal(Task("t1") with { InspectionId = "i2", Severity = Severity.Major, Version = 2 }, await test.ReadAsync(work => _store.FindAsync(work, "t1")));
        Assert.Null(await test.ReadAsync(work => _store.FindAsync(work, "t2")));
        Assert.Equal("i1", (await test.ReadAsync(work => _store.FindAsync(work, "t3")))!.InspectionId);
        Assert.Equal("f4", Assert.Single(await test.ReadAsync(work => _store.UnplannedAsync(work, signed.CampaignId, "桃城区"))).FindingId);
    }

    [Theory, EachDatabase]
    public async Task APicture_CountsUntilItsBytesAreLost(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.AddPictureAsync(work, "p1", "t1", "m1", Samples.Now);
            await _store.AddPictureAsync(work, "p2", "t1", "m2", Samples.Now);
            await _store.PictureFetchedAsync(work, "m1", "ab");
            await _store.ForgetPictureAsync(work, "m1");
            await _store.ForgetPictureAsync(work, "m2");
        });
        Assert.Equal(1, await test.ReadAsync(work => _store.PicturesAsync(work, "t1")));
    }

    private static Finding Finding(string id) => new() { Id = id, Ordinal = 1, Text = "烟尘直排", Severity = Severity.Key };

    private static LookBackTask Task(string id) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        County = "桃城区",
        EnterpriseId = "e1",
        InspectionId = "i1",
        FindingId = "f1",
        Severity = Severity.Key,
        Day = Day,
        Lead = "zhang",
        Partner = "li",
    };
}

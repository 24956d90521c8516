using System.Data.Common;
using System.Text.Json;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Tests.Storage.Stores;

public sealed class InspectionStoreTests
{
    private readonly InspectionStore _store = new();

    [Theory, EachDatabase]
    public async Task Find_GivesBackEveryField(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var inspection = Samples.Inspection("i1");
        await test.WriteAsync(work => _store.AddAsync(work, inspection));

        await test.RestartAsync();
        var found = await test.ReadAsync(work => _store.FindAsync(work, "i1"));

        Assert.Equal(JsonSerializer.Serialize(inspection), JsonSerializer.Serialize(found));
        Assert.Null(await test.ReadAsync(work => _store.FindAsync(work, "i2")));
    }

    [Theory, EachDatabase]
    public async Task Save_RefusesAnotherVersion_AndReplacesLists(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var inspection = Samples.Inspection("i1");
        await test.WriteAsync(work => _store.AddAsync(work, inspection));
        var next = inspection with { Version = 2, Findings = [inspection.Findings[1] with { Ordinal = 1 }], Signatures = [], Inspectors = ["ZHANG", "wang"] };

        Assert.False(await test.WriteAsync(work => _store.SaveAsync(work, next, expectedVersion: 7)));
        Assert.Equal(2, (await test.ReadAsync(work => _store.FindAsync(work, "i1")))!.Findings.Count);

        Assert.True(await test.WriteAsync(work => _store.SaveAsync(work, next, expectedVersion: 1)));
        var found = await test.ReadAsync(work => _store.FindAsync(work, "i1"));
        Assert.Equal(JsonSerializer.Serialize(next with { Inspectors = ["zhang", "wang"] }), JsonSerializer.Serialize(found));
        Assert.False(await test.WriteAsync(work => _store.SaveAsync(work, next, expectedVersion: 1)));
    }

    [Theory, EachDatabase]
    public async Task Save_LeavesASignedFormAsItIs(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var signed = Samples.Inspection("i1", status: InspectionStatus.Signed);
        await test.WriteAsync(work => _store.AddAsync(work, signed));

        Assert.False(await test.WriteAsync(work => _store.SaveAsync(work, signed with { Version = 2 }, expectedVersion: 1)));
    }

    [Theory, EachDatabase]
    public async Task OpenOf_GivesDraftsAndFormsToSign_NewestFirst(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.AddAsync(work, Samples.Inspection("draft"));
            await _store.AddAsync(work, Samples.Inspection("signing", status: InspectionStatus.Signing) with { OpenedAt = Samples.Now.AddHours(1) });
            await _store.AddAsync(work, Samples.Inspection("signed", status: InspectionStatus.Signed));
            await _store.AddAsync(work, Samples.Inspection("abandoned", status: InspectionStatus.Abandoned));
            await _store.AddAsync(work, Samples.Inspection("others") with { Inspectors = ["wang"] });
        });

        var open = await test.ReadAsync(work => _store.OpenOfAsync(work, "Zhang"));

        Assert.Equal(["signing", "draft"], open.Select(inspection => inspection.Id));
        Assert.Empty(await test.ReadAsync(work => _store.OpenOfAsync(work, "nobody")));
    }

    [Theory, EachDatabase]
    public async Task NotYetVisited_CountsFullTrackOnTheListWithoutASignedVisit(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var enterprises = new EnterpriseStore();
        await test.WriteAsync(async work =>
        {
            foreach (var id in new[] { "e1", "e2", "e3" })
            {
                await enterprises.UpsertAsync(work, Samples.Enterprise(id, id));
            }

            await enterprises.UpsertAsync(work, Samples.Enterprise("positive", "p", track: Track.PositiveList));
            await enterprises.UpsertAsync(work, Samples.Enterprise("closed", "c") with { OffListReason = "关闭" });
            await enterprises.UpsertAsync(work, Samples.Enterprise("far", "f", county: "景县"));
            await _store.AddAsync(work, Samples.Inspection("i1", "e1", InspectionStatus.Signed));
            await _store.AddAsync(work, Samples.Inspection("i2", "e2"));
        });

        Assert.Equal(2, await test.ReadAsync(work => _store.NotYetVisitedAsync(work, "2020-2021", "桃城区")));
        Assert.Equal(3, await test.ReadAsync(work => _store.NotYetVisitedAsync(work, "next", "桃城区")));
        Assert.Equal(["i1"], (await test.ReadAsync(work => _store.SignedOfAsync(work, "2020-2021", "e1"))).Select(i => i.Id));
        Assert.Empty(await test.ReadAsync(work => _store.SignedOfAsync(work, "2020-2021", "e2")));
    }

    [Theory, EachDatabase]
    public async Task NextNumber_CountsPerCountyAndCampaign(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.AddAsync(work, Samples.Inspection("i1", status: InspectionStatus.Signed) with { Number = 4 });
            await _store.AddAsync(work, Samples.Inspection("i2"));
        });

        Assert.Equal(5, await test.ReadAsync(work => _store.NextNumberAsync(work, "2020-2021", "桃城区")));
        Assert.Equal(1, await test.ReadAsync(work => _store.NextNumberAsync(work, "2020-2021", "景县")));
        Assert.Equal(1, await test.ReadAsync(work => _store.NextNumberAsync(work, "next", "桃城区")));
    }

    [Theory, EachDatabase]
    public async Task Snapshot_IsWrittenOnce_AndCannotBeChanged(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.AddAsync(work, Samples.Inspection("i1"));
            await _store.AddSnapshotAsync(work, "i1", "正文\n", "hash", Samples.Now);
        });

        await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(work => _store.AddSnapshotAsync(work, "i1", "另文", "other", Samples.Now)));
        await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(work => work.ExecuteAsync("update snapshot set words = 'x'")));
        await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(work => work.ExecuteAsync("delete from snapshot")));
        Assert.Equal(("正文\n", "hash"), await test.ReadAsync(work => _store.SnapshotAsync(work, "i1")));
        Assert.Null(await test.ReadAsync(work => _store.SnapshotAsync(work, "i2")));
    }

    [Theory, EachDatabase]
    public async Task PictureFetched_TouchesOnlyWhatIsNotSigned(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.AddAsync(work, Samples.Inspection("draft"));
            await _store.AddAsync(work, Samples.Inspection("signing", status: InspectionStatus.Signing));
            await _store.AddAsync(work, Samples.Inspection("signed", status: InspectionStatus.Signed));
        });

        Assert.Equal(2, await test.WriteAsync(work => _store.PictureFetchedAsync(work, "m1", "cafe")));
        Assert.Equal(0, await test.WriteAsync(work => _store.PictureFetchedAsync(work, "unknown", "cafe")));

        var draft = await test.ReadAsync(work => _store.FindAsync(work, "draft"));
        Assert.Equal(["cafe", "ab"], draft!.Findings[0].Pictures.Select(picture => picture.Sha256));
        Assert.Null((await test.ReadAsync(work => _store.FindAsync(work, "signed")))!.Findings[0].Pictures[0].Sha256);
    }
}

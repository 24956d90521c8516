using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Tests.Storage.Stores;

public sealed class RectificationStoreTests
{
    private static readonly RectificationCase Case = new()
    {
        Id = "r1",
        CampaignId = "2020-2021",
        County = "桃城区",
        EnterpriseId = "e1",
        InspectionId = "i1",
        FindingId = "f1",
        Number = 12,
        Ordinal = 1,
        Severity = Severity.Key,
        FirstDeadline = new DateOnly(2020, 12, 20),
        OrderedUntil = new DateOnly(2020, 12, 20),
        Deadline = new DateOnly(2020, 12, 20),
        OpenedAt = Samples.Now,
    };

    private readonly RectificationStore _store = new();

    [Theory, EachDatabase]
    public async Task ACase_IsKeptAsItIs_AndSavedOnTheVersionThatWasRead(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => _store.AddAsync(work, [Case, Case with { Id = "r2", FindingId = "f2", Ordinal = 2, FirstDeadline = null, OrderedUntil = null, Deadline = null }]));
        Assert.Equal(Case, await test.ReadAsync(work => _store.FindAsync(work, "r1")));
        Assert.Equal(["r1", "r2"], (await test.ReadAsync(work => _store.OfInspectionAsync(work, "i1"))).Select(one => one.Id));

        var asked = Case with { Version = 2, Asked = new ExtensionAsked(new DateOnly(2020, 12, 28), "配件没到", "he", Samples.Now) };
        Assert.True(await test.WriteAsync(work => _store.SaveAsync(work, asked, 1)));
        Assert.False(await test.WriteAsync(work => _store.SaveAsync(work, asked with { Asked = null }, 1)));
        Assert.Equal(asked, await test.ReadAsync(work => _store.FindAsync(work, "r1")));

        var closed = Case with { Version = 3, Status = CaseStatus.Closed, Round = 2, Returned = "看不清", SubmittedAt = Samples.Now, ClosedAt = Samples.Now.AddDays(1), Deadline = new DateOnly(2020, 12, 28) };
        Assert.True(await test.WriteAsync(work => _store.SaveAsync(work, closed, 2)));
        Assert.Equal(closed, await test.ReadAsync(work => _store.FindAsync(work, "r1")));
        Assert.Equal(["r2"], (await test.ReadAsync(work => _store.OpenOfEnterprisesAsync(work, ["e1", "e9"]))).Select(one => one.Id));
    }

    [Theory, EachDatabase]
    public async Task Numbers_AreOfTheirCounties_AndWhatMayBeDueIsReadInPieces(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => _store.AddAsync(
            work,
            [
                Case,
                Case with { Id = "r2", InspectionId = "i2", County = "景县" },
                Case with { Id = "r3", FindingId = "f3", Ordinal = 3, Deadline = new DateOnly(2021, 3, 1) },
                Case with { Id = "r4", FindingId = "f4", Ordinal = 4 },
            ]));
        Assert.Equal(["r2", "r1", "r3", "r4"], (await test.ReadAsync(work => _store.OfNumberAsync(work, 12, []))).OrderBy(one => one.County == "桃城区").ThenBy(one => one.Id, StringComparer.Ordinal).Select(one => one.Id));
        Assert.Equal(["r2"], (await test.ReadAsync(work => _store.OfNumberAsync(work, 12, ["景县"]))).Select(one => one.Id));
        Assert.Equal(["景县", "桃城区"], (await test.ReadAsync(work => _store.OpenCountiesAsync(work))).Order(StringComparer.Ordinal));
        Assert.Equal(["r1", "r4"], (await test.ReadAsync(work => _store.DueAsync(work, "桃城区", new DateOnly(2020, 12, 31), ""))).Select(one => one.Id));
        Assert.Equal(["r4"], (await test.ReadAsync(work => _store.DueAsync(work, "桃城区", new DateOnly(2020, 12, 31), "r1"))).Select(one => one.Id));
        await test.WriteAsync(work => _store.RemindAsync(work, "r1", ["due-1", "over-1"], Samples.Now));
        await test.WriteAsync(work => _store.RemindAsync(work, "r2", ["due-1"], Samples.Now));
        var told = await test.ReadAsync(work => _store.RemindedAsync(work, ["r1", "r3"]));
        Assert.Equal(["due-1", "over-1"], told["r1"].Order(StringComparer.Ordinal));
        Assert.Empty(told["r2"].Concat(told["r3"]));
    }

    [Theory, EachDatabase]
    public async Task Evidence_ComesBackAsItWasGiven_APictureWithoutBytesIsForgotten(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new EvidenceStore();
        var text = new Evidence { Id = "1", CaseId = "r1", Round = 1, Words = "已修好", By = "he", At = Samples.Now };
        var picture = new Evidence { Id = "2", CaseId = "r1", Round = 1, MediaId = "m1", By = "he", At = Samples.Now };
        var lost = picture with { Id = "3", MediaId = "m2" };
        await test.WriteAsync(async work =>
        {
            await store.AddAsync(work, text);
            await store.AddAsync(work, picture);
            await store.AddAsync(work, lost);
        });
        var fetched = picture with
        {
            Sha256 = "ab",
            TakenAt = new DateTime(2020, 12, 15, 14, 3, 9),
            TakenIn = new GeoPoint(37.7112, 115.6203),
            Doubts = EvidenceDoubts.FarAway | EvidenceDoubts.SeenBefore,
        };
        await test.WriteAsync(work => store.FetchedAsync(work, fetched));
        await test.WriteAsync(work => store.ForgetAsync(work, "m1"));
        await test.WriteAsync(work => store.ForgetAsync(work, "m2"));

        Assert.Equal([text, fetched], await test.ReadAsync(work => store.OfCaseAsync(work, "r1")));
        Assert.False(await test.ReadAsync(work => store.SeenElsewhereAsync(work, "ab", "2")));
        Assert.True(await test.ReadAsync(work => store.SeenElsewhereAsync(work, "ab", "9")));
    }
}

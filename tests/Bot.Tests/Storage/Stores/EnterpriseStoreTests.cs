using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Tests.Storage.Stores;

public sealed class EnterpriseStoreTests
{
    private readonly EnterpriseStore _store = new();

    [Theory, EachDatabase]
    public async Task Upsert_GivesBackEveryField_AndReplaces(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var first = Samples.Enterprise("e1", "衡水宏达化工厂", at: new GeoPoint(37.7, 115.6));
        var second = first with { Name = "衡水宏远化工厂", Location = null, IndustryWord = null, OffListReason = "搬迁" };

        await test.WriteAsync(work => _store.UpsertAsync(work, first));
        Assert.Equal(first, await test.ReadAsync(work => _store.FindAsync(work, "e1")));

        await test.WriteAsync(work => _store.UpsertAsync(work, second));
        Assert.Equal(second, await test.ReadAsync(work => _store.FindAsync(work, "e1")));
        Assert.Null(await test.ReadAsync(work => _store.FindAsync(work, "e2")));
    }

    [Theory, EachDatabase]
    public async Task Search_ByPartOfTheName_PutsPrefixThenShorterFirst(string provider)
    {
        await using var test = await SeededAsync(provider);

        Assert.Equal(["a1", "a2", "a3"], await SearchAsync(test, [], "衡水"));
        Assert.Equal(["a1", "a2"], await SearchAsync(test, [], " 衡 水", take: 2));
        Assert.Equal(["a3"], await SearchAsync(test, ["景县"], "衡水"));
        Assert.Equal([], await SearchAsync(test, [], "停产"));
        Assert.Equal([], await SearchAsync(test, [], "  "));
    }

    [Theory, EachDatabase]
    public async Task Search_ByInitials_IgnoresCase(string provider)
    {
        await using var test = await SeededAsync(provider);

        Assert.Equal(["a1", "a2", "a3"], await SearchAsync(test, [], "hs"));
        Assert.Equal(["a2"], await SearchAsync(test, ["桃城区"], "HSHD"));
        Assert.Equal(["a4"], await SearchAsync(test, [], "abc"));
    }

    [Theory]
    [EachDatabase("%")]
    [EachDatabase("_")]
    [EachDatabase("[")]
    [EachDatabase("\\")]
    public async Task Search_TakesWildcardsLiterally(string provider, string text)
    {
        await using var test = await SeededAsync(provider);
        await test.WriteAsync(work => _store.UpsertAsync(work, Samples.Enterprise("odd", $"奇{text}名")));

        Assert.Equal(["odd"], await SearchAsync(test, [], text));
    }

    [Theory]
    [EachDatabase(37.73, 115.67)]
    [EachDatabase(0, 179.9999)]
    [EachDatabase(89.9, 10)]
    [EachDatabase(-45, -179.99)]
    public async Task Nearest_AgreesWithMeasuringAll(string provider, double latitude, double longitude)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var point = new GeoPoint(latitude, longitude);
        var random = new Random(7);
        var all = Enumerable.Range(0, 60).Select(index =>
        {
            var spread = Math.Pow(10, -(index % 5));
            var there = new GeoPoint(
                Math.Clamp(latitude + ((random.NextDouble() - 0.5) * spread), -90, 90),
                Math.IEEERemainder(longitude + ((random.NextDouble() - 0.5) * spread * 2), 360));
            return Samples.Enterprise($"e{index:00}", $"厂{index}", index % 2 == 0 ? "桃城区" : "景县", there);
        }).ToList();
        await test.WriteAsync(async work =>
        {
            foreach (var enterprise in all)
            {
                await _store.UpsertAsync(work, enterprise);
            }

            await _store.UpsertAsync(work, Samples.Enterprise("nowhere", "无坐标"));
            await _store.UpsertAsync(work, Samples.Enterprise("off", "已关闭", at: point) with { OffListReason = "关闭" });
        });

        foreach (var take in new[] { 3, 25, 100 })
        {
            Assert.Equal(
                all.OrderBy(enterprise => enterprise.Location!.Value.MetresTo(point)).Take(take).Select(enterprise => enterprise.Id),
                (await test.ReadAsync(work => _store.NearestAsync(work, [], point, take))).Select(enterprise => enterprise.Id));
        }

        var inCounty = await test.ReadAsync(work => _store.NearestAsync(work, ["景县"], point, 5));
        Assert.Equal(5, inCounty.Count);
        Assert.All(inCounty, enterprise => Assert.Equal("景县", enterprise.County));
    }

    [Theory, EachDatabase]
    public async Task NotYetVisited_IsTheFirstOfTheListByInitials_WithoutTheSigned(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var inspections = new InspectionStore();
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Enterprise("1", "重庆厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("2", "安平厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("3", "景县厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("4", "别处厂", county: "景县"));
            await _store.UpsertAsync(work, Samples.Enterprise("5", "关门厂") with { OffListReason = "关闭" });
            await _store.UpsertAsync(work, Samples.Enterprise("6", "小微厂", track: Track.SmallMicro));
            await _store.UpsertAsync(work, Samples.Enterprise("7", "白石厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("8", "北关厂"));
            await inspections.AddAsync(work, Samples.Inspection("i7", "7", InspectionStatus.Signed));
            await inspections.AddAsync(work, Samples.Inspection("i8", "8"));
        });

        Assert.Equal(["安平厂", "北关厂", "重庆厂", "景县厂"], await NamesAsync(10));
        Assert.Equal(["安平厂", "北关厂"], await NamesAsync(2));

        async Task<IEnumerable<string>> NamesAsync(int take) =>
            (await test.ReadAsync(work => _store.NotYetVisitedAsync(work, "2020-2021", "桃城区", take))).Select(enterprise => enterprise.Name);
    }

    [Theory, EachDatabase]
    public async Task Search_LegalFormIsNoPartOfTheInitials_AndTheNameBehindThePlaceComesFirst(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Enterprise("1", "衡水橡胶有限公司"));
            await _store.UpsertAsync(work, Samples.Enterprise("2", "大营兴永兴厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("3", "衡水永兴化工制造有限公司"));
        });

        var found = await test.ReadAsync(work => _store.SearchAsync(work, [], "yx", 10));

        Assert.Equal(["3", "2"], found.Select(enterprise => enterprise.Id));
    }

    private async Task<TestDatabase> SeededAsync(string provider)
    {
        var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Enterprise("a1", "衡水水泥厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("a2", "衡水宏达化工厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("a3", "河北衡水建材厂", county: "景县"));
            await _store.UpsertAsync(work, Samples.Enterprise("a4", "ABC涂料厂"));
            await _store.UpsertAsync(work, Samples.Enterprise("a5", "衡水停产厂") with { OffListReason = "关闭" });
        });
        return test;
    }

    private async Task<IEnumerable<string>> SearchAsync(TestDatabase test, string[] counties, string text, int take = 10) =>
        (await test.ReadAsync(work => _store.SearchAsync(work, counties, text, take))).Select(enterprise => enterprise.Id);
}

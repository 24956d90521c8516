using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Materials;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Tests.Storage.Stores;

public sealed class MaterialStoreTests
{
    private static readonly MaterialStore Sends = new();

    private static readonly MaterialReceiptStore Receipts = new(new ReachStore());

    private static readonly DateTimeOffset Later = Samples.Now.AddHours(1);

    private static readonly MaterialKey Key = new() { MaterialId = "annex6", Version = 1 };

    private static readonly MaterialSend Send = new()
    {
        MaterialId = "annex6",
        Version = 1,
        CreatedBy = "Zhou",
        CreatedAt = Samples.Now,
        Counties = ["桃城区"],
        Target = MaterialTarget.Track,
        Track = Track.SmallMicro,
        Timing = MaterialTiming.Day,
        DueAt = Later,
        AsFile = true,
        Status = MaterialSendStatus.Waiting,
    };

    [Theory, EachDatabase]
    public async Task ASend_ComesBackAsItWas_AndOfTwoChangesOneIsWritten(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var added = await test.WriteAsync(work => Sends.AddAsync(work, Send));
        Assert.Equal((1, "zhou"), (added.Id, added.CreatedBy));
        Assert.Equal(2, (await test.WriteAsync(work => Sends.AddAsync(work, Send with { Track = null, DueAt = null, Counties = [] }))).Id);
        Assert.Equivalent(added, await test.ReadAsync(work => Sends.FindAsync(work, 1)), strict: true);
        Assert.Equivalent(Send with { Id = 2, CreatedBy = "zhou", Track = null, DueAt = null, Counties = [] }, await test.ReadAsync(work => Sends.FindAsync(work, 2)), strict: true);

        var dropped = await test.WriteAsync(work => Sends.SaveAsync(work, added with { Status = MaterialSendStatus.Dropped }));
        Assert.Equal(2, dropped.Revision);
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.WriteAsync(work => Sends.SaveAsync(work, added)));
        Assert.Equal([2L], (await test.ReadAsync(work => Sends.OfAsync(work, MaterialSendStatus.Waiting))).Select(send => send.Id));
        await test.WriteAsync(work => Sends.CountAsync(work, 1, 3, 4));
        await test.WriteAsync(work => Sends.CountAsync(work, 1, 1, 0));
        Assert.Equivalent(dropped with { Marked = 4, Earlier = 4 }, await test.ReadAsync(work => Sends.FindAsync(work, 1)), strict: true);
    }

    [Theory, EachDatabase]
    public async Task TheWordsOfAVersion_NeverChange(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var material = new Material { Id = "annex6", Kind = MaterialKind.Leaflet, Title = "明白纸", Version = 1, Text = "一 😀\n二" };
        Assert.Null(await test.ReadAsync(work => Sends.TitleAsync(work, "annex6", 1)));
        Assert.True(await test.WriteAsync(work => Sends.KeepAsync(work, material)));
        Assert.True(await test.WriteAsync(work => Sends.KeepAsync(work, material)));
        Assert.False(await test.WriteAsync(work => Sends.KeepAsync(work, material with { Text = "三" })));
        Assert.True(await test.WriteAsync(work => Sends.KeepAsync(work, material with { Text = "三", Version = 2 })));
        Assert.Equal("明白纸", await test.ReadAsync(work => Sends.TitleAsync(work, "annex6", 1)));
    }

    [Theory, EachDatabase]
    public async Task Targets_ByCountyIndustryTrackListAndVisit(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await SeedAsync(test);
        var all = await test.WriteAsync(work => Sends.AddAsync(work, Send with { Track = null, Target = MaterialTarget.Everybody }));
        Assert.Equal(["e1", "e2", "e3"], await IdsAsync(test, all));
        Assert.Equal(["e1", "e2", "e3", "far"], await IdsAsync(test, all with { Counties = [] }));
        Assert.Equal(["e2"], await IdsAsync(test, all with { Track = Track.SmallMicro }));
        Assert.Equal(["e3"], await IdsAsync(test, all with { Industry = 2 }));
        Assert.Equal(["e2"], (await test.ReadAsync(work => Receipts.TargetsAsync(work, all, "e1", 1))).Select(aim => aim.Id));

        await test.WriteAsync(work => Sends.PickAsync(work, all.Id, ["e1", "off", "e1", "far"]));
        await test.WriteAsync(work => Sends.PickAsync(work, all.Id, ["e3", "off"]));
        Assert.Equal(["e3"], await IdsAsync(test, all with { Target = MaterialTarget.Picked }));

        await test.WriteAsync(work => new PlannedVisitStore().AddAsync(work, [Visit("v1", "e1", 9), Visit("v2", "e2", 9) with { Origin = VisitOrigin.Draw }, Visit("v3", "e3", 8) with { Status = PlannedVisitStatus.Dropped }], Samples.Now));
        Assert.Equal(["e1"], await IdsAsync(test, all, (new DateOnly(2020, 12, 8), new DateOnly(2020, 12, 9))));
        Assert.Equal(["e1", "e2"], await IdsAsync(test, all, (new DateOnly(2020, 12, 9), new DateOnly(2020, 12, 9))));
        Assert.Empty(await IdsAsync(test, all, (new DateOnly(2020, 12, 8), new DateOnly(2020, 12, 8))));
    }

    [Theory, EachDatabase]
    public async Task AReceipt_IsToldSentAgainConfirmedAndCounted(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await SeedAsync(test);
        var send = await test.WriteAsync(work => Sends.AddAsync(work, Send with { Track = null, Target = MaterialTarget.Everybody }));
        await test.WriteAsync(async work => await Receipts.AddAsync(work, send, await Receipts.TargetsAsync(work, send, "", 10)));
        Assert.Equal(new MaterialReach { Enterprises = 3, Had = 3 }, await test.ReadAsync(work => Receipts.ReachAsync(work, send)));
        Assert.Equal((1, 0), (await test.ReadAsync(work => Receipts.FirstSendAsync(work, send)), await test.ReadAsync(work => Receipts.FirstSendAsync(work, send with { Version = 2 }))));

        Assert.Equal(["li", "sun"], await test.ReadAsync(work => Receipts.OfficersToTellAsync(work, send.Id, Later, "", 10)));
        Assert.Equal(["sun"], await test.ReadAsync(work => Receipts.OfficersToTellAsync(work, send.Id, Later, "li", 10)));
        await test.WriteAsync(work => Receipts.SentAsync(work, Key, ["e1", "e2"], Later));
        Assert.Equal(["li", "sun"], await test.ReadAsync(work => Receipts.OfficersToTellAsync(work, send.Id, Later, "", 10)));
        Assert.Empty(await test.ReadAsync(work => Receipts.OfficersToTellAsync(work, send.Id, Later.AddHours(1), "", 10)));

        // Again, once.
        var (before, again) = (Later.AddHours(1), Later.AddHours(2));
        Assert.Empty(await test.ReadAsync(work => Receipts.SilentKeysAsync(work, Later)));
        Assert.Equal([Key], await test.ReadAsync(work => Receipts.SilentKeysAsync(work, before)));
        Assert.Equal(["li", "sun"], await test.ReadAsync(work => Receipts.SilentOfficersAsync(work, Key, before, again, "", 10)));
        await test.WriteAsync(work => Receipts.ResentAsync(work, Key, ["e1", "e2"], again));
        Assert.Equal(["li"], await test.ReadAsync(work => Receipts.SilentOfficersAsync(work, Key, before, again, "", 1)));
        Assert.Empty(await test.ReadAsync(work => Receipts.SilentOfficersAsync(work, Key, before, again.AddHours(1), "", 10)));
        Assert.Empty(await test.ReadAsync(work => Receipts.SilentKeysAsync(work, before)));

        // Confirmed: the first stands, levels add up.
        await test.WriteAsync(work => Receipts.ConfirmAsync(work, Key, ["e2"], "Li", PassedOn.Boss, again));
        await test.WriteAsync(work => Receipts.ConfirmAsync(work, Key, ["e2"], "sun", PassedOn.Staff, again.AddHours(1)));
        var confirmed = (await test.ReadAsync(work => Receipts.OfOfficerAsync(work, "LI"))).Single();
        Assert.Equal(("e2", "乙厂", "li", again, PassedOn.Boss | PassedOn.Staff), (confirmed.EnterpriseId, confirmed.EnterpriseName, confirmed.ConfirmedBy, confirmed.ConfirmedAt, confirmed.PassedOn));
        Assert.Equal(["e1", "e2"], (await test.ReadAsync(work => Receipts.OfOfficerAsync(work, "sun"))).Select(one => one.EnterpriseId).Order(StringComparer.Ordinal));
        Assert.Empty(await test.ReadAsync(work => Receipts.OthersDoneAsync(work, Key, ["e2"], "li")));
        Assert.Equal(["li"], await test.ReadAsync(work => Receipts.OthersDoneAsync(work, Key, ["e1", "e2"], "sun")));
        Assert.Equal(
            new MaterialCounts { MaterialId = "annex6", Version = 1, County = "桃城区", Enterprises = 3, Confirmed = 1, Boss = 1, Staff = 1, Silent = 1 },
            Assert.Single(await test.ReadAsync(work => Receipts.CountsAsync(work, ["桃城区"]))));
        Assert.Empty(await test.ReadAsync(work => Receipts.CountsAsync(work, ["景县"])));

        // Listed once; whom no message reaches is to be telephoned.
        Assert.Empty(await test.ReadAsync(work => Receipts.CountiesToListAsync(work, again)));
        Assert.Equal(["桃城区"], await test.ReadAsync(work => Receipts.CountiesToListAsync(work, again.AddHours(1))));
        Assert.Equal(1, await test.WriteAsync(work => Receipts.ListedAsync(work, "桃城区", again.AddHours(1), again)));
        Assert.Equal(0, await test.WriteAsync(work => Receipts.ListedAsync(work, "桃城区", again.AddHours(1), again)));
        Assert.Empty(await test.ReadAsync(work => Receipts.CountiesToListAsync(work, again.AddHours(1))));
        Assert.Equal(["e1:姓名1", "e3:"], await OpenAsync(test));
        await test.WriteAsync(work => new ReachStore().LostAsync(work, "sun", "60111", Later));
        Assert.Equal(["e1:", "e3:"], await OpenAsync(test));
    }

    private static async Task<IEnumerable<string>> OpenAsync(TestDatabase test) =>
        (await test.ReadAsync(work => Receipts.OpenAsync(work, ["桃城区"]))).OrderBy(one => one.EnterpriseId, StringComparer.Ordinal).Select(one => $"{one.EnterpriseId}:{string.Join('、', one.Officers)}");

    private static async Task<IEnumerable<string>> IdsAsync(TestDatabase test, MaterialSend send, (DateOnly Today, DateOnly Until)? visits = null) =>
        (await test.ReadAsync(work => Receipts.TargetsAsync(work, send, "", 10, visits))).Select(aim => aim.Id);

    private static PlannedVisit Visit(string id, string enterpriseId, int day) => new()
    {
        Id = id,
        CampaignId = "c",
        County = "桃城区",
        EnterpriseId = enterpriseId,
        Day = new DateOnly(2020, 12, day),
        Lead = "zhang",
        Partner = "wu",
        Origin = VisitOrigin.Plan,
        Source = "p",
    };

    /// <summary>Three on the list of 桃城区: e1 and e2 are 孙's, e2 also 李's, e3 nobody's; one is off the list, one lies in another county.</summary>
    private static Task SeedAsync(TestDatabase test) => test.WriteAsync(async work =>
    {
        var (enterprises, directory) = (new EnterpriseStore(), new DirectoryStore());
        await enterprises.UpsertAsync(work, Samples.Enterprise("e1", "甲厂"));
        await enterprises.UpsertAsync(work, Samples.Enterprise("e2", "乙厂", track: Track.SmallMicro));
        await enterprises.UpsertAsync(work, Samples.Enterprise("e3", "丙厂") with { Industry = Industry.Of(2), IndustryWord = null });
        await enterprises.UpsertAsync(work, Samples.Enterprise("off", "丁厂") with { OffListReason = "关闭" });
        await enterprises.UpsertAsync(work, Samples.Enterprise("far", "戊厂", county: "景县"));
        await directory.UpsertAsync(work, Samples.Person("sun", 1, Officer("e1"), Officer("e2")));
        await directory.UpsertAsync(work, Samples.Person("li", 2, Officer("e2"), Officer("off")));
        await directory.UpsertAsync(work, Samples.Person("far", 4, Officer("far")));
    });

    private static RoleGrant Officer(string enterpriseId) => new(Role.EnterpriseOfficer, EnterpriseId: enterpriseId);
}

using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;
using Domain.SelfChecks;

namespace Bot.Tests.Storage.Stores;

public sealed class SelfCheckStoreTests
{
    private static readonly SelfCheckStore Checks = new();

    private static readonly SelfCheckRoster Roster = new(new ReachStore());

    private static readonly DateTimeOffset Later = Samples.Now.AddHours(1);

    private static readonly SelfCheck Check = new()
    {
        CampaignId = "c",
        EnterpriseId = "e1",
        Status = SelfCheckStatus.Done,
        Version = 4,
        Clear = [SelfCheckPart.Production, SelfCheckPart.Treatment],
        Problems =
        [
            new SelfCheckProblem { Ordinal = 2, Part = SelfCheckPart.Discharge, Text = "排口没有标识牌 😀", Remedy = Remedy.OnTheSpot, Pictures = [new Picture("m1", null, Samples.Now), new Picture("m2", "ab", Samples.Now)] },
            new SelfCheckProblem { Ordinal = 3, Part = SelfCheckPart.Discharge, Text = "雨污没有分流", Remedy = Remedy.Later, Due = new DateOnly(2020, 12, 20) },
        ],
        Filed = 3,
        DoneAt = Samples.Now,
        DoneBy = "sun",
        IsLate = true,
        Promise = new EnterprisePromise("abcd", "sun", Samples.Now),
    };

    [Theory, EachDatabase]
    public async Task ASelfCheck_ComesBackAsItWas_AndOfTwoChangesOneIsWritten(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        Assert.Null(await test.ReadAsync(work => Checks.FindAsync(work, "c", "e1")));
        Assert.True(await test.WriteAsync(work => Checks.SaveAsync(work, Check, 0, Samples.Now)));
        Same(Check, await test.ReadAsync(work => Checks.FindAsync(work, "c", "e1")));
        Assert.False(await test.WriteAsync(work => Checks.SaveAsync(work, Check, 0, Samples.Now)));

        var next = Check with { Version = 5, Status = SelfCheckStatus.Answering, Problems = [Check.Problems[1]], DoneAt = null, DoneBy = null, Promise = null };
        Assert.True(await test.WriteAsync(work => Checks.SaveAsync(work, next, 4, Samples.Now)));
        Assert.False(await test.WriteAsync(work => Checks.SaveAsync(work, Check with { Version = 5 }, 4, Samples.Now)));
        Same(next, await test.ReadAsync(work => Checks.FindAsync(work, "c", "e1")));
        Assert.Null(await test.ReadAsync(work => Checks.FindAsync(work, "other", "e1")));
    }

    [Theory, EachDatabase]
    public async Task APicturesBytes_Arrive_OrItGoes(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => Checks.SaveAsync(work, Check, 0, Samples.Now));

        Assert.Equal(1, await test.WriteAsync(work => Checks.PictureFetchedAsync(work, "m1", "cd")));
        Assert.Equal(0, await test.WriteAsync(work => Checks.PictureGoneAsync(work, "m1")));
        Assert.Equal(["cd", "ab"], (await test.ReadAsync(work => Checks.FindAsync(work, "c", "e1")))!.Problems[0].Pictures.Select(picture => picture.Sha256));

        await test.WriteAsync(work => Checks.SaveAsync(work, Check, 4, Samples.Now));
        Assert.Equal(1, await test.WriteAsync(work => Checks.PictureGoneAsync(work, "m1")));
        Assert.Equal(["m2"], (await test.ReadAsync(work => Checks.FindAsync(work, "c", "e1")))!.Problems[0].Pictures.Select(picture => picture.MediaId));
    }

    [Theory, EachDatabase]
    public async Task Officers_AreToldOnce_AndRemindedWhileSomethingIsOpen(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await SeedAsync(test);
        string[] counties = ["桃城区"];

        Assert.Equal(["桃城区", "景县"], (await test.ReadAsync(Roster.CountiesAsync)).OrderByDescending(county => county == "桃城区"));
        Assert.Equal(["li", "sun"], await test.ReadAsync(work => Roster.UntoldAsync(work, "c", counties, "", 10)));
        Assert.Equal(["li"], await test.ReadAsync(work => Roster.UntoldAsync(work, "c", counties, "", 1)));
        Assert.Equal(["sun"], await test.ReadAsync(work => Roster.UntoldAsync(work, "c", counties, "li", 1)));

        Assert.True(await test.WriteAsync(work => Roster.TellAsync(work, "c", "Sun", Samples.Now)));
        Assert.False(await test.WriteAsync(work => Roster.TellAsync(work, "c", "sun", Samples.Now)));
        Assert.Equal(["li"], await test.ReadAsync(work => Roster.UntoldAsync(work, "c", counties, "", 10)));

        Assert.Empty(await test.ReadAsync(work => Roster.WaitingAsync(work, "c", counties, Samples.Now, "", 10)));
        Assert.Equal(["sun"], await test.ReadAsync(work => Roster.WaitingAsync(work, "c", counties, Later, "", 10)));
        await test.WriteAsync(work => Checks.SaveAsync(work, Check, 0, Samples.Now));
        Assert.Equal(["sun"], await test.ReadAsync(work => Roster.WaitingAsync(work, "c", counties, Later, "", 10)));
        await test.WriteAsync(work => Checks.SaveAsync(work, Check with { EnterpriseId = "e2" }, 0, Samples.Now));
        Assert.Empty(await test.ReadAsync(work => Roster.WaitingAsync(work, "c", counties, Later, "", 10)));
    }

    [Theory, EachDatabase]
    public async Task TheSilent_AreListedWithTheirOfficers_AndCounted(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await SeedAsync(test);
        Assert.Equal(new SelfCheckCounts { Enterprises = 3 }, await test.ReadAsync(work => Roster.CountAsync(work, "c", "桃城区")));
        await test.WriteAsync(work => Checks.SaveAsync(work, Check, 0, Samples.Now));

        Assert.Equal(new SelfCheckCounts { Enterprises = 3, Done = 1, Late = 1 }, await test.ReadAsync(work => Roster.CountAsync(work, "c", "桃城区")));
        var silent = await test.ReadAsync(work => Roster.SilentAsync(work, "c", "桃城区"));
        Assert.Equal(["e2:姓名1、姓名2", "e3:"], silent.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id}:{string.Join('、', one.Officers)}"));
        Assert.Equal(["e1", "e2"], (await test.ReadAsync(work => Checks.EnterprisesOfAsync(work, "SUN"))).Select(enterprise => enterprise.Id));
        Assert.Equal(["e2"], (await test.ReadAsync(work => Checks.EnterprisesOfAsync(work, "li"))).Select(enterprise => enterprise.Id));

        await test.WriteAsync(work => Checks.SaveAsync(work, new SelfCheck { CampaignId = "c", EnterpriseId = "e2", Status = SelfCheckStatus.Told, Version = 1 }, 0, Samples.Now));
        Assert.Equal(new SelfCheckWaiting { CampaignId = "c", County = "桃城区" }, Assert.Single(await test.ReadAsync(work => Checks.WaitingAsync(work, "sun"))));
        Assert.Empty(await test.ReadAsync(work => Checks.WaitingAsync(work, "nobody")));
    }

    /// <summary>Three on the list of 桃城区: e1 and e2 are 孙's, e2 also 李's, e3 nobody's; one is off the list, one lies in another county.</summary>
    private static Task SeedAsync(TestDatabase test) => test.WriteAsync(async work =>
    {
        var (enterprises, directory) = (new EnterpriseStore(), new DirectoryStore());
        await enterprises.UpsertAsync(work, Samples.Enterprise("e1", "甲厂"));
        await enterprises.UpsertAsync(work, Samples.Enterprise("e2", "乙厂", track: Track.SmallMicro));
        await enterprises.UpsertAsync(work, Samples.Enterprise("e3", "丙厂"));
        await enterprises.UpsertAsync(work, Samples.Enterprise("off", "丁厂") with { OffListReason = "关闭" });
        await enterprises.UpsertAsync(work, Samples.Enterprise("far", "戊厂", county: "景县"));
        await directory.UpsertAsync(work, Samples.Person("sun", 1, Officer("e1"), Officer("e2")));
        await directory.UpsertAsync(work, Samples.Person("li", 2, Officer("e2"), Officer("off")));
        await directory.UpsertAsync(work, Samples.Person("wu", 3, Officer("off")));
        await directory.UpsertAsync(work, Samples.Person("far", 4, Officer("far")));
    });

    private static RoleGrant Officer(string enterpriseId) => new(Role.EnterpriseOfficer, EnterpriseId: enterpriseId);

    /// <summary>Records with lists compare by reference.</summary>
    private static void Same(SelfCheck expected, SelfCheck? actual) => Assert.Equivalent(expected, actual, strict: true);
}

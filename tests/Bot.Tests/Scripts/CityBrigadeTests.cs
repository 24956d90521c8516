using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>市支队大队: the quota of the month and 抽查 of county results.</summary>
public sealed class CityBrigadeTests
{
    private const string WuId = "wu.gang";
    private const string QiId = "qi.feng";

    [Fact]
    public async Task TheQuota_IsCounted_AndItsShortfallToldFromThe20th_OnceADay()
    {
        await using var bot = await StartAsync();
        var wu = await bot.InspectorAsync(WuId);
        await bot.WriteAsync(work => bot.Get<InspectionStore>().AddAsync(work, Signed("i1", new DateOnly(2020, 12, 8))));
        await bot.WriteAsync(work => bot.Get<InspectionStore>().AddAsync(work, Signed("i2", new DateOnly(2020, 12, 8)) with { Number = 92, Replaces = "i1" }));
        await wu.SaysAsync("定额");
        Assert.Contains("一大队：桃城区1/5、枣强县0/5", Phone.Words(await wu.SeesAsync("【12月参与体检】")), StringComparison.Ordinal);

        // The 19th is a Saturday, the 20th a Sunday: nobody is reminded before Monday.
        foreach (var day in new[] { 18, 20 })
        {
            Assert.Equal(0, await RemindersAsync(bot, day));
        }

        Assert.Equal(1, await RemindersAsync(bot, 21));
        await wu.SeesAsync("一大队12月参与体检还差：桃城区差4家、枣强县差5家");
        await bot.As("chen.jing").SeesAsync("一大队：桃城区差4家、枣强县差5家");
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Texts(wu, "【定额提醒】"));
        await bot.As("zheng.hua").SaysAsync("定额");
        await bot.As("zheng.hua").SeesAsync("桃城区1/5（差4家）");
        await bot.As("zhou.tao").SaysAsync("定额");
        await bot.As("zhou.tao").SeesAsync("不在您的职责范围内");
    }

    [Fact]
    public async Task ADraw_GoesToTwoOfTheBrigade_AndItsResultStandsBesideTheForm()
    {
        await using var bot = await StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var before = await visit.InspectionAsync();
        var (wu, office) = (await bot.InspectorAsync(WuId), bot.As("chen.jing"));
        await office.SaysAsync("抽查 3 桃城区");
        await office.SeesAsync("杜绝单人执法");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "spot_check"));

        var qi = await bot.InspectorAsync(QiId);
        await office.SaysAsync("抽查 3 桃城区");
        Scene.Has("随机种子", Phone.Words(await office.SeesAsync("已从桃城区1家已签字的体检结果中随机抽取1家")));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'spot-draw'")));
        await wu.SeesAsync("【入企检查登记表】");
        var card = await wu.SeesCardAsync("抽查：衡水恒泰焦化");
        Scene.Has("不是对企业再体检一次", card.ToString());
        var other = await qi.SeesCardAsync("抽查：衡水恒泰焦化");
        await qi.SaysAsync("我的任务");
        await qi.SeesAsync("· 抽查：1件没填。发“抽查”填写。");

        await wu.TapsAsync(card, "有遗漏");
        await wu.SeesAsync("发来就填“有遗漏”");
        await wu.SaysAsync("危废间没有检查");
        await wu.SeesDoneAsync(card, "有遗漏");
        await qi.SeesDoneAsync(other, "有遗漏");
        await office.SeesAsync("吴刚填“有遗漏”，“危废间没有检查”。登记表没有改动");

        var after = await visit.InspectionAsync();
        Assert.Equal((before.Version, before.SnapshotHash), (after.Version, after.SnapshotHash));
        await office.SaysAsync("抽查");
        await office.SeesAsync("桃城区：共1件，属实0，有遗漏1，走过场0，没填0");
        await office.SaysAsync("抽查 3 桃城区 本月");
        await office.SeesAsync("没有可以抽查的体检结果");
    }

    [Fact]
    public async Task WhoHasNoCharge_DrawsNothing()
    {
        await using var bot = await StartAsync();
        var wu = await bot.InspectorAsync(WuId);
        await wu.SaysAsync("抽查 3 景县");
        await wu.SeesAsync("景县不由您的大队分包");
        await wu.SaysAsync("抽查3 桃城区");
        await wu.SeesAsync("没有可以抽查的体检结果");
        await wu.SaysAsync("抽查 99 桃城区");
        await wu.SeesAsync("一次1到20家");
        await bot.As("zhou.tao").SaysAsync("抽查 1 桃城区");
        await bot.As("zhou.tao").SeesAsync("没有抽取");
    }

    private static async Task<BotFixture> StartAsync()
    {
        var bot = await BotFixture.StartAsync(
            [new SimulatedMember(QiId, "齐峰", "市支队")],
            ("CityBrigades:0:Name", "一大队"),
            ("CityBrigades:0:Counties:0", "桃城区"),
            ("CityBrigades:0:Counties:1", "枣强县"));
        await SignVisit.GrantAsync(bot, WuId, "吴刚", new RoleGrant(Role.CityInspector, Squad: "一大队"));
        await SignVisit.GrantAsync(bot, QiId, "齐峰", new RoleGrant(Role.CityInspector, Squad: "一大队"));
        return bot;
    }

    /// <summary>Reminders to 吴刚 on the morning of the day.</summary>
    private static async Task<int> RemindersAsync(BotFixture bot, int day)
    {
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, day, 9, 0, 5, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        return SignVisit.Texts(bot.As(WuId), "【定额提醒】");
    }

    private static Inspection Signed(string id, DateOnly day) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        Enterprise = CountySeed.Enterprises[2],
        Status = InspectionStatus.Signed,
        Version = 1,
        Date = day,
        Inspectors = [WuId, Scene.ZhangId],
        OpenedAt = DemoSite.CampaignMorning,
        Number = 91,
    };
}

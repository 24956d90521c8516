using Bot.Features.Portraits;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>查, 画像: one card of an enterprise for those in whose scope it lies; everybody else is refused, and that is on record.</summary>
public sealed class PortraitTests
{
    private const string Elsewhere = "枣强县";

    [Fact]
    public async Task AnInspectedEnterprise_IsOneCard_WithItsFindingsAndTheWholeAsAFile()
    {
        await using var bot = await BotFixture.StartAsync();
        await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key, SignVisit.Major);
        var leader = bot.As("zhou.tao");

        await leader.SaysAsync("查 恒泰焦化");
        var card = await leader.SeesCardAsync("企业画像：衡水恒泰焦化");
        Scene.Has("没有办结", card.ToString());

        await leader.TapsAsync(card, "全部问题");
        var findings = Phone.Words(await leader.SeesAsync("共2条，没有办结的在前"));
        Scene.Has("1-1 2020年12月9日　重点问题，整改中，期限12月20日", findings);
        Scene.Has("正在生产，除尘器未开启", findings);

        await leader.TapsAsync(card, "导出");
        await leader.SeesAsync("企业画像-衡水恒泰焦化有限公司-20201209.docx");
    }

    [Fact]
    public async Task TheNameOfAPart_TheInitials_AndTheCode_FindIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await OutsideAsync(bot, county: CountySeed.County);
        var zhang = await bot.InspectorAsync(Scene.ZhangId);

        foreach (var words in new[] { "查 甲乙丙皮革", "画像 JYBPG", "查　ｊｙＢＰＧ", "查 「甲乙丙皮革」。", $"企业画像 {Code}", $"查 {Code.ToLowerInvariant()}" })
        {
            var before = zhang.FromApp.Count;
            await zhang.SaysAsync(words);
            await bot.SettleAsync();
            Scene.Has("企业画像：甲乙丙皮革", Phone.Words(Assert.Single(zhang.FromApp.Skip(before))));
        }

        // Several: one is chosen, and none is opened by the mere tap.
        await zhang.SaysAsync("查 恒泰");
        var list = await zhang.SeesCardAsync("符合的企业有几家");
        await zhang.TapsAsync(list, "打开");
        await zhang.SeesAsync("选一家企业，再点“打开”");
        await zhang.TapsAsync(list, "打开", ("enterprise", "衡水恒泰焦化"));
        await zhang.SeesCardAsync("企业画像：衡水恒泰焦化");
    }

    [Theory]
    [InlineData("查 ../../etc/passwd", "没有找到名称里有“../../etc/passwd”的企业")]
    [InlineData("查 %", "没有找到名称里有“%”的企业")]
    [InlineData("查", "要查哪家企业？发“查 企业名称”")]
    [InlineData("画像", "要查哪家企业？")]
    public async Task AnyText_IsJustAName(string text, string answer)
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        Scene.Has(answer, await bot.AnswerAsync(zhang, () => zhang.SaysAsync(text)));
        Scene.Has("没有找到名称里有“长长", await bot.AnswerAsync(zhang, () => zhang.SaysAsync($"查 {new string('长', 600)}")));
        Assert.Equal(0, await RefusalsAsync(bot));
    }

    [Fact]
    public async Task AnotherCountysEnterprise_IsRefusedEachTime_AndOnRecord()
    {
        await using var bot = await BotFixture.StartAsync();
        await OutsideAsync(bot, Elsewhere);
        var leader = bot.As("zhou.tao");
        var asked = 0;
        foreach (var words in new[] { "查 甲乙丙皮革", "画像 jybpg", $"查 {Code}", "查 甲乙丙皮革" })
        {
            var answer = await bot.AnswerAsync(leader, () => leader.SaysAsync(words));
            Scene.Has("职责范围：这家企业不在您的职责范围（桃城区）内，不能看。这次查询已记入审计。", answer);
            Assert.DoesNotContain(Elsewhere, answer, StringComparison.Ordinal);
            Assert.Equal(++asked, await RefusalsAsync(bot));
        }

        // The city's leader sees both.
        var city = bot.As("zheng.hua");
        await city.SaysAsync("查 甲乙丙皮革");
        var card = await city.SeesCardAsync("企业画像：甲乙丙皮革");

        // Whoever lost the post keeps the card, and it opens nothing.
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person
        {
            UserId = "zheng.hua",
            Name = "郑华",
            Order = 8,
            Roles = [new RoleGrant(Role.CountyDirector, CountySeed.County)],
        }));
        await city.TapsAsync(card, "导出");
        await city.SeesAsync("职责范围：这家企业不在您的职责范围");
        Assert.Equal(++asked, await RefusalsAsync(bot));
    }

    [Fact]
    public async Task AnOfficer_SeesHisOwn_WithoutComplaints_AndNoOther()
    {
        await using var bot = await BotFixture.StartAsync();
        await OutsideAsync(bot, CountySeed.County);
        await bot.WriteAsync(work => bot.Get<DirectoryStore>().UpsertAsync(work, new Person
        {
            UserId = CountySeed.Officer,
            Name = "何晓燕",
            Order = 10,
            Roles = [new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "demo-002")],
        }));
        await bot.WriteAsync(async work =>
        {
            var (run, _) = await bot.Get<ImportRunStore>().BeginAsync(work, new ImportRun
            {
                Kind = ImportKind.Records,
                FileName = "a.csv",
                Sha256 = "",
                StartedAt = bot.Clock.GetUtcNow(),
                Created = 2,
                Changed = 0,
                Unchanged = 0,
                Refused = 0,
                Warned = 0,
            });
            await bot.Get<ExternalRecordStore>().AddAsync(
                work,
                run.Id,
                [Record("r1", RecordKind.Complaint, "反映问题：夜间异味"), Record("r2", RecordKind.Permit, "排污许可证编号：911311007000000001P")]);
        });

        var officer = bot.As(CountySeed.Officer);
        await officer.SaysAsync("查");
        var own = await officer.SeesCardAsync("企业画像：衡水恒泰焦化");
        Assert.DoesNotContain("信访", own.ToString(), StringComparison.Ordinal);
        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        await zhang.SaysAsync("查 恒泰焦化");
        Scene.Has("信访1件", (await zhang.SeesCardAsync("企业画像：衡水恒泰焦化")).ToString());

        Scene.Has("您只能看自己负责的企业", await bot.AnswerAsync(officer, () => officer.SaysAsync("查 甲乙丙皮革")));
        Assert.Equal(1, await RefusalsAsync(bot));
        var (seen, hidden) = (await ReadAsync(bot, PortraitSight.Office), await ReadAsync(bot, PortraitSight.Enterprise));
        Assert.Equal(2, seen.Records.Count);
        Assert.Equal("r2", Assert.Single(hidden.Records).Id);
        Assert.DoesNotContain(PortraitSections.Of(hidden), section => section.Title == "信访");
    }

    /// <summary>GB 32100-2015, appendix: the code printed there as an example.</summary>
    private const string Code = "91350100M000100Y43";

    private static ExternalRecord Record(string id, RecordKind kind, string words) => new()
    {
        Id = id,
        EnterpriseId = "demo-002",
        Kind = kind,
        Words = words,
        Source = "市平台",
        SourceDay = new DateOnly(2020, 12, 1),
    };

    private static Task<bool> OutsideAsync(BotFixture bot, string county) => bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, new Enterprise
    {
        Id = "outside-1",
        Name = "甲乙丙皮革有限公司",
        County = county,
        CreditCode = Code,
        Industry = Industry.Of(15),
        Track = Track.Full,
    }));

    private static Task<long> RefusalsAsync(BotFixture bot) =>
        bot.ReadAsync(async work => await work.ScalarAsync<long>("select count(*) from audit where action = @action", new { action = PortraitHandler.Refused }));

    private static async Task<Portrait> ReadAsync(BotFixture bot, PortraitSight sight) => await bot.ReadAsync(async work =>
    {
        var enterprise = (await bot.Get<EnterpriseStore>().FindAsync(work, "demo-002"))!;
        return await new PortraitReader(bot.Get<PortraitStore>(), bot.Get<ExternalRecordStore>(), bot.Get<ExchangeStore>(), bot.Get<MissedViolationStore>()).ReadAsync(work, enterprise, sight, bot.Clock.GetUtcNow());
    });
}

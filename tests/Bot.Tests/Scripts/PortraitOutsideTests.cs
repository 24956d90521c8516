using Bot.Features.Portraits;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Bot.Tests.Web;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>What a portrait says of other systems' visits, and of 倒查 to those who may know.</summary>
public sealed class PortraitOutsideTests
{
    [Fact]
    public async Task VisitsOfOtherSystems_StandInTheirSection_AndInNoNumber()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await TheirsAsync(bot);
        var leader = bot.As("zhou.tao");

        await leader.SaysAsync("查 恒泰焦化");
        var card = (await leader.SeesCardAsync("企业画像：衡水恒泰焦化")).ToString();
        Scene.Has("其他系统检查2次（最近2020年12月8日）", card);
        Scene.Has("体检：1次", card);
        Scene.Has("问题：1条", card);

        var section = await SectionAsync(bot, PortraitSight.Office, null);
        Assert.Equal(["2020年12月8日", "2020年12月7日"], section.Select(row => row.Label));
        Scene.Has("双随机检查，3人，问题1条\n· 【", section[1].Text);
        Scene.Has("除尘器未开（整改中）\n来源：yidong-app，2020年12月8日导入", section[1].Text);
        Scene.Has("信访检查，2人，没有问题", section[0].Text);

        // Whoever complained could be guessed.
        Assert.Equal("2020年12月7日", Assert.Single(await SectionAsync(bot, PortraitSight.Enterprise, null)).Label);
    }

    [Fact]
    public async Task Accountability_IsSeenByThoseWhoHandleIt_AndNobodyElseLearnsOfIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var scene = await AccountabilityScene.StartAsync(bot);
        await scene.ConfirmAsync(AccountabilityScene.Hengtai);
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var seeing in new[] { scene.Chen, bot.As("feng.yi") })
        {
            await seeing.SaysAsync("查 恒泰焦化");
            Scene.Has("倒查1件", (await seeing.SeesCardAsync("企业画像：衡水恒泰焦化")).ToString());
        }

        var person = (await bot.ReadAsync(work => bot.Get<DirectoryStore>().FindAsync(work, "chen.jing")))!;
        var row = Assert.Single((await PortraitAsync(bot, PortraitSight.Office, person)).Single(section => section.Title.StartsWith("倒查", StringComparison.Ordinal)).Rows);
        Scene.Has("已确认为应查出而未查出：事实清楚，检查时应当发现；签字的：张伟、李娜", row.Text);
        using (var page = await BoardScene.SignedInAsync(bot, "chen.jing"))
        {
            Scene.Has("检查时应当发现", (await page.OpenAsync($"/board/enterprise/{SignVisit.EnterpriseId}")).Text);
        }

        // The county's leader, the city's leader, and he who signed.
        foreach (var (name, board) in new[] { ("zhou.tao", true), ("zheng.hua", true), ("zhang.wei", false) })
        {
            var other = bot.As(name);
            await other.SaysAsync("查 恒泰焦化");
            Assert.DoesNotContain("倒查", (await other.SeesCardAsync("企业画像：衡水恒泰焦化")).ToString(), StringComparison.Ordinal);
            if (board)
            {
                using var page = await BoardScene.SignedInAsync(bot, name);
                Assert.DoesNotContain("倒查", (await page.OpenAsync($"/board/enterprise/{SignVisit.EnterpriseId}")).Text, StringComparison.Ordinal);
            }

            var own = (await bot.ReadAsync(work => bot.Get<DirectoryStore>().FindAsync(work, name)))!;
            Assert.DoesNotContain(await PortraitAsync(bot, PortraitSight.Office, own), section => section.Title.StartsWith("倒查", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(await PortraitAsync(bot, PortraitSight.Enterprise, person), section => section.Title.StartsWith("倒查", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Bot.Documents.SheetRow>> SectionAsync(BotFixture bot, PortraitSight sight, Person? viewer) =>
        (await PortraitAsync(bot, sight, viewer)).Single(section => section.Title.StartsWith("其他系统", StringComparison.Ordinal)).Rows;

    private static Task<IReadOnlyList<Bot.Documents.SheetSection>> PortraitAsync(BotFixture bot, PortraitSight sight, Person? viewer) => bot.ReadAsync(async work =>
    {
        var enterprise = (await bot.Get<EnterpriseStore>().FindAsync(work, SignVisit.EnterpriseId))!;
        var reader = new PortraitReader(bot.Get<PortraitStore>(), bot.Get<ExternalRecordStore>(), bot.Get<ExchangeStore>(), bot.Get<MissedViolationStore>());
        return PortraitSections.Of(await reader.ReadAsync(work, enterprise, sight, bot.Clock.GetUtcNow(), viewer));
    });

    private static Task<bool> TheirsAsync(BotFixture bot) => bot.WriteAsync(work => bot.Get<ExchangeStore>().PutAsync(
        work,
        "yidong-app",
        [Visit("v1", 7, "double_random", 3), Visit("v2", 8, "complaint", 2)],
        [new ExchangedFinding { Id = "f1", Visit = "v1", Ordinal = 1, TypeCode = 7, State = "open", Words = "除尘器未开", ImportedAt = At }],
        []));

    private static ExchangedVisit Visit(string id, int day, string kind, int inspectors) => new()
    {
        Id = id,
        EnterpriseId = SignVisit.EnterpriseId,
        County = CountySeed.County,
        Day = new DateOnly(2020, 12, day),
        Kind = kind,
        Inspectors = inspectors,
        FileName = "theirs.json",
        ImportedAt = At,
    };

    private static long At => new DateTimeOffset(2020, 12, 8, 18, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
}

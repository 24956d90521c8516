using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>Nobody acts outside the scope; each gets a plain answer and nothing changes.</summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task NotInTheDirectory_IsToldWhomToAsk()
    {
        await using var bot = await BotFixture.StartAsync();
        var stranger = bot.As("stranger");
        foreach (var text in new[] { "开始体检", "体检 恒泰", "台账", "完成", "签字", "正在生产，烟尘直排" })
        {
            await stranger.SaysAsync(text);
            await stranger.SeesAsync("您还不在人员名单里，暂时不能使用。请联系管理员陈静");
        }

        await stranger.SendsPictureAsync(SamplePicture.Png);
        await stranger.SeesAsync("您还不在人员名单里");
        await NothingHappenedAsync(bot);
    }

    [Fact]
    public async Task AnotherCountysInspector_FindsAndReachesNothingHere()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.Inspector, "枣强县", "一中队"));
        var (visit, _, _) = await SignVisit.SubmittedAsync(bot, SignVisit.Key);
        var other = await bot.InspectorAsync("stranger");
        var before = await visit.InspectionAsync();
        await other.SaysAsync("体检 恒泰");
        await bot.SettleAsync();
        Assert.Equal(0, SignVisit.Cards(other, "开始体检"));
        await other.SaysAsync("签字");
        await other.SeesAsync("现在没有等您签字的登记表");
        await other.SaysAsync("完成");
        await other.SeesAsync("现在没有正在登记的体检");
        await other.SaysAsync("台账");
        await other.SeesAsync("台账是空的");
        Assert.Equal(before.Version, (await visit.InspectionAsync()).Version);
    }

    [Theory]
    [InlineData(CountySeed.Officer)]
    [InlineData("zhao.min")]
    [InlineData("zheng.hua")]
    [InlineData("feng.yi")]
    public async Task WhoInspectsNothing_StartsAndFilesNothing(string userId)
    {
        await using var bot = await BotFixture.StartAsync();
        var person = bot.As(userId);
        foreach (var text in new[] { "开始体检", "体检 恒泰", "正在生产，烟尘直排", "完成", "签字", "撤回", "承诺书" })
        {
            var seen = person.FromApp.Count;
            await person.SaysAsync(text);
            await bot.SettleAsync();
            Assert.True(person.FromApp.Count > seen, text);
        }

        Assert.Equal(0, SignVisit.Cards(person, "开始体检"));
        await NothingHappenedAsync(bot);
    }

    [Fact]
    public async Task AnOfficer_GetsNoLedger()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.As(CountySeed.Officer).SaysAsync("台账");
        await bot.As(CountySeed.Officer).SeesAsync("台账只发给执法人员和分局、市局人员");
        Assert.Empty(SignVisit.Files(bot.As(CountySeed.Officer), ".xlsx"));
    }

    private static async Task NothingHappenedAsync(BotFixture bot)
    {
        foreach (var table in new[] { "inspection", "commitment", "notice", "assignment", "ledger", "stored_file" })
        {
            Assert.Equal(0, await SignVisit.CountAsync(bot, table));
        }
    }
}

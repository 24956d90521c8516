using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>日报: what is new is new in exactly one of them.</summary>
public sealed class DigestDayTests
{
    private const string Director = "zhou.tao";

    [Fact]
    public async Task AFormSignedAfterTheDigest_IsOfTheNext_AndSoIsWhatACorrectionAdds()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key, SignVisit.General);
        await AtAsync(bot, 9, 17, 40);
        await SaysAsync(bot, 9, "今天：体检0家，问题0条，销号0条");

        // The visit of the 9th is signed by all in the evening, after the digest.
        await AtAsync(bot, 9, 18, 30);
        await visit.SignAsync(mine, hers);
        await AtAsync(bot, 10, 17, 40);
        await SaysAsync(bot, 10, "今天：体检1家，问题2条，销号0条");

        await AtAsync(bot, 11, 9, 0);
        await visit.Li.SaysAsync("更正1");
        await visit.Li.SeesAsync("已开始更正");
        await visit.Li.SaysAsync("撤回 2");
        await visit.Li.SeesAsync("撤回");
        await visit.Li.SaysAsync("问题 16 限期整改 12-25 一般 正在生产，危废间没有标识");
        await visit.Li.SeesCardAsync("条已记下");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.Li.SaysAsync("完成");
        var (again, hersAgain) = (await visit.Zhang.SeesCardAsync("请确认签字"), await visit.Li.SeesCardAsync("请确认签字"));
        await AtAsync(bot, 11, 17, 40);
        await SaysAsync(bot, 11, "今天：体检0家，问题0条，销号0条");

        // Signed on Saturday; the next digest is Monday's.
        await AtAsync(bot, 12, 10, 0);
        await visit.SignAsync(again, hersAgain);
        await AtAsync(bot, 14, 17, 40);
        await SaysAsync(bot, 14, "这几天：体检0家，问题1条，销号0条");
        await AtAsync(bot, 15, 17, 40);
        await SaysAsync(bot, 15, "今天：体检0家，问题0条，销号0条");
        Assert.Empty(await bot.ReadAsync(work => bot.Get<TallyStore>().CheckAsync(work)));
    }

    /// <summary>What the last digest said of the day was the former campaign's, and takes nothing off the new one.</summary>
    [Fact]
    public async Task TheDayTheCountyChangesItsCampaign_CountsWhole()
    {
        await using var bot = await BotFixture.StartAsync(
            ("Digest:Picture", "false"), ("Campaigns:0:Id", "2020-2021"),
            ("Campaigns:1:Id", "tao"), ("Campaigns:1:Counties:0", CountySeed.County), ("Campaigns:1:IssuedOn", "2020-12-10"),
            ("Campaigns:1:SelfCheckFrom", "2020-12-10"), ("Campaigns:1:SelfCheckTo", "2020-12-10"), ("Campaigns:1:InspectionFrom", "2020-12-10"));
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        await AtAsync(bot, 9, 17, 40);
        await SaysAsync(bot, 9, "今天：体检1家，问题2条，销号0条");
        await AtAsync(bot, 10, 9, 0);
        await SignVisit.SignedAsync(bot, SignVisit.General);
        await AtAsync(bot, 10, 17, 40);
        await SaysAsync(bot, 10, "今天：体检1家，问题1条，销号0条");
        await AtAsync(bot, 11, 17, 40);
        await SaysAsync(bot, 11, "今天：体检0家，问题0条，销号0条");
    }

    [Fact]
    public async Task WithoutAList_ItSaysThatThereIsNone()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await bot.WriteAsync(async work =>
        {
            foreach (var enterprise in CountySeed.Enterprises)
            {
                await bot.Get<EnterpriseStore>().UpsertAsync(work, enterprise with { OffListReason = "不在名册" });
            }
        });
        await AtAsync(bot, 9, 17, 40);
        var card = (await bot.As(Director).SeesCardAsync("桃城区日报 12月9日")).ToString();
        Scene.Has("体检覆盖率（名册还是空的）", card);
        Scene.Has("体检：0/0家，0%", card);
        Scene.Has("还没有签完字的体检，数字都是0", card);
    }

    private static async Task SaysAsync(BotFixture bot, int day, string words) =>
        Scene.Has(words, (await bot.As(Director).SeesCardAsync(FormattableString.Invariant($"桃城区日报 12月{day}日"))).ToString());

    private static async Task AtAsync(BotFixture bot, int day, int hour, int minute)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, day, hour, minute, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}

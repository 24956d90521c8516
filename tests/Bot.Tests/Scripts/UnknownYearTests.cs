using Bot.Scheduling;
using Bot.Simulator;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>A year whose 放假安排 nobody has entered: digest and reports go on, and the city hears of it.</summary>
public sealed class UnknownYearTests
{
    private static readonly (string, string)[] Longer = [("Digest:Picture", "false"), ("Campaigns:0:InspectionTo", "2027-06-30"), ("Campaigns:0:LookBackTo", "2027-06-30")];

    [Fact]
    public async Task TheDigest_GoesOut_FromMondayToFriday_AndNamesTheYear()
    {
        await using var bot = await BotFixture.StartAsync(Longer);
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        await AtAsync(bot, 4, 17.7);

        Scene.Has("没有2027年的放假安排", (await bot.As("zheng.hua").SeesCardAsync("全市日报 1月4日")).ToString());
        Assert.DoesNotContain("放假安排", (await bot.As("zhou.tao").SeesCardAsync("桃城区日报 1月4日")).ToString(), StringComparison.Ordinal);

        await AtAsync(bot, 9, 17.7);
        Assert.Equal(1, SignVisit.Cards(bot.As("zhou.tao"), "桃城区日报"));
    }

    [Fact]
    public async Task TheReport_IsMadeOnItsDay()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(ReportScene.Sun, "孙雨", "分局办公室")], Longer);
        await SignVisit.GrantAsync(bot, ReportScene.Sun, "孙雨", new RoleGrant(Role.CityOffice, "桃城区"));
        await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        await AtAsync(bot, 20, 8.2);

        await bot.As(ReportScene.Sun).SeesAsync("桃城区1月20日报告（第1版）已生成，请核对文件，在1月20日下班前点“发布”");
    }

    private static async Task AtAsync(BotFixture bot, int day, double hour)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2027, 1, day, 0, 0, 5, TimeSpan.FromHours(8)).AddHours(hour));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}

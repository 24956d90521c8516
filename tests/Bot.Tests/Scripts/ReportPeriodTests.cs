using Bot.Features.Reports;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using static Bot.Tests.Scripts.ReportScene;

namespace Bot.Tests.Scripts;

/// <summary>Everything is in the period of exactly one report, whatever is corrected afterwards.</summary>
public sealed class ReportPeriodTests
{
    [Fact]
    public async Task WhatACorrectionAdds_IsOfThePeriodInWhichItIsSigned_AndTheRestStays()
    {
        await using var bot = await StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        await AtAsync(bot, 10, 8.2);
        await AtAsync(bot, 11, 9);
        await visit.Li.SaysAsync("更正1");
        await visit.Li.SeesAsync("已开始更正");
        await visit.Li.SaysAsync("问题 16 限期整改 12-25 一般 正在生产，危废间没有标识");
        await visit.Li.SeesCardAsync("条已记下");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.Li.SaysAsync("完成");
        await visit.SignAsync(await visit.Zhang.SeesCardAsync("请确认签字"), await visit.Li.SeesCardAsync("请确认签字"));
        await AtAsync(bot, 18, 8.2);

        var (first, second) = (await FiguresAsync(bot, 10), await FiguresAsync(bot, 20));
        Assert.Equal(((1, 1), (2, 2)), (Of(first.Forms), Of(first.Findings)));
        Assert.Equal(((0, 1), (1, 3)), (Of(second.Forms), Of(second.Findings)));
        Assert.Equal((1, 1), Of(second.Types[16]));
        Assert.Equal((0, 1), Of(second.Types[7]));
    }

    [Fact]
    public async Task AnAmendedDecision_IsOfThePeriodOfTheFirst_AndCountsOnce()
    {
        await using var bot = await StartAsync();
        var (_, zhao, zhou) = await PenaltyAmendTests.SentAsync(bot);
        await zhao.TapsAsync(await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条"), "从重处罚");
        await zhao.SaysAsync("拒不整改");
        await zhao.TapsAsync(await zhao.SeesCardAsync("请签字：从重处罚"), "签字决定");
        await zhao.SeesAsync("已签字");
        await AtAsync(bot, 10, 8.2);
        await AtAsync(bot, 11, 9);
        await zhou.SaysAsync("处罚建议 1 1");
        await zhou.TapsAsync(await zhou.SeesCardAsync("已决定：衡水恒泰焦化 第1条"), "更正决定");
        await zhou.TapsAsync(await zhou.SeesCardAsync("更正决定：衡水恒泰焦化 第1条"), "从轻处罚");
        await zhou.SeesAsync("请用一句话写明为什么更正");
        await zhou.SaysAsync("企业已按期开工整改，原决定看错了进度");
        await zhou.TapsAsync(await zhou.SeesCardAsync("请签字：从轻处罚"), "签字决定");
        await zhou.SeesAsync("已签字：衡水恒泰焦化 第1条，从轻处罚");
        await AtAsync(bot, 18, 8.2);

        var (first, second) = (await FiguresAsync(bot, 10), await FiguresAsync(bot, 20));
        Assert.Equal(((1, 1), (0, 0)), (Of(first.Heavier), Of(first.Lenient)));
        Assert.Equal(((0, 0), (0, 1)), (Of(second.Heavier), Of(second.Lenient)));
    }

    private static async Task<ReportFigures> FiguresAsync(BotFixture bot, int day)
    {
        var rows = await bot.ReadAsync(work => bot.Get<ReportStore>().OfDayAsync(work, "2020-2021", new DateOnly(2020, 12, day)));
        return StorageJson.Read<ReportFigures>(Assert.Single(rows, row => row.County == "桃城区").Figures);
    }

    private static (int Period, int Total) Of(PeriodCount tally) => (tally.Period, tally.Total);
}

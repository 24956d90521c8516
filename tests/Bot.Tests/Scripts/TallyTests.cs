using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;

namespace Bot.Tests.Scripts;

/// <summary>The numbers of leaders' pages are those of the rows, to the row, whatever happened; here the rows are counted by statements of their own.</summary>
public sealed class TallyTests
{
    private const string Campaign = "2020-2021";

    private const string Standing = "i.status = 'Signed' and not exists (select 1 from inspection as c where c.replaces = i.id and c.status = 'Signed')";

    [Fact]
    public async Task AfterACampaignWithEverything_EveryNumberIsTheRows()
    {
        await using var bot = await BotFixture.StartAsync();
        await AssertRowsAsync(bot, ledger: 0, closed: 0);

        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.General, SignVisit.Key);
        await AssertRowsAsync(bot, ledger: 2, closed: 0);
        await bot.As("zhao.min").SaysAsync("改级 1-2 重大 堆场面积大");
        await bot.As("zhao.min").SeesAsync("改为周涛");
        await AssertRowsAsync(bot, ledger: 2, closed: 0);
        await PenaltyAsync(bot, visit);
        await AssertRowsAsync(bot, ledger: 2, closed: 0);

        // One case is closed, the correction drops it and brings another finding.
        await officer.TapsAsync(await officer.SeesCardAsync("有2条问题"), "打开", ("case", "除尘器"));
        await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-2"), "除尘器已修好");
        await visit.Zhang.TapsAsync(visit.Zhang.LastCard("复查 1-2"), "通过");
        await officer.SeesAsync("1-2");
        await AssertRowsAsync(bot, ledger: 2, closed: 1);
        await visit.Li.SaysAsync("更正1");
        await visit.Li.SeesAsync("已开始更正");
        await visit.Li.SaysAsync("撤回 2");
        await visit.Li.SeesAsync("撤回");
        await visit.Li.SaysAsync("问题 15 限期整改 12-25 一般 正在生产，烟尘直排，没有排污许可证");
        await visit.Li.SeesCardAsync("条已记下");
        await visit.Li.SaysAsync("问题 6 限期整改 12-25 一般 正在生产，破碎工序烟尘直排，没有排污许可证也没有登记");
        await visit.Li.SeesCardAsync("条已记下");
        await AssertRowsAsync(bot, ledger: 2, closed: 1);
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.Li.SaysAsync("完成");
        await visit.SignAsync(await visit.Zhang.SeesCardAsync("请确认签字"), await visit.Li.SeesCardAsync("请确认签字"));
        await officer.SeesAsync("本告知更正并代替先前的一份");
        await AssertRowsAsync(bot, ledger: 3, closed: 0);
        var types = (await bot.ReadAsync(work => bot.Get<TallyStore>().TotalsAsync(work, Campaign, []))).ByPart(Measure.FindingType);
        Assert.Equal([("6", 2), ("10", 1)], types);

        // 回头看: one is said to have come back.
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2021, 3, 16, 6, 0, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        bot.Clock.Advance(TimeSpan.FromHours(2.5));
        await bot.Get<Scheduler>().RunDueAsync();
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("回头看：填复查结果"), "逐条填写");
        var (first, second) = (await visit.Zhang.SeesCardAsync("第1条"), await visit.Zhang.SeesCardAsync("第2条"));
        await visit.Zhang.TapsAsync(first, "复发");
        await visit.Zhang.SeesAsync("发来就填“复发”");
        await visit.Zhang.SaysAsync("又没有苫盖");
        await bot.SettleAsync();
        await visit.Zhang.TapsAsync(second, "已整改");
        await bot.SettleAsync();
        await AssertRowsAsync(bot, ledger: 3, closed: 0);

        // The list: off it, into another county and back, another track.
        var visited = CountySeed.Enterprises.Single(one => one.Id == SignVisit.EnterpriseId);
        foreach (var changed in new[] { visited with { County = "景县" }, visited with { OffListReason = "关停" }, visited with { Track = Track.SmallMicro }, visited })
        {
            await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, changed));
            await AssertRowsAsync(bot, ledger: 3, closed: 0);
        }
    }

    [Fact]
    public async Task ASiteOfBefore_HasItsNumbersAtTheNextStart_AndAWrongOneIsNamed()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.General, SignVisit.Key);
        await bot.SettleAsync();
        await bot.WriteAsync(work => work.ExecuteAsync("delete from tally"));
        Assert.NotEmpty(await bot.ReadAsync(work => bot.Get<TallyStore>().CheckAsync(work)));
        await bot.RestartAsync();
        await AssertRowsAsync(bot, ledger: 2, closed: 0);

        await bot.WriteAsync(work => work.ExecuteAsync("update tally set amount = amount + 3 where measure = 'Forms' and day = ''"));
        var wrong = Assert.Single(await bot.ReadAsync(work => bot.Get<TallyStore>().CheckAsync(work)));
        Assert.Equal((Measure.Forms, 4, 1), (wrong.Key.Measure, wrong.Kept, wrong.Counted));
        await bot.WriteAsync(work => Tallies.RebuildAsync(work));
        await AssertRowsAsync(bot, ledger: 2, closed: 0);
    }

    private static async Task PenaltyAsync(BotFixture bot, SignVisit visit)
    {
        var (zhang, zhao) = (visit.Zhang, bot.As("zhao.min"));
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化"), "打开", ("finding", "1 "));
        await zhang.TapsAsync(await zhang.SeesCardAsync("衡水恒泰焦化 第1条"), "就是这种");
        await zhang.TapsAsync(await zhang.SeesCardAsync("三年内是不是首次发现"), "是首次");
        await zhang.TapsAsync(await zhang.SeesCardAsync("造成明显的环境污染后果了吗"), "没有明显后果");
        await zhang.TapsAsync(await zhang.SeesCardAsync("您看整改及时吗"), "及时");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "送负责人决定");
        await zhao.TapsAsync(await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条"), "不予处罚");
        await zhao.SeesAsync("回复“同意”");
        await zhao.SaysAsync("同意。");
        await zhao.TapsAsync(await zhao.SeesCardAsync("请签字：不予处罚"), "签字决定");
        await zhao.SeesAsync("台账的处罚情况已填");
    }

    private static async Task AssertRowsAsync(BotFixture bot, int ledger, int closed)
    {
        await bot.SettleAsync();
        var sheet = await bot.ReadAsync(work => bot.Get<TallyStore>().TotalsAsync(work, Campaign, []));
        var rows = await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, Campaign, []));
        Assert.Equal((ledger, ledger, closed), (rows.Count, sheet.Sum(Measure.LedgerRows), sheet.Sum(Measure.CaseClosed)));
        await SameAsync(bot, sheet, Measure.Forms, $"select i.county as County, '' as Part, count(*) as Amount from inspection as i where {Standing} group by i.county");
        await SameAsync(bot, sheet, Measure.FindingType, $"select i.county as County, coalesce(f.type_code, 0) as Part, count(*) as Amount from inspection as i join finding as f on f.inspection_id = i.id where {Standing} group by i.county, f.type_code");
        await SameAsync(bot, sheet, Measure.FindingSeverity, $"select i.county as County, f.severity as Part, count(*) as Amount from inspection as i join finding as f on f.inspection_id = i.id where {Standing} group by i.county, f.severity");
        await SameAsync(bot, sheet, Measure.FindingHandling, $"select i.county as County, f.handling_code as Part, count(*) as Amount from inspection as i join finding as f on f.inspection_id = i.id where {Standing} group by i.county, f.handling_code");
        await SameAsync(bot, sheet, Measure.Noticed, $"select i.county as County, '' as Part, count(*) as Amount from inspection as i join notice as n on n.inspection_id = i.id where {Standing} group by i.county");
        await SameAsync(bot, sheet, Measure.Acknowledged, $"select i.county as County, '' as Part, count(*) as Amount from inspection as i join notice as n on n.inspection_id = i.id where (n.acknowledged_at is not null or n.id in (select notice_id from notice_refusal)) and {Standing} group by i.county");
        await SameAsync(bot, sheet, Measure.CaseOpened, $"select i.county as County, r.severity as Part, count(*) as Amount from inspection as i join rectification as r on r.inspection_id = i.id where {Standing} group by i.county, r.severity");
        await SameAsync(bot, sheet, Measure.CaseClosed, $"select i.county as County, r.severity as Part, count(*) as Amount from inspection as i join rectification as r on r.inspection_id = i.id where r.status = 'Closed' and {Standing} group by i.county, r.severity");
        await SameAsync(bot, sheet, Measure.LookedBack, $"select i.county as County, b.result as Part, count(*) as Amount from inspection as i join look_back as b on b.inspection_id = i.id where b.result is not null and {Standing} group by i.county, b.result");
        await SameAsync(bot, sheet, Measure.Penalty, $"select i.county as County, p.decision as Part, count(*) as Amount from inspection as i join penalty as p on p.inspection_id = i.id where p.decision is not null and {Standing} group by i.county, p.decision");
        await SameAsync(bot, sheet, Measure.Listed, "select county as County, track as Part, count(*) as Amount from enterprise where off_list_reason is null group by county, track");

        // What 进度 counts itself, every time anew.
        var coverage = (await bot.ReadAsync(work => bot.Get<ProgressStore>().CoverageAsync(work, Campaign))).Where(one => one.Signed > 0);
        Assert.Equal(coverage.Select(one => (one.County, "", one.Signed)), Of(sheet, Measure.Covered));

        // The days give the sums.
        var days = await bot.ReadAsync(work => bot.Get<TallyStore>().DaysAsync(work, Campaign, [], new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31)));
        Assert.All(Enum.GetValues<Measure>().Where(measure => measure != Measure.Listed), measure => Assert.Equal(Of(sheet, measure), Of(days, measure)));
        Assert.Empty(await bot.ReadAsync(work => bot.Get<TallyStore>().CheckAsync(work)));
    }

    private static async Task SameAsync(BotFixture bot, TallySheet sheet, Measure measure, string sql) => Assert.Equal(
        (await bot.ReadAsync(work => work.QueryAsync<Counted>(sql))).Select(row => (row.County, row.Part, row.Amount)).OrderBy(row => row.County, StringComparer.Ordinal).ThenBy(row => row.Part, StringComparer.Ordinal),
        Of(sheet, measure));

    private static IEnumerable<(string County, string Part, int Amount)> Of(TallySheet sheet, Measure measure) => sheet.Rows
        .Where(row => row.Measure == measure)
        .GroupBy(row => (row.County, row.Part))
        .Select(group => (group.Key.County, group.Key.Part, Amount: group.Sum(row => row.Amount)))
        .Where(row => row.Amount != 0)
        .OrderBy(row => row.County, StringComparer.Ordinal)
        .ThenBy(row => row.Part, StringComparer.Ordinal);

    private sealed record Counted
    {
        public string County { get; init; } = "";

        public string Part { get; init; } = "";

        public int Amount { get; init; }
    }
}

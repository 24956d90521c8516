using Bot.Operations.Demo;

namespace Bot.Tests.Scripts;

/// <summary>What the enterprise reported as a fault (故障): the inspector says whether it is this one, then its times are known to annex 1 case 3.</summary>
public sealed class PenaltyFaultTests
{
    [Fact]
    public async Task AFaultThatWasReported_IsTakenOnlyWhenItIsThisOne()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SignVisit.EnterpriseId]);
        await using var running = bot;
        await he.SaysAsync("故障 8:10 1号除尘器风机烧毁，已停产");
        await he.SeesAsync("已收到故障报告");
        var zhang = (await SignVisit.SignedAsync(bot, SignVisit.Key)).Zhang;
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "就是这种");
        await zhang.SeesAsync("“1号除尘器风机烧毁”");
        await zhang.TapsAsync(zhang.LastCard("是企业报来的这次故障吗"), "是这次故障");
        await zhang.TapsAsync(await zhang.SeesCardAsync("是突发故障等非主观故意的原因吗"), "是");
        await zhang.TapsAsync(await zhang.SeesCardAsync("有没有已联网的在线监控"), "没有");
        var advice = Phone.Words(await zhang.SeesAsync("结论：适用，不予处罚（依据：附件1第三种）"));
        Scene.Has("· 发现故障时间：12月9日 08:10（企业报来的故障：1号除尘器风机烧毁）", advice);
        Scene.Has("· 停限产时间：12月9日", advice);

        // Another one after all: its times say nothing here.
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "改一项事实");
        await zhang.TapsAsync(await zhang.SeesCardAsync("改一项事实"), "改这一项", ("fact", "企业报来的故障"));
        await zhang.TapsAsync(await zhang.SeesCardAsync("是企业报来的这次故障吗"), "不是这次");
        await zhang.SeesAsync("什么时候发现故障的？请发日期和时间");
    }

    /// <summary>Measures that stop nothing are no 停、限产措施, and a time that was changed after the report is asked for.</summary>
    [Fact]
    public async Task WhatTheReportLeavesOpen_IsAsked()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SignVisit.EnterpriseId]);
        await using var running = bot;
        await he.SaysAsync("故障 8:10 1号除尘器风机烧毁，正在抢修");
        await he.SeesAsync("已收到故障报告");
        await bot.SettleAsync();
        var zhang = (await SignVisit.SignedAsync(bot, SignVisit.Key)).Zhang;
        await bot.WriteAsync(work => work.ExecuteAsync(
            "insert into emergency_entry (emergency_id, ordinal, kind, at, user_id, words) select id, 1, 'Corrected', reported_at, begun_by, '2020-12-08T00:10:00.0000000+00:00' from emergency"));
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "就是这种");
        await zhang.TapsAsync(await zhang.SeesCardAsync("是企业报来的这次故障吗"), "是这次故障");
        await zhang.TapsAsync(await zhang.SeesCardAsync("是突发故障等非主观故意的原因吗"), "是");
        await zhang.SeesAsync("什么时候发现故障的？企业报的是12月9日 08:10，报告后改过，请核对。");
        await zhang.SaysAsync("12-9 8:00");
        await zhang.SeesAsync("企业报的措施里没有停产、限产：“抢修”");
    }
}

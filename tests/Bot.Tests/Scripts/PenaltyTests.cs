using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>处罚建议: from a signed form over the facts and the advice to a leader's signature, the ledger and the officer.</summary>
public sealed class PenaltyTests
{
    private const string Excess = "问题 3 限期整改 12-20 重点 正在生产，污水直排，化学需氧量超标0.08倍";

    [Fact]
    public async Task FromTheNumberOfAForm_ToTheOfficer_AsItReads()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.General, SignVisit.Key);
        var (zhang, zhao, zhou) = (visit.Zhang, bot.As("zhao.min"), bot.As("zhou.tao"));
        await bot.SettleAsync();
        foreach (var phone in new[] { zhang, zhao, zhou, bot.As(CountySeed.Officer) }.Where(phone => phone.FromApp.Count > 0))
        {
            await phone.SeesAsync(Phone.Words(phone.FromApp[^1]));
        }

        bot.Transcript.Clear();

        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化"), "打开", ("finding", "1 "));
        await zhang.TapsAsync(await zhang.SeesCardAsync("衡水恒泰焦化 第1条"), "就是这种");
        await zhang.TapsAsync(await zhang.SeesCardAsync("三年内是不是首次发现"), "是首次");
        await zhang.TapsAsync(await zhang.SeesCardAsync("造成明显的环境污染后果了吗"), "没有明显后果");
        await zhang.TapsAsync(await zhang.SeesCardAsync("您看整改及时吗"), "及时");
        await zhang.SeesAsync("结论：适用，不予处罚（依据：附件1第六种）");
        var advice = await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条");
        await zhang.TapsAsync(advice, "送负责人决定");
        await zhang.SeesDoneAsync(advice, "已送负责人");
        await zhang.SeesAsync("已送赵敏、周涛");

        await zhao.SeesAsync("张伟送来一件处罚建议，请您决定");
        var decision = await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条");
        await zhao.TapsAsync(decision, "不予处罚");
        await zhao.SeesAsync("回复“同意”");
        await zhao.SaysAsync("同意。");
        var sign = await zhao.SeesCardAsync("请签字：不予处罚");
        Assert.Equal("", await LedgerAsync(bot, 1));

        // The other leader is on it at the same time; the first signature counts.
        var other = await zhou.SeesCardAsync("请决定：衡水恒泰焦化 第1条");
        await zhou.TapsAsync(other, "从轻处罚");
        await zhou.SeesAsync("建议是“不予处罚”");
        await zhou.SaysAsync("第一次，从轻");
        var late = await zhou.SeesCardAsync("请签字：从轻处罚");
        await zhao.TapsAsync(sign, "签字决定");
        await zhao.TapsAsync(sign, "签字决定");
        await zhao.SeesDoneAsync(sign, "已签字");
        await zhao.SeesAsync("台账的处罚情况已填");
        await zhou.TapsAsync(late, "签字决定");
        await zhou.SeesAsync("赵敏已于12月9日 08:35决定不予处罚");
        await zhang.SeesAsync("【处罚决定】衡水恒泰焦化有限公司，登记表0001第1条：赵敏决定不予处罚");
        await bot.As(CountySeed.Officer).SeesAsync("决定不予行政处罚");
        Golden.Match(string.Join('\n', bot.Transcript), "Golden/penalty.txt");

        // Tapped twice, asked for again: it stays.
        await zhao.SeesAsync("决定已签字，没有改动");
        await zhang.SaysAsync("处罚建议 1 1");
        await zhang.SeesAsync("决定已签字，没有改动");
        Assert.Equal("不予处罚（附件1第六种）；理由：符合轻微环境违法行为不予处罚规定第六种情形（物料扬尘没有管好）的全部条件；赵敏2020年12月9日决定", await LedgerAsync(bot, 1));
        Assert.Equal("", await LedgerAsync(bot, 2));
        Assert.Equal(1, SignVisit.Texts(bot.As(CountySeed.Officer), "【处罚决定】"));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task TheFacts_AreKeptOverDays_WhoeverStatesThem_AndOnlyTheUnknownAreAsked()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, Excess);
        var (zhang, li) = (visit.Zhang, visit.Li);
        await zhang.SaysAsync("处罚建议1");
        var cases = await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条");
        await zhang.TapsAsync(cases, "就是这种");
        await zhang.SeesDoneAsync(cases, "第四种");
        var kind = await zhang.SeesCardAsync("什么超标了");

        // A hasty second tap: what the card asks is known, and what is asked now comes again.
        await zhang.TapsAsync(kind, "水或大气污染物");
        await zhang.TapsAsync(kind, "噪声");
        await zhang.SeesAsync("超标多少倍？");
        await zhang.SeesAsync("“超标的是”张伟已填“水或大气污染物”");
        await zhang.SeesAsync("超标多少倍？");
        await zhang.SaysAsync("超了一点");
        await zhang.SeesAsync("没有看懂这个数");
        await zhang.SaysAsync("0.08倍");
        await zhang.TapsAsync(await zhang.SeesCardAsync("三年内是不是首次发现"), "是首次");
        var impact = await zhang.SeesCardAsync("造成的影响大不大");

        // The colleague states it on her own phone; his card is late.
        await li.SaysAsync("处罚建议 1");
        await li.TapsAsync(await li.SeesCardAsync("造成的影响大不大"), "影响较小");
        await li.SeesCardAsync("哪天完成整改的");
        await zhang.TapsAsync(impact, "影响较大");
        await zhang.SeesAsync("“造成的影响”李娜已填“影响较小”");
        var corrected = await zhang.SeesCardAsync("哪天完成整改的");
        await zhang.TapsAsync(corrected, "还没有完成");
        await zhang.SeesAsync("有了结果，请发“处罚建议 1 1”接着填");

        await bot.RestartAsync();
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await zhang.SaysAsync("我的任务");
        await zhang.SeesAsync("· 处罚建议：1件还缺事实或没有送出");
        await zhang.SaysAsync("处罚建议");
        await zhang.SeesAsync("登记表0001第1条");
        await zhang.SaysAsync("处罚建议 1 1");
        await zhang.SeesCardAsync("哪天完成整改的");
        await zhang.SaysAsync("12-30");
        await zhang.SeesAsync("还没有到，没有填上");
        await zhang.SaysAsync("12-8");
        await zhang.SeesAsync("早于发现问题的2020年12月9日");
        await zhang.SaysAsync("12月10日");
        await zhang.TapsAsync(await zhang.SeesCardAsync("整改后达标排放了吗"), "达标");
        await zhang.SeesAsync("· 造成的影响：影响较小（李娜 12月9日");
        var advice = await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条");

        // One fact anew: the advice is another.
        await zhang.TapsAsync(advice, "改一项事实");
        await zhang.TapsAsync(await zhang.SeesCardAsync("改一项事实"), "改这一项", ("fact", "超标倍数"));
        await zhang.SeesAsync("超标多少倍");
        await zhang.SaysAsync("0.11");
        await zhang.TapsAsync(await zhang.SeesCardAsync("您看这个违法行为轻微吗"), "不轻微");
        Scene.Has("处罚方向建议：从轻处罚（按期完成整改）", Phone.Words(await zhang.SeesAsync("结论：不适用：超标倍数大于0.1倍（依据：附件1第四种）")));
        await zhang.TapsAsync(advice, "送负责人决定");
        await zhang.SeesAsync("这张卡片已过时，没有改动");
        Assert.Equal("张伟 0.08 / 张伟 0.11", string.Join(" / ", await bot.ReadAsync(work => work.QueryAsync<string>(
            "select concat(p.name, ' ', replace(f.value, 'number ', '')) from penalty_fact as f join person as p on p.user_id = f.said_by where f.fact = 'ExcessRatio' order by f.version"))));
    }

    [Fact]
    public async Task WhoHasNoPartInIt_IsToldSo_AndALeaderGivesBack()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, "问题 11 移交环保 重大 正在生产，自动监控数据造假，废气直排");
        var (zhang, zhao) = (visit.Zhang, bot.As("zhao.min"));
        await bot.As(CountySeed.Officer).SaysAsync("处罚建议 1");
        await bot.As(CountySeed.Officer).SeesAsync("没有要您办的事");
        await zhao.SaysAsync("处罚建议 1");
        await zhao.SeesAsync("处罚建议由检查的执法人员和包联责任人填写");
        await zhang.SaysAsync("处罚建议 7");
        await zhang.SeesAsync("没有序号0007的已签字登记表");
        await zhang.SaysAsync("处罚建议 1 9");
        await zhang.SeesAsync("只有1条问题");
        await zhang.SaysAsync("处罚建议 第一张");
        await zhang.SeesAsync("如“处罚建议 12”");

        // None of the ten; the course says the direction.
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "十种都不是");
        await zhang.TapsAsync(await zhang.SeesCardAsync("企业整改得怎样"), "拒不整改");
        await zhang.SeesAsync("处罚方向建议：从重处罚（拒不整改）");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "送负责人决定");
        await zhang.SaysAsync("处罚建议 1");
        await zhang.SeesAsync("张伟已于12月9日 08:35送负责人决定");

        await zhao.SaysAsync("我的任务");
        await zhao.SeesAsync("· 处罚建议：1件等您决定");
        await zhao.SaysAsync("处罚建议");
        var decision = await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条");
        await zhao.TapsAsync(decision, "退回补充");
        await zhao.SaysAsync("……");
        await zhao.SeesAsync("没有看到文字，还没有决定");
        await zhao.SaysAsync("写明造假的证据");
        var back = await zhao.SeesCardAsync("请签字：退回补充");
        await zhao.TapsAsync(back, "签字退回");
        await zhao.TapsAsync(back, "签字退回");
        await zhao.SeesDoneAsync(back, "已退回");
        await zhao.SeesAsync("现在还在填事实，没有送来");
        await zhang.SeesAsync("赵敏退回衡水恒泰焦化有限公司登记表0001第1条：写明造假的证据");

        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "送负责人决定");
        var again = await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条");
        await zhao.TapsAsync(again, "从重处罚");
        await zhao.SaysAsync("取消");
        await zhao.SeesAsync("没有决定，这件还等着");
        await zhao.TapsAsync(again, "从重处罚");
        await zhao.SaysAsync("拒不整改，性质恶劣");
        var sign = await zhao.SeesCardAsync("请签字：从重处罚");

        // Removed from her post between the reason and the signature.
        await SignVisit.GrantAsync(bot, "zhao.min", "赵敏", new RoleGrant(Role.BrigadeLeader, "枣强县"));
        await zhao.TapsAsync(sign, "签字决定");
        await zhao.SeesAsync("桃城区的处罚由本县市区大队长、副局长或一把手（或替他们的人）决定，没有改动");
        Assert.Equal("", await LedgerAsync(bot, 1));

        await bot.As("zhou.tao").TapsAsync(bot.As("zhou.tao").LastCard("请决定"), "从重处罚");
        await bot.As("zhou.tao").SaysAsync("拒不整改");
        await bot.As("zhou.tao").TapsAsync(await bot.As("zhou.tao").SeesCardAsync("请签字：从重处罚"), "签字决定");
        await bot.As(CountySeed.Officer).SeesAsync("决定从重处罚，正式文书另行送达");
        Assert.Equal("从重处罚；理由：拒不整改；周涛2020年12月9日决定", await LedgerAsync(bot, 1));
    }

    /// <summary>Exactly 24 hours are inside, a minute more is not; another case is another clock, told step by step.</summary>
    [Fact]
    public async Task TheClocks_AreTypedAndTold_AndAnotherCaseIsChosen()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = (await SignVisit.SignedAsync(bot, SignVisit.Key)).Zhang;
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "就是这种");
        await zhang.TapsAsync(await zhang.SeesCardAsync("是突发故障等非主观故意的原因吗"), "是");
        await zhang.SeesAsync("什么时候发现故障的？请发日期和时间");
        await zhang.SaysAsync("8点半");
        await zhang.SeesAsync("请连日期一起发");
        await zhang.SaysAsync("12-8 8:30");
        await zhang.SeesCardAsync("企业什么时候报告的");
        await zhang.SaysAsync("12-8 8:00");
        await zhang.SeesAsync("早于发现故障的12月8日 08:30");
        await zhang.SaysAsync("今天8:30");
        await zhang.SeesCardAsync("什么时候采取停、限产措施的");
        await zhang.SaysAsync("今天8:31");
        await zhang.TapsAsync(await zhang.SeesCardAsync("企业整改得怎样"), "积极落实整改");
        await zhang.SeesAsync("结论：不适用：没有在24小时内采取停、限产措施，最迟到12月9日 08:30（依据：附件1第三种）");

        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "换一种情形");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "就是这种", ("case", "登记表没有备案"));
        await zhang.TapsAsync(await zhang.SeesCardAsync("哪天完成备案的"), "昨天");
        await zhang.SeesAsync("早于发现问题的2020年12月9日");
        await zhang.SaysAsync("今天");
        await zhang.TapsAsync(await zhang.SeesCardAsync("备案符合要求吗"), "符合要求");
        var advice = Phone.Words(await zhang.SeesAsync("结论：适用，不予处罚（依据：附件1第一种）"));
        Scene.Has("期限：12月9日周三 + 5工作日 = 12月16日周三，跳过周六、周日，到当天24:00", advice);
        Assert.DoesNotContain("发现故障时间", advice, StringComparison.Ordinal);

        // The owner of the rectification reads and states it as well.
        await bot.As("zhao.min").SaysAsync("处罚建议 1 1");
        await bot.As("zhao.min").SeesAsync("结论：适用，不予处罚（依据：附件1第一种）");
    }

    /// <summary>Opened from the re-check's card; once the evidence has passed, nothing is left to ask.</summary>
    [Fact]
    public async Task WhatTheRectificationKnows_IsNotAsked()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, "问题 27 限期整改 12-20 一般 正在生产，废气排气筒没有采样监测平台");
        var (mine, hers) = await RectifyScene.HandInAsync(visit, officer, await officer.SeesCardAsync("整改 1-1"), "平台已装好");
        await visit.Zhang.TapsAsync(mine, "处罚建议");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "就是这种");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("三年内是不是首次发现"), "是首次");
        await visit.Zhang.SeesCardAsync("哪天完成整改的");
        await visit.Li.TapsAsync(hers, "通过");
        await visit.Li.SeesDoneAsync(hers, "已办结");

        await visit.Li.SaysAsync("处罚建议 1-1");
        var advice = Phone.Words(await visit.Li.SeesAsync("结论：适用，不予处罚（依据：附件1第七种）"));
        Scene.Has("· 完成日期：2020年12月9日（整改材料交来的日子，复查已通过）", advice);
        Scene.Has("· 责令的期限：2020年12月20日（告知书0001，限期整改）", advice);
    }

    private static async Task<string> LedgerAsync(BotFixture bot, int row)
    {
        await bot.SettleAsync();
        return (await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", [])))[row - 1].Cells[17];
    }
}

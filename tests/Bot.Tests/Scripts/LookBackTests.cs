using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>回头看 from 16 March: planned in the night, on the phones in the morning, filed finding by finding.</summary>
public sealed partial class LookBackTests
{
    private static readonly DateTimeOffset Phase = new(2021, 3, 16, 6, 0, 1, TimeSpan.FromHours(8));

    private static readonly TimeSpan ToMorning = TimeSpan.FromHours(2.5);

    [Fact]
    public async Task EveryFinding_IsFiledOnce_AndTheOwnerHearsOfWhatIsNotRectified()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General, SignVisit.Major);
        await MorningAsync(bot);
        var (zhang, li) = (visit.Zhang, visit.Li);
        Assert.Equal("2021-03-16 zhang.wei li.na 3", await bot.ReadAsync(work => work.ScalarAsync<string>(
            "select concat(min(day), ' ', min(lead), ' ', min(partner), ' ', count(*)) from look_back")));

        await zhang.SeesAsync("1. 衡水恒泰焦化有限公司，3条，同行李娜");
        var day = await zhang.SeesCardAsync("回头看：填复查结果");
        await li.SeesAsync("今天请复查1家企业的3条问题");
        await zhang.TapsAsync(day, "逐条填写");
        var (first, second, third) = (await zhang.SeesCardAsync("第1条"), await zhang.SeesCardAsync("第2条"), await zhang.SeesCardAsync("第3条"));

        // The way to the penalty advice stands on the card of each finding.
        await zhang.TapsAsync(third, "处罚建议");
        await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第");

        // Rectified: one tap, both see it, a second tap changes nothing.
        await zhang.TapsAsync(first, "已整改");
        await zhang.TapsAsync(first, "复发");
        await zhang.SeesDoneAsync(first, "已整改");
        await li.SeesCardAsync("回头看：衡水恒泰焦化 第1条");
        await zhang.SeesAsync("这条问题张伟已填“已整改”");
        Assert.Equal(0, SignVisit.Texts(bot.As("zhao.min"), "回头看"));

        // Not rectified: words are asked for, a picture goes before them.
        await zhang.TapsAsync(second, "未整改");
        await zhang.SeesAsync("发来就填“未整改”");
        await zhang.SendsPictureAsync(SamplePicture.Png);
        await zhang.SeesAsync("照片已收下");
        await zhang.SaysAsync("……");
        await zhang.SeesAsync("没有看到文字");
        await zhang.SaysAsync("砂土仍未苫盖");
        await zhang.SeesDoneAsync(second, "未整改");
        await bot.As("wang.qiang").SeesAsync("【回头看：未整改】衡水恒泰焦化有限公司");
        Golden.Match((await bot.As("wang.qiang").SeesCardAsync("回头看未整改：衡水恒泰焦化")).ToString(), "Golden/look-back-owner.txt");
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from look_back_picture where sha256 is not null")));

        // Come back: filed by the colleague from her own card.
        await li.TapsAsync(li.LastCard("回头看：填复查结果"), "逐条填写");
        var hers = await li.SeesCardAsync("第3条");
        await li.TapsAsync(hers, "复发");
        await li.SeesAsync("发来就填“复发”");
        await li.SaysAsync("又有废水直接排放");
        await li.SeesDoneAsync(hers, "复发");
        await zhang.SeesDoneAsync(third, "复发");
        await bot.As("zhou.tao").SeesAsync("李娜看到：“又有废水直接排放”");

        await zhang.SaysAsync("回头看");
        await zhang.SeesAsync("今天没有等您复查的问题");
        await bot.As("zhou.tao").SaysAsync("回头看");
        await bot.As("zhou.tao").SeesAsync("桃城区：共3条，已整改1，未整改1，复发1，没填0");
    }

    [Fact]
    public async Task WhatIsNotFiled_ComesAgain_AndIsOverdue_AWeekendIsLeftOut()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await MorningAsync(bot);
        await visit.Zhang.SeesCardAsync("回头看：填复查结果");

        bot.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Empty(await bot.AnswersAsync(visit.Zhang, () => bot.Get<Scheduler>().RunDueAsync()));
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.Get<Scheduler>().RunDueAsync();
        await visit.Zhang.SeesAsync("其中1条是前几天没填的");
        await visit.Zhang.SaysAsync("我的任务");
        await visit.Zhang.SeesAsync("· 回头看：今天复查1家企业的1条问题，其中1条逾期。发“回头看”填写。");
        await bot.As("zheng.hua").SaysAsync("回头看");
        await bot.As("zheng.hua").SeesAsync("桃城区：共1条，已整改0，未整改0，复发0，没填1（逾期1）");
        Assert.Equal(1, await SignVisit.CountAsync(bot, "look_back"));
    }

    [Fact]
    public async Task WhoSignedAndIsGone_IsReplacedByTheSquad_AndAnOfficerHasNothingToDo()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var wang = await bot.InspectorAsync("wang.qiang");
        await SignVisit.GrantAsync(bot, Scene.LiId, "李娜", new RoleGrant(Role.Inspector, "枣强县", "一中队"));
        await MorningAsync(bot);
        Assert.Equal("zhang.wei wang.qiang", await bot.ReadAsync(work => work.ScalarAsync<string>("select concat(lead, ' ', partner) from look_back")));

        await visit.Zhang.SeesAsync("同行王强");
        await wang.SeesAsync("同行张伟");
        Assert.Equal(0, SignVisit.Texts(visit.Li, "【回头看】"));
        await bot.As(CountySeed.Officer).SaysAsync("回头看");
        await bot.As(CountySeed.Officer).SeesAsync("没有要您办的事");
    }

    /// <summary>The service was away from before six until ten: planned and told in one go.</summary>
    [Fact]
    public async Task BothJobsLate_TheListComesAllTheSame()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(Phase.AddHours(4));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        await visit.Zhang.SeesCardAsync("回头看：填复查结果");
    }

    [Fact]
    public async Task WhereNobodyCanGo_LeadersAndOfficeHear_OnceAWeek()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.WriteAsync(work => work.ExecuteAsync("delete from role_grant where role in ('Inspector', 'SquadLeader')"));
        await MorningAsync(bot);
        await bot.As("zhou.tao").SeesAsync("【回头看】桃城区还有1家企业的问题没有排上复查");
        await bot.As("chen.jing").SeesAsync("没有可以去的执法人员");
        await MorningAsync(bot, Phase.AddDays(1));
        Assert.Equal(1, SignVisit.Texts(bot.As("zhou.tao"), "没有排上复查"));
        await MorningAsync(bot, Phase.AddDays(7));
        Assert.Equal(2, SignVisit.Texts(bot.As("zhou.tao"), "没有排上复查"));
    }

    /// <summary>The phase ended yesterday: what was signed on its last day has its task all the same.</summary>
    [Fact]
    public async Task SignedOnTheLastDay_IsLookedAtInTheDaysAfter()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await MorningAsync(bot, new DateTimeOffset(2021, 4, 1, 6, 0, 1, TimeSpan.FromHours(8)));
        Assert.Equal("2021-04-01", await bot.ReadAsync(work => work.ScalarAsync<string>("select min(day) from look_back")));
        await visit.Zhang.SeesCardAsync("回头看：填复查结果");
    }

    private static async Task MorningAsync(BotFixture bot, DateTimeOffset? night = null)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(night ?? Phase);
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
        bot.Clock.Advance(ToMorning);
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}

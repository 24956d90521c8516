using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Emergencies;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>故障报告 (annex 1, case 3): asked one at a time or in one sentence, told at once, added to, restored.</summary>
public sealed class EmergencyTests
{
    private const string Enterprise = SignVisit.EnterpriseId;

    [Fact]
    public async Task OneAfterTheOther_ToldAtOnce_AddedTo_AndRestored_AsItReads()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([Enterprise]);
        await using var running = bot;
        var signed = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await he.SeesCardAsync("入企体检告知");
        await signed.Zhang.SeesAsync("登记表-0001");
        await signed.Li.SeesAsync("登记表-0001");
        await bot.As("zhao.min").SeesCardAsync("重点问题包联");
        bot.Transcript.Clear();

        await he.SaysAsync("故障");
        await he.SeesAsync("几点发现的");
        await he.SaysAsync("上午8点半");
        await he.SeesAsync("什么设施");
        await he.SaysAsync("1号除尘器风机烧毁");
        await he.SeesAsync("采取了什么措施");
        await he.SaysAsync("还没有");
        await he.SeesAsync("已收到故障报告");
        var card = await he.SeesCardAsync("故障：没有恢复");
        await signed.Zhang.SeesAsync("【故障报告】");
        await signed.Li.SeesAsync("【故障报告】");
        await bot.As("zhao.min").SeesAsync("【故障报告】");

        await he.TapsAsync(card, "补充措施");
        await he.SeesAsync("请写新采取的措施");
        bot.Clock.Advance(TimeSpan.FromMinutes(20));
        await he.SaysAsync("全厂已停产，正在更换风机");
        await he.SeesAsync("措施已补充");
        await signed.Zhang.SeesAsync("补充措施：全厂已停产");
        await he.TapsAsync(he.LastCard("故障：没有恢复"), "改发现时间");
        await he.SeesAsync("实际是几点发现的");
        await he.SaysAsync("8:10");
        await he.SeesAsync("发现时间改为");
        await signed.Zhang.SeesAsync("更正发现时间");
        await signed.Zhang.SaysAsync("故障");
        await signed.Zhang.SeesAsync("没有恢复的故障和突发情况：1起");

        bot.Clock.Advance(TimeSpan.FromHours(6));
        card = he.LastCard("故障：没有恢复");
        await he.TapsAsync(card, "已恢复");
        await he.SeesAsync("几点恢复正常的");
        await he.SaysAsync("14:20");
        await he.SeesAsync("恢复正常");
        await he.SeesDoneAsync(card, "已恢复");
        await signed.Zhang.SeesAsync("已恢复正常");
        await bot.As("zhao.min").SeesAsync("已恢复正常");
        await signed.Zhang.SaysAsync("故障");
        await signed.Zhang.SeesAsync("现在没有等待恢复的故障");
        Golden.Match(string.Join('\n', bot.Transcript), "Golden/emergency.txt");

        var record = Assert.Single(await bot.ReadAsync(work => bot.Get<EmergencyStore>().ReportedAsync(work, Enterprise, DateTimeOffset.UnixEpoch)));
        Assert.Equal((Local(8, 10), Local(14, 20), true), (record.DiscoveredAt, record.RestoredAt, record.IsCorrected));
        Assert.True(record.BegunAt < record.ReportedAt || record.BegunAt == record.ReportedAt);
        Assert.Equal(record.ReportedAt.AddMinutes(20), record.MeasuresAt);
        Assert.Equal("全厂已停产，正在更换风机", Assert.Single(record.Measures));
    }

    [Fact]
    public async Task OneSentence_AtNight_OfOneOfFortyEnterprises_IsEnough()
    {
        await using var bot = await BotFixture.StartAsync();
        bot.Clock.SetUtcNow(Local(23, 40));
        var he = bot.As(CountySeed.Officer);
        await he.SaysAsync("突发 恒泰焦化 23:15 储罐泄漏，氨水流进雨水沟，已封堵雨水口");
        await he.SeesAsync("已收到突发情况报告");
        await he.SeesAsync("突发情况：没有恢复");

        // No visit is signed yet: the county's brigade leader, and for an accident the director.
        await bot.As("zhao.min").SeesAsync("【突发情况报告】衡水恒泰焦化有限公司");
        await bot.As("zhou.tao").SeesAsync("氨水流进雨水沟");
        var record = Assert.Single(await bot.ReadAsync(work => bot.Get<EmergencyStore>().ReportedAsync(work, Enterprise, DateTimeOffset.UnixEpoch)));
        Assert.Equal((EmergencyKind.Incident, Local(23, 15), record.ReportedAt), (record.Kind, record.DiscoveredAt, record.MeasuresAt));
        Assert.Equal("已封堵雨水口", Assert.Single(record.Measures));
    }

    [Fact]
    public async Task WhichEnterprise_IsChosenOnTheCard_OrTyped_AndAnotherFaultIsAnotherReport()
    {
        await using var bot = await BotFixture.StartAsync();
        var he = bot.As(CountySeed.Officer);
        await he.SaysAsync("故障 8:10 布袋破损，已停产");
        var pick = await he.SeesCardAsync("哪家企业出了故障");
        await he.TapsAsync(pick, "就是这家", ("enterprise", "安顺热电"));
        await he.SeesAsync("企业：衡水安顺热电有限公司");

        await he.SaysAsync("故障");
        await he.SeesCardAsync("故障：没有恢复");
        await he.TapsAsync(await he.SeesCardAsync("又出了新的故障"), "报新的故障");
        await he.SeesCardAsync("哪家企业出了故障");
        Scene.Has("没有找到这家企业", Phone.Words((await bot.AnswersAsync(he, () => he.SaysAsync("某某钢厂")))[0]));
        await he.SaysAsync("万通");
        await he.SeesAsync("有2家叫这个名字");
        await he.TapsAsync(await he.SeesCardAsync("哪家企业出了故障"), "就是这家");
        await he.SeesAsync("几点发现的");
        await he.SaysAsync("刚才");
        await he.SaysAsync("在线监测断网，已通知运维单位检修");
        await he.SeesAsync("已收到故障报告");

        Scene.Has("有2起没有恢复，不知道是哪一起", Phone.Words((await bot.AnswersAsync(he, () => he.SaysAsync("恢复 9:00")))[0]));
        Assert.Equal(2, await SignVisit.CountAsync(bot, "emergency"));
    }

    [Fact]
    public async Task ADraft_IsNotLost_ItsInspectorsHear_AndItIsGoneOnWith()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([Enterprise]);
        await using var running = bot;
        await he.SaysAsync("故障 除尘风机坏了");
        await he.SeesAsync("几点发现的");
        await he.SaysAsync("自查");
        await bot.RestartAsync();
        await HourAsync(bot, 10);
        await he.SeesAsync("还没有填完，还不算报告");
        await bot.As("zhao.min").SeesAsync("还没有填完，已写：“除尘风机坏了”。请联系何晓燕");
        await HourAsync(bot, 11);
        Assert.Equal(1, SignVisit.Texts(he, "还不算报告"));

        await he.SaysAsync("我的任务");
        await he.SeesAsync("没有填完的故障报告（发“故障”接着填）：1件");
        await he.SaysAsync("故障");
        await he.SeesAsync("接着填");
        Scene.Has("没有看懂时间", await bot.AnswerAsync(he, () => he.SaysAsync("不知道")));
        Scene.Has("还没有到", await bot.AnswerAsync(he, () => he.SaysAsync("今天20:00")));
        Scene.Has("3点是上午还是晚上", await bot.AnswerAsync(he, () => he.SaysAsync("昨天3点")));
        await he.SaysAsync("8:30");
        await he.SaysAsync("没有");
        await he.SeesAsync("在这以前还要采取停产或限产措施");
        await HourAsync(bot, 13);
        await he.SeesAsync("还没有记下停产或限产措施");
        await HourAsync(bot, 14);
        Assert.Equal(1, SignVisit.Texts(he, "还没有记下停产或限产措施"));
    }

    [Fact]
    public async Task LateReports_AreTakenAndSayIt_AndOldCardsAreToldThePresentState()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([Enterprise]);
        await using var running = bot;
        await he.SaysAsync("故障 12月7日 8:00 脱硫泵坏了，已停产");
        await he.SeesAsync("超过时限；仍请如实报告");
        var card = await he.SeesCardAsync("故障：没有恢复");
        Scene.Has("早于发现时间", (await bot.AnswersAsync(he, () => he.SaysAsync("恢复 12月6日 8:00"))).Select(Phone.Words).Single());

        // Restored by words while the card's question is open: what answers it comes too late.
        await he.TapsAsync(card, "补充措施");
        await he.SeesAsync("请写新采取的措施");
        await he.SaysAsync("恢复 现在");
        await he.SeesAsync("恢复正常");
        Assert.NotEqual("emergency-change", (await bot.SessionAsync(CountySeed.Officer)).Asked?.Kind);
        await he.SeesDoneAsync(card, "已恢复");
        Scene.Has("没有等待恢复的故障报告", await bot.AnswerAsync(he, () => he.SaysAsync("补充措施 换了泵")));
    }

    [Fact]
    public async Task OnlyWhoAnswersForTheEnterprise_Reports_AndOnlyTheScopeReads()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([Enterprise]);
        await using var running = bot;
        await SignVisit.GrantAsync(bot, "stranger", "外县", new RoleGrant(Role.CountyDirector, "景县"));
        await he.SaysAsync("故障 8:00 脱硫泵坏了，已停产");
        var card = await he.SeesCardAsync("故障：没有恢复");
        Scene.Has("没有等待恢复的故障", await bot.AnswerAsync(bot.As("stranger"), () => bot.As("stranger").SaysAsync("故障")));
        Scene.Has("脱硫泵坏了", await bot.AnswerAsync(bot.As("zhou.tao"), () => bot.As("zhou.tao").SaysAsync("故障")));
        Scene.Has("由企业环保负责人报告", await bot.AnswerAsync(bot.As("zhou.tao"), () => bot.As("zhou.tao").SaysAsync("恢复 9:00")));

        // Removed in the middle: the card does nothing any more.
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕", "demo-003");
        Scene.Has("没有找到这份故障报告", await bot.AnswerAsync(he, () => he.TapsAsync(card, "已恢复")));
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕");
        Scene.Has("没有记下任何内容", await bot.AnswerAsync(he, () => he.SaysAsync("恢复")));
    }

    private static DateTimeOffset Local(int hour, int minute) => new(2020, 12, 9, hour, minute, 0, TimeSpan.FromHours(8));

    private static async Task HourAsync(BotFixture bot, int hour)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(Local(hour, 0).AddSeconds(1));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}

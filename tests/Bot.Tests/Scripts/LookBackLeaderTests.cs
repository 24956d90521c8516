using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Simulator;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>回头看安排: leaders see and move what is not filed; what is late goes up; what belongs to one on leave goes to his deputy and comes back.</summary>
public sealed class LookBackLeaderTests
{
    private const string SunId = "sun.li";
    private const string ZhaoId = "zhao.min";

    private static readonly DateOnly Tuesday = new(2021, 3, 16);

    [Fact]
    public async Task TheSquadLeader_SeesWhatIsOpen_AndGivesOneToOthersAndAnotherDay()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(SunId, "孙丽", "执法人员")]);
        var (zhang, li) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        var sun = await SunAsync(bot);
        await PlanAsync(bot, Task("t1", "demo-002", 0), Task("t2", "demo-002", 0), Task("t3", "demo-003", 3));
        At(bot, 16);

        Scene.Has("回头看由中队长、大队长", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("回头看安排")));
        await wang.SaysAsync("回头看安排");
        Scene.Has("没填的共2家：逾期0，今天1，以后1\n1. 衡水恒泰焦化有限公司：3月16日，张伟、李娜，2条", Phone.Words(await wang.SeesAsync("【回头看安排】")));
        await wang.TapsAsync(await wang.SeesCardAsync("回头看安排"), "安排", ("enterprise", "恒泰焦化"));
        var card = await wang.SeesCardAsync("回头看安排：衡水恒泰焦化");
        Scene.Has("还没有改动", await bot.AnswerAsync(wang, () => wang.TapsAsync(card, "确认安排")));
        await wang.TapsAsync(card, "确认安排", ("lead", "孙丽"), ("day", "3月17日"));
        await wang.TapsAsync(card, "确认安排", ("lead", "孙丽"), ("day", "3月17日"));
        await wang.SeesDoneAsync(card, "已安排");
        await wang.SeesAsync("已安排：衡水恒泰焦化有限公司的回头看3月17日，孙丽、李娜");
        await wang.SeesAsync("任务有变，这张卡片已过时");
        await sun.SeesAsync("王强安排您3月17日负责衡水恒泰焦化有限公司的回头看（2条问题），同行李娜");
        await li.SeesAsync("王强安排您3月17日同行衡水恒泰焦化有限公司的回头看（2条问题），由孙丽负责");
        await zhang.SeesAsync("衡水恒泰焦化有限公司的回头看已改由孙丽、李娜办理，您不用去了");
        Assert.Equal("t1 sun.li li.na 2021-03-17 2, t2 sun.li li.na 2021-03-17 2, t3 zhang.wei li.na 2021-03-19 1", await StateAsync(bot));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'look-back-arrange'")));

        // 任务 tells of the days to come.
        await sun.SaysAsync("我的任务");
        await sun.SeesAsync("· 回头看以后：3月17日1家。当天早上发给您。");
    }

    [Fact]
    public async Task MoreThanNineColleagues_AreReachedByPages_OnBothCards()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await ManyColleaguesTests.CrowdAsync(bot, 14);
        await PlanAsync(bot, Task("t1", "demo-002", 0), Task("t2", "demo-003", 3));
        At(bot, 16);
        await wang.SaysAsync("回头看安排");
        var list = await wang.SeesCardAsync("回头看安排");
        await wang.TapsAsync(list, "安排");
        var first = await wang.SeesCardAsync("回头看安排：");
        Assert.Equal(10, first.Questions["lead"].Count);
        await wang.TapsAsync(first, "确认安排", ("lead", "更多同事…"));
        var second = await wang.SeesCardAsync("回头看安排：");
        await wang.TapsAsync(second, "确认安排", ("lead", "crowd.14"));
        await wang.SeesAsync("路人14、");

        await wang.TapsAsync(list, "整人改派");
        await wang.TapsAsync(await wang.SeesCardAsync("整人改派：桃城区"), "全部改派", ("whom", "更多同事…"));
        await wang.TapsAsync(await wang.SeesCardAsync("整人改派：桃城区"), "全部改派", ("whose", "zhang.wei"), ("whom", "crowd.13"));
        await wang.SeesAsync("没填的1家回头看改派给路人13");
    }

    [Fact]
    public async Task AllOfAPerson_GoesToAnother_ByCardAndByName_AndWhatARuleRefusesStays()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(SunId, "孙丽", "执法人员")]);
        var (zhang, li) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        var sun = await SunAsync(bot);
        await PlanAsync(bot, Task("t1", "demo-002", 0), Task("t2", "demo-003", 3), Task("t3", "demo-004", 3) with { Lead = Scene.LiId, Partner = SunId });
        At(bot, 16);

        await wang.SaysAsync("回头看安排");
        await wang.TapsAsync(await wang.SeesCardAsync("回头看安排"), "整人改派");
        var card = await wang.SeesCardAsync("整人改派：桃城区");
        Scene.Has("还没有选接手的人", await bot.AnswerAsync(wang, () => wang.TapsAsync(card, "全部改派", ("whose", "zhang.wei"))));
        await wang.TapsAsync(card, "全部改派", ("whose", "zhang.wei"), ("whom", SunId));
        await wang.SeesAsync("已把张伟没填的2家回头看改派给孙丽");
        await sun.SeesAsync("王强把张伟的2家回头看改派给您");
        await zhang.SeesAsync("您没填的2家回头看已改派给孙丽");
        await li.SeesAsync("这2家回头看由张伟改派给孙丽，您和孙丽同行");

        // Where 孙丽 goes along already, she cannot take the other place too.
        var words = await bot.AnswerAsync(wang, () => wang.SaysAsync("回头看安排 李娜 孙丽"));
        Scene.Has("没有改派。\n没有改的3家", words);
        Scene.Has("孙丽已经在这次体检里", words);
        await wang.SaysAsync("回头看安排 李娜 张伟");
        await wang.SeesAsync("已把李娜没填的3家回头看改派给张伟");
        Assert.Equal("t1 sun.li zhang.wei 2021-03-16 3, t2 sun.li zhang.wei 2021-03-19 3, t3 zhang.wei sun.li 2021-03-19 2", await StateAsync(bot));
        Scene.Has("没有叫“某某”的、在岗并已签承诺书的", await bot.AnswerAsync(wang, () => wang.SaysAsync("回头看安排 孙丽 某某")));
        Scene.Has("没有叫“某某”的执法人员有没填的复查", await bot.AnswerAsync(wang, () => wang.SaysAsync("回头看安排 某某 孙丽")));

        // Nobody of another county sees it.
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.BrigadeLeader, "枣强县"));
        var stranger = bot.As("stranger");
        Scene.Has("没有等着复查的问题", await bot.AnswerAsync(stranger, () => stranger.SaysAsync("回头看安排 张伟 孙丽")));
    }

    [Fact]
    public async Task WhatIsLate_GoesUpOneLevelEachWorkingMorning_OnceForEach()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(SunId, "孙丽", "执法人员")]);
        await bot.InspectorsAsync();
        var (wang, zhao, zhou) = (await bot.InspectorAsync(Scene.WangId), bot.As(ZhaoId), bot.As("zhou.tao"));
        await PlanAsync(bot, Task("t1", "demo-002", 2), Task("t2", "demo-003", 2) with { Lead = Scene.WangId });
        await MorningAsync(bot, 18);
        Assert.Equal((0, 0, 0), Late());

        // 王强 leads the second himself: his own goes to the one above him.
        await MorningAsync(bot, 19);
        await wang.SeesAsync("【回头看逾期】到今天早上没有填结果的有1家");
        await wang.TapsAsync(await wang.SeesCardAsync("回头看安排"), "安排");
        await wang.SeesCardAsync("回头看安排：衡水恒泰焦化");
        await zhao.SeesAsync("【回头看逾期】");
        Assert.Equal((1, 1, 0), Late());
        await MorningAsync(bot, 20);
        Assert.Equal((1, 1, 0), Late());
        await MorningAsync(bot, 22);
        Assert.Equal((1, 2, 1), Late());
        await MorningAsync(bot, 23);
        Assert.Equal((1, 2, 2), Late());
        await MorningAsync(bot, 24);
        Assert.Equal((1, 2, 2), Late());

        (int, int, int) Late() => (SignVisit.Texts(wang, "【回头看逾期】"), SignVisit.Texts(zhao, "【回头看逾期】"), SignVisit.Texts(zhou, "【回头看逾期】"));
    }

    [Fact]
    public async Task DuringALeave_TheDeputyGoes_AndWhatHeHasNotFiledComesBack()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(SunId, "孙丽", "执法人员")]);
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key, SignVisit.General);
        var (zhang, li) = (visit.Zhang, visit.Li);
        var sun = await SunAsync(bot);
        At(bot, 15);
        await zhang.SaysAsync("请假 3-16 3-17 代理 孙丽");
        await zhang.SeesAsync("由孙丽代理");
        await bot.SettleAsync();

        // Planned for the days he is here.
        await MorningAsync(bot, 16);
        Assert.Equal(("2021-03-18", "zhang.wei"), (await bot.ReadAsync(work => work.ScalarAsync<string>("select min(day) from look_back")), await bot.ReadAsync(work => work.ScalarAsync<string>("select min(lead) from look_back"))));
        await bot.WriteAsync(work => work.ExecuteAsync("update look_back set day = '2021-03-16'"));
        await MorningAsync(bot, 17);
        Scene.Has("衡水恒泰焦化有限公司，2条（逾期），同行李娜", Phone.Words(await sun.SeesAsync("【回头看】今天请复查1家企业的2条问题")));
        await li.SeesAsync("同行孙丽");
        Assert.Equal(0, SignVisit.Texts(zhang, "【回头看】今天"));
        await sun.TapsAsync(await sun.SeesCardAsync("回头看：填复查结果"), "逐条填写");
        var card = await sun.SeesCardAsync("第1条");
        await sun.TapsAsync(card, "已整改");
        await sun.SeesDoneAsync(card, "已整改");
        Assert.Equal("sun.li zhang.wei", await bot.ReadAsync(async work => string.Join(' ', await work.QueryAsync<string>("select lead from look_back order by lead"))));

        // Back on the 18th: what was not filed is his.
        await MorningAsync(bot, 18);
        await zhang.SeesAsync("【回头看】今天请复查1家企业的1条问题");
        Assert.Equal(1, SignVisit.Texts(sun, "【回头看】今天"));
        await sun.SaysAsync("回头看");
        await sun.SeesAsync("今天没有等您复查的问题");
    }

    [Fact]
    public async Task WhatTheDeputyMayNotTake_TheLeaderHearsOf()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(SunId, "孙丽", "执法人员")]);
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await PlanAsync(bot, Task("t1", "demo-002", 0));
        At(bot, 15);

        // 赵敏 leads the county and inspects nothing.
        await zhang.SaysAsync("请假 3-16 代理 赵敏");
        await zhang.SeesAsync("由赵敏代理");
        await MorningAsync(bot, 16);
        await wang.SeesAsync("张伟请假，代理人赵敏不能复查");
        Assert.Equal(0, SignVisit.Texts(zhang, "【回头看】今天"));
    }

    [Fact]
    public async Task MorePicturesThanAFindingTakes_AreRefusedInWords()
    {
        await using var bot = await BotFixture.StartAsync([new SimulatedMember(SunId, "孙丽", "执法人员")]);
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await MorningAsync(bot, 16);
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("回头看：填复查结果"), "逐条填写");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("第1条"), "未整改");
        await visit.Zhang.SeesAsync("发来就填“未整改”");
        var task = await bot.ReadAsync(work => work.ScalarAsync<string>("select min(id) from look_back"));
        await bot.WriteAsync(async work =>
        {
            for (var picture = 0; picture < Limits.Pictures; picture++)
            {
                await bot.Get<LookBackStore>().AddPictureAsync(work, $"p{picture}", task!, $"m{picture}", bot.Clock.GetUtcNow());
            }
        });
        await visit.Zhang.SendsPictureAsync(SamplePicture.Png);
        await visit.Zhang.SeesAsync("一条问题的照片最多30个");
        Assert.Equal(Limits.Pictures, await SignVisit.CountAsync(bot, "look_back_picture"));
    }

    private static async Task<Phone> SunAsync(BotFixture bot)
    {
        await SignVisit.GrantAsync(bot, SunId, "孙丽", new RoleGrant(Role.Inspector, CountySeed.County, "一中队"));
        return await bot.InspectorAsync(SunId);
    }

    private static void At(BotFixture bot, int day) => bot.Clock.SetUtcNow(new DateTimeOffset(2021, 3, day, 8, 40, 0, TimeSpan.FromHours(8)));

    /// <summary>The planning and leaves before it, then the lists.</summary>
    private static async Task MorningAsync(BotFixture bot, int day)
    {
        await bot.SettleAsync();
        foreach (var minute in new[] { (6 * 60) + 1, (7 * 60) + 1, (8 * 60) + 31 })
        {
            bot.Clock.SetUtcNow(new DateTimeOffset(2021, 3, day, 0, 0, 0, TimeSpan.FromHours(8)).AddMinutes(minute));
            await bot.Get<Scheduler>().RunDueAsync();
            await bot.SettleAsync();
        }
    }

    private static Task<string> StateAsync(BotFixture bot) =>
        bot.ReadAsync(async work => string.Join(", ", await work.QueryAsync<string>("select concat(id, ' ', lead, ' ', partner, ' ', day, ' ', version) from look_back order by id")));

    private static LookBackTask Task(string id, string enterpriseId, int days) => new()
    {
        Id = id,
        CampaignId = "2020-2021",
        County = CountySeed.County,
        EnterpriseId = enterpriseId,
        InspectionId = $"i-{enterpriseId}",
        FindingId = $"f-{id}",
        Severity = Severity.Key,
        Day = Tuesday.AddDays(days),
        Lead = Scene.ZhangId,
        Partner = Scene.LiId,
    };

    private static async Task PlanAsync(BotFixture bot, params LookBackTask[] tasks) => await bot.WriteAsync(work => bot.Get<LookBackStore>().AddAsync(work, tasks));
}

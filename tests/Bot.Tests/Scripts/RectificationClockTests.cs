using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>What the clock does about 整改: reminders, escalation, extension, receipts, and their preview.</summary>
public sealed class RectificationClockTests
{
    [Fact]
    public async Task TheTable_IsKeptDayByDay_UpToTheDirector()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        await officer.SeesCardAsync("整改 1-1");
        var zhao = bot.As("zhao.min");
        await zhao.SaysAsync("进展 1-1");
        Golden.Match(Phone.Words(await zhao.SeesAsync("【进展 1-1】")), "Golden/rectification-story.txt");

        await RectifyScene.MorningAsync(bot, 2020, 12, 15);
        Assert.Equal(0, SignVisit.Texts(officer, "【整改提醒】"));
        await RectifyScene.MorningAsync(bot, 2020, 12, 16);
        await officer.SeesAsync("1-1 衡水恒泰焦化：离期限还有3个工作日，期限12月20日");
        await RectifyScene.MorningAsync(bot, 2020, 12, 18);
        await officer.SeesAsync("12月20日到期，到期那天休息");
        await zhao.SeesAsync("12月20日到期，到期那天休息");
        await RectifyScene.MorningAsync(bot, 2020, 12, 20);
        Assert.Equal(2, SignVisit.Texts(officer, "【整改提醒】"));
        await RectifyScene.MorningAsync(bot, 2020, 12, 21);
        await officer.SeesAsync("逾期第1个工作日");
        await zhao.SeesAsync("【整改包联提醒】\n1-1 衡水恒泰焦化：逾期第1个工作日");
        await RectifyScene.MorningAsync(bot, 2020, 12, 22);
        await bot.As("zhou.tao").SeesAsync("逾期第2个工作日");
        Assert.Equal(2, SignVisit.Texts(zhao, "【整改包联提醒】"));

        // Twice the same morning is told once; days off the machine are made up by the last one.
        await RectifyScene.MorningAsync(bot, 2020, 12, 22);
        Assert.Equal(1, SignVisit.Texts(bot.As("zhou.tao"), "【整改包联提醒】"));
        await RectifyScene.MorningAsync(bot, 2020, 12, 25);
        await bot.As("zhou.tao").SeesAsync("逾期第5个工作日");
        Assert.Equal(2, SignVisit.Texts(bot.As("zhou.tao"), "【整改包联提醒】"));

        await bot.As("zhou.tao").SaysAsync("进展1-1");
        await bot.As("zhou.tao").SeesAsync("系统：逾期第2个工作日，已提醒企业、周涛");
    }

    [Fact]
    public async Task AfterATimeOff_NobodyOnTheWayUpIsPassedOver()
    {
        await using var bot = await BotFixture.StartAsync();
        await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key.Replace("重点", "一般", StringComparison.Ordinal));
        await RectifyScene.MorningAsync(bot, 2020, 12, 18);
        await RectifyScene.MorningAsync(bot, 2020, 12, 23);
        foreach (var leader in (string[])[Scene.WangId, "zhao.min", "zhou.tao"])
        {
            await bot.As(leader).SeesAsync("逾期第3个工作日");
        }

        await RectifyScene.MorningAsync(bot, 2020, 12, 24);
        Assert.Equal((1, 2), (SignVisit.Texts(bot.As("zhao.min"), "【整改包联提醒】"), SignVisit.Texts(bot.As("zhou.tao"), "【整改包联提醒】")));
    }

    [Fact]
    public async Task TheCommandLine_ShowsTheSame()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        await officer.SeesCardAsync("整改 1-1");
        var output = new StringWriter();
        string[] place = [$"--Storage:ConnectionString={bot.ConnectionString}", "--Storage:Provider=Sqlite"];
        Assert.Equal(0, await TimelineCommand.TellAsync("1-1", "桃城区", place, output, TestContext.Current.CancellationToken));
        Scene.Has("【进展 1-1】衡水恒泰焦化有限公司（桃城区）", output.ToString());
        Scene.Has("何晓燕：送达12月9日", output.ToString());
        Assert.Equal(0, await TimelineCommand.TellAsync("1-1", null, [], output, TestContext.Current.CancellationToken, data: bot.ConnectionString["Data Source=".Length..]));
        Assert.Equal(1, await TimelineCommand.TellAsync("99", null, place, output, TestContext.Current.CancellationToken));
        Scene.Has("全市没有编号99的整改", output.ToString());
        Assert.Equal(2, await TimelineCommand.TellAsync("恒泰", null, place, output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Extension_IsAskedInWords_AndDecidedOnce()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        var card = await officer.SeesCardAsync("整改 1-1");
        await officer.TapsAsync(card, "申请延期");
        await officer.SeesAsync("延到哪一天、什么原因");
        await officer.SaysAsync("过几天");
        await officer.SeesAsync("没有看懂是哪一天");
        await officer.SaysAsync("12月15日 配件没到");
        await officer.SeesAsync("2020年12月15日不行，要晚于现在的期限2020年12月20日");
        await officer.SaysAsync("12月28日");
        await officer.SeesAsync("请再写一句延期的原因");
        await officer.SaysAsync("除尘器配件还没到货");
        await officer.SeesAsync("已申请把 1-1 延到12月28日（周一），等赵敏决定");
        var asked = await bot.As("zhao.min").SeesCardAsync("延期申请 1-1");
        Scene.Has("除尘器配件还没到货", asked.ToString());

        // A second time, and somebody else: nothing.
        await officer.TapsAsync(officer.LastCard("整改 1-1"), "传材料");
        await bot.As("zhao.min").TapsAsync(asked, "同意");
        await bot.As("zhao.min").TapsAsync(asked, "不同意");
        await bot.As("zhao.min").SeesDoneAsync(asked, "已决定");
        await bot.As("zhao.min").SeesAsync("1-1现在是“整改中”");
        await officer.SeesAsync("赵敏同意延期，新期限12月28日（周一）24:00前");
        await visit.Zhang.SeesAsync("赵敏同意延期");

        // After the deadline it is too late.
        await RectifyScene.MorningAsync(bot, 2020, 12, 29);
        await officer.SaysAsync("整改");
        await officer.TapsAsync(await officer.SeesCardAsync("整改 1-1"), "申请延期");
        await officer.SeesAsync("过期后不能再申请延期");
    }

    [Fact]
    public async Task Extension_Refused_HasAReason_AndTheDeputyOnLeaveDecides()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, officer) = await RectifyScene.AcknowledgedAsync(bot, SignVisit.Key);
        var card = await officer.SeesCardAsync("整改 1-1");
        await bot.WriteAsync(work => work.ExecuteAsync("update person set on_leave_deputy = 'zhou.tao' where user_id = 'zhao.min'"));
        await officer.TapsAsync(card, "申请延期");
        await officer.SaysAsync("12-28 配件还没到货");
        await officer.SeesAsync("等周涛决定");
        var asked = await bot.As("zhou.tao").SeesCardAsync("延期申请 1-1");
        await bot.As("zhou.tao").TapsAsync(asked, "不同意");
        await bot.As("zhou.tao").SeesAsync("请写不同意的原因");
        await bot.As("zhou.tao").SaysAsync("本地有现货，请抓紧");
        await officer.SeesAsync("周涛不同意延期，期限仍是12月20日（周日）24:00前。原因：本地有现货，请抓紧");
    }

    [Fact]
    public async Task NotAcknowledged_IsAskedForAgain_ThenTheInspectorHears_AndARefusalEndsIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        var officer = bot.As(CountySeed.Officer);
        await officer.SeesCardAsync("入企体检告知");
        await RectifyScene.MorningAsync(bot, 2020, 12, 10);
        await officer.SeesAsync("【请签收】衡水恒泰焦化有限公司的告知书还没有签收");
        await officer.SeesCardAsync("入企体检告知");
        await RectifyScene.MorningAsync(bot, 2020, 12, 11);
        await officer.SeesAsync("【请签收】");
        await RectifyScene.MorningAsync(bot, 2020, 12, 12);
        await RectifyScene.MorningAsync(bot, 2020, 12, 14);
        await visit.Zhang.SeesAsync("发出3个工作日无人签收");
        Assert.Equal(2, SignVisit.Texts(officer, "【请签收】"));

        await visit.Zhang.SaysAsync("拒收 1");
        await visit.Zhang.SeesAsync("见证人和原因都要写");
        var wang = await bot.InspectorAsync(Scene.WangId);
        await wang.SaysAsync("拒收 1 村委会刘强 负责人不在");
        await wang.SeesAsync("没有找到您检查的这个序号的登记表");
        await visit.Zhang.SaysAsync("拒收 1 村委会刘强 负责人拒绝签收并离开");
        await visit.Zhang.SeesAsync("已记下：衡水恒泰焦化有限公司（登记表0001）拒收告知书，原因：负责人拒绝签收并离开，见证人：村委会刘强");
        await visit.Li.SeesAsync("拒收告知书");
        await visit.Zhang.SaysAsync("进展 1");
        await visit.Zhang.SeesAsync("拒收：负责人拒绝签收并离开（见证人村委会刘强）");
    }

    [Fact]
    public async Task TheThreeReceipts_AreKeptApart()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: SignVisit.EnterpriseId));
        var visit = await SignVisit.SignedAsync(bot, SignVisit.Key);
        await bot.As("stranger").SaysAsync("整改");
        await bot.As("stranger").SeesCardAsync("整改 1-1");
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        var notice = bot.As(CountySeed.Officer).LastCard("入企体检告知");
        await bot.As(CountySeed.Officer).TapsAsync(notice, "已收到");
        await bot.As(CountySeed.Officer).SeesDoneAsync(notice, "已收到");
        await visit.Zhang.SaysAsync("进展 1");
        var story = Phone.Words(await visit.Zhang.SeesAsync("【进展 1-1】"));
        Scene.Has("何晓燕：送达12月9日 08:35，打开12月9日 08:45，签收12月9日 08:45", story);
        Scene.Has("路人：送达12月9日 08:35，打开12月9日 08:35，未签收", story);
    }

    [Fact]
    public async Task ALeaderRegrades_TheOwnerGoesWithIt()
    {
        await using var bot = await BotFixture.StartAsync();
        await RectifyScene.AcknowledgedAsync(bot, SignVisit.General);
        var wang = await bot.InspectorAsync(Scene.WangId);
        await wang.SaysAsync("改级 1-1 重大");
        await wang.SeesAsync("原因要写");
        await bot.As(Scene.ZhangId).SaysAsync("改级 1-1 重大 扬尘很大");
        await bot.As(Scene.ZhangId).SeesAsync("职责范围");
        await wang.SaysAsync("改级1-1 重大 周边居民多次反映");
        await wang.SeesAsync("1-1 由一般问题改为重大问题（王强）：周边居民多次反映\n包联责任人由王强改为周涛");
        await bot.As("zhou.tao").SeesAsync("包联责任人由王强改为周涛");
        await bot.As("zhou.tao").SeesCardAsync("重大问题包联：衡水恒泰焦化有限公司");
        await bot.As("zhou.tao").SaysAsync("整改");
        await bot.As("zhou.tao").SeesAsync("1-1 衡水恒泰焦化 重大问题 整改中");
        await wang.SaysAsync("整改");
        await wang.SeesAsync("没有等您复查的整改，也没有您包联的问题");
    }
}

using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;
using MiniExcelLibs;

namespace Bot.Tests.Scripts;

/// <summary>What the clock does for the self-check: the notice, reminders, the list of the silent.</summary>
public sealed class SelfCheckRoundTests
{
    private const string Notice = "【企业自查通知】";
    private const string Reminder = "提醒：企业自查";
    private const string List = "【自查名单】";

    [Fact]
    public async Task FourHundredOfficers_EachGetsOneTextAndOneCard_HoweverOftenTheJobRuns()
    {
        const int Count = 400;
        await using var bot = await Crowd.StartAsync(Count, SelfCheckScene.Phase);
        await bot.NineAsync(12, 10);
        Assert.Equal((Count, Count), (People(bot, Count, Notice), Enumerable.Range(1, Count).Count(number => SignVisit.Cards(bot.As(Crowd.Id(number)), "企业自查：") == 1)));
        Assert.Equal((1, 1), (SignVisit.Texts(bot.As(CountySeed.Officer), Notice), SignVisit.Cards(bot.As(CountySeed.Officer), "选一家企业填自查")));
        Assert.Equal(Count + 1, await SignVisit.CountAsync(bot, "self_check_notice"));
        Assert.Equal(40, await SignVisit.CountAsync(bot, "self_check"));

        await bot.NineAsync(12, 11);
        Assert.Equal((Count, Count), (People(bot, Count, Notice), People(bot, Count, Reminder)));
    }

    [Fact]
    public async Task OneWithManyEnterprises_ChoosesOnTheCard_OrByName()
    {
        await using var bot = await BotFixture.StartAsync(SelfCheckScene.Phase);
        var he = bot.As(CountySeed.Officer);
        await bot.NineAsync(12, 10);
        Scene.Has("您负责的企业40家：", Phone.Words(await he.SeesAsync(Notice)));
        var card = await he.SeesCardAsync("选一家企业填自查");
        Assert.Equal(10, card.Questions["enterprise"].Count);
        await he.TapsAsync(card, "填这一家", ("enterprise", card.Questions["enterprise"][3].Id));
        await he.SeesCardAsync("企业自查：已填0项");
        Assert.Equal(2, he.FromApp.Count(bubble => bubble.Kind == "template_card"));

        Scene.Has("恒泰焦化", Phone.Words((await bot.AnswersAsync(he, () => he.SaysAsync("自查 htjh")))[0]));
        var answers = await bot.AnswersAsync(he, () => he.SaysAsync("自查"));
        Scene.Has("您名下40家企业，已完成0家，还有40家", Phone.Words(answers[0]));
        Scene.Has("· 自查：40家企业没有完成", await bot.AnswerAsync(he, () => he.SaysAsync("我的任务")));
    }

    /// <summary>The bot stood still on the first two days; the third is a Saturday.</summary>
    [Fact]
    public async Task AfterADowntime_TheNoticeStillGoes_ButRemindersWaitForAWorkingDay()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 12);
        Assert.Equal((1, 0), (SignVisit.Texts(he, Notice), SignVisit.Texts(he, Reminder)));
        await bot.NineAsync(12, 13);
        Assert.Equal((1, 0), (SignVisit.Texts(he, Notice), SignVisit.Texts(he, Reminder)));
        await bot.NineAsync(12, 14);
        Assert.Equal((1, 1), (SignVisit.Texts(he, Notice), SignVisit.Texts(he, Reminder)));
        Scene.Has("提醒：企业自查到12月16日截止，您名下还有1家没有完成：衡水恒泰焦化有限公司。", Phone.Words(he.FromApp[^1]));

        await he.ClearsAsync("生产工序", "排污节点", "治污设施");
        await he.SaysAsync("自查完成");
        await bot.NineAsync(12, 15);
        Assert.Equal(1, SignVisit.Texts(he, Reminder));
    }

    [Fact]
    public async Task AfterTheLastDay_NobodyIsToldOrReminded()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 17);
        Assert.Empty(he.FromApp);
        Assert.Equal(0, await SignVisit.CountAsync(bot, "self_check_notice"));
    }

    [Fact]
    public async Task OnTheLastDayButOne_AndTheDayAfterTheEnd_OfficeAndLeadersGetTheList()
    {
        var (bot, _) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        string[] readers = ["chen.jing", "wang.qiang", "zhao.min", "zhou.tao"];
        foreach (var (day, lists) in new[] { (10, 0), (14, 0), (15, 1), (16, 1), (17, 2), (18, 2) })
        {
            await bot.NineAsync(12, day);
            Assert.All(readers, reader => Assert.Equal((lists, lists), (SignVisit.Texts(bot.As(reader), List), SignVisit.Files(bot.As(reader), ".xlsx").Count)));
        }

        Assert.Equal(0, SignVisit.Texts(bot.As(Scene.ZhangId), List) + SignVisit.Texts(bot.As("zheng.hua"), List));
        var words = bot.As("zhou.tao").FromApp.Select(Phone.Words).Last(text => text.StartsWith(List, StringComparison.Ordinal));
        Scene.Has("桃城区，截至12月17日 09:00", words);
        Scene.Has("名单上40家，已完成0家，没有完成40家", words);
        Scene.Has("1家已有负责人，39家名册里没有企业微信负责人，要打电话通知", words);
    }

    /// <summary>12-13 is a Sunday: the last day but one is a Saturday, and the day after a Monday.</summary>
    [Fact]
    public async Task WhereThatIsNoWorkingDay_TheListGoesOnTheOneBefore()
    {
        var (bot, _) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase[0], ("Campaigns:0:SelfCheckTo", "2020-12-13"));
        await using var running = bot;
        foreach (var (day, lists) in new[] { (10, 0), (11, 1), (12, 1), (13, 1), (14, 2), (15, 2) })
        {
            await bot.NineAsync(12, day);
            Assert.Equal(lists, SignVisit.Texts(bot.As("zhou.tao"), List));
        }
    }

    /// <summary>An office of the county takes the place of the city's.</summary>
    [Fact]
    public async Task TheCountysOwnOffice_GetsItsList_AndNoOtherCounty()
    {
        var (bot, _) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await SignVisit.GrantAsync(bot, "feng.yi", "冯毅", new RoleGrant(Role.CityOffice, CountySeed.County));
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.CountyDirector, "枣强县"));
        await bot.NineAsync(12, 15);
        Assert.Equal((1, 0, 0), (SignVisit.Texts(bot.As("feng.yi"), List), SignVisit.Texts(bot.As("chen.jing"), List), SignVisit.Texts(bot.As("stranger"), List)));

        var other = bot.As("stranger");
        Scene.Has("您的职责范围内，名单上还没有企业", await bot.AnswerAsync(other, () => other.SaysAsync("自查名单 桃城区")));
    }

    [Fact]
    public async Task TheListAtAnyTime_IsAWorkbookOfTwoSheets_ForWhoMayHaveIt()
    {
        var (bot, he) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.NineAsync(12, 10);
        var office = bot.As("chen.jing");
        var answers = await bot.AnswersAsync(office, () => office.SaysAsync("自查名单"));
        Scene.Has("没有完成40家", Phone.Words(answers[0]));
        Assert.Equal("自查名单-桃城区-20201210.xlsx", answers[1].FileName);

        using var stream = new MemoryStream(await WorkbookAsync(bot));
        Assert.Equal(["没有完成自查", "没有企业微信"], stream.GetSheetNames());
        var (silent, unreachable) = (Rows(stream, "没有完成自查"), Rows(stream, "没有企业微信"));
        Assert.Equal("企业名称|乡镇或开发区|类别|进度|企业环保负责人", silent[0]);
        Assert.Equal("衡水恒泰焦化有限公司|赵圈镇|其他企业|已通知，没有填|何晓燕", Assert.Single(silent.Skip(1)));
        Assert.Equal(40, unreachable.Count);
        Assert.StartsWith("企业名称|乡镇或开发区|类别|法人代表|地址|电话", unreachable[0], StringComparison.Ordinal);

        foreach (var phone in new[] { he, bot.As("zheng.hua") })
        {
            Scene.Has("自查名单只发给分局办公室和包联责任人", await bot.AnswerAsync(phone, () => phone.SaysAsync("自查名单")));
        }
    }

    [Fact]
    public async Task OfSeveralCounties_OneIsNamed()
    {
        var (bot, _) = await SelfCheckScene.StartAsync([SelfCheckScene.Ordinary], SelfCheckScene.Phase);
        await using var running = bot;
        await bot.WriteAsync(work => work.ExecuteAsync("update enterprise set county = @county where id = 'demo-040'", new { county = "枣强县" }));
        var office = bot.As("chen.jing");
        var words = await bot.AnswerAsync(office, () => office.SaysAsync("自查名单"));
        Scene.Has("桃城区：名单上39家，已完成0家，没有完成39家（没有企业微信38家）", words);
        Scene.Has("枣强县：名单上1家", words);
        Assert.Equal(2, (await bot.AnswersAsync(office, () => office.SaysAsync("自查名单 枣强县"))).Count);
        Scene.Has("没有“景县”这个县市区", await bot.AnswerAsync(office, () => office.SaysAsync("自查名单 景县")));
    }

    private static int People(BotFixture bot, int count, string words) =>
        Enumerable.Range(1, count).Count(number => SignVisit.Texts(bot.As(Crowd.Id(number)), words) == 1);

    private static List<string> Rows(Stream stream, string sheet) =>
        [.. stream.Query(sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => string.Join('|', row.Values))];

    private static Task<byte[]> WorkbookAsync(BotFixture bot) => bot.ReadAsync(async work =>
    {
        var sha256 = await work.ScalarAsync<string>("select sha256 from stored_file where content_type like '%spreadsheet%'");
        return (await bot.Get<FileStore>().GetAsync(work, sha256!))!.Value.Content;
    });
}

using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Enterprises;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Tests.Scripts;

/// <summary>预警 in chat: the three choices, the place, the confirmation; each refusal a sentence, nothing done twice.</summary>
public sealed class AlertChatTests
{
    private const string Office = "chen.jing";
    private const string Director = "zhou.tao";
    private const string Campaign = "2020-2021";

    [Fact]
    public async Task ByALocation_AfterTheConfirmation_UntoldVisitsGoForward_Once()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        await bot.WriteAsync(work => bot.Get<PlannedVisitStore>().AddAsync(work, [Visit("demo-019")], bot.Clock.GetUtcNow()));
        var chen = bot.As(Office);
        await AskAsync(chen, "卫星或网格热点", "5公里", "PM2.5");
        await chen.SendsLocationAsync(37.73, 115.66);
        var card = await chen.SeesCardAsync("请确认预警");
        Scene.Has("地点：东经115.6600、北纬37.7300", card.ToString());
        Scene.Has("污染物：PM2.5", card.ToString());
        Assert.Equal(["发出预警", "不发"], card.Buttons.Keys);
        Assert.Equal((0, new DateOnly(2021, 3, 1)), (await AlertsAsync(bot), await DayAsync(bot)));

        // Two taps, quicker than the card's change.
        var answers = await bot.AnswersAsync(chen, () => chen.TapsAsync(card, "发出预警"), () => chen.TapsAsync(card, "发出预警"));
        await chen.SeesDoneAsync(card, "已发出");
        Assert.Single(answers, answer => Phone.Words(answer).Contains("预警已发出：范围内", StringComparison.Ordinal));
        Assert.Single(answers, answer => Phone.Words(answer).Contains("已经发出，没有重复处理", StringComparison.Ordinal));
        Assert.Equal((1, new DateOnly(2020, 12, 10)), (await AlertsAsync(bot), await DayAsync(bot)));
        Scene.Has("提前1家", Phone.Words(await bot.As(Director).SeesAsync("【预警】卫星或网格热点，PM2.5，东经115.6600、北纬37.7300周边5公里")));
        Golden.Match(string.Join('\n', bot.Transcript.SkipWhile(line => !line.Contains("陈静", StringComparison.Ordinal))), "Golden/alert.txt");
    }

    [Fact]
    public async Task ByAName_TheEnterprisesPlaceCounts_AndOfSeveralOneIsChosen()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhou = bot.As(Director);
        await AskAsync(zhou, "信访举报", "3公里", "恶臭");
        Scene.Has("没有名称带“没有的厂”的企业", await bot.AnswerAsync(zhou, () => zhou.SaysAsync("没有的厂")));
        await zhou.SaysAsync("恒泰");
        var which = await zhou.SeesCardAsync("预警地点是哪家企业");
        Scene.Has("还没有选企业", await bot.AnswerAsync(zhou, () => zhou.TapsAsync(which, "下一步")));
        await zhou.TapsAsync(which, "下一步", ("enterprise", "恒泰焦化"));
        var first = await zhou.SeesCardAsync("请确认预警");
        Scene.Has("地点：衡水恒泰焦化", first.ToString());

        // Another place is another card; the first one is over.
        await zhou.SaysAsync("鑫源轧钢");
        var second = await zhou.SeesCardAsync("请确认预警");
        Scene.Has("地点：衡水鑫源轧钢", second.ToString());
        Scene.Has("请在“请确认预警”卡片上点", await bot.AnswerAsync(zhou, () => zhou.SaysAsync("好的")));
        Scene.Has("这张卡片不能再用", await bot.AnswerAsync(zhou, () => zhou.TapsAsync(first, "发出预警")));
        await zhou.TapsAsync(second, "发出预警");
        await zhou.SeesDoneAsync(second, "已发出");
        await zhou.SeesAsync("【预警】信访举报，恶臭，");
        Assert.Equal(1, await AlertsAsync(bot));
    }

    [Fact]
    public async Task NotSent_IsOver_WhateverIsTappedAfterwards()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        await AskAsync(chen, "用电异常", "10公里", "不清楚");
        await chen.SendsLocationAsync(37.73, 115.66);
        var card = await chen.SeesCardAsync("请确认预警");
        await chen.TapsAsync(card, "不发");
        await chen.TapsAsync(card, "发出预警");
        await chen.SeesDoneAsync(card, "没有发出");
        await chen.SeesAsync("没有发出预警，计划没有变");
        await chen.SeesAsync("这张卡片不能再用");

        await AskAsync(chen, "用电异常", "10公里", "不清楚");
        Scene.Has("已取消，预警没有发出", await bot.AnswerAsync(chen, () => chen.SaysAsync("取消")));
        Assert.Equal(0, await AlertsAsync(bot));
        Assert.Empty(bot.As(Director).FromApp);
    }

    [Fact]
    public async Task WhatIsNoPlace_IsASentence_AndIsAskedForAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As(Office);
        await chen.SaysAsync("预警");
        var ask = await chen.SeesCardAsync("录入预警");
        Scene.Has("还没有选类别", await bot.AnswerAsync(chen, () => chen.TapsAsync(ask, "下一步")));
        await AskAsync(chen, "重污染天气", "3公里", "PM10");
        Scene.Has("地点不在本市范围内，预警没有发出", await bot.AnswerAsync(chen, () => chen.SendsLocationAsync(39.9, 116.4)));
        Scene.Has("周边3公里内没有您职责范围内的企业", await bot.AnswerAsync(chen, () => chen.SendsLocationAsync(38.2, 115.3)));
        Scene.Has("这不是地点", await bot.AnswerAsync(chen, () => chen.SaysAsync("谢谢")));
        Scene.Has("的经纬度，预警没有发出。请发位置", await bot.AnswerAsync(chen, () => chen.SaysAsync(CountySeed.Enterprises.First(one => one.Location is null).Name)));
        await chen.SendsLocationAsync(37.73, 115.66);
        await chen.SeesCardAsync("请确认预警");
        Assert.Equal(0, await AlertsAsync(bot));
    }

    [Fact]
    public async Task ACountysAlert_TouchesItsOwnEnterprisesOnly()
    {
        await using var bot = await BotFixture.StartAsync();
        await SignVisit.GrantAsync(bot, "stranger", "路人", new RoleGrant(Role.Administrator, "枣强县"));
        var next = CountySeed.Enterprises[0] with { Id = "next-1", Name = "枣强某厂", County = "枣强县", Location = new GeoPoint(37.73, 115.66) };
        await bot.WriteAsync(async work =>
        {
            await bot.Get<EnterpriseStore>().UpsertAsync(work, next);
            await bot.Get<PlannedVisitStore>().AddAsync(work, [Visit("demo-019")], bot.Clock.GetUtcNow());
        });
        var office = bot.As("stranger");
        await AskAsync(office, "卫星或网格热点", "5公里", "不清楚");
        Scene.Has("没有名称带“恒泰焦化”的企业", await bot.AnswerAsync(office, () => office.SaysAsync("恒泰焦化")));
        await office.SendsLocationAsync(37.73, 115.66);
        var card = await office.SeesCardAsync("请确认预警");
        Scene.Has("企业：1家", card.ToString());
        await office.TapsAsync(card, "发出预警");
        Scene.Has("范围还到了其他县市区，那里没有变动", Phone.Words(await office.SeesAsync("预警已发出：范围内1家企业，提前0家")));
        Scene.Has("枣强县范围内1家：还没有排1家", Phone.Words(await office.SeesAsync("【预警】")));
        Assert.Equal(new DateOnly(2021, 3, 1), await DayAsync(bot));
        Assert.Empty(bot.As(Director).FromApp);
    }

    [Fact]
    public async Task OnlyTheOfficesAndTheDirector()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        foreach (var phone in new[] { zhang, await bot.InspectorAsync(Scene.WangId), bot.As("zhao.min"), bot.As("zheng.hua"), bot.As(CountySeed.Officer) })
        {
            Scene.Has("预警由专项行动办公室、县市区分局办公室和分局一把手录入", await bot.AnswerAsync(phone, () => phone.SaysAsync("预警")));
        }
    }

    internal static async Task AskAsync(Phone phone, string kind, string radius, string pollutant)
    {
        await phone.SaysAsync("预警");
        await phone.TapsAsync(await phone.SeesCardAsync("录入预警"), "下一步", ("kind", kind), ("radius", radius), ("pollutant", pollutant));
        await phone.SeesAsync("地点在哪里？请发位置，或发企业名称");
    }

    private static Task<long> AlertsAsync(BotFixture bot) => SignVisit.CountAsync(bot, "alert");

    private static async Task<DateOnly> DayAsync(BotFixture bot) =>
        Assert.Single(await bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, CountySeed.County))).Day;

    private static PlannedVisit Visit(string enterpriseId) => new()
    {
        Id = $"v-{enterpriseId}",
        CampaignId = Campaign,
        County = CountySeed.County,
        EnterpriseId = enterpriseId,
        Day = new DateOnly(2021, 3, 1),
        Lead = Scene.ZhangId,
        Partner = Scene.LiId,
        Origin = VisitOrigin.Plan,
        Source = "p",
    };
}

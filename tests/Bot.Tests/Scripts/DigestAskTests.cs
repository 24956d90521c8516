using Bot.Operations.Demo;
using Bot.Scheduling;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>日报 typed: the newest card again, who is waited for by name, what the menu does in words.</summary>
public sealed class DigestAskTests
{
    private const string City = "zheng.hua";
    private const string Director = "zhou.tao";

    [Fact]
    public async Task TheNewestComesAgain_AndSaysWhenItIsNotOfToday()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        var director = bot.As(Director);
        await director.SaysAsync("日报");
        await director.SeesAsync("桃城区还没有日报，第一份在工作日傍晚发出。现在的数字，发“看板”。");
        await director.SaysAsync("看图");
        await director.SeesAsync("桃城区还没有日报");
        await EveningAsync(bot, 9, 17, 40);
        Assert.Equal(1, SignVisit.Cards(director, "桃城区日报 12月9日"));

        await director.SaysAsync("日 报");
        await bot.SettleAsync();
        Assert.Equal(2, SignVisit.Cards(director, "桃城区日报 12月9日"));
        Assert.Equal(0, SignVisit.Texts(director, "最近一份日报是"));
        await EveningAsync(bot, 10, 9, 0);
        await director.SaysAsync("日报");
        await director.SeesAsync("最近一份日报是12月9日的。");
        await bot.SettleAsync();
        Assert.Equal(3, SignVisit.Cards(director, "桃城区日报 12月9日"));
    }

    [Fact]
    public async Task TheCityReadsEachCounty_ACountyItsOwn_AndWhatIsRefusedIsOnRecord()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        await EveningAsync(bot, 9, 17, 40);
        var (city, director) = (bot.As(City), bot.As(Director));
        await city.SaysAsync("日报　桃城");
        await city.SeesCardAsync("桃城区日报 12月9日");
        await city.SaysAsync("日报 景县");
        await city.SeesAsync("景县还没有日报");
        foreach (var place in new[] { "枣强县", "全市", "../桃城区" })
        {
            await director.SaysAsync($"日报 {place}");
            await director.SeesAsync($"没有“{place}”这个县市区，或不在您的职责范围内。可以发：日报 桃城区。");
        }

        Assert.Equal(0, SignVisit.Cards(director, "全市日报"));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'digest-refused' and details like '%枣强县%'")));
        Assert.Equal(3, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'digest-refused'")));

        var zhang = await bot.InspectorAsync(Scene.ZhangId);
        await zhang.SaysAsync("日报");
        await zhang.SeesAsync("日报发给分局和市局的领导、办公室，不在您的职责范围内。");
        await bot.As(CountySeed.Officer).SaysAsync("催办");
        await bot.As(CountySeed.Officer).SeesAsync("不在您的职责范围内");
    }

    [Fact]
    public async Task TheList_NamesWhoIsWaitedFor_AndIsEmptyWhenNobodyIs()
    {
        await using var bot = await BotFixture.StartAsync(("Digest:Picture", "false"));
        var director = bot.As(Director);
        await director.SaysAsync("名单");
        await director.SeesAsync("桃城区现在没有逾期的整改、没签收的告知书和没签完字的登记表。");
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key, SignVisit.General);
        await director.SaysAsync("逾期");
        Scene.Has("登记表没签完字（1）：\n衡水恒泰焦化有限公司，12月9日体检，等张伟、李娜签字", Phone.Words(await director.SeesAsync("【桃城区名单】")));
        await visit.SignAsync(mine, hers);
        await director.SaysAsync("看名单");
        var words = Phone.Words(await director.SeesAsync("告知书企业没签收（1）"));
        Scene.Has("衡水恒泰焦化有限公司，第0001号，12月9日发出", words);
        Assert.DoesNotContain("等张伟", words, StringComparison.Ordinal);

        await EveningAsync(bot, 22, 9, 0);
        await bot.As(City).SaysAsync("名单");
        var late = Phone.Words(await bot.As(City).SeesAsync("【全市名单】"));
        Scene.Has("整改逾期没交材料（2）：\n桃城区 1-1 衡水恒泰焦化有限公司，重点问题，逾期2天，责任人赵敏\n桃城区 1-2 ", late);
        Scene.Has("\n看经过，发“进展 编号”；提醒责任人，发“催办”。", late);
        await bot.As(City).SaysAsync("催办");
        await bot.As(City).SeesAsync("已催办2条，提醒了");
        await director.SaysAsync("催办");
        await director.SeesAsync("2条今天已经催过");
    }

    private static async Task EveningAsync(BotFixture bot, int day, int hour, int minute)
    {
        await bot.SettleAsync();
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, day, hour, minute, 1, TimeSpan.FromHours(8)));
        await bot.Get<Scheduler>().RunDueAsync();
        await bot.SettleAsync();
    }
}

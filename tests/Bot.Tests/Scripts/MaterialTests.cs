using Bot.Conversations.Downstream;
using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Materials;
using MiniExcelLibs;
using static Bot.Tests.Scripts.MaterialScene;

namespace Bot.Tests.Scripts;

/// <summary>宣传: a leaflet goes to the county's enterprises once, is confirmed with whom it was passed on to, and counted.</summary>
public sealed class MaterialTests
{
    [Fact]
    public async Task TheDirectorSends_TheOfficerConfirms_AndIsCounted()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        await zhou.AsksAsync();
        var asked = await zhou.ConfirmsAsync();
        await zhou.SeesDoneAsync(asked, "已开始发送");
        await zhou.SeesAsync("第1号宣传：");
        await zhou.SeesAsync("已发给2家企业的负责人。\n38家没有企业微信负责人");

        await he.SeesAsync(First);
        var card = await he.SeesCardAsync(Receipt);
        await he.TapsAsync(card, "确认收到", ("levels", "Boss"), ("levels", "Staff"));
        await he.SeesDoneAsync(card, "已确认");
        await he.SeesAsync("已记下：");

        await zhou.SaysAsync("宣传进度");
        await zhou.SeesAsync("确认2家（老板2、经理0、中层0、员工2）");
        await zhou.SaysAsync("宣传名单");
        await zhou.SeesAsync("【宣传名单】桃城区");
        await zhou.SeesAsync("宣传名单-桃城区-20201209.xlsx");

        await he.SaysAsync("宣传");
        await he.SeesAsync("已确认，传达到老板、员工");
        await he.TapsAsync(await he.SeesCardAsync("又传达到了谁：企业注意事项"), "补记", ("levels", "Manager"), ("levels", "Middle"));
        await he.SeesAsync("现在补记为：传达到老板、经理、中层、员工");
        Golden.Match(string.Join('\n', bot.Transcript), "Golden/material.txt");

        Assert.Equal((40, 2), (await SignVisit.CountAsync(bot, "material_receipt"), (await bot.ReceiptsAsync()).Count(one => one is { IsConfirmed: true, PassedOn: PassedOn.All, ConfirmedBy: CountySeed.Officer })));
        Assert.Equal(1, SignVisit.Texts(he, First));
        using var book = new MemoryStream(SignVisit.Files(zhou, ".xlsx")[^1].Content!);
        Assert.Equal(["宣传统计", "没有确认", "要打电话"], book.GetSheetNames());
        Assert.Equal(39, book.Query(sheetName: "要打电话").Count());
    }

    [Fact]
    public async Task DoubleTaps_AndTheColleaguesStaleCard_ChangeNothing()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        await bot.GrantOfficerAsync("stranger", "路人", SelfCheckScene.Ordinary);
        var other = bot.As("stranger");
        await zhou.AsksAsync();
        var asked = await zhou.SeesCardAsync("请确认发送宣传材料");
        await bot.AnswersAsync(zhou, () => zhou.TapsAsync(asked, "确认发送"), () => zhou.TapsAsync(asked, "确认发送"));
        await zhou.SeesAsync("第1号宣传已经确认过");
        Assert.Equal((1, 1), (SignVisit.Texts(he, First), SignVisit.Texts(other, First)));

        // Both at once, one of them twice: the first one confirms, and nothing is lost.
        var (card, others) = (he.LastCard(Receipt), other.LastCard(Receipt));
        await Task.WhenAll(he.TapsAsync(card, "确认收到", ("levels", "Boss")), he.TapsAsync(card, "确认收到", ("levels", "Boss")));
        await he.SeesAsync("已记下：衡水恒泰");
        await he.SeesAsync("《企业注意事项“明白纸”》您已确认收到，传达到老板，不用再点");
        Assert.Equal(("已确认", "已确认"), (he.Current(card.TaskId)!.Done, other.Current(others.TaskId)!.Done));
        Scene.Has("衡水恒泰焦化有限公司已确认，传达到老板", (await bot.AnswersAsync(other, () => other.SaysAsync("宣传"))).Select(Phone.Words).First());
        var later = other.LastCard("又传达到了谁");
        await other.TapsAsync(later, "补记", ("levels", "Staff"));
        await other.SeesAsync("已由何晓燕确认，现在补记为：传达到老板、员工");
        Assert.Equal([PassedOn.Boss | PassedOn.Staff, PassedOn.Boss], (await bot.ReceiptsAsync()).OrderByDescending(one => one.PassedOn).Select(one => one.PassedOn));
    }

    /// <summary>12-12 is a Saturday.</summary>
    [Fact]
    public async Task ADayOff_MovesTheSendToTheNextWorkingDay_AndSaysSo()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        await zhou.AsksAsync(when: "Day");
        await zhou.SeesAsync("哪一天发？");
        await zhou.SaysAsync("2020-12-01");
        await zhou.SeesAsync("“2020-12-01”不能用");
        await zhou.SaysAsync("12-12");
        await zhou.SeesAsync("12月12日不是工作日，改在12月14日发。");
        var card = await zhou.ConfirmsAsync();
        Scene.Has("发出：12月14日 08:30", card.ToString());
        await zhou.SeesAsync("12月14日 08:30。要停，发“宣传停发 1”");

        await bot.RunAsync(12);
        await bot.RunAsync(14, 8);
        Assert.Empty(he.FromApp);
        await bot.RunAsync(14);
        await bot.RunAsync(14, 9);
        Assert.Equal((1, 1), (SignVisit.Texts(he, First), SignVisit.Cards(he, Receipt)));
    }

    [Fact]
    public async Task InTheNight_ItWaitsForTheMorning_AndCanBeStopped()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        bot.Clock.Advance(TimeSpan.FromHours(12));
        await zhou.AsksAsync();
        await zhou.ConfirmsAsync();
        await zhou.SeesAsync("12月10日 08:30。要停");
        await zhou.SaysAsync("宣传进度");
        await zhou.SeesAsync("第1号等着发：桃城区的全部企业，12月10日 08:30");
        await zhou.SaysAsync("宣传停发1");
        await zhou.SeesAsync("第1号宣传已停");
        await zhou.SaysAsync("宣传停发 1");
        await zhou.SeesAsync("没有在等着发");
        await bot.RunAsync(10);
        Assert.Empty(he.FromApp);
    }

    [Fact]
    public async Task TheSilent_GetItOnceMore_ThenStandOnTheOfficesList()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        await zhou.AsksAsync();
        await zhou.ConfirmsAsync();
        await bot.SettleAsync();

        // Wednesday; the third working day after it is Monday.
        foreach (var (day, times) in new[] { (10, 1), (11, 1), (12, 1), (14, 2), (15, 2), (16, 2), (17, 2), (18, 2) })
        {
            await bot.RunAsync(day);
            await bot.RunAsync(day, 9);
            Assert.Equal((times, times), (SignVisit.Texts(he, First), SignVisit.Cards(he, Receipt)));
            Assert.Equal(day < 17 ? 0 : 1, SignVisit.Texts(zhou, "【宣传名单】"));
        }

        Scene.Has("还没有确认收到，再发一次", he.LastText("再发一次"));
        Scene.Has("【宣传名单】桃城区：又有2家，宣传材料再发一次后仍没有确认。", zhou.LastText("【宣传名单】"));
        Assert.Single(SignVisit.Files(zhou, ".xlsx"));
        Assert.Equal(1, SignVisit.Texts(bot.As(Scene.WangId), "【宣传名单】"));
        Assert.Equal(0, SignVisit.Texts(bot.As(Scene.ZhangId), "【宣传名单】"));
        Scene.Has("没有确认2家（2家已再发一次），要打电话38家", await bot.AnswerAsync(zhou, () => zhou.SaysAsync("宣传进度")));
    }

    [Fact]
    public async Task Confirmed_NothingComesAgain()
    {
        var (bot, zhou, he) = await StartAsync();
        await using var running = bot;
        await zhou.AsksAsync();
        await zhou.ConfirmsAsync();
        var card = await he.SeesCardAsync(Receipt);
        await he.TapsAsync(card, "确认收到", ("levels", "还没传达"));
        await he.SeesAsync("还没有传达给别人。以后又传达到别人的，发“宣传”补记。");
        await bot.RunAsync(14);
        await bot.RunAsync(17);
        Assert.Equal((1, 0), (SignVisit.Texts(he, First), SignVisit.Texts(zhou, "【宣传名单】")));
    }

    /// <summary>A member of a downstream company has neither cards nor files: he answers with a number and letters.</summary>
    [Fact]
    public async Task ADownstreamOfficer_ConfirmsByTyping()
    {
        var account = DownstreamScene.AccountOf(DownstreamScene.Hengtai, DownstreamScene.Encrypted);
        await using var bot = await DownstreamScene.StartAsync();
        await bot.GrantOfficerAsync(CountySeed.Officer, "何晓燕", SelfCheckScene.PositiveList);
        await bot.GrantOfficerAsync(account, "吴工", SelfCheckScene.Ordinary);
        await bot.Get<ShareList>().RefreshAsync(CancellationToken.None);
        var (wu, zhou) = (bot.Downstream(DownstreamScene.Hengtai, DownstreamScene.Encrypted), bot.As(VisitScene.ZhouId));
        await wu.EntersAsync();
        await zhou.AsksAsync();
        var asked = await zhou.SeesCardAsync("请确认发送宣传材料");
        await zhou.TapsAsync(asked, "改发文件");
        await bot.SettleAsync();
        asked = zhou.Current(asked.TaskId)!;
        Scene.Has("方式：一个 Word 文件", asked.ToString());
        await zhou.TapsAsync(asked, "确认发送");
        await wu.SeesAsync(First);
        Golden.Match(Phone.Words(await wu.SeesAsync("请确认收到")), "Golden/material-downstream.txt");
        Assert.Equal(0, SignVisit.Texts(bot.As(CountySeed.Officer), First));
        Assert.Single(SignVisit.Files(bot.As(CountySeed.Officer), "企业注意事项“明白纸.docx"));

        await wu.SaysAsync(wu.Number("确认收到"));
        await wu.SeesAsync("还没有选传达到了哪些人");
        await wu.SaysAsync($"{wu.Number("确认收到")}AD");
        await wu.SeesAsync("已记下：衡水恒泰焦化有限公司收到《企业注意事项“明白纸”》，传达到老板、员工。");
        Assert.Equal(PassedOn.Boss | PassedOn.Staff, Assert.Single(await bot.ReceiptsAsync(account)).PassedOn);
    }

    [Fact]
    public async Task FourHundredAndFiftyOfficers_EachGetsOneTextAndOneCard_AndOneMoreOfEach()
    {
        const int Count = 450;
        await using var bot = await Crowd.StartAsync(Count);
        var zhou = bot.As(VisitScene.ZhouId);
        await zhou.AsksAsync();
        await zhou.ConfirmsAsync();
        await zhou.SeesAsync("已发给40家企业的负责人");
        Assert.Equal((Count, Count), Shown(1));
        Assert.Equal((1, 1), (SignVisit.Texts(bot.As(CountySeed.Officer), First), SignVisit.Cards(bot.As(CountySeed.Officer), Receipt)));
        await bot.RunAsync(14);
        await bot.RunAsync(14, 9);
        Assert.Equal((Count, Count), Shown(2));

        (int Texts, int Cards) Shown(int times) => (
            Enumerable.Range(1, Count).Count(number => SignVisit.Texts(bot.As(Crowd.Id(number)), First) == times),
            Enumerable.Range(1, Count).Count(number => SignVisit.Cards(bot.As(Crowd.Id(number)), Receipt) == times));
    }
}

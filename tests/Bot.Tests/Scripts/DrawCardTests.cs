using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>双随机 in chat: one card asks, one tap draws, and nobody draws until he likes the outcome.</summary>
public sealed class DrawCardTests
{
    [Fact]
    public async Task TheOfficeDrawsOnce_AndTheInspectorsHearNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var (chen, told) = (bot.As("chen.jing"), (zhang.FromApp.Count, li.FromApp.Count));
        await chen.SaysAsync("双随机 5");
        var card = await chen.SeesCardAsync("双随机：桃城区");
        Assert.Empty(await VisitsAsync(bot));

        // Two taps, one draw: the second one says so.
        await chen.TapsAsync(card, "抽取并安排");
        await chen.TapsAsync(card, "抽取并安排");
        await chen.SeesDoneAsync(card, "已抽取");
        var words = Phone.Words(await chen.SeesAsync("桃城区双随机：从"));
        Scene.Has("抽到可以安排的5家", words);
        Scene.Has("名单到当天早上才告诉执法人员", words);
        await chen.SeesAsync("这一次已经抽过，没有再抽");

        var visits = await VisitsAsync(bot);
        Assert.Equal(5, visits.Count);
        Assert.All(visits, visit => Assert.Equal((VisitOrigin.Draw, PlannedVisitStatus.Planned), (visit.Origin, visit.Status)));
        Assert.Equal(told, (zhang.FromApp.Count, li.FromApp.Count));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<long>("select count(*) from audit where action = 'draw.applied'")));

        // Typed again the same day: what was drawn is said first; the next day it is a new matter.
        await chen.SaysAsync("双随机 3");
        Scene.Has("今天已抽1次，最近一次12月9日 08:30由陈静抽出5家", (await chen.SeesCardAsync("双随机：桃城区")).ToString());
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await chen.SaysAsync("双随机 3");
        Scene.Has("由机器随机抽", (await chen.SeesCardAsync("双随机：桃城区")).ToString());
    }

    [Theory]
    [InlineData("双随机", "要抽双随机，请发“双随机 家数”")]
    [InlineData("双随机 0", "一次1到200家")]
    [InlineData("双随机 5 枣强县", "您的职责范围内没有“枣强县”的企业名单")]
    public async Task WhatCannotBeDrawn_IsASentence(string typed, string answer)
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As("chen.jing");
        Scene.Has(answer, await bot.AnswerAsync(chen, () => chen.SaysAsync(typed)));
        Assert.Empty(await VisitsAsync(bot));
    }

    [Fact]
    public async Task OnlyTheOfficeDraws_AndMayLetItBe()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        Scene.Has("双随机由县市区分局办公室", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("双随机 5")));
        var chen = bot.As("chen.jing");
        await chen.SaysAsync("双随机 5 桃城区");
        var card = await chen.SeesCardAsync("双随机：桃城区");
        await chen.TapsAsync(card, "不抽");
        await chen.SeesDoneAsync(card, "没有抽取");
        Assert.Empty(await VisitsAsync(bot));
    }

    private static Task<IReadOnlyList<PlannedVisit>> VisitsAsync(BotFixture bot) =>
        bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, "2020-2021", CountySeed.County));
}

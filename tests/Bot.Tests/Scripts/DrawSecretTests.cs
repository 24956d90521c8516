using Bot.Operations;
using Bot.Operations.Demo;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Planning;

namespace Bot.Tests.Scripts;

/// <summary>双随机: until the day no inspector hears of the list or finds it by asking; an alert neither moves nor shows what was drawn.</summary>
public sealed class DrawSecretTests
{
    private const string Campaign = "2020-2021";
    private static readonly string[] Questions =
        ["我的任务", "任务", "进度", "计划", "今日体检", "任务安排", "群发进度", "草稿", "台账", "预警", "帮助", "开始体检", "体检 衡水", "双随机", "取消"];

    [Fact]
    public async Task WhateverAnInspectorAsks_IsAnsweredAsIfNothingHadBeenDrawn()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        Phone[] phones = [zhang, li, await bot.InspectorAsync(Scene.WangId)];
        var before = await AskAsync(bot, phones);
        await DrawAsync(bot, 8);
        await bot.SettleAsync();
        var drawn = await VisitsAsync(bot);
        Assert.Equal(8, drawn.Count(visit => visit is { Origin: VisitOrigin.Draw, Status: PlannedVisitStatus.Planned }));
        Assert.Contains(drawn, visit => visit.Lead == Scene.ZhangId || visit.Partner == Scene.ZhangId);

        // Nothing came by itself, and every answer is word for word that of before.
        Assert.Equal(before.Select(one => one.Messages), phones.Select(phone => phone.FromApp.Count));
        var after = await AskAsync(bot, phones);
        Assert.Equal(before.SelectMany(one => one.Answers), after.SelectMany(one => one.Answers));
    }

    [Fact]
    public async Task AnAlert_LeavesTheDrawnOnesWhereTheyAre_AndNamesNeitherDayNorPeople()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.InspectorsAsync();
        await DrawAsync(bot, 31);
        var drawn = await VisitsAsync(bot);
        var chen = bot.As("chen.jing");
        await AlertChatTests.AskAsync(chen, "卫星或网格热点", "5公里", "不清楚");
        await chen.SendsLocationAsync(37.73, 115.66);
        await chen.TapsAsync(await chen.SeesCardAsync("请确认预警"), "发出预警");
        var words = Phone.Words(await bot.As(Scene.WangId).SeesAsync("【预警】"));
        Scene.Has("照原安排", words);
        foreach (var secret in new[] { "张伟", "李娜", "王强", "12月1", "提前" })
        {
            Assert.DoesNotContain(secret, words, StringComparison.Ordinal);
        }

        Assert.Equal(drawn, await VisitsAsync(bot));
    }

    /// <summary>The words of every answer; ids of cards are no words.</summary>
    private static async Task<List<(List<string> Answers, int Messages)>> AskAsync(BotFixture bot, Phone[] phones)
    {
        var all = new List<(List<string>, int)>();
        foreach (var phone in phones)
        {
            var answers = new List<string>();
            foreach (var question in Questions)
            {
                answers.AddRange((await bot.AnswersAsync(phone, () => phone.SaysAsync(question))).Select(Phone.Words));

                // A member gets thirty messages a minute.
                bot.Clock.Advance(TimeSpan.FromMinutes(1));
            }

            all.Add((answers, phone.FromApp.Count));
        }

        return all;
    }

    private static async Task DrawAsync(BotFixture bot, int count)
    {
        using var input = new StringReader("");
        await using var output = new StringWriter();
        var order = new PlanOrder(CountySeed.County, count, 7, null, Apply: true, Yes: true);
        Assert.Equal(0, await PlanCommands.ExecuteAsync(order, bot.Services, bot.Get<Database>(), input, output, TestContext.Current.CancellationToken));
    }

    private static Task<IReadOnlyList<PlannedVisit>> VisitsAsync(BotFixture bot) =>
        bot.ReadAsync(work => bot.Get<PlannedVisitStore>().OfCountyAsync(work, Campaign, CountySeed.County));
}

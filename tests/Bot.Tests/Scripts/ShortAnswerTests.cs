using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>The shortest answers people give, each in the meaning it has at that place.</summary>
public sealed class ShortAnswerTests
{
    [Theory]
    [InlineData("写错了")]
    [InlineData("填错了！")]
    public async Task Objection_WhatIsWrongIsAReason(string reason)
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, _, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.General);
        await visit.Li.TapsAsync(hers, "有异议");
        await visit.Li.SeesAsync("请发一句话写明异议原因");
        await visit.Li.SaysAsync(reason);
        await visit.Zhang.SeesAsync($"李娜对登记表有异议，已退回草稿：{reason}");
        var draft = await visit.InspectionAsync();
        Assert.Equal((InspectionStatus.Draft, reason), (draft.Status, Assert.Single(draft.Objections).Reason));
    }

    [Theory]
    [InlineData("取消")]
    [InlineData("点错了。")]
    [InlineData("不是")]
    public async Task Objection_WhatIsMeantForTheButton_Cancels(string word)
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, _, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.General);
        await visit.Li.TapsAsync(hers, "有异议");
        await visit.Li.SeesAsync("请发一句话写明异议原因");
        await visit.Li.SaysAsync(word);
        await visit.Li.SeesAsync("已取消，登记表没有退回");
        Assert.Equal(InspectionStatus.Signing, (await visit.InspectionAsync()).Status);
        Assert.Null((await bot.SessionAsync(Scene.LiId)).Asked);
    }

    [Fact]
    public async Task Objection_WhatMayMeanEither_IsAskedForAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, _, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.General);
        await visit.Li.TapsAsync(hers, "有异议");
        await visit.Li.SeesAsync("请发一句话写明异议原因");
        foreach (var word in new[] { "选错了", "算了" })
        {
            Scene.Has("还没有退回。请再发一句话；点错了，发“取消”", await bot.AnswerAsync(visit.Li, () => visit.Li.SaysAsync(word)));
        }

        Assert.Equal(InspectionStatus.Signing, (await visit.InspectionAsync()).Status);
    }

    [Theory]
    [InlineData("没有")]
    [InlineData("无。")]
    [InlineData("没")]
    public async Task NoPollution_IsTheButton(string word)
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.OpenAsync(bot, "问题 7 立行立改 一般 厂区东侧设备");
        await visit.Zhang.SaysAsync("完成");
        await visit.Zhang.TapsAsync(await visit.Zhang.SeesCardAsync("检查时企业在生产吗"), "正在生产");
        var card = await visit.Zhang.SeesCardAsync("看到什么污染现象");
        await visit.Zhang.SaysAsync(word);
        await visit.Zhang.SeesDoneAsync(card, "已回答");
        Scene.Has("未见明显污染现象", visit.Zhang.Current(card.TaskId)!.ToString());
        await visit.Zhang.SeesAsync("违法行为是什么");
        Assert.Equal("厂区东侧设备，现场正在生产，未见明显污染现象", (await visit.InspectionAsync()).Findings[0].Text);
    }

    [Theory]
    [InlineData("撤销")]
    [InlineData("撤销1")]
    [InlineData("撤销 第1条")]
    public async Task Undo_IsWithdraw_AndTheWordsComeBack(string words)
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.OpenAsync(bot, SignVisit.General);
        await visit.Zhang.SaysAsync(words);
        Scene.Has("砂土露天堆放未苫盖", Phone.Words(await visit.Zhang.SeesAsync("已撤回第1条")));
        Assert.Empty((await visit.InspectionAsync()).Findings);
    }
}

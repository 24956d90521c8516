using Bot.Operations.Demo;
using static Bot.Tests.Scripts.ReportScene;

namespace Bot.Tests.Scripts;

/// <summary>上报: what is typed in a hurry, and what the words promise.</summary>
public sealed class ReportWordsTests
{
    private const string Card = "12月10日报告：桃城区";

    [Fact]
    public async Task ARemark_IsCalledOffWithASpaceInIt_AndTakenOutAgain()
    {
        await using var bot = await StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var office = bot.As(Sun);
        await AtAsync(bot, 10, 8.2);
        foreach (var nothing in new[] { "取 消", "取消。", "删除。" })
        {
            await office.TapsAsync(office.LastCard(Card), "补充意见");
            await office.SaysAsync(nothing);
            await bot.SettleAsync();
        }

        Assert.Equal(3, SignVisit.Texts(office, "没有补充，报告没有变。"));
        await office.TapsAsync(office.LastCard(Card), "补充意见");
        await office.SaysAsync("取消两家企业的停产");
        await office.SeesAsync("（第2版）已生成");
        Scene.Has("取消两家企业的停产", Words(SignVisit.Files(office, ".docx")[^1].Content!));
        await office.TapsAsync(office.LastCard(Card), "补充意见");
        await office.SeesAsync("新写的代替原来的；原来的不要了，发“删除”。");
        await office.SaysAsync("删除");
        await office.SeesAsync("（第3版）已生成");
        Assert.DoesNotContain("取消两家企业的停产", Words(SignVisit.Files(office, ".docx")[^1].Content!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileANewVersionIsChecked_WhatWasReleasedStaysReleased()
    {
        await using var bot = await StartAsync();
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        var (office, city) = (bot.As(Sun), bot.As("chen.jing"));
        await AtAsync(bot, 10, 8.2);
        await city.SaysAsync("上报");
        await city.SeesAsync("待核对1个：桃城区");
        await office.TapsAsync(office.LastCard(Card), "发布");
        await office.SaysAsync("上报重做");
        await office.SeesAsync("（第2版）已生成");
        await city.SaysAsync("上报");
        Scene.Has("已发布1个：桃城区（第2版待核对）\n待核对0个：无", Phone.Words(await city.SeesAsync("已发布1个")));

        await AtAsync(bot, 10, 15.2);
        await city.TapsAsync(await city.SeesCardAsync("12月10日报告：全市"), "发布");
        foreach (var words in new[] { "上报 桃城区 12-10", "上报　桃城区　１２月１０日" })
        {
            await city.SaysAsync(words);
            await bot.SettleAsync();
        }

        Assert.Equal(2, city.FromApp.Count(bubble => bubble.FileName == "情况报告-桃城区-20201210-第1版.docx"));
        await city.SaysAsync("上报 桃城区 12-20");
        await city.SeesAsync("桃城区没有发布过这一天的报告。发布过的：12月10日；看某一天的，发“上报 桃城区 12-10”。");
        await office.SaysAsync("上报 景县 12-10");
        await office.SeesAsync("没有“景县”这个县市区，或不在您的职责范围内");
        await city.SaysAsync("上报全市 重做");
        await city.SaysAsync("上报");
        await city.SeesAsync("全市报告：已发布，第2版待核对");
    }

    [Fact]
    public async Task ACountyWithoutForms_PromisesNoAttachment_AndAMissedMorningIsSaidAsMissed()
    {
        await using var bot = await StartAsync();
        var office = bot.As(Sun);
        await AtAsync(bot, 9, 9);
        await office.SaysAsync("上报");
        await office.SeesAsync("桃城区11月30日的报告没有生成：那天早上服务没有运行，或者行动还没开始。要补做，发“上报 桃城区 重做”。");
        await AtAsync(bot, 10, 8.2);
        var words = Words(SignVisit.Files(office, ".docx")[^1].Content!);
        Assert.DoesNotContain("附件", words, StringComparison.Ordinal);
        Scene.Has("按问题类型：问题类型本期累计无00三、整改和处罚", words);
        await SignVisit.SignedAsync(bot, SignVisit.Key);
        await office.SaysAsync($"上报 {CountySeed.County} 重做");
        await office.SeesAsync("（第2版）已生成");
        Scene.Has("附件：桃城区问题台账（共1行，另附电子表格）", Words(SignVisit.Files(office, ".docx")[^1].Content!));
    }
}

using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>更正决定: a later decision takes the place of a signed one, and both stay on record. And a reason that was agreed to holds as long as the advice.</summary>
public sealed class PenaltyAmendTests
{
    [Fact]
    public async Task ASignedDecision_IsCorrectedByALaterOne_AndEverybodyHears()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, zhao, zhou) = await SentAsync(bot);
        var decision = await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条");
        await zhao.TapsAsync(decision, "从重处罚");
        await zhao.SaysAsync("拒不整改");
        await zhao.TapsAsync(await zhao.SeesCardAsync("请签字：从重处罚"), "签字决定");
        await zhao.SeesAsync("已签字");

        await zhou.SaysAsync("处罚建议 1 1");
        await zhou.SeesAsync("赵敏已于");
        await zhou.TapsAsync(await zhou.SeesCardAsync("已决定：衡水恒泰焦化 第1条"), "更正决定");
        var amend = await zhou.SeesCardAsync("更正决定：衡水恒泰焦化 第1条");
        Assert.DoesNotContain("退回补充", amend.Buttons.Keys);
        await zhou.TapsAsync(amend, "从轻处罚");
        await zhou.SeesAsync("请用一句话写明为什么更正");
        await zhou.SaysAsync("同意");
        await zhou.SeesAsync("更正不能只写“同意”");
        await zhou.SaysAsync("企业已按期开工整改，原决定看错了进度");
        await zhou.TapsAsync(await zhou.SeesCardAsync("请签字：从轻处罚"), "签字决定");
        await zhou.SeesAsync("已签字：衡水恒泰焦化 第1条，从轻处罚");

        await zhang.SeesAsync("周涛决定从轻处罚。理由：企业已按期开工整改，原决定看错了进度。这是更正，代替12月9日 08:35的决定（从重处罚）");
        await zhao.SeesAsync("周涛决定从轻处罚");
        await bot.As(CountySeed.Officer).SeesAsync("的决定（从重处罚）");
        var row = Assert.Single(await bot.ReadAsync(work => bot.Get<LedgerStore>().ReadAsync(work, "2020-2021", [])));
        Assert.StartsWith("从轻处罚；理由：企业已按期开工整改，原决定看错了进度；周涛", row.Cells[17], StringComparison.Ordinal);
        Assert.EndsWith("更正决定", row.Cells[17], StringComparison.Ordinal);
        Assert.Equal(
            ["Heavier zhao.min 拒不整改", "Lenient zhou.tao 企业已按期开工整改，原决定看错了进度"],
            await bot.ReadAsync(work => work.QueryAsync<string>("select concat(direction, ' ', decided_by, ' ', reason) from penalty_decision order by version")));
        Assert.Equal(1, await bot.ReadAsync(work => work.ScalarAsync<int>("select count(*) from audit where action = 'penalty-amend'")));
        Assert.Null(await bot.ReadAsync(work => bot.Get<AuditLog>().VerifyAsync(work)));
    }

    [Fact]
    public async Task AnInspector_HasNoButtonForIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, zhao, _) = await SentAsync(bot);
        await zhao.TapsAsync(await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条"), "从重处罚");
        await zhao.SaysAsync("拒不整改");
        await zhao.TapsAsync(await zhao.SeesCardAsync("请签字：从重处罚"), "签字决定");
        await zhao.SeesAsync("已签字");

        var answers = await bot.AnswersAsync(zhang, () => zhang.SaysAsync("处罚建议 1 1"));

        Assert.Equal("text", Assert.Single(answers).Kind);
    }

    [Fact]
    public async Task WhatWasAgreedTo_IsNotSigned_AfterTheAdviceHasChanged()
    {
        await using var bot = await BotFixture.StartAsync();
        var (_, zhao, _) = await SentAsync(bot);
        await zhao.TapsAsync(await zhao.SeesCardAsync("请决定：衡水恒泰焦化 第1条"), "从轻处罚");
        await zhao.SeesAsync("和建议一样");
        await zhao.SaysAsync("同意");
        var sign = await zhao.SeesCardAsync("请签字：从轻处罚");

        // The day of the order passes between the word and the signature.
        await RectifyScene.MorningAsync(bot, 2020, 12, 22);
        await zhao.TapsAsync(sign, "签字决定");

        await zhao.SeesAsync("送来以后情况有变，原来的建议不能照用");
        Assert.Equal(0, await bot.ReadAsync(work => work.ScalarAsync<int>("select count(*) from penalty_decision")));
    }

    /// <summary>An advice of 从轻 for one finding, sent to the leaders.</summary>
    internal static async Task<(Phone Zhang, Phone Zhao, Phone Zhou)> SentAsync(BotFixture bot)
    {
        var zhang = (await SignVisit.SignedAsync(bot, SignVisit.Key)).Zhang;
        await zhang.SaysAsync("处罚建议 1");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "十种都不是");
        await zhang.TapsAsync(await zhang.SeesCardAsync("企业整改得怎样"), "积极落实整改");
        await zhang.TapsAsync(await zhang.SeesCardAsync("处罚建议：衡水恒泰焦化 第1条"), "送负责人决定");
        return (zhang, bot.As("zhao.min"), bot.As("zhou.tao"));
    }
}

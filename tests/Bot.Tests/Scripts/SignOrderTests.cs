using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>确认签字: any order, twice, at once, late; an objection; and nothing changes afterwards (SignedIsFinal).</summary>
public sealed class SignOrderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EitherMaySignFirst_TwiceIsOnce(bool zhangFirst)
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key, SignVisit.General);
        var (first, firstCard, second, secondCard) = zhangFirst ? (visit.Zhang, mine, visit.Li, hers) : (visit.Li, hers, visit.Zhang, mine);

        await first.TapsAsync(firstCard, "确认签字");
        await first.TapsAsync(firstCard, "确认签字");
        await first.SeesDoneAsync(firstCard, "已签字");
        await first.SeesAsync("您已签字（1/2）");
        await first.SeesAsync("您已经签过字了（1/2）");
        Assert.Equal(0, await SignVisit.CountAsync(bot, "snapshot"));

        await second.TapsAsync(secondCard, "确认签字");
        await second.TapsAsync(secondCard, "确认签字");
        await second.SeesDoneAsync(secondCard, "已签字");
        await second.SeesAsync("全部签字完成，登记表序号 0001");
        await second.SeesAsync("已经全部签字，不能再改");
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task BothTapAtOnce_EachTwice_OneConclusion()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key, SignVisit.General);
        bot.Tenant.Faults.DuplicateCallbacks(1);
        await Task.WhenAll(
            visit.Zhang.TapsAsync(mine, "确认签字"),
            visit.Li.TapsAsync(hers, "确认签字"),
            visit.Zhang.TapsAsync(mine, "确认签字"),
            visit.Li.TapsAsync(hers, "确认签字"));
        await bot.SettleAsync();
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task ObjectionAfterTheOtherSigned_Corrected_SignedAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key);
        await visit.Zhang.TapsAsync(mine, "确认签字");
        await visit.Zhang.SeesDoneAsync(mine, "已签字");
        await visit.Li.TapsAsync(hers, "有异议");
        await visit.Li.SeesAsync("请发一句话写明异议原因");
        await visit.Li.SaysAsync("   ");
        await visit.Li.SeesAsync("异议要写清楚原因");
        await visit.Li.SaysAsync(new string('长', 4001));
        await visit.Li.SeesAsync("文字太长");
        await visit.Li.SaysAsync("第1条应为一般问题");
        await visit.Li.SeesAsync("已退回草稿，您写的原因已告诉大家");
        await visit.Zhang.SeesAsync("李娜对登记表有异议，已退回草稿：第1条应为一般问题");

        // A card takes one change per tap (protocol 4.9): that of the one who had signed keeps 已签字, the text tells him.
        Assert.Equal("已签字", visit.Zhang.Current(mine.TaskId)!.Done);
        await visit.Li.SeesDoneAsync(hers, "已退回修改");
        var draft = await visit.InspectionAsync();
        Assert.Equal((InspectionStatus.Draft, 0, "第1条应为一般问题"), (draft.Status, draft.Signatures.Count, Assert.Single(draft.Objections).Reason));

        await visit.Zhang.SaysAsync("改 1 一般");
        await visit.Zhang.SeesAsync("第1条");
        var (again, hersAgain) = await visit.SubmitAsync();
        await visit.SignAsync(again, hersAgain);
        await visit.AssertConcludedOnceAsync();
        Assert.Equal(Severity.General, (await visit.InspectionAsync()).Findings[0].Severity);
    }

    [Fact]
    public async Task CardOfAnOlderRound_ChangesNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.General);

        // 签字 shows the form again: the first card stays on the phone, alive.
        await visit.Li.SaysAsync("签字");
        await visit.Li.SeesAsync("【入企检查登记表】待签字");
        var newer = await visit.Li.SeesCardAsync("请确认签字");
        await visit.Li.TapsAsync(newer, "有异议");
        await visit.Li.SaysAsync("名称不对");
        await visit.Li.SeesAsync("已退回草稿");
        await visit.Li.TapsAsync(hers, "确认签字");
        await visit.Li.SeesAsync("现在是草稿，已记1条问题");
        var (again, _) = await visit.SubmitAsync();
        await visit.Li.TapsAsync(hers, "确认签字");
        await visit.Li.SeesAsync("正在签字（0/2）");
        await visit.Li.TapsAsync(hers, "有异议");
        await visit.Li.SeesAsync("正在签字（0/2）");
        Assert.Empty((await visit.InspectionAsync()).Signatures);
        Assert.NotEqual(mine.TaskId, again.TaskId);
    }

    [Fact]
    public async Task Menu_ListsWhatWaits_AndSaysWhenNothingDoes()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, _) = await SignVisit.SubmittedAsync(bot, SignVisit.General);
        await visit.Zhang.TapsAsync(mine, "确认签字");
        await visit.Zhang.SeesDoneAsync(mine, "已签字");
        await visit.Zhang.SaysAsync("签字");
        await visit.Zhang.SeesAsync("现在没有等您签字的登记表");
        await visit.Li.SaysAsync("我的任务");
        await visit.Li.SeesAsync("待签字：衡水恒泰焦化有限公司");
        await visit.Li.ClicksMenuAsync("SIGN");
        await visit.Li.SeesAsync("【入企检查登记表】待签字");
        var fresh = await visit.Li.SeesCardAsync("请确认签字");
        await visit.Li.TapsAsync(fresh, "确认签字");
        await visit.Li.SeesDoneAsync(fresh, "已签字");
        await visit.AssertConcludedOnceAsync();
    }

    [Fact]
    public async Task SignedIsFinal_ForTextsPicturesChangesAndWithdrawal()
    {
        await using var bot = await BotFixture.StartAsync();
        var (visit, mine, hers) = await SignVisit.SubmittedAsync(bot, SignVisit.Key);
        foreach (var act in new[] { "再加一条：正在生产，未苫盖，扬尘", "改 1 一般", "撤回", "无问题", "建议 关窗", "完成" })
        {
            await visit.Zhang.SaysAsync(act);
            await visit.Zhang.SeesAsync("正在签字");
        }

        await visit.Zhang.SendsPictureAsync(SamplePicture.Png);
        await visit.Zhang.SeesAsync("正在签字");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.SignAsync(mine, hers);
        var signed = await visit.InspectionAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        foreach (var act in new[] { "再加一条：正在生产，未苫盖，扬尘", "改 1 一般", "撤回 1", "无问题", "建议 关窗", "完成" })
        {
            await visit.Zhang.SaysAsync(act);
            await visit.Zhang.SeesAsync("全部签字");
        }

        await visit.Zhang.SendsPictureAsync(SamplePicture.Png);
        await visit.Zhang.SendsLocationAsync(37.9, 115.9);
        await bot.SettleAsync();
        var after = await visit.InspectionAsync();
        Assert.Equal((signed.Version, signed.SnapshotHash), (after.Version, after.SnapshotHash));
        Assert.Equal(CanonicalForm.TextOf(signed), CanonicalForm.TextOf(after));
    }
}

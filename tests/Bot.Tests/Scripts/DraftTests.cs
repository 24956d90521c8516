using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>Drafts beside each other, over a restart, interrupted, given up.</summary>
public sealed class DraftTests
{
    private const string Text = "正在生产，除尘器未开启，烟尘直排";

    [Fact]
    public async Task ASecondDraftStandsBesideTheFirst_AndTheChosenOneTakesTheTexts()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var first = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.FilesAsync(Text, 1);
        var second = await bot.OpensAsync(zhang, "宏达水泥");
        await zhang.FilesAsync("料场未苫盖，正在生产，扬尘明显", 1);

        await zhang.SaysAsync("草稿");
        var drafts = await zhang.SeesCardAsync("您有2份未完成的体检");
        await zhang.TapsAsync(drafts, "继续", ("draft", "恒泰焦化"));
        await zhang.SeesAsync("现在填写：衡水恒泰焦化有限公司。12月9日开始，已记1条问题，其中1条还没选全");
        await zhang.FilesAsync("危废间无标识，正在生产，无明显污染", 2);

        Assert.Equal(2, (await bot.InspectionAsync(first)).Findings.Count);
        Assert.Equal("料场未苫盖，正在生产，扬尘明显", Assert.Single((await bot.InspectionAsync(second)).Findings).Text);
    }

    [Fact]
    public async Task SurvivesARestart_CardsToo()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var (_, form) = await zhang.FilesAsync(Text, 1);

        await bot.RestartAsync();

        await zhang.TapsAsync(form, "确定", ("handling", "立行立改"), ("severity", "一般"));
        await zhang.SeesDoneAsync(form, "已选好");
        await zhang.FilesAsync("料场未苫盖，正在生产，扬尘明显", 2);
        Assert.Equal([Severity.General, null], (await bot.InspectionAsync(id)).Findings.Select(finding => finding.Severity));
    }

    [Fact]
    public async Task Interrupted_IsOfferedAgainOncePerHalfHour_AndContinues()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        bot.Clock.Advance(TimeSpan.FromDays(1));

        await zhang.EntersAsync();
        var offer = await zhang.SeesCardAsync("您有一份未完成的体检");
        Assert.Equal(["继续", "放弃"], offer.Buttons.Keys);
        bot.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Empty(await bot.AnswersAsync(zhang, zhang.EntersAsync));
        Scene.Has("现在填写：衡水恒泰焦化有限公司", await bot.AnswerAsync(zhang, () => zhang.TapsAsync(offer, "继续")));
    }

    [Fact]
    public async Task GivenUp_OnlyAfterASecondTap_ByWhoIsInCharge_AndTheOtherIsTold()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var (_, form) = await zhang.FilesAsync(Text, 1);

        await li.SaysAsync("草稿");
        var hers = await li.SeesCardAsync("您有一份未完成的体检");
        Scene.Has("只有主办人可以放弃", await bot.AnswerAsync(li, () => li.TapsAsync(hers, "放弃")));

        await zhang.SaysAsync("草稿");
        await zhang.TapsAsync(await zhang.SeesCardAsync("您有一份未完成的体检"), "放弃");
        var confirm = await zhang.SeesCardAsync("确认放弃这次体检？");
        Assert.Equal(InspectionStatus.Draft, (await bot.InspectionAsync(id)).Status);
        await zhang.TapsAsync(confirm, "不放弃");
        await zhang.SeesAsync("没有放弃衡水恒泰焦化有限公司的体检");

        // Something new was filed meanwhile: what the card asked about is no longer what would be lost.
        await zhang.FilesAsync("料场未苫盖，正在生产，扬尘明显", 2);
        await zhang.TapsAsync(confirm, "确认放弃");
        await zhang.SeesAsync("没有放弃");
        Assert.Equal(InspectionStatus.Draft, (await bot.InspectionAsync(id)).Status);

        await zhang.SaysAsync("草稿");
        await zhang.TapsAsync(await zhang.SeesCardAsync("您有一份未完成的体检"), "放弃");
        confirm = await zhang.SeesCardAsync("确认放弃这次体检？");
        await zhang.TapsAsync(confirm, "确认放弃");
        await zhang.SeesDoneAsync(confirm, "已放弃");
        await zhang.SeesAsync("已放弃衡水恒泰焦化有限公司的体检");
        await li.SeesAsync("张伟放弃了衡水恒泰焦化有限公司的体检");
        Assert.Equal(InspectionStatus.Abandoned, (await bot.InspectionAsync(id)).Status);

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Scene.Has("没有改动任何内容", await bot.AnswerAsync(zhang, () => zhang.TapsAsync(form, "确定", ("severity", "重大"))));
        Scene.Has("现在没有未完成的体检", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("草稿")));
    }
}

using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Features.ConfirmInspection;

/// <summary>OncePerCampaign when two pairs have the same enterprise under way: the first signed is its one visit.</summary>
public sealed class OnceTests
{
    [Fact]
    public async Task Completing_AfterTheColleaguesSigned_IsRefused_UntilAReasonIsGiven()
    {
        await using var bot = await BotFixture.StartAsync();
        var (wang, wu) = await TwoPairsAsync(bot);
        await CompleteAsync(bot, "zhang.wei");
        await SignAsync(bot, "zhang.wei", "li.na");

        await wang.SaysAsync("完成");
        await wang.SeesAsync("一次体检：衡水恒泰焦化有限公司已经体检过");
        var reasons = await wang.SeesCardAsync("这次体检的原因");
        Assert.DoesNotContain(wu.FromApp, bubble => CardView.Of(bubble)?.Title == "请确认签字");

        await wang.TapsAsync(reasons, "信访举报");
        await wang.SeesDoneAsync(reasons, "已写明原因");
        await CompleteAsync(bot, "wang.qiang");
        await SignAsync(bot, "wang.qiang", "wu.gang");
        await wang.SeesAsync(".docx");
    }

    [Fact]
    public async Task LastSignature_AfterTheColleaguesSigned_IsRefused_AndTheFormComesBackByAnObjection()
    {
        await using var bot = await BotFixture.StartAsync();
        var (wang, _) = await TwoPairsAsync(bot);
        await CompleteAsync(bot, "wang.qiang");
        await CompleteAsync(bot, "zhang.wei");
        await SignAsync(bot, "zhang.wei", "li.na");

        var sign = await wang.SeesCardAsync("请确认签字");
        await wang.TapsAsync(sign, "确认签字");
        await wang.SeesAsync("您的签字没有记下");
        await wang.TapsAsync(sign, "有异议");
        await wang.SeesAsync("异议");
        await wang.SaysAsync("同事已经体检过");
        await wang.SeesAsync("已退回草稿");
        await wang.SaysAsync("完成");
        await wang.SeesCardAsync("这次体检的原因");
    }

    [Fact]
    public async Task SpecialReason_ForTheOpenDraft_IsApprovedByAnotherThanTheVisitors()
    {
        await using var bot = await BotFixture.StartAsync();
        var (wang, _) = await TwoPairsAsync(bot);
        await CompleteAsync(bot, "zhang.wei");
        await SignAsync(bot, "zhang.wei", "li.na");
        await wang.SaysAsync("完成");
        var reasons = await wang.SeesCardAsync("这次体检的原因");

        await wang.TapsAsync(reasons, "其他特殊原因");
        await wang.SeesAsync("写明特殊原因");
        await wang.SaysAsync("省厅交办");
        await wang.SeesAsync("申请已送赵敏");
        var request = await bot.As("zhao.min").SeesCardAsync("特殊原因体检");
        await bot.As("zhao.min").TapsAsync(request, "同意");
        await bot.As("zhao.min").SeesDoneAsync(request, "已同意");
        await wang.SeesCardAsync("特殊原因已批准");
        await CompleteAsync(bot, "wang.qiang");
    }

    /// <summary>zhang and li, wang and wu: a draft of the same enterprise for each pair, nothing found.</summary>
    private static async Task<(Phone Wang, Phone Wu)> TwoPairsAsync(BotFixture bot)
    {
        foreach (var userId in new[] { "zhang.wei", "li.na", "wang.qiang", "wu.gang" })
        {
            await bot.InspectorAsync(userId);
        }

        await StartAsync(bot.As("zhang.wei"), "李娜");
        await StartAsync(bot.As("wang.qiang"), "吴刚");
        await bot.As("wang.qiang").SeesAsync("张伟已有一份这家企业的体检");
        foreach (var userId in new[] { "zhang.wei", "wang.qiang" })
        {
            await bot.As(userId).SaysAsync("无问题");
            await bot.As(userId).SeesAsync("未发现问题");
        }

        return (bot.As("wang.qiang"), bot.As("wu.gang"));
    }

    private static async Task StartAsync(Phone inspector, string partner)
    {
        await inspector.SaysAsync("体检 恒泰焦化");
        var start = await inspector.SeesCardAsync("开始体检");
        await inspector.TapsAsync(start, "开始", (start.Questions.Keys.Last(), partner));
        await inspector.SeesAsync("已开始体检");
    }

    private static async Task CompleteAsync(BotFixture bot, string userId)
    {
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.As(userId).SaysAsync("完成");
        await bot.As(userId).SeesAsync("【入企检查登记表】");
    }

    private static async Task SignAsync(BotFixture bot, params string[] inspectors)
    {
        foreach (var userId in inspectors)
        {
            var card = await bot.As(userId).SeesCardAsync("请确认签字");
            await bot.As(userId).TapsAsync(card, "确认签字");
            await bot.As(userId).SeesDoneAsync(card, "已签字");
        }
    }
}

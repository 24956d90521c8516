using Bot.Operations.Demo;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>An enterprise of the self-check track or already visited: refused with the reason, and the three exceptions.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public async Task SelfCheckTrack_IsRefused_AndAComplaintOpensIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var card = await zhang.IsRefusedAsync("远航化肥", "自行体检：衡水远航化肥厂是小微企业");
        Assert.Equal(["信访举报", "在线超标报警", "其他特殊原因"], card.Buttons.Keys);
        Assert.Empty(await bot.OpenAsync(Scene.ZhangId));

        await zhang.TapsAsync(card, "信访举报");
        await zhang.SeesDoneAsync(card, "已开始");
        await zhang.SeesAsync("原因：信访举报");
        await li.SeesCardAsync("您是同行执法人员");
        Assert.Equal("信访举报", Assert.Single(await bot.OpenAsync(Scene.ZhangId)).ExceptionReason);
    }

    [Fact]
    public async Task VisitedEnterprise_IsRefused_AndAnAlarmOpensIt()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "鑫源轧钢");
        await zhang.SaysAsync("无问题");
        await zhang.SaysAsync("完成");
        foreach (var inspector in new[] { zhang, li })
        {
            var sign = await inspector.SeesCardAsync("请确认签字");
            await inspector.TapsAsync(sign, "确认签字");
            await inspector.SeesDoneAsync(sign, "已签字");
        }

        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        var card = await zhang.IsRefusedAsync("鑫源轧钢", "一次体检：衡水鑫源轧钢有限公司已经体检过，本县市区还有");
        await zhang.TapsAsync(card, "在线超标报警");
        await zhang.SeesDoneAsync(card, "已开始");
        await zhang.SeesAsync("原因：在线超标报警");
    }

    [Fact]
    public async Task SpecialReason_GoesToALeaderWhoIsNoVisitor_AndItsApprovalOpensTheDraft()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await zhang.AsksForApprovalAsync("省级督察组交办，需现场核实", "王强");
        await zhang.SeesAsync("申请已送赵敏（桃城区）批准");
        Assert.DoesNotContain(wang.FromApp, bubble => Phone.Words(bubble).Contains("特殊原因体检", StringComparison.Ordinal));

        var zhao = bot.As("zhao.min");
        var approval = await zhao.SeesCardAsync("特殊原因体检，请您批准");
        Scene.Has("省级督察组交办", approval.ToString());
        await zhao.TapsAsync(approval, "同意");
        await zhao.SeesDoneAsync(approval, "已同意");
        await wang.SeesCardAsync("您是同行执法人员");

        var approved = await zhang.SeesCardAsync("特殊原因已批准");
        await zhang.TapsAsync(approved, "继续");
        await zhang.SeesAsync("现在填写：衡水远航化肥厂");
        await zhang.FilesAsync("正在生产，除尘器未开启，烟尘直排", 1);
        var draft = Assert.Single(await bot.OpenAsync(Scene.ZhangId));
        Assert.Equal("zhao.min", draft.ExceptionApprover);
        Scene.Has("省级督察组交办", draft.ExceptionReason!);
    }

    [Fact]
    public async Task SpecialReason_Refused_TellsTheApplicant_AndOpensNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await zhang.AsksForApprovalAsync("想去看看");
        var approval = await wang.SeesCardAsync("特殊原因体检");
        await wang.TapsAsync(approval, "不同意");
        await wang.SeesDoneAsync(approval, "不同意");
        await zhang.SeesAsync("王强不同意");
        Assert.Empty(await bot.OpenAsync(Scene.ZhangId));
    }

    [Fact]
    public async Task Decision_IsShownAnew_WhenTheCardCannotBeChanged()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var wang = await bot.InspectorAsync(Scene.WangId);
        await zhang.AsksForApprovalAsync("想去看看");
        var (approval, messages) = (await wang.SeesCardAsync("特殊原因体检"), wang.FromApp.Count);
        bot.Tenant.Faults.Fail(60140, path: "message/update_template_card");
        await wang.TapsAsync(approval, "不同意");
        await bot.SettleAsync();

        Assert.Equal(messages + 1, wang.FromApp.Count);
        Scene.Has("不同意", wang.FromApp[^1].Payload.ToString());
    }

    [Fact]
    public async Task Reason_EmptyOrTooLong_IsAskedAgain_AndCanBeCancelled()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var card = await zhang.IsRefusedAsync("远航化肥", "自行体检");
        await zhang.TapsAsync(card, "其他特殊原因");
        await zhang.SeesAsync("150字以内");
        foreach (var bad in new[] { "", "😀", new string('访', 151) })
        {
            Scene.Has("1到150字", await bot.AnswerAsync(zhang, () => zhang.SaysAsync(bad)));
        }

        Scene.Has("已取消", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("取消")));
        Assert.Empty(await bot.OpenAsync(Scene.ZhangId));
    }
}

internal static class ExceptionActs
{
    /// <summary>Tries to start and is refused; returns the card with the three reasons.</summary>
    public static async Task<CardView> IsRefusedAsync(this Phone phone, string name, string words, string partner = "李娜")
    {
        await phone.SaysAsync($"体检 {name}");
        await phone.TapsAsync(await phone.SeesCardAsync("开始体检"), "开始", ("enterprise", name), ("partner", partner));
        await phone.SeesAsync(words);
        return await phone.SeesCardAsync("这次体检的原因");
    }

    public static async Task AsksForApprovalAsync(this Phone phone, string reason, string partner = "李娜")
    {
        var card = await phone.IsRefusedAsync("远航化肥", "自行体检", partner);
        await phone.TapsAsync(card, "其他特殊原因");
        await phone.SeesAsync("写明特殊原因");
        await phone.SaysAsync(reason);
        await phone.SeesDoneAsync(card, "已送批准");
    }
}

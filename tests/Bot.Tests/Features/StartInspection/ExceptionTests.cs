using Bot.Conversations;
using Bot.Features.StartInspection;

namespace Bot.Tests.Features.StartInspection;

public sealed class ExceptionTests
{
    private const string Zhang = FeatureWorld.Zhang;
    private const string Li = FeatureWorld.Li;
    private const string Wang = FeatureWorld.Wang;

    [Fact]
    public async Task SelfCheckTrack_IsRefusedWithTheThreeReasons()
    {
        await using var world = await FeatureWorld.StartAsync();

        var (words, card) = await RefusedAsync(world);

        Assert.Contains("自行体检：枣强县小河加工厂是小微企业", words, StringComparison.Ordinal);
        Assert.Equal(["信访举报", "在线超标报警", "其他特殊原因"], card.Buttons.Select(button => button.Text));
        Assert.Null(world.SessionOf(Zhang).DraftId);
    }

    [Fact]
    public async Task Complaint_OpensAtOnceWithTheReason_AndOnlyOnce()
    {
        await using var world = await FeatureWorld.StartAsync();
        var (_, card) = await RefusedAsync(world);

        var reply = await world.TapsAsync(Zhang, card.Button("信访举报"));
        Assert.Equal("已开始", reply.Refreshed<ButtonCard>(Zhang).Done);
        Assert.Equal("信访举报", (await world.DraftAsync(Zhang)).ExceptionReason);
        Assert.Equal([Zhang, Li], (await world.DraftAsync(Zhang)).Inspectors);

        Assert.Contains("已经开始", (await world.TapsAsync(Zhang, card.Button("在线超标报警"))).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("信访举报", (await world.DraftAsync(Zhang)).ExceptionReason);
    }

    [Fact]
    public async Task SpecialReason_ApprovedByTheSquadLeader_OpensForTheApplicant()
    {
        await using var world = await FeatureWorld.StartAsync();
        var approval = await AskedAsync(world, new string('访', 150));
        await SignAsync(world, Wang);

        var decided = await world.TapsAsync(Wang, approval.Button("同意"));
        Assert.Equal("已同意", decided.Refreshed<ButtonCard>(Wang).Done);
        var invitation = decided.Shown<ButtonCard>(Zhang);
        decided.Shown<ButtonCard>(Li);

        await world.TapsAsync(Zhang, invitation.Button("继续"));
        var draft = await world.DraftAsync(Zhang);
        Assert.StartsWith("其他特殊原因:访", draft.ExceptionReason, StringComparison.Ordinal);

        foreach (var button in approval.Buttons)
        {
            Assert.Contains("王强已于12月7日 09:00同意", (await world.TapsAsync(Wang, button)).Words(Wang), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SpecialReason_Rejected_TellsTheApplicantAndOpensNothing()
    {
        await using var world = await FeatureWorld.StartAsync();
        var approval = await AskedAsync(world, "群众反映夜间生产");
        await SignAsync(world, Wang);

        var decided = await world.TapsAsync(Wang, approval.Button("不同意"));

        Assert.Contains("王强不同意", decided.Words(Zhang), StringComparison.Ordinal);
        Assert.Contains("没有未完成的体检", (await world.SaysAsync(Zhang, "草稿")).Words(Zhang), StringComparison.Ordinal);

        // The decision stands: neither button says or opens anything more.
        foreach (var button in approval.Buttons)
        {
            var again = await world.TapsAsync(Wang, button);
            Assert.Contains("王强已于12月7日 09:00不同意", again.Words(Wang), StringComparison.Ordinal);
            Assert.Empty(again.Words(Zhang));
        }

        Assert.Contains("没有未完成的体检", (await world.SaysAsync(Zhang, "草稿")).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpecialReason_TappedByWhoMayNotApprove_OpensNothing()
    {
        await using var world = await FeatureWorld.StartAsync();
        var approval = await AskedAsync(world, "群众反映夜间生产");

        foreach (var (userId, button) in approval.Buttons.SelectMany(button => new[] { (FeatureWorld.Officer, button), (Zhang, button), (Li, button) }))
        {
            var refused = await world.TapsAsync(userId, button);
            Assert.Contains("特殊原因须批准", refused.Words(userId), StringComparison.Ordinal);
            Assert.Single(refused.Effects);
        }

        Assert.Contains("没有未完成的体检", (await world.SaysAsync(Zhang, "草稿")).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_EmptyOrLongOrPicture_IsAskedAgain_AndCanBeCancelled()
    {
        await using var world = await FeatureWorld.StartAsync();
        var (_, card) = await RefusedAsync(world);
        await world.TapsAsync(Zhang, card.Button("其他特殊原因"));

        Assert.Equal(StartTexts.BadReason, (await world.SaysAsync(Zhang, "😀")).Words(Zhang));
        Assert.Equal(StartTexts.BadReason, (await world.SaysAsync(Zhang, new string('访', 151))).Words(Zhang));
        Assert.Contains("照片先留着", (await world.SendAsync(Zhang, new PictureInput("m"))).Words(Zhang), StringComparison.Ordinal);
        Assert.NotNull(world.SessionOf(Zhang).Asked);

        Assert.Equal(StartTexts.ReasonCancelled, (await world.SaysAsync(Zhang, "取消")).Words(Zhang));
        Assert.Null(world.SessionOf(Zhang).Asked);
    }

    [Fact]
    public async Task Reason_IsNoPartOfAnyKey()
    {
        await using var world = await FeatureWorld.StartAsync();

        var approval = await AskedAsync(world, "群众反映夜间生产");

        Assert.All(approval.Buttons, button => Assert.Matches("^[0-9a-f]{32}$", button.Action.Entity));
    }

    [Fact]
    public async Task OutsideThePhase_IsRefusedWithTheThreeReasons_AndAComplaintOpens()
    {
        await using var world = await FeatureWorld.StartAsync();
        world.Now = new DateTimeOffset(2021, 4, 1, 0, 0, 0, TimeSpan.FromHours(8));
        var form = (await world.SaysAsync(Zhang, "体检 宏达")).Shown<FormCard>(Zhang);

        var refused = await world.TapsAsync(Zhang, form.Submit, ("enterprise", "e1"), ("partner", Li));
        Assert.Contains("全面体检从2020年12月7日到2021年3月31日，2021年4月1日不做常规检查", refused.Words(Zhang), StringComparison.Ordinal);
        Assert.Null(world.SessionOf(Zhang).DraftId);

        await world.TapsAsync(Zhang, refused.Shown<ButtonCard>(Zhang).Button("信访举报"));
        Assert.Equal("信访举报", (await world.DraftAsync(Zhang)).ExceptionReason);
    }

    private static async Task<(string Words, ButtonCard Card)> RefusedAsync(FeatureWorld world)
    {
        var form = (await world.SaysAsync(Zhang, "体检 小河")).Shown<FormCard>(Zhang);
        var reply = await world.TapsAsync(Zhang, form.Submit, ("enterprise", "e4"), ("partner", Li));
        return (reply.Words(Zhang), reply.Shown<ButtonCard>(Zhang));
    }

    /// <summary>The card that the squad leader gets.</summary>
    private static async Task<ButtonCard> AskedAsync(FeatureWorld world, string reason)
    {
        var (_, card) = await RefusedAsync(world);
        await world.TapsAsync(Zhang, card.Button("其他特殊原因"));
        var sent = await world.SaysAsync(Zhang, reason);
        Assert.Contains("王强", sent.Words(Zhang), StringComparison.Ordinal);
        Assert.Null(world.SessionOf(Zhang).Asked);
        return sent.Shown<ButtonCard>(Wang);
    }

    private static async Task SignAsync(FeatureWorld world, string userId) =>
        await world.TapsAsync(userId, (await world.SaysAsync(userId, "承诺书")).Shown<ButtonCard>(userId).Buttons[0]);
}

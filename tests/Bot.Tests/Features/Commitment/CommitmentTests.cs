using Bot.Conversations;
using Bot.Features.Commitment;
using Bot.Features.Shared;

namespace Bot.Tests.Features.Commitment;

public sealed class CommitmentTests
{
    private const string Zhang = FeatureWorld.Zhang;

    [Fact]
    public async Task Unsigned_NothingButReadingAndSigningWorks()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);

        var first = await world.SaysAsync(Zhang, "开始体检");
        Assert.Contains(FeatureWorld.Commitment.Text, first.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("我承诺并签字", Assert.Single(first.Shown<ButtonCard>(Zhang).Buttons).Text);

        foreach (var input in new Input[] { new TextInput("体检 宏达"), new TextInput("除尘器未开"), new PictureInput("m"), new LocationInput(37.5, 115.7, ""), new MenuInput("START") })
        {
            var reply = await world.SendAsync(Zhang, input);
            Assert.Contains("承诺在先", reply.Words(Zhang), StringComparison.Ordinal);
            reply.Shown<ButtonCard>(Zhang);
        }

        Assert.Contains("【体检】", (await world.SaysAsync(Zhang, "帮助")).Words(Zhang), StringComparison.Ordinal);
        Assert.Contains(FeatureWorld.Commitment.Text, (await world.SaysAsync(Zhang, "承诺书")).Words(Zhang), StringComparison.Ordinal);
        Assert.Null(world.SessionOf(Zhang).DraftId);
    }

    [Fact]
    public async Task Signing_ChangesTheCardAndOpensTheWay_ASecondTapIsAnswered()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);
        var button = (await world.SendAsync(Zhang, new EnteredInput(FirstTime: true))).Shown<ButtonCard>(Zhang).Buttons[0];

        var signed = await world.TapsAsync(Zhang, button);
        Assert.Equal("已签 12月7日", signed.Refreshed<ButtonCard>(Zhang).Done);

        world.Now = world.Now.AddDays(2);
        var again = await world.TapsAsync(Zhang, button);
        Assert.Equal("您已于12月7日 09:00签字承诺。", again.Words(Zhang));
        Assert.Equal("已签 12月7日", again.Refreshed<ButtonCard>(Zhang).Done);

        Assert.Contains("您已于12月7日", (await world.SaysAsync(Zhang, "承诺书")).Words(Zhang), StringComparison.Ordinal);
        (await world.SaysAsync(Zhang, "体检 宏达")).Shown<FormCard>(Zhang);
    }

    [Fact]
    public async Task Signing_OnTheCardOfAnotherCampaign_SignsNothing_AndShowsThisOne()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);
        var old = CommitmentTexts.Card("2019-2020", "张三", signedAt: null).Buttons[0];

        var reply = await world.TapsAsync(Zhang, old);

        Assert.StartsWith(CommitmentTexts.OtherCampaign, reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Contains(FeatureWorld.Commitment.Text, reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(FeatureWorld.Campaign.Id, reply.Shown<ButtonCard>(Zhang).Buttons[0].Action.Entity);
        Assert.Contains("签承诺书", (await world.SaysAsync(Zhang, "体检 宏达")).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unsigned_EveryWordForHelpIsAnswered()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);

        foreach (var word in HelpWords.Commands)
        {
            Assert.Contains("【体检】", (await world.SaysAsync(Zhang, word)).Words(Zhang), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Entering_Unsigned_IsAnsweredOnceADay()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);
        Assert.NotEmpty((await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Effects);

        Assert.Empty((await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Effects);
    }

    [Fact]
    public async Task WhoDoesNotInspect_PassesAndSignsNothing()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);

        Assert.Contains("【企业】", (await world.SaysAsync(FeatureWorld.Officer, "帮助")).Words(FeatureWorld.Officer), StringComparison.Ordinal);
        Assert.Contains("您不用签", (await world.SaysAsync(FeatureWorld.Officer, "承诺书")).Words(FeatureWorld.Officer), StringComparison.Ordinal);
    }
}

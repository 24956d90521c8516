using Bot.Conversations;
using Bot.Features.StartInspection;

namespace Bot.Tests.Features.StartInspection;

public sealed class StartTests
{
    private const string Zhang = FeatureWorld.Zhang;
    private const string Li = FeatureWorld.Li;

    [Fact]
    public async Task ByName_OffersTheMatchesOfTheScopeAndCommittedColleagues()
    {
        await using var world = await FeatureWorld.StartAsync();

        var card = (await world.SaysAsync(Zhang, "体检 宏")).Shown<FormCard>(Zhang);

        Assert.Equal(["e1", "e2"], card.Questions[0].Options.Skip(1).Select(option => option.Id).Order());
        Assert.Equal("none", card.Questions[0].Chosen);
        Assert.Equal([Li], card.Questions[1].Options.Select(option => option.Id));
    }

    [Fact]
    public async Task ExactlyOneMatch_IsPreselected_AndANamedColleagueToo()
    {
        await using var world = await FeatureWorld.StartAsync();

        var card = (await world.SaysAsync(Zhang, "体检 宏达 李明")).Shown<FormCard>(Zhang);

        Assert.Equal("e1", card.Questions[0].Chosen);
        Assert.Equal(Li, card.Questions[1].Chosen);
    }

    [Theory]
    [InlineData("体检 没有这家")]
    [InlineData("体检 远大橡胶")]
    public async Task NoMatch_OrOutOfScope_SaysWhatToType(string text)
    {
        await using var world = await FeatureWorld.StartAsync();

        var reply = await world.SaysAsync(Zhang, text);

        Assert.Contains("没有找到", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Empty(reply.Effects.OfType<ShowCard>());
    }

    [Fact]
    public async Task ByMenu_ListsWhatWaitsForItsVisit()
    {
        await using var world = await FeatureWorld.StartAsync();

        var card = (await world.SendAsync(Zhang, new MenuInput("START"))).Shown<FormCard>(Zhang);

        Assert.Equal(["e1", "e2", "e3"], card.Questions[0].Options.Skip(1).Select(option => option.Id).Order());
    }

    [Fact]
    public async Task ByPlace_OffersTheNearestFirst()
    {
        await using var world = await FeatureWorld.StartAsync();

        var card = (await world.SendAsync(Zhang, new LocationInput(37.5990, 115.8000, "宏远"))).Shown<FormCard>(Zhang);

        Assert.Equal(["e2", "e1"], card.Questions[0].Options.Skip(1).Select(option => option.Id).Take(2));
    }

    [Fact]
    public async Task Submit_OpensTheDraft_TellsThePartner_ASecondTapOpensNothing()
    {
        await using var world = await FeatureWorld.StartAsync();
        var card = (await world.SaysAsync(Zhang, "体检 宏达")).Shown<FormCard>(Zhang);

        var reply = await world.TapsAsync(Zhang, card.Submit, ("enterprise", "e1"), ("partner", Li));

        var draft = await world.DraftAsync(Zhang);
        Assert.Equal([Zhang, Li], draft.Inspectors);
        Assert.Equal(new DateOnly(2020, 12, 7), draft.Date);
        Assert.Equal("已开始", reply.Refreshed<FormCard>(Zhang).Done);
        Assert.Contains("同行：李明", reply.Words(Zhang), StringComparison.Ordinal);
        var invitation = reply.Shown<ButtonCard>(Li);
        Assert.Null(world.SessionOf(Li).DraftId);

        await world.TapsAsync(Li, invitation.Button("继续"));
        Assert.Equal(draft.Id, world.SessionOf(Li).DraftId);

        var again = await world.TapsAsync(Zhang, card.Submit, ("enterprise", "e2"), ("partner", Li));
        Assert.Contains("已经开始", again.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("e1", (await world.DraftAsync(Zhang)).Enterprise.Id);
    }

    [Fact]
    public async Task Submit_WithoutEnterprise_Asks()
    {
        await using var world = await FeatureWorld.StartAsync();
        var card = (await world.SaysAsync(Zhang, "体检 宏")).Shown<FormCard>(Zhang);

        Assert.Equal(StartTexts.ChooseEnterprise, (await world.TapsAsync(Zhang, card.Submit)).Words(Zhang));
        Assert.Null(world.SessionOf(Zhang).DraftId);
    }

    [Fact]
    public async Task SameEnterprise_WithAnOpenDraft_OffersThatOne()
    {
        await using var world = await FeatureWorld.StartAsync();
        var first = await world.OpenAsync();
        var card = (await world.SaysAsync(Zhang, "体检 宏达")).Shown<FormCard>(Zhang);

        var reply = await world.TapsAsync(Zhang, card.Submit, ("enterprise", "e1"), ("partner", Li));

        Assert.Contains("没有另开", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(first.Id, reply.Shown<ButtonCard>(Zhang).Button("继续").Action.Entity);
    }

    [Fact]
    public async Task SameEnterprise_UnderWayWithAColleague_IsSaid()
    {
        await using var world = await FeatureWorld.StartAsync();
        var mine = (await world.SaysAsync(Zhang, "体检 宏达")).Shown<FormCard>(Zhang);
        await world.TapsAsync(Zhang, mine.Submit, ("enterprise", "e1"));
        var card = (await world.SaysAsync(Li, "体检 宏达")).Shown<FormCard>(Li);

        var reply = await world.TapsAsync(Li, card.Submit, ("enterprise", "e1"));

        Assert.Contains("张三已有一份这家企业的体检", reply.Words(Li), StringComparison.Ordinal);
        Assert.Equal([Li], (await world.DraftAsync(Li)).Inspectors);
    }

    [Fact]
    public async Task Place_WithADraft_FillsTheForm_AndHintsWhenFarAway()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        Assert.DoesNotContain("提醒", (await world.SendAsync(Zhang, new LocationInput(37.5131, 115.7241, ""))).Words(Zhang), StringComparison.Ordinal);

        var far = await world.SendAsync(Zhang, new LocationInput(37.5500, 115.7240, ""));
        Assert.Contains("约4.1公里", far.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(37.55, (await world.DraftAsync(Zhang)).Enterprise.Location?.Latitude);
    }

    [Fact]
    public async Task Officer_CannotStart()
    {
        await using var world = await FeatureWorld.StartAsync();

        Assert.Equal(StartTexts.NotAnInspector, (await world.SaysAsync(FeatureWorld.Officer, "体检 宏达")).Words(FeatureWorld.Officer));
        Assert.Equal(StartTexts.NotAnInspector, (await world.SendAsync(FeatureWorld.Officer, new LocationInput(37.5, 115.7, ""))).Words(FeatureWorld.Officer));
    }
}

using Bot.Conversations;
using Bot.Features.StartInspection;

namespace Bot.Tests.Features.StartInspection;

public sealed class NameTests
{
    private const string Zhang = FeatureWorld.Zhang;

    [Fact]
    public async Task SeveralMatches_NothingIsPreselected_AndTheRequestToChooseIsNoChoice()
    {
        await using var world = await FeatureWorld.StartAsync();

        var form = (await world.SaysAsync(Zhang, "体检 宏")).Shown<FormCard>(Zhang);
        Assert.Equal("请选择企业", form.Questions[0].Options[0].Text);
        Assert.Equal(form.Questions[0].Options[0].Id, form.Questions[0].Chosen);

        var refused = await world.TapsAsync(Zhang, form.Submit, ("enterprise", form.Questions[0].Options[0].Id), ("partner", FeatureWorld.Li));
        Assert.Equal(StartTexts.ChooseEnterprise, refused.Words(Zhang));
        Assert.Null(world.SessionOf(Zhang).DraftId);
    }

    [Fact]
    public async Task AfterTheQuestion_ANameAloneIsTheAnswer_OnceADraftIsOpenItIsNot()
    {
        await using var world = await FeatureWorld.StartAsync();
        Assert.Contains("要体检哪家企业", (await world.SaysAsync(Zhang, "开始体检")).Words(Zhang), StringComparison.Ordinal);

        var form = (await world.SaysAsync(Zhang, "宏达")).Shown<FormCard>(Zhang);
        Assert.Equal("e1", Assert.Single(form.Questions[0].Options).Id);

        await world.TapsAsync(Zhang, form.Submit, ("enterprise", "e1"), ("partner", FeatureWorld.Li));
        Assert.Null(world.SessionOf(Zhang).Asked);
        await world.SaysAsync(Zhang, "开始体检");
        await world.SaysAsync(Zhang, "除尘器未开，正在生产");
        Assert.Single((await world.DraftAsync(Zhang)).Findings);
    }

    [Fact]
    public async Task AfterTheQuestion_CancelEndsIt_AndASentenceComesBack()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.SaysAsync(Zhang, "开始体检");
        Assert.Equal(StartTexts.NameCancelled, (await world.SaysAsync(Zhang, "取消")).Words(Zhang));
        Assert.Null(world.SessionOf(Zhang).Asked);

        await world.SaysAsync(Zhang, "开始体检");
        Assert.EndsWith("除尘器未开，正在生产", (await world.SaysAsync(Zhang, "除尘器未开，正在生产")).Words(Zhang), StringComparison.Ordinal);
        Assert.Null(world.SessionOf(Zhang).Asked);
    }

    [Fact]
    public async Task NameWithoutTheSpace_IsFound_ASentenceAboutTheVisitIsAFinding()
    {
        await using var world = await FeatureWorld.StartAsync();
        Assert.NotNull((await world.SaysAsync(Zhang, "体检宏达")).Shown<FormCard>(Zhang));

        await world.OpenAsync();
        await world.SaysAsync(Zhang, "体检时未生产");
        await world.SaysAsync(Zhang, "体检，除尘器未开");
        Assert.Equal(["体检时未生产", "体检，除尘器未开"], (await world.DraftAsync(Zhang)).Findings.Select(finding => finding.Text));
    }

    [Fact]
    public async Task NotGivenUp_LeavesTheActiveVisit()
    {
        await using var world = await FeatureWorld.StartAsync();
        var first = await world.OpenAsync();
        var second = await world.OpenAsync("明珠");
        var offer = (await world.SaysAsync(Zhang, "草稿")).Shown<ButtonCard>(Zhang);
        var confirm = (await world.TapsAsync(Zhang, offer.Button("放弃"), ("draft", first.Id))).Shown<ButtonCard>(Zhang);

        var kept = await world.TapsAsync(Zhang, confirm.Button("不放弃"));

        Assert.Contains("没有放弃枣强县宏达", kept.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(second.Id, world.SessionOf(Zhang).DraftId);
    }

    [Fact]
    public async Task Place_ListsTheDistance()
    {
        await using var world = await FeatureWorld.StartAsync();

        var form = (await world.SendAsync(Zhang, new LocationInput(37.5139, 115.7240, ""))).Shown<FormCard>(Zhang);

        Assert.Equal(["请选择企业", "100米 枣强县宏达橡胶制品"], form.Questions[0].Options.Take(2).Select(option => option.Text));
        Assert.StartsWith("11.", form.Questions[0].Options[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAColleague_TheCardSaysHowToAddOneLater()
    {
        await using var world = await FeatureWorld.StartAsync(signed: false);
        await world.WriteAsync((work, database) => database.Get<Bot.Storage.Stores.CommitmentStore>().SignAsync(work, FeatureWorld.Campaign.Id, Zhang, FeatureWorld.Commitment.Sha256, world.Now));

        Assert.Equal(StartTexts.NoColleague, (await world.SaysAsync(Zhang, "体检 宏达")).Shown<FormCard>(Zhang).Description);
    }
}

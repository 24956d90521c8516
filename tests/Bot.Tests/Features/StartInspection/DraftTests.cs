using Bot.Conversations;
using Bot.Features.StartInspection;
using Domain.Inspections;

namespace Bot.Tests.Features.StartInspection;

public sealed class DraftTests
{
    private const string Zhang = FeatureWorld.Zhang;
    private const string Li = FeatureWorld.Li;

    [Fact]
    public async Task TwoDrafts_TheNewestIsActive_TheOtherIsOneChoiceAway()
    {
        await using var world = await FeatureWorld.StartAsync();
        var first = await world.OpenAsync();
        world.Now = world.Now.AddMinutes(5);
        var second = await world.OpenAsync("宏远");
        Assert.Equal(second.Id, world.SessionOf(Zhang).DraftId);

        var card = (await world.SaysAsync(Zhang, "草稿")).Shown<ButtonCard>(Zhang);
        Assert.Equal(second.Id, card.Selection?.Chosen);

        await world.TapsAsync(Zhang, card.Button("继续"), ("draft", first.Id));
        Assert.Equal(first.Id, world.SessionOf(Zhang).DraftId);
    }

    [Fact]
    public async Task Dropping_TakesASecondTap_AndTellsTheOther()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        var offer = (await world.SaysAsync(Zhang, "草稿")).Shown<ButtonCard>(Zhang);

        var confirm = (await world.TapsAsync(Zhang, offer.Button("放弃"))).Shown<ButtonCard>(Zhang);
        Assert.Equal(InspectionStatus.Draft, (await world.InspectionAsync(draft.Id))?.Status);

        var dropped = await world.TapsAsync(Zhang, confirm.Button("确认放弃"));
        Assert.Equal(InspectionStatus.Abandoned, (await world.InspectionAsync(draft.Id))?.Status);
        Assert.Contains("张三放弃了", dropped.Words(Li), StringComparison.Ordinal);
        Assert.Null(world.SessionOf(Zhang).DraftId);

        Assert.Contains("已经放弃", (await world.TapsAsync(Zhang, confirm.Button("确认放弃"))).Words(Zhang), StringComparison.Ordinal);
        Assert.Contains("已经放弃", (await world.TapsAsync(Zhang, offer.Button("继续"))).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropping_AfterANewFinding_IsStale()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        var offer = (await world.SaysAsync(Zhang, "草稿")).Shown<ButtonCard>(Zhang);
        var confirm = (await world.TapsAsync(Zhang, offer.Button("放弃"))).Shown<ButtonCard>(Zhang);
        await world.SaysAsync(Zhang, "除尘器未开,正在生产");

        Assert.Contains("又有改动，没有放弃", (await world.TapsAsync(Zhang, confirm.Button("确认放弃"))).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(InspectionStatus.Draft, (await world.InspectionAsync(draft.Id))?.Status);
    }

    [Fact]
    public async Task Dropping_ByThePartnerOrAStranger_ChangesNothing()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        var offer = (await world.SaysAsync(Zhang, "草稿")).Shown<ButtonCard>(Zhang);

        Assert.Equal(StartTexts.OnlyInCharge, (await world.TapsAsync(Li, offer.Button("放弃"))).Words(Li));
        Assert.Contains("职责范围", (await world.TapsAsync(FeatureWorld.Officer, offer.Button("继续"))).Words(FeatureWorld.Officer), StringComparison.Ordinal);
        Assert.Equal(InspectionStatus.Draft, (await world.InspectionAsync(draft.Id))?.Status);
    }
}

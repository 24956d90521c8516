using Bot.Conversations;

namespace Bot.Tests.Features.Help;

public sealed class EnteredTests
{
    private const string Zhang = FeatureWorld.Zhang;

    [Fact]
    public async Task FirstTime_AlwaysGreets()
    {
        await using var world = await FeatureWorld.StartAsync();

        Assert.StartsWith("张三，您好", (await world.SendAsync(Zhang, new EnteredInput(FirstTime: true))).Words(Zhang), StringComparison.Ordinal);
        Assert.StartsWith("张三，您好", (await world.SendAsync(Zhang, new EnteredInput(FirstTime: true))).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entering_WithNothingToSay_IsSilent()
    {
        await using var world = await FeatureWorld.StartAsync();

        Assert.Empty((await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Effects);
    }

    [Fact]
    public async Task Entering_WithAnInterruptedDraft_OffersItOnTheFirstDayToo_OncePerHalfHour()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.SendAsync(Zhang, new EnteredInput(FirstTime: true));
        await world.OpenAsync();

        var offer = (await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Shown<ButtonCard>(Zhang);
        Assert.Equal(["继续", "放弃"], offer.Buttons.Select(button => button.Text));

        world.Now = world.Now.AddMinutes(29);
        Assert.Empty((await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Effects);
        world.Now = world.Now.AddMinutes(1);
        (await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Shown<ButtonCard>(Zhang);
    }

    [Fact]
    public async Task Entering_AfterAnotherDraftBecameActive_OffersAgain()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SendAsync(Zhang, new EnteredInput(FirstTime: false));
        await world.OpenAsync("宏远");

        Assert.Contains("2份", (await world.SendAsync(Zhang, new EnteredInput(FirstTime: false))).Shown<ButtonCard>(Zhang).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Greeting_NamesTheCampaignAndItsDocument()
    {
        await using var world = await FeatureWorld.StartAsync();

        var words = (await world.SendAsync(Zhang, new EnteredInput(FirstTime: true))).Words(Zhang);

        Assert.Contains($"{FeatureWorld.Campaign.Name}（{FeatureWorld.Campaign.DocumentNumber}）", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_IsByRole()
    {
        await using var world = await FeatureWorld.StartAsync();

        Assert.DoesNotContain("【体检】", (await world.SaysAsync("brigade", "?")).Words("brigade"), StringComparison.Ordinal);
        Assert.Contains("【包联】", (await world.SaysAsync("brigade", "？")).Words("brigade"), StringComparison.Ordinal);
        Assert.Contains("【体检】", (await world.SendAsync(Zhang, new MenuInput("HELP"))).Words(Zhang), StringComparison.Ordinal);
    }
}

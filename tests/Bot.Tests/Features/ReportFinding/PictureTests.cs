using Bot.Conversations;
using Bot.Features.ReportFinding;
using Domain.Inspections;

namespace Bot.Tests.Features.ReportFinding;

public sealed class PictureTests
{
    private const string Zhang = FeatureWorld.Zhang;

    [Fact]
    public async Task Album_BelongsToTheLastFinding_AndIsAnsweredOnce()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "除尘器未开");

        var first = await world.SendAsync(Zhang, new PictureInput("m1"));
        Assert.Contains("照片已附到第1条（共1张）", first.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("m1", Assert.Single(first.Effects.OfType<FetchMedia>()).MediaId);
        world.Now = world.Now.AddSeconds(1);
        Assert.IsType<FetchMedia>(Assert.Single((await world.SendAsync(Zhang, new PictureInput("m2"))).Effects));

        await world.SendAsync(Zhang, new MediaFetched("m2", "abc"));
        var pictures = (await world.DraftAsync(Zhang)).Findings[0].Pictures;
        Assert.Equal([("m1", null), ("m2", "abc")], pictures.Select(picture => (picture.MediaId, picture.Sha256)));
    }

    [Fact]
    public async Task BeforeAnyFinding_IsKeptForTheNextOne_BytesToo()
    {
        await using var world = await FeatureWorld.StartAsync();
        Assert.Equal(FindingTexts.PictureKeptNoDraft, (await world.SendAsync(Zhang, new PictureInput("m1"))).Words(Zhang));
        await world.SendAsync(Zhang, new MediaFetched("m1", "abc"));
        await world.OpenAsync();
        world.Now = world.Now.AddMinutes(1);
        Assert.Equal(FindingTexts.PictureKept, (await world.SendAsync(Zhang, new PictureInput("m2"))).Words(Zhang));

        await world.SaysAsync(Zhang, "除尘器未开");

        var pictures = (await world.DraftAsync(Zhang)).Findings[0].Pictures;
        Assert.Equal([("m1", "abc"), ("m2", null)], pictures.Select(picture => (picture.MediaId, picture.Sha256)));
        Assert.Null(world.SessionOf(Zhang).PendingPictures);
    }

    [Fact]
    public async Task BeforeAnyFinding_MoreThanOneFindingTakes_TheRestWaitsForTheNext()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        for (var i = 1; i <= Limits.Pictures + 2; i++)
        {
            await world.SendAsync(Zhang, new PictureInput($"m{i}"));
        }

        var said = (await world.SaysAsync(Zhang, "除尘器未开")).Words(Zhang);
        Assert.Contains("30张已附到第1条", said, StringComparison.Ordinal);
        Assert.Contains("还有2张先留着", said, StringComparison.Ordinal);

        await world.SaysAsync(Zhang, "料场未苫盖");
        var findings = (await world.DraftAsync(Zhang)).Findings;
        Assert.Equal([Limits.Pictures, 2], findings.Select(finding => finding.Pictures.Count));
        Assert.Equal(["m31", "m32"], findings[1].Pictures.Select(picture => picture.MediaId));
        Assert.Null(world.SessionOf(Zhang).PendingPictures);
    }

    [Fact]
    public async Task Gone_LeavesItsFindingAndIsAskedForAgain()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "除尘器未开");
        await world.SendAsync(Zhang, new PictureInput("m1"));
        await world.SaysAsync(Zhang, "料场未苫盖");

        Assert.Contains("第1条的一张照片没有取到", (await world.SendAsync(Zhang, new MediaFetched("m1", null))).Words(Zhang), StringComparison.Ordinal);
        Assert.Empty((await world.DraftAsync(Zhang)).Findings[0].Pictures);

        await world.SaysAsync(Zhang, "改 1");
        await world.SendAsync(Zhang, new PictureInput("m3"));
        Assert.Equal("m3", Assert.Single((await world.DraftAsync(Zhang)).Findings[0].Pictures).MediaId);
    }

    [Fact]
    public async Task Gone_WhilePending_IsForgotten()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SendAsync(Zhang, new PictureInput("m1"));

        Assert.Equal(FindingTexts.PictureLost, (await world.SendAsync(Zhang, new MediaFetched("m1", null))).Words(Zhang));
        Assert.Empty(world.SessionOf(Zhang).PendingPictures ?? []);
    }

    [Fact]
    public async Task OfAnOfficer_IsNotKept()
    {
        await using var world = await FeatureWorld.StartAsync();

        var reply = await world.SendAsync(FeatureWorld.Officer, new PictureInput("m1"));

        Assert.Empty(reply.Effects.OfType<FetchMedia>());
        Assert.Null(world.SessionOf(FeatureWorld.Officer).PendingPictures);
    }
}

using Bot.Conversations;
using Bot.Features.ReportFinding;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Inspections;

namespace Bot.Tests.Features.ReportFinding;

public sealed class ChangeTests
{
    private const string Zhang = FeatureWorld.Zhang;

    [Fact]
    public async Task Withdraw_TakesTheLastBack_WithItsWords()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "除尘器未开,正在生产");
        var second = (await world.SaysAsync(Zhang, "料场未苫盖,未生产")).Shown<ButtonCard>(Zhang);

        var reply = await world.SaysAsync(Zhang, "撤回");
        Assert.Contains("已撤回第2条", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Contains("料场未苫盖,未生产", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("已撤回", reply.Refreshed<ButtonCard>(Zhang).Done);

        Assert.Contains("没有找到", (await world.TapsAsync(Zhang, second.Button("撤回这条"))).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("除尘器未开,正在生产", Assert.Single((await world.DraftAsync(Zhang)).Findings).Text);

        Assert.Equal(FindingTexts.WithdrawUsage, (await world.SaysAsync(Zhang, "撤回 全部")).Words(Zhang));
        Assert.Contains("没有第5条", (await world.SaysAsync(Zhang, "撤回 5")).Words(Zhang), StringComparison.Ordinal);
        await world.SaysAsync(Zhang, "撤回 第1条");
        Assert.Equal(FindingTexts.NothingToWithdraw, (await world.SaysAsync(Zhang, "撤回")).Words(Zhang));
    }

    [Theory]
    [InlineData("改 1 限期整改 12-25")]
    [InlineData("改1 限期整改 12-25")]
    [InlineData("改 第1条 12-25")]
    [InlineData("改第1条：限期整改 12-25")]
    public async Task Change_TakesTheSameGrammar(string text)
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "问题 7 立行立改 重点 除尘器未开");

        var reply = await world.SaysAsync(Zhang, text);

        var finding = Assert.Single((await world.DraftAsync(Zhang)).Findings);
        Assert.Equal(new DateOnly(2020, 12, 25), finding.Deadline);
        Assert.Equal(Handling.Deadline, finding.Handling);
        Assert.Equal("除尘器未开", finding.Text);
        Assert.Contains("12月25日", reply.Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfText_KeepsTheChoices()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "问题 7 立行立改 重点 除尘器未开");

        await world.SaysAsync(Zhang, "改 1 除尘器未开,正在生产");

        var finding = Assert.Single((await world.DraftAsync(Zhang)).Findings);
        Assert.Equal("除尘器未开,正在生产", finding.Text);
        Assert.Equal(7, finding.Type?.Code);
    }

    [Theory]
    [InlineData("改 9 除尘器未开", "没有第9条")]
    [InlineData("改", "要改哪一条")]
    [InlineData("改 1 99", "没有99号")]
    [InlineData("改 1 2-30", "没有2-30")]
    public async Task Change_OfWhatIsNotThere_IsAnsweredAndChangesNothing(string text, string expected)
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "问题 7 立行立改 重点 除尘器未开");
        var before = await world.DraftAsync(Zhang);

        Assert.Contains(expected, (await world.SaysAsync(Zhang, text)).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(before.Version, (await world.DraftAsync(Zhang)).Version);
    }

    [Fact]
    public async Task TextThatBeginsWith改_IsAFinding()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        await world.SaysAsync(Zhang, "改造项目未批先建,正在生产");

        Assert.Single((await world.DraftAsync(Zhang)).Findings);
    }

    [Fact]
    public async Task GuidanceAndNothingFound_AreKept()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        Assert.Equal(FindingTexts.GuidanceUsage, (await world.SaysAsync(Zhang, "建议")).Words(Zhang));
        await world.SaysAsync(Zhang, "建议 每班检查除尘器压差");
        await world.SaysAsync(Zhang, "无问题");
        Assert.Equal(["每班检查除尘器压差"], (await world.DraftAsync(Zhang)).Guidance);
        Assert.True((await world.DraftAsync(Zhang)).NothingFound);

        await world.SaysAsync(Zhang, "除尘器未开");
        Assert.False((await world.DraftAsync(Zhang)).NothingFound);
        Assert.Contains("已经记了1条", (await world.SaysAsync(Zhang, "未发现问题")).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutForSignature_NothingChanges()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        var filed = (await world.SaysAsync(Zhang, "除尘器未开")).Shown<ButtonCard>(Zhang);
        await world.WriteAsync(async (work, database) =>
        {
            var store = database.Get<InspectionStore>();
            var current = await store.FindAsync(work, draft.Id) ?? throw new InvalidOperationException();
            await store.SaveAsync(work, current with { Status = InspectionStatus.Signing, Round = 1, Version = current.Version + 1 }, current.Version);
        });

        foreach (var reply in new[]
        {
            await world.SaysAsync(Zhang, "料场未苫盖"),
            await world.SaysAsync(Zhang, "撤回"),
            await world.SaysAsync(Zhang, "无问题"),
            await world.SendAsync(Zhang, new PictureInput("m")),
            await world.TapsAsync(Zhang, filed.Button("撤回这条")),
        })
        {
            Assert.Contains("待签字", reply.Words(Zhang), StringComparison.Ordinal);
        }

        Assert.Equal("除尘器未开", Assert.Single((await world.InspectionAsync(draft.Id))!.Findings).Text);
    }

    [Fact]
    public async Task Officer_TappingAFindingCard_ChangesNothing()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var form = (await world.SaysAsync(Zhang, "除尘器未开")).Shown<FormCard>(Zhang);

        Assert.Contains("职责范围", (await world.TapsAsync(FeatureWorld.Officer, form.Submit, ("type", "7"))).Words(FeatureWorld.Officer), StringComparison.Ordinal);
        Assert.Null((await world.DraftAsync(Zhang)).Findings[0].Type);
    }

    [Fact]
    public void Shown_IsZeroForNoChoice_AndTellsChoicesApart()
    {
        var finding = new Finding { Id = "f", Ordinal = 1, Text = "除尘器未开" };

        Assert.Equal(0, FindingCards.Shown(finding));
        Assert.Equal(742, FindingCards.Shown(finding with { Type = ProblemType.Of(7), Handling = Handling.Deadline, Severity = Severity.Key }));
    }
}

using Bot.Conversations;
using Bot.Features.ConfirmInspection;
using Domain.Inspections;

namespace Bot.Tests.Features.ConfirmInspection;

public sealed class ObjectionTests
{
    private const string Zhang = FeatureWorld.Zhang;
    private const string Li = FeatureWorld.Li;

    [Fact]
    public async Task TappedByAccident_IsCancelled_AndTheSignaturesStay()
    {
        await using var world = await FeatureWorld.StartAsync();
        var card = await SubmittedAsync(world);

        await world.TapsAsync(Zhang, card.Button("确认签字"));
        Assert.Contains("发“取消”", (await world.TapsAsync(Zhang, card.Button("有异议"))).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(ConfirmTexts.ObjectionCancelled, (await world.SaysAsync(Zhang, "取消")).Words(Zhang));

        Assert.Null(world.SessionOf(Zhang).Asked);
        var form = await world.DraftAsync(Zhang);
        Assert.Equal(InspectionStatus.Signing, form.Status);
        Assert.Single(form.Signatures);
    }

    [Theory]
    [InlineData("嗯")]
    [InlineData("")]
    [InlineData("不对。。。")]
    public async Task ReasonThatSaysNothing_IsAskedForAgain(string reason)
    {
        await using var world = await FeatureWorld.StartAsync();
        var card = await SubmittedAsync(world);
        await world.TapsAsync(Zhang, card.Button("有异议"));

        Assert.Equal(ConfirmTexts.EmptyObjection, (await world.SaysAsync(Zhang, reason)).Words(Zhang));
        Assert.Equal(InspectionStatus.Signing, (await world.DraftAsync(Zhang)).Status);

        Assert.Contains("已退回草稿", (await world.SaysAsync(Zhang, "地址写错了")).Words(Li), StringComparison.Ordinal);
        Assert.Equal(InspectionStatus.Draft, (await world.DraftAsync(Zhang)).Status);
    }

    [Fact]
    public async Task Summary_LeavesOutWhatIsNot()
    {
        await using var world = await FeatureWorld.StartAsync();
        await FillAsync(world, "问题 8 立行立改 一般 料场未苫盖，正在生产，扬尘明显，违法行为：物料未密闭");

        var words = (await world.SaysAsync(Zhang, "完成")).Words(Zhang);

        Assert.Contains("企业：枣强县宏达橡胶制品有限公司\n", words, StringComparison.Ordinal);
        Assert.DoesNotContain("照片", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_NamesTheFindingByItsText()
    {
        await using var world = await FeatureWorld.StartAsync();
        await FillAsync(world, "除尘器未开，正在生产");

        Assert.Contains("除尘器未开，正在生产", (await world.SaysAsync(Zhang, "完成")).Shown<ChoiceCard>(Zhang).Description ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoticeWithoutFindings_ComesAgainWithItsText_AndSpeaksOfNoCorrection()
    {
        await using var world = await FeatureWorld.StartAsync();
        var card = await SubmittedAsync(world);
        await world.TapsAsync(Zhang, card.Button("确认签字"));
        await world.TapsAsync(Li, card.Button("确认签字"));

        var reply = await world.SaysAsync(FeatureWorld.Officer, "我的任务");

        Assert.Equal(3, reply.Effects.Count);
        Assert.StartsWith("【入企体检告知】", Assert.IsType<Say>(reply.Effects[1]).Text, StringComparison.Ordinal);
        Assert.IsType<ShowCard>(reply.Effects[2]);
        Assert.DoesNotContain("整改中有困难", reply.Words(FeatureWorld.Officer), StringComparison.Ordinal);
        Assert.Contains("执法人员张三、李明", (await world.SaysAsync(FeatureWorld.Officer, "下次什么时候来")).Words(FeatureWorld.Officer), StringComparison.Ordinal);
    }

    private static async Task<ButtonCard> SubmittedAsync(FeatureWorld world)
    {
        await FillAsync(world, "无问题");
        return (await world.SaysAsync(Zhang, "完成")).Shown<ButtonCard>(Zhang);
    }

    private static async Task FillAsync(FeatureWorld world, string finding)
    {
        await world.OpenAsync();
        foreach (var text in new[] { "改 法人代表 田某", "改 地址 富强街1号", "改 类型 有限责任公司", "改 乡镇 大营镇", finding })
        {
            await world.SaysAsync(Zhang, text);
        }
    }
}

using Bot.Conversations;
using Bot.Features.ReportFinding;
using Bot.Features.Shared;

namespace Bot.Tests.Features.ReportFinding;

/// <summary>Ordinary words while a visit is open: answered, never recorded as a finding.</summary>
public sealed class SmallTalkTests
{
    private const string Zhang = FeatureWorld.Zhang;

    [Theory]
    [InlineData("取消", "没有记下任何内容")]
    [InlineData("选错了", "发“撤回”")]
    [InlineData("错了。", "发“撤回”")]
    [InlineData("收到", "好的")]
    [InlineData("谢谢！", "好的")]
    [InlineData("嗯", "好的")]
    [InlineData("扬尘", "“扬尘”太短，没有记下")]
    [InlineData("完了", "还差：法人代表")]
    [InlineData("好了", "还差：法人代表")]
    [InlineData("完成！", "还差：法人代表")]
    [InlineData("完成。", "还差：法人代表")]
    [InlineData("帮助我一下", "像是要办别的事")]
    [InlineData("改一下第一条", "像是要办别的事")]
    [InlineData("撤回第一条", "还没有记问题")]
    [InlineData("撤回刚才那条", "没有可以撤回")]
    public async Task OrdinaryWords_AreAnswered_AndNothingIsRecorded(string text, string answer)
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        var reply = await world.SaysAsync(Zhang, text);

        Assert.Contains(answer, reply.Words(Zhang) + string.Concat(reply.Effects.OfType<ShowCard>().Select(show => show.Card.Title)), StringComparison.Ordinal);
        Assert.Empty((await world.DraftAsync(Zhang)).Findings);
    }

    [Theory]
    [InlineData("撤回第二条", "料场未苫盖")]
    [InlineData("撤回 二", "料场未苫盖")]
    [InlineData("撤回2", "料场未苫盖")]
    [InlineData("撤销第一条。", "除尘器未开")]
    [InlineData("撤回刚才那条", "料场未苫盖")]
    [InlineData("撤回 最后一条", "料场未苫盖")]
    public async Task TheNumberMayBeAWord(string text, string withdrawn)
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "除尘器未开，正在生产，烟尘直排");
        await world.SaysAsync(Zhang, "料场未苫盖，未生产");

        Assert.Contains($"原文：\n{withdrawn}", (await world.SaysAsync(Zhang, text)).Words(Zhang), StringComparison.Ordinal);
        Assert.Single((await world.DraftAsync(Zhang)).Findings);
    }

    [Fact]
    public async Task Form_ProposesTheHandlingThatGoesWithTheSeverity()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        Assert.Equal("3", (await world.SaysAsync(Zhang, "危废台账不规范，正在生产")).Shown<FormCard>(Zhang).Questions[1].Chosen);
        Assert.Equal("4", (await world.SaysAsync(Zhang, "问题 7 重点 除尘器未开，正在生产")).Shown<FormCard>(Zhang).Questions[1].Chosen);
        Assert.Equal("4", (await world.SaysAsync(Zhang, "问题 6 无排污许可证，正在生产")).Shown<FormCard>(Zhang).Questions[1].Chosen);
        Assert.All((await world.DraftAsync(Zhang)).Findings, finding => Assert.Null(finding.Handling));
    }

    [Theory]
    [InlineData("改 法人代表 田某")]
    [InlineData("改法人代表田某")]
    [InlineData("改法人代表：田某")]
    public async Task LegalRepresentative_IsCorrected(string text)
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        Assert.Contains("法人代表已改为：田某", (await world.SaysAsync(Zhang, text)).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("田某", (await world.DraftAsync(Zhang)).Enterprise.LegalRepresentative);
        Assert.Empty((await world.DraftAsync(Zhang)).Findings);
    }

    [Fact]
    public async Task OtherFields_AreCorrected_AndNoFactIsRefused()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        await world.SaysAsync(Zhang, "改 地址 成安路1号");
        await world.SaysAsync(Zhang, "改类型 有限责任公司");
        await world.SaysAsync(Zhang, "改 乡镇 大营镇");
        Assert.Equal(FindingTexts.Unnamed, (await world.SaysAsync(Zhang, "改 法人代表 不知道")).Words(Zhang));
        Assert.Equal(FindingTexts.ChangeUsage, (await world.SaysAsync(Zhang, "改 类型 7")).Words(Zhang));

        var enterprise = (await world.DraftAsync(Zhang)).Enterprise;
        Assert.Equal(("成安路1号", "有限责任公司", "大营镇", ""), (enterprise.Address, enterprise.EnterpriseType, enterprise.Township, enterprise.LegalRepresentative ?? ""));
    }

    [Theory]
    [InlineData("不知道")]
    [InlineData("无")]
    [InlineData("没有。")]
    [InlineData("不清楚")]
    public async Task AnswerWithoutAFact_IsRefused_AndCancelEndsTheQuestion(string answer)
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        await world.SaysAsync(Zhang, "无问题");
        Assert.Contains("法人代表", (await world.SaysAsync(Zhang, "完成")).Words(Zhang), StringComparison.Ordinal);

        Assert.Contains("要如实填写", (await world.SaysAsync(Zhang, answer)).Words(Zhang), StringComparison.Ordinal);
        Assert.Contains("先不填", (await world.SaysAsync(Zhang, "取消")).Words(Zhang), StringComparison.Ordinal);

        Assert.Null(world.SessionOf(Zhang).Asked);
        Assert.Empty((await world.DraftAsync(Zhang)).Enterprise.LegalRepresentative ?? "");
    }

    [Fact]
    public async Task WithdrawAndChange_WorkWithoutTheSpace_AndTheColleagueIsTold()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        await world.TapsAsync(FeatureWorld.Li, DraftCards.Offer(FeatureWorld.Li, [draft]).Card is ButtonCard card ? card.Button("继续") : throw new InvalidOperationException());
        await world.SaysAsync(Zhang, "除尘器未开，正在生产");
        await world.SaysAsync(FeatureWorld.Li, "料场未苫盖，未生产");

        await world.SaysAsync(Zhang, "改2 限期整改 12.25");
        Assert.Equal(new DateOnly(2020, 12, 25), (await world.DraftAsync(Zhang)).Findings[1].Deadline);

        var reply = await world.SaysAsync(Zhang, "撤回2");
        Assert.Equal("张三撤回了枣强县宏达橡胶制品有限公司的第2条问题：“料场未苫盖，未生产”", reply.Words(FeatureWorld.Li));
        Assert.Single((await world.DraftAsync(Zhang)).Findings);
    }

    [Fact]
    public async Task MeasuredValue_AtTheEnd_IsNoDate()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        await world.SaysAsync(Zhang, "问题 3 正在生产，颗粒物浓度超标 12.25");

        var finding = Assert.Single((await world.DraftAsync(Zhang)).Findings);
        Assert.Null(finding.Deadline);
        Assert.EndsWith("12.25", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAVisit_EachRoleIsToldItsOwnNextStep()
    {
        await using var world = await FeatureWorld.StartAsync();

        var officer = (await world.SaysAsync(FeatureWorld.Officer, "什么时候来复查")).Words(FeatureWorld.Officer);
        Assert.Contains("已收到", officer, StringComparison.Ordinal);
        Assert.Contains("执法人员", officer, StringComparison.Ordinal);
        var leader = (await world.SaysAsync("brigade", "谁负责这家企业")).Words("brigade");
        Assert.Contains("台账", leader, StringComparison.Ordinal);
        foreach (var words in new[] { officer, leader })
        {
            Assert.Contains("我的任务", words, StringComparison.Ordinal);
            Assert.DoesNotContain("体检 企业名称", words, StringComparison.Ordinal);
            Assert.DoesNotContain("开始体检", words, StringComparison.Ordinal);
        }

        Assert.Contains("没有等您办的事", (await world.SaysAsync(FeatureWorld.Officer, "已收到！")).Words(FeatureWorld.Officer), StringComparison.Ordinal);
        Assert.Contains("没有等您办的事", (await world.SaysAsync("brigade", "接单")).Words("brigade"), StringComparison.Ordinal);
    }
}

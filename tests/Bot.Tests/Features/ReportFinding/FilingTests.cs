using Bot.Conversations;
using Bot.Features.ReportFinding;
using Bot.Features.Shared;

namespace Bot.Tests.Features.ReportFinding;

public sealed class FilingTests
{
    private const string Zhang = FeatureWorld.Zhang;
    private const string Li = FeatureWorld.Li;

    [Fact]
    public async Task Text_BecomesAFinding_WithItsFormAndItsButtons()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();

        var reply = await world.SaysAsync(Zhang, "除尘器未开,正在生产");

        var form = reply.Shown<FormCard>(Zhang);
        Assert.Equal([10, 5, 3], form.Questions.Select(question => question.Options.Count));
        Assert.NotNull(form.Questions[0].Chosen);
        Assert.Equal("3", form.Questions[1].Chosen);
        Assert.NotNull(form.Questions[2].Chosen);
        var filed = reply.Shown<ButtonCard>(Zhang);
        Assert.Equal("第1条已记下", filed.Title);
        Assert.Equal(new ActionKey("complete", draft.Id, 0), filed.Button("完成体检").Action);
        Assert.Equal("除尘器未开,正在生产", Assert.Single((await world.DraftAsync(Zhang)).Findings).Text);
    }

    [Fact]
    public async Task LongText_IsKeptInFull_EmptyAndEmojiAreAnswered()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var text = string.Concat(Enumerable.Repeat("烟尘直排😀。", 500));

        await world.SaysAsync(Zhang, text);
        Assert.Equal(text, Assert.Single((await world.DraftAsync(Zhang)).Findings).Text);

        Assert.Equal(FindingTexts.NoWords, (await world.SaysAsync(Zhang, "")).Words(Zhang));
        Assert.Equal(FindingTexts.NoWords, (await world.SaysAsync(Zhang, "😀😀")).Words(Zhang));
        Assert.Contains("最多4000字", (await world.SaysAsync(Zhang, new string('烟', 4001))).Words(Zhang), StringComparison.Ordinal);
        Assert.Single((await world.DraftAsync(Zhang)).Findings);
    }

    [Fact]
    public async Task Form_Submitted_ChangesInPlace_ThenAsksForTheDeadline()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var form = (await world.SaysAsync(Zhang, "除尘器未开,正在生产")).Shown<FormCard>(Zhang);
        await world.SendAsync(Zhang, new PictureInput("m1"));

        var reply = await world.TapsAsync(Zhang, form.Submit, ("type", "7"), ("handling", "4"), ("severity", "Key"));

        var done = reply.Refreshed<FormCard>(Zhang);
        Assert.Equal("已选好", done.Done);
        Assert.Equal("7 污染防治设施不正常运行｜限期整改｜重点问题", done.Description);
        Assert.Equal(["7", "4", "Key"], done.Questions.Select(question => question.Chosen));
        var deadline = reply.Shown<ButtonCard>(Zhang);
        Assert.Equal(["7天", "15天", "30天", "其他日期"], deadline.Buttons.Select(button => button.Text));

        var set = await world.TapsAsync(Zhang, deadline.Button("15天"));
        Assert.Equal("限期12月22日", set.Refreshed<ButtonCard>(Zhang).Done);
        Assert.Equal(new DateOnly(2020, 12, 22), (await world.DraftAsync(Zhang)).Findings[0].Deadline);

        Assert.Contains("不用再点", (await world.TapsAsync(Zhang, form.Submit, ("type", "7"), ("handling", "4"), ("severity", "Key"))).Words(Zhang), StringComparison.Ordinal);
        Assert.Contains("期限已是12月22日", (await world.TapsAsync(Zhang, deadline.Button("7天"))).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutHandling_SaysWhatIsMissing_AndKeepsTheRest()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var form = (await world.SaysAsync(Zhang, "除尘器未开,正在生产")).Shown<FormCard>(Zhang);

        var reply = await world.TapsAsync(Zhang, form.Submit, ("type", "7"), ("severity", "Key"));

        Assert.Contains("还差查处情况", reply.Words(Zhang), StringComparison.Ordinal);
        var open = reply.Refreshed<FormCard>(Zhang);
        Assert.Null(open.Done);

        await world.TapsAsync(Zhang, open.Submit, ("type", "7"), ("handling", "3"), ("severity", "Key"));
        Assert.Equal(3, (await world.DraftAsync(Zhang)).Findings[0].Handling?.Code);
    }

    [Fact]
    public async Task Form_AfterAnotherChange_IsStale()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var form = (await world.SaysAsync(Zhang, "除尘器未开,正在生产")).Shown<FormCard>(Zhang);
        await world.SaysAsync(Zhang, "改 1 8 立行立改 一般");

        var reply = await world.TapsAsync(Zhang, form.Submit, ("type", "7"), ("handling", "4"), ("severity", "Key"));

        Assert.Contains("这次没有记下", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(8, (await world.DraftAsync(Zhang)).Findings[0].Type?.Code);
    }

    [Fact]
    public async Task OtherTypes_AreTheSixteenTheFormLacks_TheChosenOneComesFirst()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var filed = await world.SaysAsync(Zhang, "除尘器未开,正在生产");
        var shown = filed.Shown<FormCard>(Zhang).Questions[0].Options.Select(option => option.Id).ToList();

        var rest = (await world.TapsAsync(Zhang, filed.Shown<ButtonCard>(Zhang).Button("其余类型"))).Shown<ChoiceCard>(Zhang);
        var ids = rest.Question.Options.Select(option => option.Id).ToList();
        Assert.Equal(16, ids.Count);
        Assert.Empty(ids.Intersect(shown));
        Assert.DoesNotContain("15", ids.Concat(shown));

        var picked = await world.TapsAsync(Zhang, rest.Submit, ("type", ids[^1]));
        Assert.Equal("已选好", picked.Refreshed<ChoiceCard>(Zhang).Done);
        var form = picked.Refreshed<FormCard>(Zhang);
        Assert.Equal(ids[^1], form.Questions[0].Chosen);
        Assert.Equal(ids[^1], form.Questions[0].Options[0].Id);
    }

    [Fact]
    public async Task OtherDate_IsAskedByText_AWrongOneIsAnswered()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var deadline = (await world.SaysAsync(Zhang, "问题 7 限期整改 重点 除尘器未开,正在生产")).Effects.OfType<ShowCard>().Select(show => show.Card).OfType<ButtonCard>().Last();
        await world.TapsAsync(Zhang, deadline.Button("其他日期"));

        Assert.Contains("已经过去", (await world.SaysAsync(Zhang, "2020-12-01")).Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(FindingTexts.DayNotRead, (await world.SaysAsync(Zhang, "尽快")).Words(Zhang));
        Assert.Contains("照片已附到第1条", (await world.SendAsync(Zhang, new PictureInput("m"))).Words(Zhang), StringComparison.Ordinal);

        await world.SaysAsync(Zhang, "12月20日");
        Assert.Equal(new DateOnly(2020, 12, 20), (await world.DraftAsync(Zhang)).Findings[0].Deadline);
        Assert.Null(world.SessionOf(Zhang).Asked);
    }

    [Fact]
    public async Task OtherDate_ALongTextInstead_IsTheNextFinding()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();
        var deadline = (await world.SaysAsync(Zhang, "问题 7 限期整改 重点 除尘器未开,正在生产")).Effects.OfType<ShowCard>().Select(show => show.Card).OfType<ButtonCard>().Last();
        await world.TapsAsync(Zhang, deadline.Button("其他日期"));

        var reply = await world.SaysAsync(Zhang, "料场未苫盖,厂区道路积尘,未生产");

        Assert.StartsWith(FindingTexts.NotADay, reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal(2, (await world.DraftAsync(Zhang)).Findings.Count);
        Assert.Null(world.SessionOf(Zhang).Asked);
    }

    [Fact]
    public async Task OneLine_IsCompleteAtOnce()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        var reply = await world.SaysAsync(Zhang, "问题 7 限期整改 12-20 重点 除尘器未开,正在生产,烟尘直排");

        var card = Assert.IsType<ButtonCard>(Assert.IsType<ShowCard>(Assert.Single(reply.Effects)).Card);
        Assert.Equal(["7 污染防治设施不正常运行", "限期整改", "重点问题", "12月20日"], card.Fields.Select(field => field.Value));
        var finding = Assert.Single((await world.DraftAsync(Zhang)).Findings);
        Assert.Equal("除尘器未开,正在生产,烟尘直排", finding.Text);
        Assert.Equal(new DateOnly(2020, 12, 20), finding.Deadline);
    }

    [Fact]
    public async Task OneLine_UnknownNumber_IsSaidAndTheTextKept()
    {
        await using var world = await FeatureWorld.StartAsync();
        await world.OpenAsync();

        var reply = await world.SaysAsync(Zhang, "问题 99 限期整改 12-20 重点 除尘器未开");

        Assert.Contains("没有99号", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Contains("第1条记下", reply.Words(Zhang), StringComparison.Ordinal);
        Assert.Equal("4", reply.Shown<FormCard>(Zhang).Questions[1].Chosen);
        Assert.Equal(FindingTexts.OneLineUsage, (await world.SaysAsync(Zhang, "问题 7")).Words(Zhang));
    }

    [Fact]
    public async Task WithoutADraft_TheTextComesBack()
    {
        await using var world = await FeatureWorld.StartAsync();

        Assert.Contains("除尘器未开,正在生产", (await world.SaysAsync(Zhang, "除尘器未开,正在生产")).Words(Zhang), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoInspectors_FileIntoOneDraft()
    {
        await using var world = await FeatureWorld.StartAsync();
        var draft = await world.OpenAsync();
        await world.TapsAsync(Li, DraftCards.Offer(Li, [draft]).Card is ButtonCard card ? card.Button("继续") : throw new InvalidOperationException());

        await Task.WhenAll(world.SaysAsync(Zhang, "甲:除尘器未开"), world.SaysAsync(Li, "乙:料场未苫盖"));

        Assert.Equal([1, 2], (await world.DraftAsync(Zhang)).Findings.Select(finding => finding.Ordinal));
    }
}

using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>A text becomes a finding: two cards, three choices, the deadline.</summary>
public sealed class FilingTests
{
    private const string Text = "正在生产，除尘器未开启，破碎工序烟尘直排";

    [Fact]
    public async Task Text_TwoCards_TenTypesAndTheRestOneTapAway_SubmitChangesInPlace()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var (filed, form) = await zhang.FilesAsync(Text, 1);
        Assert.Equal((10, 5, 3), (form.Questions["type"].Count, form.Questions["handling"].Count, form.Questions["severity"].Count));

        await zhang.TapsAsync(filed, "其余类型");
        var rest = await zhang.SeesCardAsync("第1条：其余类型");
        var all = form.Questions["type"].Concat(rest.Questions["type"]).Select(option => int.Parse(option.Id, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, 27).Except([15]), all.Order());

        var other = rest.Questions["type"][^1];
        await zhang.TapsAsync(rest, "确定", ("type", other.Text));
        await zhang.SeesDoneAsync(rest, "已选好");
        Assert.Equal(other.Id, zhang.Current(form.TaskId)!.Shown["type"]);

        await zhang.TapsAsync(zhang.Current(form.TaskId)!, "确定", ("handling", "立行立改"), ("severity", "重大"));
        await zhang.SeesDoneAsync(form, "已选好");
        var finding = Assert.Single((await bot.InspectionAsync(id)).Findings);
        Assert.Equal((other.Id, 3, Severity.Major, Text), ($"{finding.Type!.Code}", finding.Handling!.Code, finding.Severity, finding.Text));
        Assert.Equal(Severity.Major.ToString(), zhang.Current(form.TaskId)!.Shown["severity"]);
    }

    [Fact]
    public async Task TwoTapsAtOnce_OneEffect_AndTheSecondIsAnswered()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        var (_, form) = await zhang.FilesAsync(Text, 1);

        var answers = await bot.AnswersAsync(
            zhang,
            () => zhang.TapsAsync(form, "确定", ("handling", "限期整改"), ("severity", "重点")),
            () => zhang.TapsAsync(form, "确定", ("handling", "限期整改"), ("severity", "重点")));

        Assert.Single(answers, bubble => CardView.Of(bubble)?.Title == "第1条限期到哪天？");
        Assert.Single(answers, bubble => Phone.Words(bubble).StartsWith("第1条已经选好，不用再点", StringComparison.Ordinal));
        Assert.Equal(2, answers.Count);
    }

    [Fact]
    public async Task Deadline_ByButton()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, id, card) = await AskedForDeadlineAsync(bot);
        Assert.Equal(["7天", "15天", "30天", "其他日期"], card.Buttons.Keys);

        await zhang.TapsAsync(card, "15天");

        await zhang.SeesDoneAsync(card, "限期12月24日");
        await zhang.SeesAsync("第1条：限期整改，12月24日前完成");
        Assert.Equal(new DateOnly(2020, 12, 24), (await bot.InspectionAsync(id)).Findings[0].Deadline);
    }

    [Fact]
    public async Task Deadline_Typed_PastAndNonsenseAreAskedAgain()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, id, card) = await AskedForDeadlineAsync(bot);
        await zhang.TapsAsync(card, "其他日期");
        await zhang.SeesAsync("限期到哪天？例如");

        Scene.Has("2020年12月1日已经过去", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("12-1")));
        Scene.Has("日历上没有13-40这一天", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("13-40")));
        Scene.Has("离现在超过一年", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("2025-1-1")));
        Scene.Has("没有看懂这个日期", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("尽快")));
        Scene.Has("没有看懂这个日期", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("")));
        Scene.Has("经纬度已记下", await bot.AnswerAsync(zhang, () => zhang.SendsLocationAsync(37.735, 115.670)));
        Scene.Has("照片已附到第1条", await bot.AnswerAsync(zhang, () => zhang.SendsPictureAsync(SamplePicture.Png)));
        Assert.Null((await bot.InspectionAsync(id)).Findings[0].Deadline);

        await zhang.SaysAsync("12月20日");
        await zhang.SeesDoneAsync(card, "限期12月20日");
        Assert.Equal(new DateOnly(2020, 12, 20), (await bot.InspectionAsync(id)).Findings[0].Deadline);
        await zhang.FilesAsync("料场未苫盖，正在生产，扬尘明显", 2);
    }

    [Fact]
    public async Task Deadline_CancelledOrTheNextFindingTyped_LosesNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, id, card) = await AskedForDeadlineAsync(bot);
        await zhang.TapsAsync(card, "其他日期");
        await zhang.SeesAsync("限期到哪天？例如");
        Scene.Has("期限先不定", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("取消")));

        await zhang.TapsAsync(card, "其他日期");
        await zhang.SeesAsync("限期到哪天？例如");
        await zhang.SaysAsync("料场未苫盖，正在生产，扬尘明显，道路积尘");
        await zhang.SeesAsync("这段文字不是日期");
        await zhang.SeesCardAsync("第2条已记下");
        Assert.Equal(2, (await bot.InspectionAsync(id)).Findings.Count);

        await zhang.SaysAsync("改 1 12-25");
        await zhang.SeesAsync("第1条已改");
        Assert.Equal(new DateOnly(2020, 12, 25), (await bot.InspectionAsync(id)).Findings[0].Deadline);
    }

    [Fact]
    public async Task TwoInspectorsAtOnce_NothingIsLost()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, li) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await li.TapsAsync(await li.SeesCardAsync("您是同行执法人员"), "继续");
        await li.SeesAsync("现在填写：衡水恒泰焦化有限公司");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));

        var texts = Enumerable.Range(1, 5).SelectMany(n => new[] { (zhang, $"张伟看到的第{n}处扬尘"), (li, $"李娜看到的第{n}处扬尘") }).ToList();
        await Task.WhenAll(texts.Select(one => one.Item1.SaysAsync(one.Item2)));
        await bot.SettleAsync();

        var findings = (await bot.InspectionAsync(id)).Findings;
        Assert.Equal(Enumerable.Range(1, 10), findings.Select(finding => finding.Ordinal));
        Assert.Equal(texts.Select(one => one.Item2).Order(StringComparer.Ordinal), findings.Select(finding => finding.Text).Order(StringComparer.Ordinal));
        Assert.Equal(5, li.FromApp.Count(bubble => CardView.Of(bubble)?.Title.EndsWith("请选三项", StringComparison.Ordinal) == true));
        Assert.Equal(0, bot.Tenant.DroppedMessages);
    }

    private static async Task<(Phone Zhang, string Id, CardView Card)> AskedForDeadlineAsync(BotFixture bot)
    {
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        var (_, form) = await zhang.FilesAsync(Text, 1);
        await zhang.TapsAsync(form, "确定", ("handling", "限期整改"), ("severity", "重点"));
        await zhang.SeesDoneAsync(form, "已选好");
        return (zhang, id, await zhang.SeesCardAsync("第1条限期到哪天？"));
    }
}

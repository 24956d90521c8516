using Bot.Operations.Demo;
using Bot.Tests.Support;
using Domain.Inspections;

namespace Bot.Tests.Scripts;

/// <summary>The practised: one line for all, 撤回, 改, 建议, 无问题.</summary>
public sealed class ChangeTests
{
    private const string Line = "问题 7 限期整改 12-20 重点 除尘器未开，正在生产，烟尘直排";

    [Fact]
    public async Task OneLine_IsFiledWithAllChoices_AndAsksNothing()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");

        var filed = CardView.Of(Assert.Single(await bot.AnswersAsync(zhang, () => zhang.SaysAsync(Line))))!;

        Assert.Equal("第1条已记下", filed.Title);
        Scene.Has("整改期限：12月20日", filed.ToString());
        var finding = Assert.Single((await bot.InspectionAsync(id)).Findings);
        Assert.Equal(
            (7, 4, new DateOnly(2020, 12, 20), Severity.Key, "除尘器未开，正在生产，烟尘直排"),
            (finding.Type!.Code, finding.Handling!.Code, finding.Deadline, finding.Severity, finding.Text));
    }

    [Fact]
    public async Task OneLine_WithAnUnknownNumber_KeepsTheTextAndSaysSo()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");

        var answers = await bot.AnswersAsync(zhang, () => zhang.SaysAsync("问题 99 限期整改 12-20 重点 除尘器未开，正在生产"));

        Scene.Has("问题类型只有1到27，没有99号", Phone.Words(answers[0]));
        var form = CardView.Of(answers[2])!;
        await zhang.TapsAsync(form, "确定");
        await zhang.SeesDoneAsync(form, "已选好");
        var finding = Assert.Single((await bot.InspectionAsync(id)).Findings);
        Assert.Equal(("除尘器未开，正在生产", 4, Severity.Key), (finding.Text, finding.Handling!.Code, finding.Severity));
        Assert.NotNull(finding.Type);

        Scene.Has("还缺问题描述，没有记下", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("问题 7 限期整改")));
    }

    [Fact]
    public async Task AnOpenForm_ThatCannotBeChangedAgain_IsSentAnew()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.FilesAsync("一号除尘器未开启，正在生产", 1);

        // The code that came with the card is spent by the first.
        Assert.Single(await bot.AnswersAsync(zhang, () => zhang.SaysAsync("改 1 重点")));
        var answers = await bot.AnswersAsync(zhang, () => zhang.SaysAsync("改 1 一般"));
        Assert.Equal(2, answers.Count);
        var form = CardView.Of(answers[1])!;

        // Neither can the choice that closes it: then it is shown as a notice.
        bot.Tenant.Faults.Fail(60140, path: "message/update_template_card");
        Scene.Has("已选好", (await bot.AnswersAsync(zhang, () => zhang.TapsAsync(form, "确定")))[0].Payload.ToString());
    }

    [Fact]
    public async Task Withdraw_TheLast_ByNumber_ByButton()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        Scene.Has("没有可以撤回的", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("撤回")));
        var (filed, form) = await zhang.FilesAsync("一号除尘器未开启，正在生产", 1);
        await zhang.FilesAsync("二号料场未苫盖，正在生产", 2);
        var (third, thirdForm) = await zhang.FilesAsync("三号危废间无标识，正在生产", 3);

        await zhang.SaysAsync("撤回");
        await zhang.SeesAsync("已撤回第3条");
        await zhang.SeesDoneAsync(third, "已撤回");
        await zhang.SeesDoneAsync(thirdForm, "已撤回");

        await zhang.SaysAsync("撤回 1");
        await zhang.SeesAsync("已撤回第1条");
        await zhang.SeesDoneAsync(filed, "已撤回");
        await zhang.SeesDoneAsync(form, "已撤回");
        Assert.Equal([(1, "二号料场未苫盖，正在生产")], (await bot.InspectionAsync(id)).Findings.Select(finding => (finding.Ordinal, finding.Text)));

        Scene.Has("没有第9条，现在共1条", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("撤回 9")));
        Scene.Has("这次没有撤回", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("撤回 上面那条")));
        bot.Clock.Advance(TimeSpan.FromMinutes(2));

        var (again, _) = await zhang.FilesAsync("四号炉门冒烟，正在生产", 2);
        await zhang.TapsAsync(again, "撤回这条");
        await zhang.SeesAsync("已撤回第2条");
        await zhang.SeesDoneAsync(again, "已撤回");
        Assert.Single((await bot.InspectionAsync(id)).Findings);
    }

    [Fact]
    public async Task Change_WordsAndChoices_TheCardsFollow()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        await zhang.FilesAsync("一号除尘器未开启，正在生产", 1);
        var (filed, form) = await zhang.FilesAsync("二号料场未苫盖，正在生产", 2);

        await zhang.SaysAsync("改 2 7 立行立改 一般 二号料场半边未苫盖，正在生产");
        await zhang.SeesAsync("第2条已改。\n二号料场半边未苫盖，正在生产\n问题类型：7 ");
        await zhang.SeesDoneAsync(form, "已选好");
        Scene.Has("二号料场半边未苫盖", zhang.Current(filed.TaskId)!.ToString());
        var finding = (await bot.InspectionAsync(id)).Findings[1];
        Assert.Equal((7, 3, Severity.General, "二号料场半边未苫盖，正在生产"), (finding.Type!.Code, finding.Handling!.Code, finding.Severity, finding.Text));

        await zhang.SaysAsync("改 2 限期整改");
        await zhang.SeesCardAsync("第2条限期到哪天？");
        Scene.Has("没有第7条，现在共2条", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("改 7 一般")));
        Scene.Has("要改哪一条", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("改")));
        Scene.Has("已经过去", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("改 2 12-1")));
    }

    [Fact]
    public async Task GuidanceAndNothingFound()
    {
        await using var bot = await BotFixture.StartAsync();
        var (zhang, _) = await bot.InspectorsAsync();
        var id = await bot.OpensAsync(zhang, "恒泰焦化");
        Scene.Has("共1条", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("建议 每班检查除尘器压差")));
        Scene.Has("请把帮扶指导意见写在后面", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("建议")));
        Scene.Has("未发现问题", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("未发现问题")));
        Assert.True((await bot.InspectionAsync(id)).NothingFound);

        await zhang.FilesAsync("一号除尘器未开启，正在生产", 1);
        var inspection = await bot.InspectionAsync(id);
        Assert.False(inspection.NothingFound);
        Assert.Equal(["每班检查除尘器压差"], inspection.Guidance);
        Scene.Has("已经记了1条问题，不能再说未发现", await bot.AnswerAsync(zhang, () => zhang.SaysAsync("无问题")));
    }
}

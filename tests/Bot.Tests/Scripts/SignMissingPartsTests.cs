using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Scripts;

/// <summary>完成: what is missing is asked for one at a time, by name (CompleteForm).</summary>
public sealed class SignMissingPartsTests
{
    [Fact]
    public async Task EveryPart_IsAskedForOneAtATime_ByCardAndByText()
    {
        await using var bot = await BotFixture.StartAsync();
        await bot.WriteAsync(work => bot.Get<EnterpriseStore>().UpsertAsync(work, CountySeed.Enterprises[0] with
        {
            Id = "gap",
            Name = "衡水缺项测试有限公司",
            LegalRepresentative = "",
            Address = "",
            Location = null,
            EnterpriseType = "",
            Township = "",
        }));
        var zhang = await bot.InspectorAsync("zhang.wei");
        await SignVisit.StartAsync(zhang, "缺项测试");

        await zhang.SaysAsync("完成");
        await zhang.SeesAsync("还差一位同行执法人员");
        await zhang.SaysAsync("李娜");
        await zhang.SeesAsync("没有找到可以同行的“李娜”，没有记下");
        await bot.InspectorAsync("li.na");
        await zhang.SaysAsync("完成");
        var partner = await zhang.SeesCardAsync("还差一位同行执法人员");
        await zhang.TapsAsync(partner, "确定", ("fill-choice", "李娜"));
        await zhang.SeesDoneAsync(partner, "已回答");
        Assert.Contains("李娜", zhang.Current(partner.TaskId)!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("li.na", zhang.Current(partner.TaskId)!.ToString(), StringComparison.Ordinal);

        await zhang.SeesAsync("还差：法人代表");
        await zhang.SaysAsync("😀");
        await zhang.SeesAsync("这一项要如实填写");
        await zhang.SaysAsync(new string('马', 201));
        await zhang.SeesAsync("法人代表最多30字");
        await zhang.SaysAsync("马某");
        await zhang.SeesAsync("还差：企业地址");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));

        // A picture and a command in between: the question stands.
        await zhang.SendsPictureAsync(SamplePicture.Png);
        await zhang.SeesAsync("照片");
        await zhang.SaysAsync("我的任务");
        await zhang.SeesAsync("草稿：衡水缺项测试有限公司");
        await zhang.SaysAsync("工业路9号");
        await zhang.SeesAsync("还差：经纬度");
        await zhang.SaysAsync("就在路口");
        await zhang.SeesAsync("没看懂这个回答，没有记下。还差：经纬度");
        await zhang.SaysAsync("115.67，37.735");
        await zhang.SeesAsync("还差：企业类型");
        await zhang.SaysAsync("有限责任公司");
        await zhang.SeesAsync("还差：乡镇或开发区");
        await zhang.SaysAsync("河沿镇");
        var nothing = await zhang.SeesCardAsync("还没有登记问题");
        await zhang.TapsAsync(nothing, "继续登记");
        await zhang.SeesAsync("请继续发文字");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));

        await zhang.SaysAsync("厂区东侧设备");
        await zhang.SeesCardAsync("第1条已记下");
        await zhang.SaysAsync("完成");
        await zhang.SeesCardAsync("第1条还差：问题类型");
        await zhang.SaysAsync("七");
        await zhang.SeesAsync("没看懂这个回答");
        await zhang.SaysAsync("7");
        var handling = await zhang.SeesCardAsync("第1条还差：查处情况");
        await zhang.TapsAsync(handling, "限期整改");
        await zhang.SeesDoneAsync(handling, "已回答");
        await zhang.SeesCardAsync("第1条还差：严重程度");
        await zhang.SaysAsync("特别严重");
        await zhang.SeesAsync("没看懂这个回答");
        await zhang.SaysAsync("重点");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        var deadline = await zhang.SeesCardAsync("第1条限期整改到哪天");
        await zhang.SaysAsync("2月30日");
        await zhang.SeesAsync("日历上没有");
        await zhang.SaysAsync("2020-12-01");
        await zhang.SeesAsync("已经过去");
        await zhang.TapsAsync(deadline, "15天");
        await zhang.SeesDoneAsync(deadline, "已回答");
        Assert.Contains("2020年12月24日", zhang.Current(deadline.TaskId)!.ToString(), StringComparison.Ordinal);

        var producing = await zhang.SeesCardAsync("检查时企业在生产吗");
        await zhang.TapsAsync(producing, "正在生产");
        await zhang.TapsAsync(producing, "正在生产");
        await zhang.SeesCardAsync("看到什么污染现象");
        await zhang.SeesAsync("这一项已经填过了");
        bot.Clock.Advance(TimeSpan.FromMinutes(2));
        await zhang.SaysAsync("粉尘");
        await zhang.SeesAsync("违法行为是什么");
        await zhang.SaysAsync("治理设施关着");
        var summary = await zhang.SeesAsync("【入企检查登记表】待签字");
        await zhang.SeesCardAsync("请确认签字");

        var text = Phone.Words(summary);
        Assert.Contains("1. 厂区东侧设备，现场正在生产，粉尘，治理设施关着\n", text, StringComparison.Ordinal);
        Assert.Contains("照片1张", text, StringComparison.Ordinal);
        Golden.Match(text, "Golden/sign-summary-asked.txt");
    }

    [Fact]
    public async Task Coordinates_ByALocation_WhateverWasAsked()
    {
        await using var bot = await BotFixture.StartAsync();
        var zhang = await bot.InspectorAsync("zhang.wei");
        await bot.InspectorAsync("li.na");
        await SignVisit.StartAsync(zhang, "金桥石化", "李娜");
        await zhang.SaysAsync(SignVisit.General);
        await zhang.SaysAsync("完成");
        await zhang.SeesAsync("还差：经纬度");
        await zhang.SendsLocationAsync(37.7351, 115.6702);
        Assert.Contains("东经115.6702，北纬37.7351", Phone.Words(await zhang.SeesAsync("【入企检查登记表】")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAFinding_TheNextTextIsOne()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.OpenAsync(bot);
        await visit.Zhang.SaysAsync("完成");
        await visit.Zhang.SeesCardAsync("还没有登记问题");
        await visit.Zhang.SaysAsync("正在生产，除尘器未开启，烟尘直排");
        await visit.Zhang.SeesCardAsync("第1条已记下");
        Assert.Single((await visit.InspectionAsync()).Findings);
    }

    [Fact]
    public async Task NothingFound_CanBeSigned()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.OpenAsync(bot);
        await visit.Zhang.SendsPictureAsync(SamplePicture.Png);
        await visit.Zhang.SaysAsync("完成");
        var ask = await visit.Zhang.SeesCardAsync("还没有登记问题");
        await visit.Zhang.TapsAsync(ask, "未发现问题");
        await visit.Zhang.SeesDoneAsync(ask, "已回答");

        // The picture was taken here: it goes to no finding of the next enterprise.
        await visit.Zhang.SeesAsync("有1张照片没有对应的问题，没有放进登记表");
        Assert.Contains("现场检查情况：未发现问题", Phone.Words(await visit.Zhang.SeesAsync("【入企检查登记表】")), StringComparison.Ordinal);
        await visit.SignAsync(await visit.Zhang.SeesCardAsync("请确认签字"), await visit.Li.SeesCardAsync("请确认签字"));

        await bot.As(CountySeed.Officer).SeesAsync("本次未发现问题");
        await bot.As(CountySeed.Officer).SeesCardAsync("入企体检结果：未发现问题");
        await visit.AssertConcludedOnceAsync();
        Assert.Equal("未发现问题", await bot.ReadAsync(work => work.ScalarAsync<string>("select c14_problem from ledger")));
    }

    [Fact]
    public async Task AFindingWithdrawnWhileAskedAbout_LeavesNoQuestionBehind()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.OpenAsync(bot, SignVisit.General, "问题 7 立行立改 一般 除尘器未开启，烟尘直排");
        await visit.Zhang.SaysAsync("完成");
        var asked = await visit.Zhang.SeesCardAsync("第2条：检查时企业在生产吗");
        await visit.Zhang.SaysAsync("撤回 2");
        await visit.Zhang.SeesAsync("已撤回第2条");
        await visit.Zhang.SaysAsync("现场正在生产");
        await visit.Zhang.SeesAsync("这一项已经填过了");
        await visit.Zhang.TapsAsync(asked, "正在生产");
        await visit.Zhang.SeesAsync("这一项已经填过了");
        await visit.SubmitAsync();
        Assert.Single((await visit.InspectionAsync()).Findings);
    }

    [Fact]
    public async Task TheColleagueSubmittedMeanwhile_TheOldQuestionIsOver()
    {
        await using var bot = await BotFixture.StartAsync();
        var visit = await SignVisit.OpenAsync(bot, "问题 7 立行立改 一般 除尘器未开启，烟尘直排");
        await visit.Zhang.SaysAsync("完成");
        var asked = await visit.Zhang.SeesCardAsync("检查时企业在生产吗");
        var invitation = await visit.Li.SeesCardAsync("您是同行执法人员");
        await visit.Li.TapsAsync(invitation, "继续");
        await visit.Li.SaysAsync("完成");
        await visit.Li.TapsAsync(await visit.Li.SeesCardAsync("检查时企业在生产吗"), "未生产");
        await visit.Li.SeesCardAsync("请确认签字");
        await visit.Zhang.TapsAsync(asked, "正在生产");
        await visit.Zhang.SeesAsync("正在签字（0/2）");
        await visit.Zhang.SaysAsync("院内另有一处油桶");
        await visit.Zhang.SeesAsync("下面这段文字没有记下");
        Assert.Equal("除尘器未开启，烟尘直排，现场未生产", (await visit.InspectionAsync()).Findings[0].Text);
    }
}

using Bot.Operations.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>The main job by clicks and typing on the simulator's page, against the bot with its real loops.</summary>
public sealed class MainJobTests(Chromium chromium)
{
    [Fact]
    public async Task Visit_FromCommitmentToLedger_IsDoneOnThePage()
    {
        await using var demo = await DemoPage.OpenAsync(chromium);
        var (zhang, li, zhao, officer) = (demo.As("zhang.wei"), demo.As("li.na"), demo.As("zhao.min"), demo.As(CountySeed.Officer));

        await CommitAsync(zhang);
        await CommitAsync(li);
        await StartAsync(zhang, "衡水恒泰焦化", "李娜");
        await Expect(li.Card("您是同行执法人员")).ToContainTextAsync("恒泰焦化");

        await FileAsync(zhang, "正在生产，除尘器未开启，破碎工序烟尘直排");
        await SendSampleAsync(zhang);
        await Expect(zhang.Phone.Locator(".row.self .picture img")).ToHaveJSPropertyAsync("naturalWidth", 240);
        // The picture's bytes are fetched behind the conversation; before that 完成 asks for patience.
        await Expect(demo.Page.Locator("#wire-log li").Filter(new() { HasText = "media/get" })).ToHaveCountAsync(1);

        await CompleteAsync(zhang);
        await SignAsync(zhang);
        await SignAsync(li);
        await Expect(zhang.Bubble("入企检查登记表-0001")).ToContainTextAsync(".docx");
        await Expect(li.Bubble("入企检查登记表-0001")).ToContainTextAsync(".docx");

        await Expect(officer.Bubble("【入企体检告知】")).ToContainTextAsync("1. 正在生产，除尘器未开启，破碎工序烟尘直排");
        var notice = officer.Card("入企体检告知：1条问题");
        await officer.TapsAsync(notice, "已收到");
        await Expect(notice.Locator("button.dead")).ToHaveTextAsync("已收到");
        await Expect(zhang.Bubble("确认收到告知书")).ToBeVisibleAsync();

        var assignment = zhao.Card("重点问题包联");
        await Expect(assignment).ToContainTextAsync("2020年12月24日");
        await zhao.TapsAsync(assignment, "接单");
        await Expect(assignment.Locator("button.dead")).ToHaveTextAsync("已接单");

        await zhao.SaysAsync("台账");
        await AssertDownloadsAsync(demo.Page, zhao.Bubble("问题台账").Locator("a.file"));
        Assert.Empty(demo.Wrong);
    }

    private static async Task CommitAsync(Hand inspector)
    {
        await inspector.EntersAsync();
        var commitment = inspector.Card("“入企体检”承诺书");
        await inspector.TapsAsync(commitment, "我承诺并签字");
        await Expect(commitment.Locator("button.dead")).ToContainTextAsync("已签");
    }

    private static async Task StartAsync(Hand inspector, string enterprise, string colleague)
    {
        await inspector.SaysAsync("体检 恒泰");
        var start = inspector.Card("选好企业和同行执法人员");
        await start.GetByLabel("企业").SelectOptionAsync(new SelectOptionValue { Label = enterprise });
        var partner = start.GetByLabel("同行执法人员");
        await partner.SelectOptionAsync(await partner.Locator("option", new() { HasText = colleague }).GetAttributeAsync("value") ?? "");
        await inspector.TapsAsync(start, "开始");
        await Expect(inspector.Phone.GetByRole(AriaRole.Button, new() { Name = "已开始" })).ToBeDisabledAsync();
    }

    private static async Task FileAsync(Hand inspector, string text)
    {
        await inspector.SaysAsync(text);
        var form = inspector.Card("第1条：请选三项");
        await Expect(form.GetByLabel("问题类型").Locator("option:checked")).ToHaveTextAsync("7 污染防治设施不正常运行");
        await form.GetByLabel("查处情况").SelectOptionAsync(new SelectOptionValue { Label = "4 限期整改" });
        await form.GetByLabel("严重程度").SelectOptionAsync(new SelectOptionValue { Label = "重点问题" });
        await inspector.TapsAsync(form, "确定");
        await Expect(form.GetByLabel("查处情况")).ToBeDisabledAsync();
        var deadline = inspector.Card("第1条限期到哪天？");
        await inspector.TapsAsync(deadline, "15天");
        await Expect(deadline.Locator("button.dead")).ToBeVisibleAsync();
    }

    private static async Task SendSampleAsync(Hand inspector)
    {
        await inspector.Phone.GetByText("图片", new() { Exact = true }).ClickAsync();
        await inspector.Phone.GetByRole(AriaRole.Button, new() { Name = "发送示例照片" }).ClickAsync();
        await Expect(inspector.Bubble("照片已附到第1条")).ToContainTextAsync("共1张");
    }

    private static async Task CompleteAsync(Hand inspector)
    {
        await inspector.SaysAsync("完成");
        var summary = inspector.Bubble("【入企检查登记表】");
        await Expect(summary).ToContainTextAsync("破碎工序烟尘直排");
        await Expect(summary).ToContainTextAsync("照片1张");
    }

    private static async Task SignAsync(Hand inspector)
    {
        var signature = inspector.Card("请确认签字");
        await inspector.TapsAsync(signature, "确认签字");
        await Expect(signature.Locator("button.dead")).ToHaveTextAsync("已签字");
    }

    /// <summary>The file behind the bubble is a workbook (a zip), under the name that the bubble shows.</summary>
    private static async Task AssertDownloadsAsync(IPage page, ILocator file)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("问题台账-桃城区-20201209.xlsx", download.SuggestedFilename);
        await using var content = await download.CreateReadStreamAsync();
        var head = new byte[4];
        await content.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal("PK\u0003\u0004"u8, head);
    }
}

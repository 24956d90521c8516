using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>What stands around the phones: clock, faults, wire log, the choice of phones; and the page on a small screen.</summary>
public sealed partial class PageTests(Chromium chromium)
{
    [Fact]
    public async Task Clock_MovesForward()
    {
        await using var demo = await DemoPage.OpenAsync(chromium);

        await demo.Page.GetByRole(AriaRole.Button, new() { Name = "+1 天" }).ClickAsync();

        await Expect(demo.Page.Locator("#clock")).ToContainTextAsync("2020-12-10 08:3");
        await Expect(demo.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "时钟 +1 天" })).ToBeVisibleAsync();
        Assert.Empty(demo.Wrong);
    }

    [Fact]
    public async Task Fault_DelaysTheBubble_WhichThenArrivesOnce()
    {
        await using var demo = await DemoPage.OpenAsync(chromium);
        var zhao = demo.As("zhao.min");
        await demo.Page.GetByText("故障", new() { Exact = true }).ClickAsync();
        await demo.Page.GetByRole(AriaRole.Button, new() { Name = "下一个调用 45009" }).ClickAsync();

        await zhao.SaysAsync("我的任务");

        await Expect(demo.Page.Locator("#wire-log li.failed").Filter(new() { HasText = "errcode 45009" })).ToHaveCountAsync(1);
        await Expect(zhao.Phone.Locator(".row.app")).ToHaveCountAsync(0);

        // The bot waits out the frequency limit by the simulated clock.
        await demo.Page.GetByRole(AriaRole.Button, new() { Name = "+10 分钟" }).ClickAsync();
        await zhao.SaysAsync("帮助");
        await Expect(zhao.Bubble("现在没有等您办的事")).ToBeVisibleAsync();
        await Expect(zhao.Phone.Locator(".row.app").Filter(new() { HasText = "现在没有等您办的事" })).ToHaveCountAsync(1);
        Assert.Empty(demo.Wrong);
    }

    [Fact]
    public async Task WireLog_ShowsWhatWasSaid_AndHidesTheToken()
    {
        await using var demo = await DemoPage.OpenAsync(chromium);
        var zhao = demo.As("zhao.min");
        await zhao.SaysAsync("我的任务");
        await Expect(zhao.Bubble("现在没有等您办的事")).ToBeVisibleAsync();
        await demo.Page.GetByText("通信日志").ClickAsync();

        var callback = demo.Page.Locator("#wire-log li").Filter(new() { HasText = "zhao.min text" });
        await callback.Locator("summary").ClickAsync();
        await Expect(callback.Locator("pre").First).ToContainTextAsync("<Content><![CDATA[我的任务]]></Content>");
        var call = demo.Page.Locator("#wire-log li").Filter(new() { HasText = "POST message/send" }).First;
        await call.Locator("summary").ClickAsync();
        await Expect(call.Locator("pre").First).ToContainTextAsync("\"touser\": \"zhao.min\"");
        await Expect(call.Locator("pre").Last).ToContainTextAsync("\"errcode\": 0");

        var log = await demo.Page.Locator("#wire-log").TextContentAsync() ?? "";
        Assert.Contains("gettoken", log, StringComparison.Ordinal);
        Assert.DoesNotMatch(Token(), log);
        Assert.Empty(demo.Wrong);
    }

    [Fact]
    public async Task HiddenPhone_SaysThatItGotSomething()
    {
        await using var demo = await DemoPage.OpenAsync(chromium);
        var people = demo.Page.Locator(".people");

        await demo.Site.Simulator.Tenant.EnterAsync("wang.qiang");

        await Expect(people.Locator("summary")).ToHaveClassAsync("fresh");
        await people.Locator("summary").ClickAsync();
        await people.GetByLabel("王强").CheckAsync();
        await Expect(demo.As("wang.qiang").Phone).ToBeVisibleAsync();
        await Expect(people.Locator("summary")).Not.ToHaveClassAsync("fresh");
        Assert.Empty(demo.Wrong);
    }

    [Fact]
    public async Task SmallScreen_HasRoomForAConversation_AndButtonsForFingers()
    {
        await using var demo = await DemoPage.OpenAsync(chromium, 390, 844, touch: true);
        var zhang = demo.As("zhang.wei");
        await zhang.Phone.GetByRole(AriaRole.Button, new() { Name = "进入应用" }).TapAsync();
        var sign = zhang.Card("“入企体检”承诺书").GetByRole(AriaRole.Button);
        await Expect(sign).ToBeInViewportAsync();

        Assert.Equal(390, await demo.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.InRange((await zhang.Phone.Locator(".talk").BoundingBoxAsync())!.Height, 350, 844);
        foreach (var control in await zhang.Phone.Locator("button:visible, summary:visible, input:visible").AllAsync())
        {
            var box = (await control.BoundingBoxAsync())!;
            var name = await control.TextContentAsync();
            Assert.True(box.Height >= 40, string.Create(CultureInfo.InvariantCulture, $"{name} is {box.Height} px high"));
        }

        await sign.TapAsync();
        await Expect(zhang.Phone.Locator("button.dead")).ToContainTextAsync("已签");
        Assert.Empty(demo.Wrong);
    }

    /// <summary>A token or secret in full: long and without a gap, after its name.</summary>
    [GeneratedRegex("(access_token|corpsecret)[\"=: ]+[A-Za-z0-9_-]{16,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

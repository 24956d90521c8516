using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>The page behind 导入名册 in the browser of a small phone.</summary>
public sealed partial class UploadPageTests(Chromium chromium)
{
    private const int Width = 360;

    [Fact]
    public async Task AFile_IsHandedIn_OnASmallPhone()
    {
        await using var bot = await BotFixture.StartAsync();
        var chen = bot.As("chen.jing");
        var address = new Uri(bot.CallbackUrl, Address().Match(await bot.AnswerAsync(chen, () => chen.SaysAsync("导入名册 桃城区"))).Value);
        await using var context = await (await chromium.OpenAsync()).NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = 640 }, HasTouch = true, IsMobile = true });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        var wrong = new List<string>();
        page.Console += (_, message) => wrong.Add(message.Text);

        await page.GotoAsync(address.ToString());
        await FitsAsync(page);
        foreach (var control in await page.Locator("button, select, input").AllAsync())
        {
            var box = (await control.BoundingBoxAsync())!;
            var name = await control.TextContentAsync();
            Assert.True(box.Height >= 40, string.Create(CultureInfo.InvariantCulture, $"{name} is {box.Height} px high"));
        }

        await page.GetByLabel("表里没有写坐标系的").SelectOptionAsync("百度地图（BD-09）");
        await HandInAsync(page, "名字,县\n甲厂,桃城区\n");
        await Expect(page.Locator("body")).ToContainTextAsync("没有找到表头");
        await FitsAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "再选一次" }).TapAsync();
        await HandInAsync(page, "企业名称,县市区,经纬度,行业类别\n甲橡胶厂,桃城区,\"115.6800,37.7420\",橡胶\n");
        await Expect(page.Locator("body")).ToContainTextAsync("已收到");
        await FitsAsync(page);

        await chen.SeesAsync("新增1家");
        await chen.SeesCardAsync("导入企业名单");

        // What the browser says of a page with status 400 is right; nothing else is said.
        Assert.All(wrong, message => Assert.Contains("400", message, StringComparison.Ordinal));
    }

    private static async Task HandInAsync(IPage page, string list)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "桃城区.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传，先核对" }).TapAsync();
    }

    private static async Task FitsAsync(IPage page) =>
        Assert.Equal(Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

    [GeneratedRegex("/import/roster/[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}

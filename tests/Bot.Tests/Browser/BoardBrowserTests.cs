using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bot.Storage.Stores;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Bot.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

/// <summary>看板 in a browser: from the link on the phone through the authorize page to every page, on a phone and on a wide screen.</summary>
public sealed class BoardBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1920, 1080)]
    public async Task EveryPage_Fits_AndHasNothingWrong(int width, int height)
    {
        var address = FreeAddress();
        await using var bot = await BotFixture.StartAsync(
            ("Urls", address), ("Conversation:PublicUrl", address),
            ("Board:Stations:0:Name", "示例站点甲"), ("Board:Stations:0:Latitude", "37.738"), ("Board:Stations:0:Longitude", "115.668"));
        var visit = await BoardScene.VisitedAsync(bot);
        await BoardScene.ManyAsync(bot, BoardScene.CountyB, 60, new DateOnly(2020, 11, 1));
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, 23, 9, 40, 0, TimeSpan.FromHours(8)));
        var chen = bot.As("chen.jing");
        await chen.SaysAsync("看板");
        await chen.SeesAsync("打开看板");

        await using var context = await (await chromium.OpenAsync()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = width < 500, IsMobile = width < 500 });
        context.SetDefaultTimeout(Chromium.Patience);
        var phone = await context.NewPageAsync();
        await phone.GotoAsync(new Uri(bot.Simulator.BaseUrl, "?users=chen.jing").AbsoluteUri);
        var page = await phone.RunAndWaitForPopupAsync(() => phone.Locator(".phone[data-user='chen.jing'] a", new() { HasText = "打开看板" }).ClickAsync());
        var wrong = new List<string>();
        page.Console += (_, message) => wrong.Add(message.Text);
        page.PageError += (_, error) => wrong.Add(error);
        await Expect(page.Locator("header")).ToContainTextAsync("陈静");
        Assert.StartsWith($"{address}board", page.Url, StringComparison.Ordinal);

        var finding = visit.Findings[0];
        string[] paths =
        [
            "board", $"board?county={BoardScene.CountyA}", "board?wall=1", "board/findings", "board/findings?severity=Major&days=7", "board/cases", "board/people",
            $"board/finding/{visit.Id}/{finding.Id}", "board/map", "board/stations", "board/finding/none/none",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(address + path);
            if (path is "board/map" or "board/stations")
            {
                await Expect(page.Locator("#map")).ToHaveAttributeAsync("data-points", new System.Text.RegularExpressions.Regex("^[1-9]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            }

            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width}");
            await KeepAsync(page, width, path);
        }

        // What the browser says of the refused page's own 404 is right; nothing else is said.
        Assert.All(wrong, message => Assert.Contains("404", message, StringComparison.Ordinal));

        await page.GotoAsync(address + $"board/finding/{visit.Id}/{finding.Id}");
        await Expect(page.Locator("figure img").First).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await page.Locator("figure img").First.EvaluateAsync<int>("picture => picture.naturalWidth") > 0);
    }

    [Fact]
    public async Task ATapOnTheMap_NamesTheEnterprise()
    {
        var address = FreeAddress();
        await using var bot = await BotFixture.StartAsync(("Urls", address), ("Conversation:PublicUrl", address), ("Board:Stations:0:Name", "示例站点甲"), ("Board:Stations:0:Latitude", "37.711"), ("Board:Stations:0:Longitude", "115.620"));
        var place = (await bot.ReadAsync(work => bot.Get<EnterpriseStore>().FindAsync(work, SignVisit.EnterpriseId)))!;
        await using var context = await (await chromium.OpenAsync()).NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(Chromium.Patience);
        await context.AddCookiesAsync([new() { Name = "opened-by", Value = "zhao.min", Url = bot.Simulator.BaseUrl.AbsoluteUri }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address + "board/stations");
        await Expect(page.Locator("#map")).ToHaveAttributeAsync("data-points", new System.Text.RegularExpressions.Regex("^[1-9]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        // The station of the settings stands where the enterprise does: the middle of the map.
        Assert.Equal((37.711, 115.62), (Math.Round(place.Location!.Value.Latitude, 3), Math.Round(place.Location.Value.Longitude, 3)));
        var frame = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(frame.X + (frame.Width / 2), frame.Y + (frame.Height / 2));

        await Expect(page.Locator("#map .tip")).ToContainTextAsync("焦化");
        await page.Mouse.WheelAsync(0, -200);
        await Expect(page.Locator("#map .tip a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^/board/enterprise/demo-", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task WithoutTheFragment_TheAuthorizePage_DoesNotGoOn()
    {
        var address = FreeAddress();
        await using var bot = await BotFixture.StartAsync(("Urls", address), ("Conversation:PublicUrl", address));
        await using var context = await (await chromium.OpenAsync()).NewContextAsync();
        context.SetDefaultTimeout(Chromium.Patience);
        await context.AddCookiesAsync([new() { Name = "opened-by", Value = "zhao.min", Url = bot.Simulator.BaseUrl.AbsoluteUri }]);
        var page = await context.NewPageAsync();
        var back = WebUtility.UrlEncode($"{address}board/enter");

        await page.GotoAsync($"{bot.Simulator.BaseUrl}connect/oauth2/authorize?appid={bot.Keys.CorpId}&redirect_uri={back}&response_type=code&scope=snsapi_base&state=a1&agentid={bot.Keys.AgentId}");

        await Expect(page.Locator("body")).ToContainTextAsync("没有 #wechat_redirect");
    }

    /// <summary>For whoever wants to look: BOT_BOARD_PICTURES names a folder.</summary>
    private static async Task KeepAsync(IPage page, int width, string path)
    {
        if (Environment.GetEnvironmentVariable("BOT_BOARD_PICTURES") is { Length: > 0 } folder)
        {
            var name = string.Concat(path.Select(sign => char.IsLetterOrDigit(sign) ? sign : '-'));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{width}-{name[..Math.Min(40, name.Length)]}.png")), FullPage = !path.Contains("wall", StringComparison.Ordinal) });
        }
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}

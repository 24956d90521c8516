using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bot.Documents;
using Bot.Operations.Demo;
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
        foreach (var county in bot.Get<ContentFiles>().Counties.Counties.Except([BoardScene.CountyA, BoardScene.CountyB]))
        {
            await BoardScene.ManyAsync(bot, county, 3, new DateOnly(2020, 12, 1));
        }

        await VisitScene.PlanAsync(bot, VisitScene.Visit("v1", "demo-003"), VisitScene.Visit("v2", "demo-004", 30), VisitScene.Visit("v3", "demo-005") with { Lead = VisitScene.WuId });
        bot.Clock.SetUtcNow(new DateTimeOffset(2020, 12, 23, 9, 40, 0, TimeSpan.FromHours(8)));
        var chen = bot.As("chen.jing");
        await chen.SaysAsync("看板");
        await chen.SeesAsync("打开看板");

        await using var context = await ContextAsync(width, height);
        var phone = await context.NewPageAsync();
        await phone.GotoAsync(new Uri(bot.Simulator.BaseUrl, "?users=chen.jing").AbsoluteUri);
        var page = await phone.RunAndWaitForPopupAsync(() => phone.Locator(".phone[data-user='chen.jing'] a", new() { HasText = "打开看板" }).ClickAsync());
        var wrong = new List<string>();
        page.Console += (_, message) => wrong.Add(message.Text);
        page.PageError += (_, error) => wrong.Add(error);
        await Expect(page.Locator("header")).ToContainTextAsync("陈静");
        Assert.StartsWith($"{address}board", page.Url, StringComparison.Ordinal);

        var finding = visit.Findings[0];
        var caseId = await bot.ReadAsync(work => work.ScalarAsync<string>("select id from rectification where finding_id = @id", new { id = finding.Id }));
        string[] paths =
        [
            "board", $"board?county={BoardScene.CountyA}", "board?wall=1", "board/findings", "board/findings?severity=Major&days=7", "board/cases", "board/people", "board/waiting",
            $"board/finding/{visit.Id}/{finding.Id}", $"board/case/{caseId}", $"board/enterprise/{SignVisit.EnterpriseId}", "board/map", "board/stations", "board/finding/none/none",
            $"board/findings?county={Uri.EscapeDataString("邻市某县")}", "board/findings?type=99",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(address + path);
            if (path is "board/map" or "board/stations")
            {
                await Expect(page.Locator("#map")).ToHaveAttributeAsync("data-points", new System.Text.RegularExpressions.Regex("^[1-9]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
            }

            await LooksRightAsync(page, width, path);
            if (width > 500 && path == "board?wall=1")
            {
                // Nobody scrolls a wall: all thirteen counties stand on one screen.
                await Expect(page.Locator("tbody tr")).ToHaveCountAsync(13);
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollHeight") <= height, "the wall is too high");
            }
        }

        // What the browser says of the refused pages' own answers is right; nothing else is said.
        Assert.All(wrong, message => Assert.Matches("status of (400|403|404)", message));

        await page.GotoAsync(address + $"board/finding/{visit.Id}/{finding.Id}");
        await Expect(page.Locator("figure img").First).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await page.Locator("figure img").First.EvaluateAsync<int>("picture => picture.naturalWidth") > 0);
    }

    /// <summary>With the operator's file: its lines, and boxes only where it has none.</summary>
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1920, 1080)]
    public async Task TheBordersOfTheFile_AreDrawn(int width, int height)
    {
        using var files = new MapFiles();
        var address = FreeAddress();
        await using var bot = await BotFixture.StartAsync(("Urls", address), ("Conversation:PublicUrl", address), ("Content:BorderFile", files.Write("borders.json", MapFiles.Borders)));
        await using var context = await ContextAsync(width, height);
        await context.AddCookiesAsync([new() { Name = "opened-by", Value = "chen.jing", Url = bot.Simulator.BaseUrl.AbsoluteUri }]);
        var page = await context.NewPageAsync();

        foreach (var (path, borders) in new[] { ("board/map", "2"), ($"board/map?county={BoardScene.CountyA}", "1") })
        {
            await page.GotoAsync(address + path);
            await Expect(page.Locator("#map")).ToHaveAttributeAsync("data-borders", borders);
            await Expect(page.Locator("#map")).ToHaveAttributeAsync("data-points", "36");
            await Expect(page.GetByText("界线：示例数据")).ToBeVisibleAsync();
            await LooksRightAsync(page, width, $"borders-{path}");
        }
    }

    /// <summary>Before the first visit, without a list and without stations: each page says what is missing.</summary>
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1920, 1080)]
    public async Task WithNothingYet_EveryPageSaysSo(int width, int height)
    {
        var address = FreeAddress();
        await using var bot = await BotFixture.StartAsync(("Urls", address), ("Conversation:PublicUrl", address));
        await bot.WriteAsync(async work =>
        {
            await work.ExecuteAsync("update enterprise set off_list_reason = 'x'");
            await Tallies.RebuildAsync(work);
        });
        await using var context = await ContextAsync(width, height);
        await context.AddCookiesAsync([new() { Name = "opened-by", Value = "zhao.min", Url = bot.Simulator.BaseUrl.AbsoluteUri }]);
        var page = await context.NewPageAsync();

        foreach (var (path, words) in new[]
        {
            ("board", "还没有名单和检查记录"), ("board?wall=1", "还没有名单和检查记录"), ("board/findings", "没有符合条件的问题"), ("board/cases", "没有未办结的整改"),
            ("board/people", "还没有安排体检任务"), ("board/waiting", "没有等签收的告知书"), ("board/map", "图上没有企业"), ("board/stations", "还没有设置监测站点"),
        })
        {
            await page.GotoAsync(address + path);
            await Expect(page.GetByText(words)).ToBeVisibleAsync();
            await LooksRightAsync(page, width, $"empty-{path}");
        }
    }

    /// <summary>Whoever has no post, a way back that is stale, and a session that was left.</summary>
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1920, 1080)]
    public async Task WhoIsRefused_ReadsWhy_AndWhatToDo(int width, int height)
    {
        var address = FreeAddress();
        await using var bot = await BotFixture.StartAsync(("Urls", address), ("Conversation:PublicUrl", address));
        await using var context = await ContextAsync(width, height);
        await context.AddCookiesAsync([new() { Name = "opened-by", Value = CountySeed.Officer, Url = bot.Simulator.BaseUrl.AbsoluteUri }]);
        var page = await context.NewPageAsync();

        await page.GotoAsync(address + "board");
        await Expect(page.Locator("main")).ToContainTextAsync("看板只给执法人员");
        await LooksRightAsync(page, width, "no-scope");

        await page.GotoAsync(address + "board/enter?code=abc&state=abc");
        await Expect(page.Locator("main")).ToContainTextAsync("这次登录没有成功");
        await LooksRightAsync(page, width, "stale-sign-in");

        await context.AddCookiesAsync([new() { Name = "opened-by", Value = "zhao.min", Url = bot.Simulator.BaseUrl.AbsoluteUri }]);
        await page.GetByText("进入看板").ClickAsync();
        await page.GetByText("退出").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("已退出");
        await LooksRightAsync(page, width, "left");
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

    private async Task<IBrowserContext> ContextAsync(int width, int height)
    {
        var context = await (await chromium.OpenAsync()).NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = width < 500, IsMobile = width < 500 });
        context.SetDefaultTimeout(Chromium.Patience);
        return context;
    }

    /// <summary>Nothing sticks out of the page or of its own box, and on a phone nothing to tap is too small for a finger (24 px, WCAG 2.5.8; what leads somewhere by itself 40).</summary>
    private static async Task LooksRightAsync(IPage page, int width, string path)
    {
        await KeepAsync(page, width, path);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width}");
        var faults = await page.EvaluateAsync<string[]>(
            """
            width => [...document.querySelectorAll('body *')].flatMap(one => {
              const frame = one.getBoundingClientRect();
              const name = `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)}`;
              const least = one.matches('nav a, button, select, .button, .tile[href], .foot a') ? 40 : one.matches('a') && !one.querySelector('img') ? 24 : 0;
              return frame.width === 0 ? []
                : frame.right > width + 1 || frame.left < -1 ? [`${name}: out of the page`]
                : one.matches('td, th, button, .badge, .tile b') && one.scrollWidth > one.clientWidth + 1 ? [`${name}: out of its box`]
                : width < 500 && frame.height < least ? [`${name}: ${frame.height} px high`] : [];
            })
            """,
            width);
        Assert.True(faults.Length == 0, $"{path}: {string.Join("; ", faults.Take(8))}");
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

using System.Collections.Concurrent;
using Bot.Operations.Demo;
using Microsoft.Playwright;

namespace Bot.Tests.Browser;

/// <summary>The demo as a person starts it, with the bot's loops running, and its page in a browser. Keeps what went wrong on the page.</summary>
internal sealed class DemoPage : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _wrong = new();

    private DemoPage(string folder, DemoSite site, IBrowserContext context, IPage page) =>
        (_folder, Site, _context, Page) = (folder, site, context, page);

    public DemoSite Site { get; }

    public IPage Page { get; }

    /// <summary>Errors of the console and of the page's script.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    public static async Task<DemoPage> OpenAsync(Chromium chromium, int width = 1600, int height = 950, bool touch = false)
    {
        var browser = await chromium.OpenAsync();
        var folder = Directory.CreateTempSubdirectory("bot-browser-").FullName;
        var site = await DemoSite.StartAsync(folder, keep: false, port: 0, TestContext.Current.CancellationToken);
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = touch, IsMobile = touch });
        context.SetDefaultTimeout(Chromium.Patience);
        var page = await context.NewPageAsync();
        var opened = new DemoPage(folder, site, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                opened._wrong.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => opened._wrong.Enqueue(error);
        await page.GotoAsync(site.Simulator.BaseUrl.ToString());
        return opened;
    }

    public Hand As(string userId) => new(Page.Locator($".phone[data-user='{userId}']"));

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>One person's hand on the page: only what can be clicked, typed and read there.</summary>
internal sealed class Hand(ILocator phone)
{
    public ILocator Phone => phone;

    public async Task SaysAsync(string text)
    {
        await phone.GetByLabel("输入消息").FillAsync(text);
        await phone.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
    }

    /// <summary>The newest card whose words contain the part.</summary>
    public ILocator Card(string part) => phone.Locator("article.card").Filter(new() { HasText = part }).Last;

    public Task TapsAsync(ILocator card, string button) => card.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    /// <summary>The newest bubble of the application that contains the part.</summary>
    public ILocator Bubble(string part) => phone.Locator(".row.app").Filter(new() { HasText = part }).Last;

    public Task EntersAsync() => phone.GetByRole(AriaRole.Button, new() { Name = "进入应用" }).ClickAsync();
}

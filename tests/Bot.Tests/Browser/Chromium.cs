using Bot.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Bot.Tests.Browser;

/// <summary>Debian's Chromium, started by the first browser test and shared by the others.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>Limit of every wait, in milliseconds: generous, because the machine that tests may be busy.</summary>
    internal const float Patience = 15_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>Skips the test where there is no browser.</summary>
    public async Task<IBrowser> OpenAsync()
    {
        if (!File.Exists(Path))
        {
            Assert.Skip($"{Path} is missing: apt-get install chromium");
        }

        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            Assertions.SetDefaultExpectTimeout(Patience);
            _driver ??= await Playwright.CreateAsync();
            return _browser ??= await _driver.Chromium.LaunchAsync(new() { ExecutablePath = Path, Headless = true, Args = Arguments });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
        _starting.Dispose();
    }
}

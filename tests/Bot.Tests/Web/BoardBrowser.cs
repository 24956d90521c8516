using System.Net;
using System.Text.RegularExpressions;
using Bot.Tests.Support;

namespace Bot.Tests.Web;

internal sealed record BoardAnswer(HttpStatusCode Status, string Text, byte[] Content, string? Location, HttpResponseMessage Raw);

/// <summary>A browser on somebody's phone: keeps cookies, follows the way through WeCom's authorize page step by step.</summary>
internal sealed partial class BoardBrowser(BotFixture bot, string? userId) : IDisposable
{
    private readonly HttpMessageInvoker _net = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public string Session => Cookies.Single(cookie => cookie.Key.EndsWith("board", StringComparison.Ordinal)).Value;

    public string StateName => Cookies.Keys.Single(name => name.EndsWith("state", StringComparison.Ordinal));

    public void Dispose() => _net.Dispose();

    /// <summary>Asks the bot; an address under the public name goes to where it runs.</summary>
    public async Task<BoardAnswer> GetAsync(string path, HttpMethod? method = null)
    {
        var at = path.StartsWith('/') ? path : new Uri(path).PathAndQuery;
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(bot.CallbackUrl, at));
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        return await SendAsync(request, Cookies);
    }

    /// <summary>To the page, over WeCom where the browser is not signed in; what stands there at the end.</summary>
    public async Task<BoardAnswer> OpenAsync(string path = "/board")
    {
        var answer = await GetAsync(path);
        if (answer.Location?.StartsWith(bot.Simulator.BaseUrl.AbsoluteUri, StringComparison.Ordinal) == true)
        {
            answer = await GetAsync(await AllowAsync(answer.Location));
        }

        for (var hops = 0; hops < 3 && answer.Location is { } next && !next.StartsWith(bot.Simulator.BaseUrl.AbsoluteUri, StringComparison.Ordinal); hops++)
        {
            answer = await GetAsync(next);
        }

        return answer;
    }

    /// <summary>The authorize page sends the browser back: where to, with code and state.</summary>
    public async Task<string> AllowAsync(string authorize)
    {
        Assert.EndsWith("#wechat_redirect", authorize, StringComparison.Ordinal);
        var page = await AskSimulatorAsync(authorize[..authorize.IndexOf('#', StringComparison.Ordinal)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var link = WebUtility.HtmlDecode((userId is null ? Outsider() : Go()).Match(page.Text).Groups["to"].Value);
        return (await AskSimulatorAsync(new Uri(bot.Simulator.BaseUrl, link).AbsoluteUri)).Location!;
    }

    public async Task<BoardAnswer> AskSimulatorAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (userId is not null)
        {
            request.Headers.Add("Cookie", $"opened-by={userId}");
        }

        return await SendAsync(request, null);
    }

    private async Task<BoardAnswer> SendAsync(HttpRequestMessage request, Dictionary<string, string>? cookies)
    {
        var response = await _net.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) && cookies is not null ? values : [])
        {
            var (name, rest) = (set[..set.IndexOf('=', StringComparison.Ordinal)], set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var value = rest.Split(';')[0];
            if (value.Length == 0)
            {
                cookies!.Remove(name);
            }
            else
            {
                cookies![name] = Uri.UnescapeDataString(value);
            }
        }

        var content = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new BoardAnswer(response.StatusCode, System.Text.Encoding.UTF8.GetString(content), content, response.Headers.Location?.OriginalString, response);
    }

    [GeneratedRegex("id=\"go\" hidden href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Go();

    [GeneratedRegex("href=\"(?<to>[^\"]+user=)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outsider();
}

using System.Globalization;
using System.Net;
using System.Text;
using Bot.Simulator;
using Bot.Tests.Support;
using Bot.WeCom.Callback;

namespace Bot.Tests.Scripts;

/// <summary>What is no callback of ours is refused with 4xx: no row, and nothing of it in the log.</summary>
public sealed class BadInputTests
{
    private const string Secret = "绝密内容一二三";

    [Fact]
    public async Task WrongSignature()
    {
        await RefusedAsync(HttpStatusCode.Forbidden, (bot, nonce) => Url(bot, nonce, Seal(bot, Text(1), nonce)) with { Signature = new string('0', 40) });
    }

    [Fact]
    public Task OtherCorp() =>
        RefusedAsync(HttpStatusCode.Forbidden, (bot, nonce) => Url(bot, nonce, Seal(bot, Text(1), nonce, corp: "wwffffffffffffffff")));

    [Theory]
    [InlineData(16)]
    [InlineData(15)]
    [InlineData(4)]
    public Task TruncatedCipher(int characters) =>
        RefusedAsync(HttpStatusCode.BadRequest, (bot, nonce) =>
        {
            var encrypt = CallbackCipher.Encrypt(CallbackCipher.Key(bot.Keys.EncodingAesKey), new byte[16], Text(1), bot.Keys.CorpId)[..^characters];
            return new Post($"<xml><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>", CallbackSignature.Compute(bot.Keys.Token, Now(bot), nonce, encrypt), Now(bot), nonce);
        });

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "绝密内容一二三"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xml><Encrypt>&c;</Encrypt></xml>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>""")]
    [InlineData("<xml><Encrypt>绝密内容一二三")]
    [InlineData("")]
    public Task XmlBomb_Outside(string body) => RefusedAsync(HttpStatusCode.BadRequest, (bot, nonce) => new Post(body, "0", Now(bot), nonce));

    [Fact]
    public Task XmlBomb_Sealed() =>
        RefusedAsync(HttpStatusCode.BadRequest, (bot, nonce) => Url(bot, nonce, Seal(bot, "<!DOCTYPE x [<!ENTITY a \"绝密内容一二三\">]><xml><Content>&a;</Content></xml>", nonce)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task TenMegabytes(bool chunked) =>
        RefusedAsync(HttpStatusCode.RequestEntityTooLarge, (bot, nonce) => new Post(Secret + new string('x', 10 * 1024 * 1024), "0", Now(bot), nonce) { Chunked = chunked });

    [Fact]
    public Task Unencrypted() => RefusedAsync(HttpStatusCode.BadRequest, (bot, nonce) => new Post(Text(1), "0", Now(bot), nonce));

    [Theory]
    [InlineData(-11)]
    [InlineData(11)]
    public Task StaleTimestamp(int minutes) =>
        RefusedAsync(HttpStatusCode.Forbidden, (bot, nonce) =>
        {
            var at = bot.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var sealed_ = CallbackEnvelope.Seal(CallbackCipher.Key(bot.Keys.EncodingAesKey), bot.Keys.Token, bot.Keys.CorpId, bot.Keys.AgentId, Text(1), at, nonce, new byte[16]);
            return new Post(sealed_.Xml, sealed_.Signature, at, nonce);
        });

    [Fact]
    public async Task ANonceAgain_WithOtherContent_IsRefused_TheSameContentIsADuplicate()
    {
        await using var bot = await BotFixture.StartAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var first = Url(bot, "5", Seal(bot, Text(1), "5"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(http, bot, first));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(http, bot, first));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(http, bot, Url(bot, "5", Seal(bot, Text(2), "5"))));
        Assert.Equal(1, await SignVisit.CountAsync(bot, "inbox"));
        await bot.SettleAsync();
        Assert.Equal(1, SignVisit.Texts(bot.As("stranger"), "您还不在人员名单里"));
        Silent(bot);
    }

    [Fact]
    public async Task UnknownKinds_AreAnsweredPolitely()
    {
        await using var bot = await BotFixture.StartAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var zhang = await bot.InspectorAsync("zhang.wei");
        var xml = Message(bot, "zhang.wei", "<MsgType><![CDATA[hologram]]></MsgType><MsgId>77</MsgId>");
        Assert.Equal(HttpStatusCode.OK, await SendAsync(http, bot, Url(bot, "6", Seal(bot, xml, "6"))));
        await zhang.SeesAsync("这里处理不了这种消息，没有记下任何内容");
    }

    private static async Task RefusedAsync(HttpStatusCode expected, Func<BotFixture, string, Post> post)
    {
        await using var bot = await BotFixture.StartAsync(("Logging:LogLevel:Default", "Trace"));
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        Assert.Equal(expected, await SendAsync(http, bot, post(bot, "1234567890")));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "inbox"));
        Assert.Equal(0, await SignVisit.CountAsync(bot, "callback_nonce"));
        Assert.Contains(bot.Logs.GetSnapshot(), record => record.Message.StartsWith("Callback refused", StringComparison.Ordinal));
        Silent(bot);

        // And it goes on serving.
        await bot.As("stranger").SaysAsync("在吗");
        await bot.As("stranger").SeesAsync("您还不在人员名单里");
    }

    /// <summary>Neither the message nor the exception of any record holds the content or a secret of ours.</summary>
    private static void Silent(BotFixture bot)
    {
        var all = string.Join('\n', bot.Logs.GetSnapshot().Select(record => $"{record.Message} {record.Exception}"));
        Assert.NotEmpty(all);
        foreach (var hidden in new[] { Secret, bot.Keys.Token, bot.Keys.EncodingAesKey, bot.Keys.Secret })
        {
            Assert.DoesNotContain(hidden, all, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpStatusCode> SendAsync(HttpMessageInvoker http, BotFixture bot, Post post)
    {
        var query = $"?msg_signature={post.Signature}&timestamp={post.Timestamp}&nonce={post.Nonce}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.CallbackUrl + query))
        {
            Content = new StringContent(post.Body, Encoding.UTF8, "text/xml"),
        };
        request.Headers.TransferEncodingChunked = post.Chunked;
        request.Headers.ExpectContinue = post.Body.Length > 1_000_000;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Secret, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return response.StatusCode;
    }

    private static string Text(int id) => $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><FromUserName><![CDATA[stranger]]></FromUserName><CreateTime>1607473800</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{Secret}]]></Content><MsgId>{id}</MsgId><AgentID>1000002</AgentID></xml>";

    private static string Message(BotFixture bot, string user, string rest) =>
        $"<xml><ToUserName><![CDATA[{bot.Keys.CorpId}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>1607473800</CreateTime>{rest}<AgentID>{bot.Keys.AgentId}</AgentID></xml>";

    private static readonly string CorpId = new SimulatorSettings().CorpId;

    private static SealedCallback Seal(BotFixture bot, string xml, string nonce, string? corp = null) =>
        CallbackEnvelope.Seal(CallbackCipher.Key(bot.Keys.EncodingAesKey), bot.Keys.Token, corp ?? bot.Keys.CorpId, bot.Keys.AgentId, xml, Now(bot), nonce, new byte[16]);

    private static Post Url(BotFixture bot, string nonce, SealedCallback message) => new(message.Xml, message.Signature, Now(bot), nonce);

    private static string Now(BotFixture bot) => bot.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private sealed record Post(string Body, string Signature, string Timestamp, string Nonce)
    {
        public bool Chunked { get; init; }
    }
}

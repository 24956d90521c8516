using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Bot.WeCom.Callback;

namespace Bot.Simulator.Callbacks;

/// <summary>Delivers callbacks signed and encrypted (protocol 1.2 to 1.5): up to three attempts, each encrypted anew with a nonce of its own.</summary>
internal sealed partial class CallbackPusher(SimulatorSettings settings, SimulatorFaults faults, WireLog log, TimeProvider clock, ILogger<CallbackPusher> logger) : IDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan EchoLimit = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly HttpMessageInvoker http = new(
        settings.CallbackHandler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false },
        disposeHandler: settings.CallbackHandler is null);

    /// <summary>True when the bot acknowledged every copy; a passive reply goes to <paramref name="onReply"/> as plain XML.</summary>
    public async Task<bool> PushAsync(string title, string xml, Action<XElement> onReply)
    {
        if (settings.CallbackUrl is not { } url)
        {
            log.Add(new WireEntry(clock.GetUtcNow(), "callback", title, xml, "", 0, null, TimeSpan.Zero, ["没有回调地址,未投递"]));
            return false;
        }

        var copies = Enumerable.Range(0, 1 + faults.TakeExtraCallbacks()).Select(_ => DeliverAsync(url, title, xml, onReply));
        var taken = await Task.WhenAll(copies);
        return taken.All(t => t);
    }

    /// <summary>GET with an encrypted number longer than 64 bits; the answer must be that number and nothing else.</summary>
    public async Task<bool> VerifyAsync()
    {
        if (settings.CallbackUrl is not { } url)
        {
            return false;
        }

        var started = Stopwatch.GetTimestamp();
        var echo = "9" + RandomNumberGenerator.GetString("0123456789", 22);
        var (query, encrypt) = Seal(echo);
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(url) { Query = $"{query}&echostr={Uri.EscapeDataString(encrypt)}" }.Uri);
        var (status, body) = await ExchangeAsync(request, EchoLimit);
        var right = status == 200 && string.Equals(body, echo, StringComparison.Ordinal);
        log.Add(new WireEntry(clock.GetUtcNow(), "callback", "URL 验证", echo, body, status, null, Stopwatch.GetElapsedTime(started), right ? [] : ["openapi回调地址请求不通过"]));
        return right;
    }

    public void Dispose()
    {
        stopping.Cancel();
        http.Dispose();
        stopping.Dispose();
    }

    private async Task<bool> DeliverAsync(Uri url, string title, string xml, Action<XElement> onReply)
    {
        for (var attempt = 1; attempt <= Attempts && !stopping.IsCancellationRequested; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            var (status, body) = await AttemptAsync(url, xml);
            var remarks = new List<string>();
            if (attempt > 1)
            {
                remarks.Add($"第 {attempt} 次投递");
            }

            if (status == 0 || status is >= 400)
            {
                Log.NotTaken(logger, title, status, attempt);
            }

            var shown = status is >= 200 and < 300 ? Show(body, remarks, onReply) : body;
            log.Add(new WireEntry(clock.GetUtcNow(), "callback", title, xml, shown, status, null, Stopwatch.GetElapsedTime(started), remarks));
            if (status is > 0 and < 500)
            {
                return status is >= 200 and < 300;
            }
        }

        return false;
    }

    private async Task<(int Status, string Body)> AttemptAsync(Uri url, string xml)
    {
        var (query, encrypt) = Seal(xml);
        var envelope = new XElement(
            "xml",
            new XElement("ToUserName", new XCData(settings.CorpId)),
            new XElement("AgentID", new XCData(settings.AgentId.ToString(CultureInfo.InvariantCulture))),
            new XElement("Encrypt", new XCData(encrypt)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(url) { Query = query }.Uri)
        {
            Content = new StringContent(envelope.ToString(SaveOptions.DisableFormatting), Encoding.UTF8, "text/xml"),
        };
        return await ExchangeAsync(request, settings.CallbackTimeout);
    }

    /// <summary>Signed query and ciphertext, with a nonce and random bytes of their own each time.</summary>
    private (string Query, string Encrypt) Seal(string message)
    {
        var nonce = RandomNumberGenerator.GetString("0123456789", 10);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var encrypt = CallbackCipher.Encrypt(CallbackCipher.Key(settings.EncodingAesKey), RandomNumberGenerator.GetBytes(16), message, settings.ReceiveId ?? settings.CorpId);
        var signature = CallbackSignature.Compute(settings.Token, timestamp, nonce, encrypt);
        return ($"msg_signature={signature}&timestamp={timestamp}&nonce={nonce}", encrypt);
    }

    /// <summary>Status 0 and the reason when no answer came in time. The limit is real time: it guards a socket, whatever the simulated clock shows.</summary>
    private async Task<(int Status, string Body)> ExchangeAsync(HttpRequestMessage request, TimeSpan within)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        limit.CancelAfter(within);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            return (0, stopping.IsCancellationRequested ? "模拟器已停止" : "超时");
        }
        catch (HttpRequestException broken)
        {
            return (0, broken.Message);
        }
    }

    /// <summary>Empty and "success" are plain acknowledgements; anything else must be an encrypted reply.</summary>
    private string Show(string body, List<string> remarks, Action<XElement> onReply)
    {
        if (body is "" or "success")
        {
            return body;
        }

        if (PassiveReply.Open(settings, body) is not { } reply)
        {
            remarks.Add("应答既不为空,也不是可解密的被动回复:客户端显示失败提示");
            return body;
        }

        onReply(reply);
        return reply.ToString(SaveOptions.DisableFormatting);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Callback {Title} not taken: status {Status}, attempt {Attempt}")]
        public static partial void NotTaken(ILogger logger, string title, int status, int attempt);
    }
}

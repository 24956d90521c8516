using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Bot.Simulator;
using Bot.WeCom.Callback;

namespace Bot.Chaos.Play;

/// <summary>
/// Carries the simulator's callbacks to the bot that is up. WeCom gives up after three attempts; the courier goes on, so that a person's
/// script is not cut off: what counts here is that whatever got its 200 is there. Each attempt has WeCom's five seconds.
/// </summary>
internal sealed class Courier(SimulatorSettings settings, Book book, TimeProvider clock) : HttpMessageHandler
{
    private static readonly TimeSpan OneAttempt = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, long> _arrivals = new(StringComparer.Ordinal);
    private long _departures;
    private int _overtaken;
    private int _turn;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) });

    /// <summary>Callback address of the bot that takes them; null while none is up.</summary>
    public Uri? Target
    {
        get => Doors is [var first, ..] ? first : null;
        set => Doors = value is null ? [] : [value];
    }

    /// <summary>Callback addresses of all bots that take them: each attempt goes to the next one.</summary>
    public IReadOnlyList<Uri> Doors { get; set; } = [];

    /// <summary>A callback that was taken comes once more, sealed anew, to another door.</summary>
    public bool KnocksTwice { get; set; }

    /// <summary>How many more copies of a callback go out at the same moment.</summary>
    public Func<int> ExtraCopies { get; set; } = () => 0;

    /// <summary>How long a callback is on its way.</summary>
    public Func<TimeSpan> Travel { get; set; } = () => TimeSpan.Zero;

    /// <summary>How many callbacks arrived after a later one of the same person.</summary>
    public int Overtaken => Volatile.Read(ref _overtaken);

    /// <summary>The same callback again, sealed anew, as WeCom's later attempts are.</summary>
    public async Task<int> AgainAsync(string xml, CancellationToken stop)
    {
        var (query, body) = Seal(xml);
        return (await CarryAsync(query, body, xml, stop)).Status;
    }

    private (string Query, byte[] Body) Seal(string xml)
    {
        var nonce = RandomNumberGenerator.GetString("0123456789", 10);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var encrypt = CallbackCipher.Encrypt(CallbackCipher.Key(settings.EncodingAesKey), RandomNumberGenerator.GetBytes(16), xml, settings.CorpId);
        var query = $"?msg_signature={CallbackSignature.Compute(settings.Token, timestamp, nonce, encrypt)}&timestamp={timestamp}&nonce={nonce}";
        var envelope = new XElement("xml", new XElement("ToUserName", settings.CorpId), new XElement("Encrypt", encrypt));
        return (query, Encoding.UTF8.GetBytes(envelope.ToString()));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var encrypt = XElement.Parse(Encoding.UTF8.GetString(body)).Element("Encrypt")!.Value;
        if (!CallbackCipher.TryDecrypt(CallbackCipher.Key(settings.EncodingAesKey), encrypt, out var xml, out _, out var fault))
        {
            throw new InvalidOperationException($"The simulator's own callback cannot be read: {fault}.");
        }

        var departure = Interlocked.Increment(ref _departures);
        await Task.Delay(Travel(), cancellationToken);
        var sender = XElement.Parse(xml).Element("FromUserName")?.Value ?? "";
        if (_arrivals.AddOrUpdate(sender, departure, (_, last) => Math.Max(last, departure)) > departure)
        {
            Interlocked.Increment(ref _overtaken);
        }

        var query = request.RequestUri!.Query;
        var copies = Enumerable.Range(0, 1 + ExtraCopies())
            .Select(copy => copy % 2 == 0 ? CarryAsync(query, body, xml, cancellationToken) : ResealedAsync(xml, cancellationToken));
        var (status, answer, taken) = (await Task.WhenAll(copies)).MaxBy(one => one.Status);
        if (KnocksTwice && Doors.FirstOrDefault(door => door != taken) is { } other)
        {
            // Once: a bot that stands still or is dead does not take it, and it was taken already.
            var (again, sealedAnew) = Seal(xml);
            book.Attempted(xml, (await AttemptAsync(new Uri(other, again), sealedAnew, cancellationToken)).Status);
        }

        return new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new ByteArrayContent(answer) };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task<(int Status, byte[] Answer, Uri Door)> ResealedAsync(string xml, CancellationToken stop)
    {
        var (query, body) = Seal(xml);
        return CarryAsync(query, body, xml, stop);
    }

    /// <summary>Until it is taken or refused for good.</summary>
    private async Task<(int Status, byte[] Answer, Uri Door)> CarryAsync(string query, byte[] body, string xml, CancellationToken stop)
    {
        while (true)
        {
            if (Next() is { } target)
            {
                var (status, answer) = await AttemptAsync(new Uri(target, query), body, stop);
                book.Attempted(xml, status);
                if (status is > 0 and < 500)
                {
                    return (status, answer, target);
                }
            }

            await Task.Delay(Pause, stop);
        }
    }

    private Uri? Next() => Doors is { Count: > 0 and var count } doors ? doors[(int)((uint)Interlocked.Increment(ref _turn) % (uint)count)] : null;

    private async Task<(int Status, byte[] Answer)> AttemptAsync(Uri address, byte[] body, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(OneAttempt);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("text/xml");
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or SocketException || (lost is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return (0, []);
        }
    }
}

using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Bot.WeCom.Client;

/// <param name="Path">Below cgi-bin/.</param>
/// <param name="Query">Ready for the URL; holds secrets, so it is left out of ToString.</param>
internal sealed record WeComRequest(HttpMethod Verb, string Path, string Query)
{
    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public int MaximumAnswer { get; init; } = 1024 * 1024;

    /// <summary>Multiple of the call time-out.</summary>
    public int Patience { get; init; } = 1;

    public override string ToString() => $"{Verb} {Path}";
}

/// <summary>How one HTTP exchange ended.</summary>
internal abstract record Transfer
{
    internal sealed record Answer(int Status, string ContentType, string? FileName, byte[] Body) : Transfer
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <summary>An answer longer than the caller takes.</summary>
    internal sealed record TooLarge : Transfer;

    internal sealed record NotSent(string Why) : Transfer;

    internal sealed record Ambiguous(string Why) : Transfer;
}

/// <summary>One HTTP exchange with the server. Failures become values whose texts never hold the URL, since tokens and secrets travel in it.</summary>
internal sealed class WeComHttp(IHttpClientFactory clients, IOptionsMonitor<WeComOptions> options)
{
    public const string ClientName = "wecom";

    public async Task<Transfer> SendAsync(WeComRequest request, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        var timeout = settings.CallTimeout * request.Patience;

        // Real time on purpose: the network does not follow a clock that was moved.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var message = Message(settings.BaseUrl, request);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return await ReadAsync(response, request.MaximumAnswer, deadline.Token);
        }
        catch (HttpRequestException e)
        {
            var why = Describe(e.HttpRequestError, e.InnerException);
            return HasNotLeft(e.HttpRequestError) ? new Transfer.NotSent(why) : new Transfer.Ambiguous(why);
        }
        catch (SocketException e)
        {
            // A peer that hangs up while the connection is made: the runtime asks the socket for its peer and lets that fault through as it is.
            // Once the request is on its way, faults of the socket come wrapped.
            return new Transfer.NotSent($"{HttpRequestError.ConnectionError} ({e.SocketErrorCode})");
        }
        catch (IOException e)
        {
            return new Transfer.Ambiguous(Describe((e as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown, e.InnerException));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The handler's own ConnectTimeout is shorter and does not touch the deadline: then nothing was sent.
            return deadline.IsCancellationRequested
                ? new Transfer.Ambiguous($"no answer within {timeout.TotalSeconds:0.#} s")
                : new Transfer.NotSent("no connection in time");
        }
    }

    /// <summary>Errors of the phases before the first byte of the request.</summary>
    private static bool HasNotLeft(HttpRequestError error) => error is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private static string Describe(HttpRequestError error, Exception? inner) => inner is SocketException socket ? $"{error} ({socket.SocketErrorCode})" : error.ToString();

    private static HttpRequestMessage Message(Uri baseUrl, WeComRequest request)
    {
        var message = new HttpRequestMessage(request.Verb, new Uri($"{baseUrl.AbsoluteUri.TrimEnd('/')}/cgi-bin/{request.Path}?{request.Query}"));
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);

            // Unvalidated, because the platform wants the boundary of a multipart body unquoted.
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    private static async Task<Transfer> ReadAsync(HttpResponseMessage response, int maximum, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maximum)
        {
            return new Transfer.TooLarge();
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (await BodyAsync(stream, response.Content.Headers.ContentLength, maximum, cancellationToken) is not { } body)
        {
            return new Transfer.TooLarge();
        }

        var headers = response.Content.Headers;
        return new Transfer.Answer((int)response.StatusCode, headers.ContentType?.MediaType ?? "", FileName(headers.ContentDisposition), body);
    }

    /// <summary>Null when it is longer than allowed.</summary>
    private static async Task<byte[]?> BodyAsync(Stream stream, long? length, int maximum, CancellationToken cancellationToken)
    {
        if (length is { } known)
        {
            // The usual answer is a line: no more memory than it has.
            var exact = new byte[known];
            await stream.ReadExactlyAsync(exact, cancellationToken);
            return exact;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > maximum)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Null when the answer is no file. Folders in the name are cut off.</summary>
    private static string? FileName(ContentDispositionHeaderValue? disposition)
    {
        var name = (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"');
        return name is null ? null : name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
    }
}

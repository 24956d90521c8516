using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bench.Load;

/// <summary>
/// One keep-alive connection that posts prebuilt bytes and reads status and Content-Length of the answer: a client that costs little,
/// since what it costs is in both terms of a ratio and draws it towards 1.
/// </summary>
internal sealed class HttpLink : IDisposable
{
    private static readonly byte[] EndOfHeader = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<HttpLink> ConnectAsync(Uri server)
    {
        var link = new HttpLink();
        try
        {
            await link._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
            return link;
        }
        catch (SocketException)
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>The request's bytes, header included.</summary>
    public static byte[] Post(string pathAndQuery, ReadOnlySpan<byte> body)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"POST {pathAndQuery} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>The status of the answer.</summary>
    /// <exception cref="IOException">The connection ended before the answer.</exception>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        for (var rest = request; rest.Length > 0;)
        {
            rest = rest[await _socket.SendAsync(rest)..];
        }

        var (read, header) = (0, -1);
        while (header < 0)
        {
            read += await ReceiveAsync(read);
            header = _buffer.AsSpan(0, read).IndexOf(EndOfHeader);
        }

        var answer = _buffer.AsSpan(0, header);
        var status = int.Parse(answer.Slice("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
        for (var end = header + EndOfHeader.Length + BodyLength(answer); read < end;)
        {
            read += await ReceiveAsync(read);
        }

        return status;
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> ReceiveAsync(int at)
    {
        var received = at < _buffer.Length ? await _socket.ReceiveAsync(_buffer.AsMemory(at)) : throw new IOException("The answer is longer than the client allows.");
        return received > 0 ? received : throw new IOException("The server closed the connection before its answer was complete.");
    }

    private static int BodyLength(ReadOnlySpan<byte> header)
    {
        var at = header.IndexOf(Length);
        if (at < 0)
        {
            throw new IOException("The answer has no Content-Length.");
        }

        var digits = header[(at + Length.Length)..];
        var end = digits.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture);
    }
}

using System.Net;
using System.Net.Sockets;

namespace Bot.Tests.Support;

/// <summary>A way to the server that can be cut and mended.</summary>
internal sealed class TcpCut : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<TcpClient> _open = [];
    private readonly (string Host, int Port) _to;
    private volatile bool _cut;

    public TcpCut(string host, int port)
    {
        _to = (host, port);
        _listener.Start();
        Running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private Task Running { get; }

    public void Cut()
    {
        _cut = true;
        lock (_open)
        {
            _open.ForEach(one => one.Dispose());
            _open.Clear();
        }
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        _listener.Dispose();
        await Running;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_cut)
                {
                    client.Dispose();
                    continue;
                }

                var server = new TcpClient();
                await server.ConnectAsync(_to.Host, _to.Port, _end.Token);
                lock (_open)
                {
                    _open.AddRange([client, server]);
                }

                _ = PumpAsync(client, server);
                _ = PumpAsync(server, client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // That is what it is for.
        }

        to.Dispose();
    }
}

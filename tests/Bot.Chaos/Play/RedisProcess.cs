using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bot.Chaos.Play;

/// <summary>redis-server on a free loopback port, with nothing on disk: started again it is empty.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private const string Name = "redis-server";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly int _port;
    private Process? _process;

    private RedisProcess(int port) => _port = port;

    /// <summary>Null where there is none on the PATH.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, Name))
        .FirstOrDefault(File.Exists);

    public string Place => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static async Task<RedisProcess> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var redis = new RedisProcess(((IPEndPoint)listener.LocalEndpoint).Port);
        listener.Stop();
        await redis.StartAgainAsync();
        return redis;
    }

    public async Task StartAgainAsync()
    {
        string[] arguments = ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        _process = Process.Start(new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() })
            ?? throw new InvalidOperationException($"{Name} did not start.");
        _process.BeginOutputReadLine();
        var started = Stopwatch.StartNew();
        while (!await ListensAsync())
        {
            if (_process.HasExited || started.Elapsed > Longest)
            {
                throw new InvalidOperationException($"{Name} did not come up.");
            }

            await Task.Delay(Pause);
        }
    }

    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

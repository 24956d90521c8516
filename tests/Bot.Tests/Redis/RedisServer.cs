using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Bot.Tests.Redis;

/// <summary>Debian's redis-server on a free loopback port, with nothing on disk; killed and started again by the tests.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    /// <summary>Generous, because the machine that tests may be busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("bot-redis-").FullName;
    private readonly string _password;
    private readonly int _port;
    private Process? _process;

    private RedisServer(string password, int port) => (_password, _port) = (password, port);

    public string Place => FormattableString.Invariant($"127.0.0.1:{_port}");

    public string Configuration => _password.Length == 0 ? Place : $"{Place},password={_password}";

    /// <summary>Skips the test where there is no server.</summary>
    public static async Task<RedisServer> StartAsync(string password = "")
    {
        if (!File.Exists(Program))
        {
            Assert.Skip($"{Program} is missing: apt-get install redis-server");
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = new RedisServer(password, ((IPEndPoint)listener.LocalEndpoint).Port);
        listener.Stop();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Empty, as after any restart without persistence.</summary>
    public async Task StartAgainAsync()
    {
        string[] arguments = ["--port", FormattableString.Invariant($"{_port}"), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder, .. _password.Length == 0 ? Array.Empty<string>() : ["--requirepass", _password]];
        _process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false }) ?? throw new InvalidOperationException("no process");
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilAsync(AnswersAsync);
    }

    /// <summary>As by kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Another program's doing cannot be advanced by a clock of ours; it is asked for until it is there.</summary>
    public static async Task UntilAsync(Func<Task<bool>> there)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await there())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, "It did not come.");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync($"{Configuration},connectTimeout=500");
            await connection.GetDatabase().PingAsync();
            return true;
        }
        catch (RedisException)
        {
            return false;
        }
    }
}

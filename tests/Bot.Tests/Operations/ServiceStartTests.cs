using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bot.Tests.Operations;

/// <summary>The real program, with its log: what stops it is one sentence.</summary>
public sealed class ServiceStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-start-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ATakenPort_LeavesNoStackTraceOfTheWorkers()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string[] line =
        [
            Path.Combine(AppContext.BaseDirectory, "Bot.dll"), $"--Storage:ConnectionString=Data Source={Path.Combine(_folder, "bot.db")}",
            "--WeCom:CorpId=ww00000000000000a1", "--WeCom:AgentId=1000002", "--WeCom:Secret=a-secret-of-forty-three-characters-0123456789",
            "--WeCom:Token=QDG6eKtoken", "--WeCom:EncodingAesKey=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
            "--Conversation:PublicUrl=https://hj.hengshui.example/",
            string.Create(CultureInfo.InvariantCulture, $"--Urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"),
        ];
        var start = new ProcessStartInfo("dotnet", line) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        using var process = Process.Start(start)!;
        var (log, said) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains("监听地址用不了", await said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await log + await said, StringComparison.Ordinal);
    }
}

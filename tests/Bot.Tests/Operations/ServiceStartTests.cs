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
        var (code, said, log) = await RunAsync(string.Create(CultureInfo.InvariantCulture, $"--Urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"));

        Assert.Equal(2, code);
        Assert.Contains("监听地址用不了", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log + said, StringComparison.Ordinal);
    }

    /// <summary>An operator has changed a report's template and mistyped a name.</summary>
    [Fact]
    public async Task AnUnknownNameInAReportsTemplate_StopsTheStart_WithFileLineAndTheNamesThereAre()
    {
        var content = Directory.CreateDirectory(Path.Combine(_folder, "content")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Content")))
        {
            File.Copy(file, Path.Combine(content, Path.GetFileName(file)));
        }

        var template = Path.Combine(content, "report-county.txt");
        var lines = (await File.ReadAllLinesAsync(template, TestContext.Current.CancellationToken)).Append("已体检{已体险}家").ToList();
        await File.WriteAllLinesAsync(template, lines, TestContext.Current.CancellationToken);
        var (code, said, log) = await RunAsync("--Urls=http://127.0.0.1:0", $"--Content:Folder={content}");

        Assert.Equal(2, code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"没有启动：内容文件“report-county.txt”第{lines.Count}行的“{{已体险}}”没有这个名字。可以写："), said, StringComparison.Ordinal);
        Assert.Contains("已体检", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", log + said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said, string Log)> RunAsync(params string[] more)
    {
        string[] line =
        [
            Path.Combine(AppContext.BaseDirectory, "Bot.dll"), $"--Storage:ConnectionString=Data Source={Path.Combine(_folder, "bot.db")}",
            "--WeCom:CorpId=ww00000000000000a1", "--WeCom:AgentId=1000002", "--WeCom:Secret=a-secret-of-forty-three-characters-0123456789",
            "--WeCom:Token=QDG6eKtoken", "--WeCom:EncodingAesKey=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
            "--Conversation:PublicUrl=https://hj.hengshui.example/",
            .. more,
        ];
        var start = new ProcessStartInfo("dotnet", line) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        using var process = Process.Start(start)!;
        var (log, said) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, await log);
    }
}

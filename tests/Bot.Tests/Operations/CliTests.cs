using Bot.Messaging;
using Bot.Tests.Scripts;
using Bot.Tests.Support;
using Bot.Tests.Web;

namespace Bot.Tests.Operations;

/// <summary>The command line as an operator meets it: sentences and exit codes, no stack trace.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class CliTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Classify_TenCodesPerLine()
    {
        var (code, output) = await RunAsync("除尘器未开启，正在生产，烟尘直排\n无排污许可证\n", "classify");
        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(10, line.Split(' ', ',').Select(int.Parse).Where(number => number is >= 1 and <= 27).Distinct().Count()));
        Assert.Contains("7", lines[0].Split(' ', ','));
        Assert.Contains("6", lines[1].Split(' ', ','));
    }

    [Theory]
    [InlineData]
    [InlineData("doctor")]
    public async Task WithoutConfiguration_OneSentence(params string[] verb)
    {
        var (code, output) = await RunAsync("", [.. verb, $"--Storage:ConnectionString=Data Source={Path.Combine(_folder, "bot.db")}", "--Urls=http://127.0.0.1:0"]);
        Assert.Equal(2, code);
        Assert.Contains("配置不完整，没有启动", output, StringComparison.Ordinal);
        Assert.Contains("CorpId", output, StringComparison.Ordinal);
        Assert.Contains("appsettings.example.json", output, StringComparison.Ordinal);
        NoStackTrace(output);
    }

    [Fact]
    public async Task Doctor_WrongKey_NamesIt()
    {
        var (code, output) = await RunAsync("", ["doctor", .. Settings(), "--WeCom:EncodingAesKey=short"]);
        Assert.Equal(2, code);
        Assert.Contains("EncodingAESKey", output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("a-secret", output, StringComparison.Ordinal);
        NoStackTrace(output);
    }

    [Theory]
    [InlineData]
    [InlineData("doctor")]
    public async Task ABrokenWordList_StopsTheStart_AndIsNamed(params string[] verb)
    {
        var content = Directory.CreateDirectory(Path.Combine(_folder, "Content")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Content")))
        {
            File.Copy(file, Path.Combine(content, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(Path.Combine(content, "problem-examples.tsv"), "7 没有制表符", TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync("", [.. verb, .. Settings(), $"--Content:Folder={content}"]);
        Assert.Equal(2, code);
        Assert.Contains("problem-examples.tsv", output, StringComparison.Ordinal);
        NoStackTrace(output);
    }

    [Theory]
    [InlineData]
    [InlineData("doctor")]
    public async Task ABrokenMapFile_StopsTheStart_AndIsNamed(params string[] verb)
    {
        var file = Path.Combine(_folder, "borders.json");
        await File.WriteAllTextAsync(file, MapFiles.Borders.Replace("枣强县", "不存在县", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync("", [.. verb, .. Settings(), $"--Content:BorderFile={file}"]);
        Assert.Equal(2, code);
        Assert.Contains($"地图文件“{file}”：“不存在县”不是 county-boxes.json 里的县市区。", output, StringComparison.Ordinal);
        NoStackTrace(output);
    }

    [Fact]
    public async Task Doctor_CorruptDatabase_LeavesItAsItIs()
    {
        var file = Path.Combine(_folder, "bot.db");
        await File.WriteAllTextAsync(file, new string('x', 10_000), TestContext.Current.CancellationToken);
        foreach (var verb in new string[][] { ["doctor"], ["audit", "verify"], [] })
        {
            var (code, output) = await RunAsync("", [.. verb, .. Settings()]);
            Assert.Equal(2, code);
            Assert.Contains("没有启动", output, StringComparison.Ordinal);
            Assert.Contains(file, output, StringComparison.Ordinal);
            NoStackTrace(output);
        }

        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Doctor_Replay_BesideTheRunningService()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        var zhang = await bot.InspectorAsync("zhang.wei");
        var settings = Settings(bot.ConnectionString);
        var (clean, all) = await RunAsync("", ["doctor", .. settings]);
        Assert.Equal(0, clean);
        Assert.Contains("没能处理或送达的事项：0 件", all, StringComparison.Ordinal);
        Assert.Contains("留痕链：完整", all, StringComparison.Ordinal);
        Assert.Contains("工作日历：", all, StringComparison.Ordinal);
        Assert.Contains("地图：没有县市区界线，画大致范围（Content:BorderFile）；监测站点 0 个", all, StringComparison.Ordinal);

        await zhang.SaysAsync("帮助");
        await bot.Get<InboxWorker>().DrainAsync();
        await bot.WriteAsync(work => work.ExecuteAsync("update outbox set state = 'dead', error = 'errcode 40058' where state = 'new'"));
        var id = await bot.ReadAsync(work => work.ScalarAsync<long>("select max(id) from outbox where state = 'dead'"));
        var before = zhang.FromApp.Count;
        var (sick, letters) = await RunAsync("", ["doctor", .. settings]);
        Assert.Equal(1, sick);
        Assert.Contains($"outbox-{id} 2020-12-09 08:30 zhang.wei", letters, StringComparison.Ordinal);
        Assert.Contains("errcode 40058", letters, StringComparison.Ordinal);

        var (replayed, told) = await RunAsync("", ["replay", $"outbox-{id}", .. settings]);
        Assert.Equal(0, replayed);
        Assert.Contains("已放回队列，服务运行时一秒内处理", told, StringComparison.Ordinal);
        await bot.SettleAsync();
        Assert.Equal(before + 1, zhang.FromApp.Count);
        Assert.Equal(1, (await RunAsync("", ["replay", $"outbox-{id}", .. settings])).Code);
        Assert.Contains("不是编号", (await RunAsync("", ["replay", "outbox", .. settings])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AuditVerify_FindsTheFirstChangedEntry()
    {
        await using var bot = await BotFixture.StartAsync(BotFixture.OnSqlite);
        await bot.InspectorAsync("zhang.wei");
        var settings = Settings(bot.ConnectionString);
        var (whole, intact) = await RunAsync("", ["audit", "verify", .. settings]);
        Assert.Equal(0, whole);
        Assert.Matches("留痕链：完整，[1-9][0-9]* 条，数据库文件 /.*bot.*\\.db", intact);
        await bot.WriteAsync(work => work.ExecuteAsync("drop trigger audit_is_final; update audit set actor = 'li.na' where seq = 2"));
        var (code, output) = await RunAsync("", ["audit", "verify", .. settings]);
        Assert.Equal(1, code);
        Assert.Contains("留痕链：第 2 条对不上", output, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("", ["doctor", .. settings])).Code);
    }

    [Theory]
    [InlineData("--port", "demo", "--port", "abc")]
    [InlineData("--port", "demo", "--port", "65536")]
    [InlineData("--tuor", "demo", "--tuor")]
    [InlineData("配置项 Urls 写得不对", "--Urls=banana")]
    public async Task ATypingError_IsOneSentence_AndEndsWith2(string named, params string[] line)
    {
        var (code, output) = await RunAsync("", line is ["demo", ..] ? line : [.. Settings(), .. line]);
        Assert.Equal(2, code);
        Assert.Contains(named, output, StringComparison.Ordinal);
        NoStackTrace(output);
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("audit", "verify")]
    [InlineData("replay", "outbox-1")]
    [InlineData("broadcast", "list")]
    public async Task WithoutADatabase_NothingIsMade(params string[] verb)
    {
        var file = Path.Combine(_folder, "bot.db");
        var (code, output) = await RunAsync("", [.. verb, .. Settings()]);
        Assert.Equal(2, code);
        Assert.Contains($"没有数据库文件 {file}", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));

        await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);
        (code, output) = await RunAsync("", [.. verb, .. Settings()]);
        Assert.Equal(2, code);
        Assert.Contains($"{file} 是空的", output, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(file).Length);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Help_IsNoTypingError() => Assert.Equal(0, (await RunAsync("", "broadcast", "--help")).Code);

    [Fact]
    public async Task RelativeData_IsSaidInFull()
    {
        var (code, output) = await RunAsync("", "audit", "verify", "--data", "nowhere/bot.db");
        Assert.Equal(2, code);
        Assert.Contains(Path.GetFullPath("nowhere/bot.db"), output, StringComparison.Ordinal);
    }

    private string[] Settings(string? connection = null) =>
    [
        $"--Storage:ConnectionString={connection ?? $"Data Source={Path.Combine(_folder, "bot.db")}"}",
        "--WeCom:CorpId=ww00000000000000a1", "--WeCom:AgentId=1000002", "--WeCom:Secret=a-secret-of-forty-three-characters-0123456789",
        "--WeCom:Token=QDG6eKtoken", "--WeCom:EncodingAesKey=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "--Urls=http://127.0.0.1:0",
        "--Conversation:PublicUrl=https://hj.hengshui.example/",
    ];

    private static void NoStackTrace(string output)
    {
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output)> RunAsync(string input, params string[] args) => CommandLine.RunAsync(input, args);
}

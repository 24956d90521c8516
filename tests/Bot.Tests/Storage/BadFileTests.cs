using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Bot.Operations;
using Bot.Storage;
using Bot.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

/// <summary>A file that cannot be used is refused in a sentence, and every byte of it stays.</summary>
public sealed class BadFileTests
{
    private const int Page = 4096;

    [Fact]
    public Task DamagedPages() => LeftAloneAsync("损坏", async file =>
    {
        await using var stream = File.OpenWrite(file);
        stream.Position = 3 * Page;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, 20 * Page).ToArray());
    });

    [Theory]
    [InlineData(60)]
    [InlineData((2 * Page) + 100)]
    [InlineData(20 * Page)]
    public Task ATruncatedFile(long length) => LeftAloneAsync("损坏", async file =>
    {
        await using var stream = File.OpenWrite(file);
        stream.SetLength(length);
    });

    [Fact]
    public async Task AStrangeWal_IsLeftAsItIs()
    {
        byte[] strange = [.. Enumerable.Repeat((byte)0xA5, 5000)];
        var wal = "";
        await LeftAloneAsync("-wal 不是它的日志", file => File.WriteAllBytesAsync(wal = $"{file}-wal", strange), after: () =>
            Assert.Equal(strange, File.ReadAllBytes(wal)));
    }

    [Fact]
    public async Task ZerosInTheWal_AreWhatAPowerCutLeaves_AndHarmless()
    {
        await using var made = await MadeAsync();
        await File.WriteAllBytesAsync($"{made.File}-wal", new byte[5000]);
        await using var again = On(made.File);
        await again.Database.StartAsync(CancellationToken.None);
    }

    [Fact]
    public async Task AReadOnlyFile_IsRefusedAtTheStart()
    {
        await using var made = await MadeAsync();
        using var lockedUp = ReadOnly.Make(made.File);
        await RefusedAsync(made.File, "不能写");

        await using var output = new StringWriter();
        Assert.NotEqual(0, await DoctorCommand.RunAsync([.. Settings, $"--Storage:ConnectionString=Data Source={made.File}"], null, output, CancellationToken.None));
        Assert.Contains(StorageTexts.NotWritable(made.File), output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AReadOnlyFolder_IsRefusedAtTheStart(bool fileIsThere)
    {
        await using var made = await MadeAsync();
        if (!fileIsThere)
        {
            File.Delete(made.File);
        }

        using var lockedUp = ReadOnly.Make(made.Folder);
        await RefusedAsync(made.File, "能不能在那里写");
    }

    [Fact]
    public async Task ACopyInAReadOnlyFolder_CanBeVerified_AndOneWithALogIsRefused()
    {
        await using var made = await MadeAsync();
        using (ReadOnly.Make(made.Folder))
        {
            Assert.Equal((0, $"留痕链：完整，0 条，数据库文件 {made.File}\n"), await VerifyAsync(made.File));
        }

        Assert.Equal([made.File], Directory.EnumerateFiles(made.Folder));

        // A log that was never moved into the file: what is newest stands there.
        await File.WriteAllBytesAsync($"{made.File}-wal", [0x37, 0x7f, 0x06, 0x82, .. new byte[100]]);
        using (ReadOnly.Make(made.Folder))
        {
            var (code, said) = await VerifyAsync(made.File);
            Assert.Equal(2, code);
            Assert.Contains("只读", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnOlderSchema_CanBeVerified_AndIsNotChanged()
    {
        await using var made = await TestDatabase.StartAsync();
        var last = Migration.Embedded(SqliteDialect.Name).Max(migration => migration.Number);
        await made.WriteAsync(work => work.ExecuteAsync("delete from SchemaVersions where number = @last", new { last }));
        await made.CloseAsync();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(made.File);

        Assert.Equal(0, (await VerifyAsync(made.File)).Code);
        await using var output = new StringWriter();
        Assert.Equal(2, await DoctorCommand.RunAsync([], made.File, output, CancellationToken.None));
        Assert.Contains($"还没有第 {last} 版结构", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(made.File));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFullDisk_IsRefusedAtTheStart_AndTheNextStartGoesWell(bool fileIsThere)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("The limit is set by a shell.");
        }

        await using var made = await MadeAsync();
        if (!fileIsThere)
        {
            File.Delete(made.File);
        }

        var bytes = fileIsThere ? await File.ReadAllBytesAsync(made.File) : [];
        var (code, said) = await ServeAsync(made.File);
        Assert.Equal(2, code);
        Assert.Contains("没有启动", said, StringComparison.Ordinal);
        Assert.Contains("腾出空间", said, StringComparison.Ordinal);
        Assert.Contains(made.File, said, StringComparison.Ordinal);
        Assert.Equal(bytes, fileIsThere ? await File.ReadAllBytesAsync(made.File) : []);

        await using var again = On(made.File);
        await again.Database.StartAsync(CancellationToken.None);
    }

    private static async Task<(int Code, string Said)> VerifyAsync(string file)
    {
        await using var output = new StringWriter();
        var code = await AuditCommands.VerifyAsync([], file, [], null, output, CancellationToken.None);
        return (code, output.ToString());
    }

    private static async Task LeftAloneAsync(string words, Func<string, Task> harm, Action? after = null)
    {
        await using var made = await MadeAsync();
        await harm(made.File);
        var bytes = await File.ReadAllBytesAsync(made.File);

        await RefusedAsync(made.File, words);

        Assert.Equal(bytes, await File.ReadAllBytesAsync(made.File));
        after?.Invoke();
    }

    private static async Task RefusedAsync(string file, string words)
    {
        await using var again = On(file);
        var error = await Assert.ThrowsAsync<StorageUnusableException>(() => again.Database.StartAsync(CancellationToken.None));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A database of ours that was closed in an orderly way.</summary>
    private static async Task<TestDatabase> MadeAsync()
    {
        var made = await TestDatabase.StartAsync();
        await made.CloseAsync();
        SqliteConnection.ClearAllPools();
        return made;
    }

    private static TestDatabase On(string file) => TestDatabase.Create(null, ("Storage:ConnectionString", $"Data Source={file}"));

    private static readonly string[] Settings =
    [
        "--WeCom:CorpId=ww00000000000000a1", "--WeCom:AgentId=1000002", "--WeCom:Secret=a-secret-of-forty-three-characters-0123456789",
        "--WeCom:Token=QDG6eKtoken", "--WeCom:EncodingAesKey=jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "--Urls=http://127.0.0.1:0",
        "--Conversation:PublicUrl=https://hj.hengshui.example/",
    ];

    /// <summary>The real program where no file may grow over 4 KiB; the runtime keeps its code in a file too unless it is told not to.</summary>
    private static async Task<(int Code, string Said)> ServeAsync(string file)
    {
        string[] line = ["-c", "trap '' XFSZ; ulimit -f 8; exec dotnet \"$@\" 2>&1", "sh", Path.Combine(AppContext.BaseDirectory, "Bot.dll"), string.Create(CultureInfo.InvariantCulture, $"--Storage:ConnectionString=Data Source={file}"), .. Settings];
        var start = new ProcessStartInfo("/bin/sh", line) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }

    /// <summary>Nobody may write there: by its permissions, or by chattr for the administrator, whom permissions do not bind.</summary>
    private sealed class ReadOnly : IDisposable
    {
        private readonly string _path;
        private readonly UnixFileMode? _before;

        private ReadOnly(string path, UnixFileMode? before) => (_path, _before) = (path, before);

        public static ReadOnly Make(string path)
        {
            if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
            {
                var before = File.GetUnixFileMode(path);
                File.SetUnixFileMode(path, before & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
                return new ReadOnly(path, before);
            }

            if (!Chattr("+i", path))
            {
                Assert.Skip("The administrator writes everywhere, and chattr +i is not allowed here or not known to the file system.");
            }

            return new ReadOnly(path, null);
        }

        public void Dispose()
        {
            if (_before is { } before && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_path, before);
            }
            else
            {
                Chattr("-i", _path);
            }
        }

        private static bool Chattr(string how, string path)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo("chattr", [how, path]) { UseShellExecute = false, RedirectStandardError = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Bot.Storage;
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
        var (code, said) = await AuditVerifyAsync(made.File);
        Assert.Equal(2, code);
        Assert.Contains("没有启动", said, StringComparison.Ordinal);
        Assert.Contains("腾出空间", said, StringComparison.Ordinal);
        Assert.Contains(made.File, said, StringComparison.Ordinal);
        Assert.Equal(bytes, fileIsThere ? await File.ReadAllBytesAsync(made.File) : []);

        await using var again = On(made.File);
        await again.Database.StartAsync(CancellationToken.None);
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

    /// <summary>The real program where no file may grow over 4 KiB; the runtime keeps its code in a file too unless it is told not to.</summary>
    private static async Task<(int Code, string Said)> AuditVerifyAsync(string file)
    {
        string[] line = ["-c", "trap '' XFSZ; ulimit -f 8; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "audit", "verify", string.Create(CultureInfo.InvariantCulture, $"--Storage:ConnectionString=Data Source={file}")];
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

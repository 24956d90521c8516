using System.Net;
using System.Net.Sockets;
using Bot.Operations;
using Bot.Operations.Demo;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Operations.Demo;

public sealed class DemoStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-demo-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task BusyPort_IsSaid_AndLeavesTheDataAlone()
    {
        var database = Path.Combine(_folder, "bot.db");
        await File.WriteAllTextAsync(database, "the last demo's data", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "clock.txt"), "", TestContext.Current.CancellationToken);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var wrong = await Assert.ThrowsAsync<IOException>(() => StartAsync(_folder, ((IPEndPoint)other.LocalEndpoint).Port));

        Assert.Contains("--port", Faults.Sentence(wrong), StringComparison.Ordinal);
        Assert.True(File.Exists(database));
    }

    [Fact]
    public async Task FolderThatCannotBeMade_IsSaid()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var wrong = await Assert.ThrowsAsync<DemoFolderException>(() => StartAsync(Path.Combine(file, "data")));

        Assert.Contains("--data", Faults.Sentence(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondDemo_InTheSameFolder_IsRefused_ThenWelcome()
    {
        await using (await StartAsync(_folder))
        {
            await Assert.ThrowsAsync<DemoFolderException>(() => StartAsync(_folder));
        }

        await using var after = await StartAsync(_folder);
        Assert.NotEmpty(after.Simulator.Tenant.Members);
    }

    [Fact]
    public async Task KeptData_KeepTheirTime_FreshDataBeginOnTheMorning()
    {
        await using (var first = await StartAsync(_folder))
        {
            first.Clock.Advance(TimeSpan.FromDays(3));
        }

        // The commands go by the demo's clock, too.
        await using var output = new StringWriter();
        await DoctorCommand.RunAsync([], _folder, output, TestContext.Current.CancellationToken);
        Assert.Contains($"演示的数据：时间按演示的钟算，现在是 {DoctorTexts.Local(DemoSite.CampaignMorning.AddDays(3))[..10]}", output.ToString(), StringComparison.Ordinal);

        await using (var kept = await StartAsync(_folder, keep: true))
        {
            Assert.True(kept.Kept);
            Assert.True(kept.Clock.GetUtcNow() >= DemoSite.CampaignMorning.AddDays(3));
        }

        await using var fresh = await StartAsync(_folder);
        Assert.False(fresh.Kept);
        Assert.True(fresh.Clock.GetUtcNow() < DemoSite.CampaignMorning.AddDays(1));
    }

    [Fact]
    public async Task AfterAKill_KeptDataKeepTheirTime()
    {
        var killed = Path.Combine(_folder, "killed");
        await using (var first = await StartAsync(_folder))
        {
            first.Clock.Advance(TimeSpan.FromDays(3));

            // As a kill leaves it: what is on disk now.
            Directory.CreateDirectory(killed);
            foreach (var name in new[] { "bot.db", "bot.db-wal", "clock.txt" })
            {
                File.Copy(Path.Combine(_folder, name), Path.Combine(killed, name));
            }
        }

        // Its data were written half an hour after the clock was moved.
        File.SetLastWriteTimeUtc(Path.Combine(killed, "clock.txt"), File.GetLastWriteTimeUtc(Path.Combine(killed, "bot.db-wal")).AddMinutes(-30));
        await using var kept = await StartAsync(killed, keep: true);
        Assert.True(kept.Clock.GetUtcNow() >= DemoSite.CampaignMorning.AddDays(3).AddMinutes(30));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ADatabaseThatNoDemoMade_IsLeftAlone(bool keep)
    {
        var database = Path.Combine(_folder, "bot.db");
        await File.WriteAllTextAsync(database, "a bureau's site", TestContext.Current.CancellationToken);

        var wrong = await Assert.ThrowsAsync<DemoFolderException>(() => StartAsync(_folder, keep: keep));

        Assert.Contains("不是演示留下的", Faults.Sentence(wrong), StringComparison.Ordinal);
        Assert.Equal("a bureau's site", await File.ReadAllTextAsync(database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ADatabaseThatAnotherProgramWorksOn_IsNotCleared()
    {
        await using (await StartAsync(_folder))
        {
            // Leaves a database of a demo.
        }

        await using (var other = new SqliteConnection($"Data Source={Path.Combine(_folder, "bot.db")};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var look = other.CreateCommand();
            look.CommandText = "select count(*) from enterprise";
            await look.ExecuteScalarAsync(TestContext.Current.CancellationToken);

            var wrong = await Assert.ThrowsAsync<DemoFolderException>(() => StartAsync(_folder));
            Assert.Contains("正在被别的程序使用", Faults.Sentence(wrong), StringComparison.Ordinal);
        }

        await using var after = await StartAsync(_folder);
        Assert.True(after.Cleared);
    }

    [Fact]
    public async Task FolderWithAnySign_IsUsed()
    {
        var odd = Path.Combine(_folder, "a;b='c\"");

        await using var site = await StartAsync(odd);

        Assert.True(File.Exists(Path.Combine(odd, "bot.db")));
    }

    private static Task<DemoSite> StartAsync(string folder, int port = 0, bool keep = false) =>
        DemoSite.StartAsync(folder, keep, port, TestContext.Current.CancellationToken);
}

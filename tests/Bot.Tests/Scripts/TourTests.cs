using Bot.Operations.Demo;

namespace Bot.Tests.Scripts;

/// <summary>demo --tour plays to its end, and says so when it does not.</summary>
[Collection(nameof(ConsoleUsers))]
public sealed class TourTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bot-tour-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Tour_WritesBothFiles_AndTheSecondOverTheSameDataFallsShort()
    {
        Assert.Equal(0, await DemoCommand.RunAsync(folder, 0, keep: false, tour: true, TestContext.Current.CancellationToken));
        Assert.True(new FileInfo(Assert.Single(Directory.GetFiles(folder, "*.xlsx"))).Length > 1000);
        Assert.True(new FileInfo(Assert.Single(Directory.GetFiles(folder, "*.docx"))).Length > 1000);

        // The commitment is signed already, so the card that the first step waits for does not come.
        Assert.Equal(1, await DemoCommand.RunAsync(folder, 0, keep: true, tour: true, TestContext.Current.CancellationToken, TimeSpan.FromSeconds(1)));
    }
}

/// <summary>Tests that take or fill the process's console run alone.</summary>
[CollectionDefinition(nameof(ConsoleUsers), DisableParallelization = true)]
public sealed class ConsoleUsers;

using Bot.Operations;
using Bot.Storage;

namespace Bot.Tests.Operations;

/// <summary>Files of commands: whole or not there.</summary>
public sealed class OutFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-out-").FullName;

    private string Name => Path.Combine(_folder, "x.zip");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WhateverEndsTheMaking_NothingIsLeftOfIt()
    {
        await File.WriteAllTextAsync(Name, "of before", TestContext.Current.CancellationToken);
        await using var said = new StringWriter();
        await Assert.ThrowsAsync<StorageBusyException>(() => OutFile.WriteAsync(Name, said, async part =>
        {
            await File.WriteAllTextAsync(part, "half", TestContext.Current.CancellationToken);
            throw new StorageBusyException("busy");
        }));
        Assert.False(await OutFile.WriteAsync(Name, said, async part =>
        {
            await File.WriteAllTextAsync(part, "half", TestContext.Current.CancellationToken);
            return false;
        }));
        Assert.Equal("", said.ToString());
        Assert.Equal("of before", await OnlyFileAsync());
    }

    [Fact]
    public async Task WhatIsThere_IsReplacedOnlyWhereThatIsMeant()
    {
        await using var said = new StringWriter();
        Assert.True(await OutFile.WriteAsync(Name, said, "one"u8.ToArray(), TestContext.Current.CancellationToken));
        Assert.True(await OutFile.WriteAsync(Name, said, "two"u8.ToArray(), TestContext.Current.CancellationToken));
        Assert.Equal("", said.ToString());
        Assert.False(await OutFile.WriteAsync(Name, said, async part =>
        {
            await File.WriteAllTextAsync(part, "three", TestContext.Current.CancellationToken);
            return true;
        }, overwrite: false));
        Assert.Contains($"写不了文件 {Name}", said.ToString(), StringComparison.Ordinal);
        Assert.Equal("two", await OnlyFileAsync());
    }

    private async Task<string> OnlyFileAsync() => await File.ReadAllTextAsync(Assert.Single(Directory.GetFileSystemEntries(_folder)), TestContext.Current.CancellationToken);
}

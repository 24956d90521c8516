namespace Bot.Tests.Storage;

/// <summary>The WAL is emptied beside the writer.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public async Task WhatIsCommitted_MovesIntoTheDatabaseFile_AndTheWalDoesNotGrowForEver()
    {
        await using var test = await TestDatabase.StartAsync();
        await test.WriteAsync(work => work.ExecuteAsync("create table filler (content blob not null) strict"));
        var largest = 0L;
        for (var round = 0; round < 200; round++)
        {
            await test.WriteAsync(work => work.ExecuteAsync("delete from filler"));
            await test.WriteAsync(work => work.ExecuteAsync("insert into filler (content) values (randomblob(200000))"));
            largest = Math.Max(largest, new FileInfo(test.File + "-wal").Length);

            // The checkpoints have a pause of their own between them.
            test.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        // 200 rounds write 40 MB; without checkpoints all of it would lie there.
        Assert.InRange(largest, 200_000, 20_000_000);
        Assert.True(new FileInfo(test.File).Length > 200_000);
    }
}

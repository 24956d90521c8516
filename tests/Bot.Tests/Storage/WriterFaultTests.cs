using Bot.Storage;
using Microsoft.Data.Sqlite;
using static Bot.Tests.Storage.Numbers;

namespace Bot.Tests.Storage;

/// <summary>What comes of work when something goes wrong: with itself, with the commit, with the file, or when there is too much of it.</summary>
public sealed class WriterFaultTests
{
    [Fact]
    public async Task AFullOrdinaryQueue_LeavesRoomForUrgentWork()
    {
        await using var test = await StartAsync(("Storage:QueueLength", "1"));
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = test.WriteAsync(async _ =>
        {
            started.SetResult();
            await gate.Task;
        });
        await started.Task;
        var waiting = test.WriteAsync(work => AddAsync(work, 1));
        await Assert.ThrowsAsync<StorageBusyException>(() => test.WriteAsync(work => AddAsync(work, 2)));

        var urgent = test.Database.WriteUrgentlyAsync((work, _) => AddAsync(work, 3));
        gate.SetResult();
        await Task.WhenAll(first, waiting, urgent);

        Assert.Equal([1, 3], await NumbersAsync(test));
    }

    [Fact]
    public async Task AThrowingItem_FailsAlone_AndLeavesNothing()
    {
        await using var test = await StartAsync();
        var gate = new TaskCompletionSource();
        var afterCommit = new List<string>();

        var before = test.WriteAsync(async work =>
        {
            work.AfterCommit(() => afterCommit.Add("before"));
            await gate.Task;
            await AddAsync(work, 1);
        });
        var bad = test.WriteAsync(async work =>
        {
            work.AfterCommit(() => afterCommit.Add("bad"));
            await AddAsync(work, 2);
            throw new FormatException("no good");
        });
        var breach = test.WriteAsync(async work =>
        {
            await AddAsync(work, 3);
            await AddAsync(work, 1);
        });
        var after = test.WriteAsync(work => AddAsync(work, 4));
        gate.SetResult();

        await before;
        await Assert.ThrowsAsync<FormatException>(() => bad);
        await Assert.ThrowsAsync<SqliteException>(() => breach);
        await after;
        Assert.Equal([1, 4], await NumbersAsync(test));
        Assert.Equal(["before"], afterCommit);
    }

    [Fact]
    public async Task ACommitThatFails_FailsAllOfItsWork_AndTheNextOneGoesOn()
    {
        await using var test = await StartAsync();
        await test.WriteAsync(work => work.ExecuteAsync("create table child (parent integer references number (n) deferrable initially deferred)"));
        var gate = new TaskCompletionSource();

        var good = test.WriteAsync(async work =>
        {
            await gate.Task;
            await AddAsync(work, 1);
        });
        var orphan = test.WriteAsync(work => work.ExecuteAsync("insert into child (parent) values (99)"));
        gate.SetResult();

        await Assert.ThrowsAsync<SqliteException>(() => good);
        await Assert.ThrowsAsync<SqliteException>(() => orphan);
        await test.WriteAsync(work => AddAsync(work, 2));
        Assert.Equal([2], await NumbersAsync(test));
    }

    [Fact]
    public async Task AFullQueue_RefusesAsBusy()
    {
        await using var test = await StartAsync(("Storage:QueueLength", "2"));
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = test.WriteAsync(async _ =>
        {
            started.SetResult();
            await gate.Task;
        });
        await started.Task;
        var waiting = new[] { test.WriteAsync(work => AddAsync(work, 1)), test.WriteAsync(work => AddAsync(work, 2)) };

        await Assert.ThrowsAsync<StorageBusyException>(() => test.WriteAsync(work => AddAsync(work, 3)));

        gate.SetResult();
        await Task.WhenAll([first, .. waiting]);
        Assert.Equal([1, 2], await NumbersAsync(test));
    }

    [Fact]
    public async Task ALockedDatabase_IsBusyAfterTheLimit_AndBlocksNoReader()
    {
        await using var test = await StartAsync(("Storage:BusyLimit", "00:00:02"));
        await test.WriteAsync(work => AddAsync(work, 1));
        await using var other = new SqliteConnection($"Data Source={test.File};Pooling=False");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            var locked = test.WriteAsync(work => AddAsync(work, 2));
            Assert.Equal([1], await NumbersAsync(test));
            Assert.False(locked.IsCompleted);

            await Assert.ThrowsAsync<StorageBusyException>(() => locked);
        }

        await test.WriteAsync(work => AddAsync(work, 3));
        Assert.Equal([1, 3], await NumbersAsync(test));
    }

    [Fact]
    public async Task AFullDisk_IsBusyForTheWholeGroup_AndWithRoomAllGoesOn()
    {
        await using var test = await StartAsync();
        var pages = await test.WriteAsync(async work =>
        {
            var used = await work.ScalarAsync<long>("pragma page_count");
            await work.ExecuteAsync($"pragma max_page_count = {used}");
            return used;
        });

        var gate = new TaskCompletionSource();
        var good = test.WriteAsync(async work =>
        {
            await gate.Task;
            await AddAsync(work, 7);
        });
        var large = test.WriteAsync(work => work.ExecuteAsync("create table large as select randomblob(100000) as content"));
        gate.SetResult();

        await Assert.ThrowsAsync<StorageFullException>(() => large);
        await Assert.ThrowsAsync<StorageFullException>(() => good);
        Assert.Contains("full", test.Database.Fault, StringComparison.Ordinal);
        await test.WriteAsync(work => work.ExecuteAsync("update outbox set attempts = 0 where id = -1"));
        Assert.Contains("full", test.Database.Fault, StringComparison.Ordinal);

        await test.WriteAsync(work => work.ExecuteAsync($"pragma max_page_count = {pages + 1000}"));
        await test.WriteAsync(work => AddAsync(work, 1));
        Assert.Null(test.Database.Fault);
        Assert.Equal([1], await NumbersAsync(test));
    }

    [Fact]
    public async Task ALockThatEndsInTime_IsWaitedFor()
    {
        await using var test = await StartAsync();
        await using var other = new SqliteConnection($"Data Source={test.File};Pooling=False");
        await other.OpenAsync();
        Task write;
        await using (await other.BeginTransactionAsync())
        {
            write = test.WriteAsync(work => AddAsync(work, 1));
        }

        await AdvanceUntilDoneAsync(test, write);
        Assert.Equal([1], await NumbersAsync(test));
    }
}

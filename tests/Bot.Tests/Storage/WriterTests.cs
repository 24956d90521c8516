using Bot.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

public sealed class WriterTests
{
    [Fact]
    public async Task WorkThatWaitsTogether_SharesOneCommit()
    {
        await using var test = await StartAsync();
        var commits = test.Count(StorageMetrics.MeterName, "bot.storage.commits");
        var works = test.Count(StorageMetrics.MeterName, "bot.storage.works");
        var gate = new TaskCompletionSource();

        var first = test.WriteAsync(async work =>
        {
            await gate.Task;
            await AddAsync(work, 0);
        });
        var others = Enumerable.Range(1, 5).Select(number => test.WriteAsync(work => AddAsync(work, number))).ToList();
        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(1, commits.GetMeasurementSnapshot().Sum(measurement => measurement.Value));
        Assert.Equal(6, works.GetMeasurementSnapshot().Sum(measurement => measurement.Value));
        Assert.Equal([0, 1, 2, 3, 4, 5], await NumbersAsync(test));
    }

    [Fact]
    public async Task ALoneItem_WaitsForNobody()
    {
        // The clock stands still: any waiting would last for ever.
        await using var test = await StartAsync();

        await test.WriteAsync(work => AddAsync(work, 1)).WaitAsync(TimeSpan.FromSeconds(30));
        await test.WriteAsync(work => AddAsync(work, 2)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal([1, 2], await NumbersAsync(test));
    }

    [Fact]
    public async Task Writing_HoldsNoThreadOfThePool()
    {
        await using var test = await StartAsync();
        var pooled = new List<bool>();

        for (var number = 1; number <= 3; number++)
        {
            await test.WriteAsync(async work =>
            {
                pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
                await Task.Yield();
                await AddAsync(work, number);
                pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            });
        }

        Assert.Equal(Enumerable.Repeat(false, 6), pooled);
    }

    [Fact]
    public async Task UrgentWork_GoesAheadOfAllThatWaits()
    {
        await using var test = await StartAsync();
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var order = new List<int>();
        var first = test.WriteAsync(async _ =>
        {
            started.SetResult();
            await gate.Task;
        });
        await started.Task;
        var ordinary = Enumerable.Range(1, 3).Select(number => test.WriteAsync(work => NoteAsync(work, number))).ToList();
        var urgent = test.Database.WriteUrgentlyAsync(async (work, _) =>
        {
            await NoteAsync(work, 9);
            return true;
        });
        gate.SetResult();
        await Task.WhenAll([first, urgent, .. ordinary]);

        Assert.Equal([9, 1, 2, 3], order);

        async Task NoteAsync(UnitOfWork work, int number)
        {
            order.Add(number);
            await AddAsync(work, number);
        }
    }

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

            await Assert.ThrowsAsync<StorageBusyException>(() => AdvanceUntilDoneAsync(test, locked));
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

        await test.WriteAsync(work => work.ExecuteAsync($"pragma max_page_count = {pages + 1000}"));
        await test.WriteAsync(work => AddAsync(work, 1));
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

    [Fact]
    public async Task ACancelledItem_IsNotRun()
    {
        await using var test = await StartAsync();
        using var cancel = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var first = test.WriteAsync(async _ => await gate.Task);
        var second = test.Database.WriteAsync(
            async (work, _) =>
            {
                await AddAsync(work, 1);
                return true;
            },
            cancel.Token);
        await cancel.CancelAsync();
        gate.SetResult();

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Empty(await NumbersAsync(test));
    }

    [Fact]
    public async Task AskingForTheWriterInsideAUnitOfWork_IsRefusedInsteadOfWaitingForEver()
    {
        await using var test = await StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            test.WriteAsync(_ => test.WriteAsync(work => AddAsync(work, 1))));
    }

    [Fact]
    public async Task Reading_SeesOneSnapshot_AndCannotWrite()
    {
        await using var test = await StartAsync();
        await test.WriteAsync(work => AddAsync(work, 1));

        var seen = await test.ReadAsync(async work =>
        {
            await test.WriteAsync(writer => AddAsync(writer, 2));
            return await work.ScalarAsync<int>("select count(*) from number");
        });

        Assert.Equal(1, seen);
        Assert.Equal([1, 2], await NumbersAsync(test));
        var error = await Assert.ThrowsAsync<SqliteException>(() => test.ReadAsync(work => work.ExecuteAsync("insert into number values (3)")));
        Assert.Equal(8, error.SqliteErrorCode);
    }

    [Fact]
    public async Task Stopping_WritesWhatWaits_AndRefusesTheRest()
    {
        await using var test = await StartAsync();
        var gate = new TaskCompletionSource();
        var first = test.WriteAsync(async _ => await gate.Task);
        var waiting = test.WriteAsync(work => AddAsync(work, 1));
        var stop = test.Database.StopAsync(CancellationToken.None);
        await Assert.ThrowsAsync<StorageBusyException>(() => test.WriteAsync(work => AddAsync(work, 2)));

        gate.SetResult();
        await Task.WhenAll(first, waiting, stop);

        await test.RestartAsync();
        Assert.Equal([1], await NumbersAsync(test));
    }

    [Fact]
    public async Task TheWriter_KeepsTheJournalInWal_AndSyncsEveryCommit()
    {
        await using var test = await StartAsync();

        Assert.Equal("wal", await test.WriteAsync(work => work.ScalarAsync<string>("pragma journal_mode")));
        Assert.Equal(2, await test.WriteAsync(work => work.ScalarAsync<int>("pragma synchronous")));
        Assert.Equal(1, await test.WriteAsync(work => work.ScalarAsync<int>("pragma foreign_keys")));
    }

    private static async Task<TestDatabase> StartAsync(params (string Key, string Value)[] settings)
    {
        var test = await TestDatabase.StartAsync(null, settings);
        await test.WriteAsync(work => work.ExecuteAsync("create table number (n integer primary key) strict"));
        return test;
    }

    private static Task<int> AddAsync(UnitOfWork work, int number) =>
        work.ExecuteAsync("insert into number (n) values (@number)", new { number });

    private static Task<IReadOnlyList<int>> NumbersAsync(TestDatabase test) =>
        test.ReadAsync(work => work.QueryAsync<int>("select n from number order by n"));

    private static async Task AdvanceUntilDoneAsync(TestDatabase test, Task task)
    {
        while (!task.IsCompleted)
        {
            test.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        await task;
    }
}

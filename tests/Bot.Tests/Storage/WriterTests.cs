using Bot.Storage;
using Microsoft.Data.Sqlite;
using static Bot.Tests.Storage.Numbers;

namespace Bot.Tests.Storage;

/// <summary>What the writer of SQLite does with the work it is given: order, sharing, reading beside it, stopping.</summary>
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
}

using Bot.Storage;

namespace Bot.Tests.Storage;

public sealed class WriteBatchesTests
{
    [Fact]
    public async Task WhatWaitsTogether_IsOneUnitOfWork_AndALoneItemWaitsForNobody()
    {
        // The clock stands still: any waiting would last for ever.
        await using var test = await StartAsync();
        var sizes = new List<int>();
        var batches = Batches(test, sizes);

        Assert.Equal(10, await batches.AddAsync(1).WaitAsync(TimeSpan.FromSeconds(30)));
        var gate = await BlockAsync(test);
        var waiting = Enumerable.Range(2, 300).Select(batches.AddAsync).ToList();
        gate.SetResult();
        var results = await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(2, 300).Select(number => number * 10), results);
        Assert.Equal(1, sizes[0]);
        Assert.Equal(301, sizes.Sum());
        Assert.True(sizes.Count <= 4, $"{sizes.Count} units of work");
        Assert.Equal(Enumerable.Range(1, 301), await NumbersAsync(test));
    }

    [Fact]
    public async Task OneAtFault_FailsAlone()
    {
        await using var test = await StartAsync();
        var batches = Batches(test, []);
        var gate = await BlockAsync(test);
        var good = batches.AddAsync(1);
        var bad = batches.AddAsync(-1);
        var also = batches.AddAsync(2);
        gate.SetResult();

        Assert.Equal(10, await good);
        await Assert.ThrowsAsync<FormatException>(() => bad);
        Assert.Equal(20, await also);
        Assert.Equal([1, 2], await NumbersAsync(test));
    }

    [Fact]
    public async Task WhatWaitsForTheNextUnitOfWork_DoesNotFailWithTheOneBefore()
    {
        await using var test = await StartAsync();
        var (inside, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var batches = new WriteBatches<int, int>(test.Database, test.Get<StorageMetrics>(), async (_, items) =>
        {
            if (items is [-1])
            {
                inside.SetResult();
                await gate.Task;
                throw new FormatException("no good");
            }

            return [.. items];
        }, mostWaiting: 100);

        var bad = batches.AddAsync(-1);
        await inside.Task;
        var behind = new[] { batches.AddAsync(1), batches.AddAsync(2) };
        gate.SetResult();

        await Assert.ThrowsAsync<FormatException>(() => bad);
        var results = await Task.WhenAll(behind);
        Assert.Equal([1, 2], results);
    }

    [Fact]
    public async Task TooMuchWaiting_IsRefusedAsBusy_AndCounted()
    {
        await using var test = await StartAsync();
        var refused = test.Count(StorageMetrics.MeterName, "bot.storage.refused");
        var batches = Batches(test, [], mostWaiting: 2);
        var gate = await BlockAsync(test);
        var waiting = new[] { batches.AddAsync(1), batches.AddAsync(2) };

        await Assert.ThrowsAsync<StorageBusyException>(() => batches.AddAsync(3));

        gate.SetResult();
        await Task.WhenAll(waiting);
        Assert.Equal(1, refused.GetMeasurementSnapshot().Sum(measurement => measurement.Value));
        Assert.Equal([1, 2], await NumbersAsync(test));
        Assert.Equal(40, await batches.AddAsync(4));
    }

    [Fact]
    public async Task AStorageFault_IsToldToEverybody_AndTheNextBatchGoesOn()
    {
        await using var test = await StartAsync();
        var full = true;
        var batches = new WriteBatches<int, int>(test.Database, test.Get<StorageMetrics>(), (_, items) => full
            ? throw new StorageBusyException("no room")
            : Task.FromResult<IReadOnlyList<int>>([.. items]), mostWaiting: 100);
        var gate = await BlockAsync(test);
        var waiting = new[] { batches.AddAsync(1), batches.AddAsync(2) };
        gate.SetResult();

        foreach (var one in waiting)
        {
            await Assert.ThrowsAsync<StorageBusyException>(() => one);
        }

        full = false;
        Assert.Equal(3, await batches.AddAsync(3));
    }

    private static WriteBatches<int, int> Batches(TestDatabase test, List<int> sizes, int mostWaiting = 1000) => new(
        test.Database,
        test.Get<StorageMetrics>(),
        async (work, items) =>
        {
            foreach (var item in items)
            {
                await work.ExecuteAsync("insert into number (n) values (@item)", new { item });
                if (item < 0)
                {
                    throw new FormatException("no good");
                }
            }

            sizes.Add(items.Count);
            return [.. items.Select(item => item * 10)];
        },
        mostWaiting);

    /// <summary>The writer is busy until the result is set.</summary>
    private static async Task<TaskCompletionSource> BlockAsync(TestDatabase test)
    {
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _ = test.WriteAsync(async _ =>
        {
            started.SetResult();
            await gate.Task;
        });
        await started.Task;
        return gate;
    }

    private static async Task<TestDatabase> StartAsync()
    {
        var test = await TestDatabase.StartAsync();
        await test.WriteAsync(work => work.ExecuteAsync("create table number (n integer primary key) strict"));
        return test;
    }

    private static Task<IReadOnlyList<int>> NumbersAsync(TestDatabase test) =>
        test.ReadAsync(work => work.QueryAsync<int>("select n from number order by n"));
}

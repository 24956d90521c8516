using System.Data.Common;
using Bot.Storage;
using Bot.Storage.Stores;
using Bot.Tests.Support;

namespace Bot.Tests.Storage;

/// <summary>What every writer promises, whatever the database, with one process and with two.</summary>
public sealed class WriterContractTests
{
    [Theory, EachDatabase]
    public async Task AThrowingWork_LeavesNothing_AndTheNextGoesOn(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var told = new List<string>();

        await Assert.ThrowsAsync<FormatException>(() => test.WriteAsync(async work =>
        {
            work.AfterCommit(() => told.Add("bad"));
            await SignAsync(work, "a");
            throw new FormatException();
        }));
        await test.WriteAsync(async work =>
        {
            work.AfterCommit(() => told.Add("good"));
            await SignAsync(work, "b");
        });

        Assert.Equal(["b"], await SignersAsync(test));
        Assert.Equal(["good"], told);
    }

    [Theory, EachDatabase]
    public async Task ADuplicateKey_IsKnownAsOne_AndLeavesNothing(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => SignAsync(work, "a"));

        var error = await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(async work =>
        {
            await SignAsync(work, "b");
            await SignAsync(work, "a");
        }));

        Assert.True(await test.ReadAsync(work => Task.FromResult(work.Dialect.IsDuplicate(error))));
        Assert.Equal(["a"], await SignersAsync(test));
    }

    [Theory, EachDatabase]
    public async Task AUniqueIndex_RefusesAsAKeyDoes(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new InspectionStore();
        await test.WriteAsync(work => store.AddAsync(work, Samples.Inspection("i1") with { Number = 1 }));

        var error = await Assert.ThrowsAnyAsync<DbException>(() => test.WriteAsync(work => store.AddAsync(work, Samples.Inspection("i2") with { Number = 1 })));

        Assert.True(await test.ReadAsync(work => Task.FromResult(work.Dialect.IsDuplicate(error))));
        await test.WriteAsync(work => store.AddAsync(work, Samples.Inspection("i3")));
        await test.WriteAsync(work => store.AddAsync(work, Samples.Inspection("i4")));
    }

    [Theory, EachDatabase]
    public async Task WhatAReaderWrites_StaysNowhere(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);

        await Record.ExceptionAsync(() => test.ReadAsync(async work =>
        {
            await SignAsync(work, "a");
            return true;
        }));

        Assert.Empty(await SignersAsync(test));
    }

    [Theory, EachDatabase]
    public async Task AskingForTheWriterInsideAUnitOfWork_IsRefused(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.WriteAsync(_ => test.WriteAsync(work => SignAsync(work, "a"))));
    }

    [Theory, EachDatabase]
    public async Task Stopping_WritesWhatWaits_AndRefusesTheRest(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var (started, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = test.WriteAsync(async work =>
        {
            started.SetResult();
            await gate.Task;
            await SignAsync(work, "a");
        });
        await started.Task;
        var stop = test.Database.StopAsync(CancellationToken.None);
        await Assert.ThrowsAsync<StorageBusyException>(() => test.WriteAsync(work => SignAsync(work, "b")));
        Assert.False(stop.IsCompleted);

        gate.SetResult();
        await Task.WhenAll(first, stop);
        await test.RestartAsync();

        Assert.Equal(["a"], await SignersAsync(test));
    }

    [Theory, EachDatabase]
    public async Task TwoInstances_ThatReadBeforeTheyWrite_DoSoOneAfterTheOther(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider, null, ("Storage:BusyLimit", "00:00:00"));
        await using var beside = await test.BesideAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => InsistAsync(() => CountUpAsync(number % 2 == 0 ? test : beside))));

        Assert.Equal(40, await test.ReadAsync(unit => unit.ScalarAsync<long>("select max(signed_at) from commitment")));
    }

    [Theory, EachDatabase]
    public async Task TwoInstances_ChainOneAudit(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider, null, ("Storage:BusyLimit", "00:00:00"));
        await using var beside = await test.BesideAsync();
        var log = new AuditLog();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => InsistAsync(() => (number % 2 == 0 ? test : beside).WriteAsync(async unit =>
        {
            await log.AppendAsync(unit, Samples.Now, "zhang", "turn", $"{number}", "");
            return number;
        }))));

        Assert.Null(await test.ReadAsync(log.VerifyAsync));
        Assert.Equal(30, (await beside.ReadAsync(log.HeadAsync)).Seq);
    }

    [Theory, EachDatabase]
    public async Task StartingTwiceAtOnce_MakesOneSchema(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider, null, ("Storage:BusyLimit", "00:00:00"));
        var versions = await test.ReadAsync(work => work.QueryAsync<long>("select number from SchemaVersions order by number"));
        var all = await Task.WhenAll(InsistAsync(test.BesideAsync), InsistAsync(test.BesideAsync));

        Assert.Equal(versions, await all[1].ReadAsync(work => work.QueryAsync<long>("select number from SchemaVersions order by number")));
        foreach (var one in all)
        {
            await one.DisposeAsync();
        }
    }

    [Theory]
    [EachDatabase("insert into SchemaVersions (number, name, checksum, applied_at) values (9999, 'future', 'x', 0)", "第 9999 版（future）")]
    [EachDatabase("update SchemaVersions set checksum = 'other' where number = 1", "第 1 版结构（messaging）")]
    public async Task ASchemaThatIsNotOurs_IsRefused(string provider, string harm, string words)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        test.SchemaChanges = true;
        await test.WriteAsync(work => work.ExecuteAsync(harm));

        var error = await Assert.ThrowsAsync<StorageUnusableException>(test.RestartAsync);

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task AnotherProgramsDatabase_IsRefused(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        test.SchemaChanges = true;
        await test.WriteAsync(async work =>
        {
            await work.ExecuteAsync("drop table SchemaVersions");
        });

        var error = await Assert.ThrowsAsync<StorageUnusableException>(test.RestartAsync);

        Assert.Contains("别的程序", error.Message, StringComparison.Ordinal);
    }

    private static Task<int> CountUpAsync(TestDatabase test) => test.WriteAsync(async unit =>
    {
        await unit.AloneAsync();
        var next = await unit.ScalarAsync<long>("select coalesce(max(signed_at), 0) + 1 from commitment");
        return await unit.ExecuteAsync(
            "insert into commitment (campaign_id, signer, text_sha256, signed_at) values ('c', @signer, 'x', @next)",
            new { signer = $"s{next}", next });
    });

    /// <summary>As every caller does: a busy database is asked again. The clock stands still, so it is busy at once.</summary>
    private static async Task<T> InsistAsync<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (StorageBusyException)
            {
                await Task.Yield();
            }
        }
    }

    private static Task<int> SignAsync(UnitOfWork work, string signer) =>
        work.ExecuteAsync("insert into commitment (campaign_id, signer, text_sha256, signed_at) values ('c', @signer, 'x', 1)", new { signer });

    private static Task<IReadOnlyList<string>> SignersAsync(TestDatabase test) =>
        test.ReadAsync(work => work.QueryAsync<string>("select signer from commitment order by signer"));
}

using System.Diagnostics.Metrics;
using Bot.Redis;
using Bot.Storage.Leases;
using Bot.Tests.Storage;
using Bot.Tests.Support;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Bot.Tests.Redis;

/// <summary>One holder at a time, in the database and in Redis.</summary>
[Collection(RedisCollection.Name)]
public sealed class LeaseTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    [Theory, EachDatabase]
    public async Task InTheDatabase_OneHolder_UntilItIsGivenBackOrItsTimeEnds(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var lease = test.Get<ILease>();
        Assert.IsType<SqlLease>(lease);

        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 8).Select(n => lease.TakeAsync("race", $"h{n}", Length).AsTask()))).Count(taken => taken));
        Assert.True(await lease.TakeAsync("n", "a", Length));
        Assert.True(await lease.TakeAsync("n", "a", Length));
        Assert.False(await lease.TakeAsync("n", "b", Length));
        Assert.False(await lease.ExtendAsync("n", "b", Length));
        await lease.ReleaseAsync("n", "b");
        Assert.False(await lease.TakeAsync("n", "b", Length));
        test.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await lease.ExtendAsync("n", "a", Length));
        test.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await lease.TakeAsync("n", "b", Length));
        test.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await lease.ExtendAsync("n", "a", Length));
        Assert.True(await lease.TakeAsync("n", "b", Length));
        await lease.ReleaseAsync("n", "b");
        Assert.True(await lease.TakeAsync("n", "a", Length));

        // A lease of a clock that was put back since.
        await test.WriteAsync(work => work.ExecuteAsync("update lease set lease_until = @far", new { far = test.Time.GetUtcNow().AddDays(1) }));
        Assert.True(await lease.TakeAsync("n", "b", Length));
    }

    [Fact]
    public async Task InRedis_OneHolderOverTheInstances()
    {
        await using var hosts = await RedisHosts.StartAsync();
        var (one, two) = (hosts.Bots[0].Get<ILease>(), hosts.Bots[1].Get<ILease>());
        Assert.IsType<RedisLease>(one);

        Assert.True(await one.TakeAsync("n", "a", Length));
        Assert.True(await one.TakeAsync("n", "a", Length));
        Assert.False(await two.TakeAsync("n", "b", Length));
        Assert.True(await one.ExtendAsync("n", "a", Length));
        Assert.False(await two.ExtendAsync("n", "b", Length));
        await two.ReleaseAsync("n", "b");
        Assert.False(await two.TakeAsync("n", "b", Length));
        await one.ReleaseAsync("n", "a");
        Assert.True(await two.TakeAsync("n", "b", Length));
        Assert.Equal(0, await hosts.Bots[0].CountAsync("select count(*) from lease"));
    }

    [Fact]
    public async Task RedisLost_TheDatabaseHoldsThem_CountedAndBack()
    {
        await using var hosts = await RedisHosts.StartAsync();
        var (one, two) = (hosts.Bots[0].Get<ILease>(), hosts.Bots[1].Get<ILease>());
        using var lost = new MetricCollector<long>(hosts.Bots[0].Get<IMeterFactory>(), RedisMetrics.MeterName, "bot.redis.lost");
        Assert.True(await one.TakeAsync("n", "a", Length));
        await hosts.KillAsync();

        // The holder takes it along.
        Assert.True(await one.ExtendAsync("n", "a", Length));
        Assert.False(await two.TakeAsync("n", "b", Length));
        Assert.Equal(1, await hosts.Bots[0].CountAsync("select count(*) from lease where holder = 'a'"));
        Assert.Equal(1, lost.GetMeasurementSnapshot().Sum(measured => measured.Value));

        await one.ReleaseAsync("n", "a");
        await hosts.StartAgainAsync();
        Assert.True(await two.TakeAsync("n", "b", Length));
        Assert.False(await one.TakeAsync("n", "a", Length));
        Assert.Equal(0, await hosts.Bots[0].CountAsync("select count(*) from lease"));
    }
}

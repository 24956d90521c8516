using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Storage.Stores;

public sealed class LeaveStoreTests
{
    [Theory, EachDatabase]
    public async Task ALeave_IsOpenTillItEnds_Once_AndKnowsItsVisits(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var store = new LeaveStore();
        var (first, second) = (Leave("l1", 10), Leave("l2", 9));
        await test.WriteAsync(async work =>
        {
            await store.AddAsync(work, first, Samples.Now);
            await store.AddAsync(work, second, Samples.Now);
            Assert.True(await store.AddVisitAsync(work, "l1", "v1"));
            Assert.False(await store.AddVisitAsync(work, "l1", "v1"));
        });

        Assert.Equal([second, first], await test.ReadAsync(store.OpenAsync));
        Assert.Equal(["v1"], await test.ReadAsync(work => store.VisitsAsync(work, "l1")));
        Assert.True(await test.WriteAsync(work => store.EndAsync(work, "l1", Samples.Now)));
        Assert.False(await test.WriteAsync(work => store.EndAsync(work, "l1", Samples.Now)));
        Assert.Equal([second], await test.ReadAsync(store.OpenAsync));
    }

    private static Leave Leave(string id, int from) => new()
    {
        Id = id,
        UserId = "zhang",
        Deputy = "wu",
        From = new DateOnly(2020, 12, from),
        To = new DateOnly(2020, 12, 12),
        RegisteredBy = "wang",
    };
}

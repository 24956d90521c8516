using System.Collections.Concurrent;
using System.Text;
using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Storage;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

/// <summary>Two processes on one database share the work: nothing twice, nothing lost, each person in order.</summary>
public sealed class TwoInstancesTests
{
    [Theory, EachDatabase]
    public async Task TwoClaims_NeverGetOneRowOrOneLane(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Storage:BusyLimit", "00:00:00"));
        await using var beside = await fixture.Test.BesideAsync();
        for (var number = 0; number < 40; number++)
        {
            await fixture.AcceptAsync($"lane{number % 20}", $"{number}");
            await fixture.SendAsync($"lane{number % 20}", $"{number}");
        }

        var (ours, theirs) = (beside.Get<InboxWorker>(), beside.Get<OutboxWorker>());
        var inbox = await Task.WhenAll(Enumerable.Range(0, 12).Select(round => InsistAsync(() => (round % 2 == 0 ? fixture.InboxWorker : ours).ClaimAsync(take: 3, running: 0))));
        var outbox = await Task.WhenAll(Enumerable.Range(0, 12).Select(round => InsistAsync(() => (round % 2 == 0 ? fixture.OutboxWorker : theirs).ClaimAsync(take: 3, running: 0))));

        Expect(inbox.SelectMany(claimed => claimed).Select(one => one.Item.Lane));
        Expect(outbox.SelectMany(claimed => claimed).Select(one => one.Item.Lane));

        // A claim that waited for another's rows may come back with less than it asked for; the next one finds the rest.
        var rest = await InsistAsync(() => fixture.InboxWorker.ClaimAsync(take: 40, running: 0));
        Assert.Equal(20, inbox.Sum(claimed => claimed.Count) + rest.Count);

        static void Expect(IEnumerable<string> lanes)
        {
            var all = lanes.ToList();
            Assert.NotEmpty(all);
            Assert.Equal(all.Distinct(StringComparer.Ordinal), all);
        }
    }

    [Theory, EachDatabase]
    public async Task TwoInstances_HandleEverythingOnce_EachLaneInOrder(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Storage:BusyLimit", "00:00:00"), ("Messaging:ParallelLanes", "4"));
        await using var beside = await fixture.Test.BesideAsync();
        var handled = new ConcurrentQueue<(string Lane, int Number)>();
        fixture.Recorder.OnItem = (item, work) =>
        {
            // Run again after a conflict it notes again; what is kept is what was committed.
            work.AfterCommit(() => handled.Enqueue((item.Lane, int.Parse(item.Body, null))));
            return Task.CompletedTask;
        };
        Inbox[] doors = [fixture.Inbox, beside.Get<Inbox>()];

        // Accepted by both, twice over: as when a repeated callback goes to the other instance.
        foreach (var number in Enumerable.Range(0, 30))
        {
            var results = await Task.WhenAll(doors.Select(door => InsistAsync(() => door.AcceptAsync($"k{number}", $"lane{number % 5}", "test", $"{number}"))));
            Assert.Single(results, AcceptResult.Accepted);
        }

        InboxWorker[] workers = [fixture.InboxWorker, beside.Get<InboxWorker>()];
        for (var round = 0; round < 50 && handled.Count < 30; round++)
        {
            await Task.WhenAll(workers.Select(worker => InsistAsync(async () =>
            {
                await worker.DrainAsync();
                return true;
            })));
            fixture.Test.Time.Advance(TimeSpan.FromSeconds(3));
            beside.Time.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(30, handled.Count);
        Assert.All(handled.GroupBy(one => one.Lane, StringComparer.Ordinal), lane =>
            Assert.Equal(lane.Select(one => one.Number).Order(), lane.Select(one => one.Number)));
        Assert.All(await fixture.StatesAsync("inbox"), state => Assert.Equal("done", state));
    }

    [Theory, EachDatabase]
    public async Task TwoInstances_ThatWriteToOnePerson_KeepOneHead(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Storage:BusyLimit", "00:00:00"));
        await using var beside = await fixture.Test.BesideAsync();
        TestDatabase[] both = [fixture.Test, beside];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => InsistAsync(() => both[number % 2].WriteAsync(work =>
            both[number % 2].Get<Outbox>().EnqueueAsync(work, $"lane{number % 3}", "test", Encoding.UTF8.GetBytes($"{number}"), null, fixture.Test.Time.GetUtcNow())))));

        Assert.Equal(3, await fixture.Test.ReadAsync(work => work.ScalarAsync<int>("select count(*) from outbox where head = 1")));
        Assert.Equal(0, await fixture.Test.ReadAsync(work => work.ScalarAsync<int>(
            "select count(*) from outbox as o where head = 1 and exists (select 1 from outbox as e where e.state = 'new' and e.lane = o.lane and e.id < o.id)")));
    }

    /// <summary>As every caller does: a busy database is asked again.</summary>
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
}

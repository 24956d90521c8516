using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

public sealed class InboxWorkerTests
{
    [Theory, EachDatabase]
    public async Task EachLane_KeepsItsOrder_WhileLanesRunTogether(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        for (var number = 0; number < 20; number++)
        {
            foreach (var lane in new[] { "a", "b", "c" })
            {
                await fixture.AcceptAsync(lane, $"{number:00}");
            }
        }

        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(60, fixture.Recorder.Processed.Count);
        Assert.All(
            fixture.Recorder.Processed.GroupBy(item => item.Lane, StringComparer.Ordinal),
            lane => Assert.Equal(lane.Select(item => item.Body).Order(StringComparer.Ordinal), lane.Select(item => item.Body)));
        Assert.Equal(3, fixture.Recorder.Processed.Take(3).Select(item => item.Lane).Distinct(StringComparer.Ordinal).Count());
        Assert.True(fixture.InboxWorker.Idle);
    }

    [Theory, EachDatabase]
    public async Task AnItemAndItsEffects_AreOneCommit(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var outbox = fixture.Test.Get<Outbox>();
        var fails = true;
        fixture.Recorder.OnItem = async (item, work) =>
        {
            await outbox.EnqueueAsync(work, item.Lane, "test", [1], null, fixture.Test.Time.GetUtcNow());
            if (fails)
            {
                throw new FormatException();
            }
        };
        await fixture.AcceptAsync("a", "1");

        await fixture.InboxWorker.DrainAsync();
        Assert.Equal(["new"], await fixture.StatesAsync("inbox"));
        Assert.Empty(await fixture.StatesAsync("outbox"));

        fails = false;
        fixture.Test.Time.Advance(TimeSpan.FromMinutes(1));
        await fixture.InboxWorker.DrainAsync();
        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
        Assert.Equal(["new"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task APoisonItem_BecomesADeadLetter_AndItsLaneGoesOn(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "3"));
        fixture.Recorder.OnItem = (item, _) => item.Body == "bad" ? throw new FormatException("no good") : Task.CompletedTask;
        await fixture.AcceptAsync("a", "bad");
        await fixture.AcceptAsync("a", "good");
        await fixture.AcceptAsync("b", "other");

        await fixture.InboxWorker.DrainAsync();
        Assert.Equal(["new", "new", "done"], await fixture.StatesAsync("inbox"));
        await fixture.InboxWorker.DrainAsync();
        Assert.Single(fixture.Recorder.Processed, item => item.Body == "bad");

        await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(["new", "new", "done"], await fixture.StatesAsync("inbox"));
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["dead", "done", "done"], await fixture.StatesAsync("inbox"));
        Assert.Equal([1, 2, 3], fixture.Recorder.Processed.Where(item => item.Body == "bad").Select(item => item.Attempts));
        var dead = Assert.Single(await fixture.Test.ReadAsync(work => fixture.Test.Get<DeadLetters>().ListAsync(work, Queue.Inbox)));
        Assert.Equal(("a", "test", "FormatException: no good"), (dead.Lane, dead.Kind, dead.Error));
    }

    [Theory, EachDatabase]
    public async Task AReplayedDeadLetter_GetsAnotherFullRound(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "1"));
        var letters = fixture.Test.Get<DeadLetters>();
        fixture.Recorder.OnItem = (_, _) => throw new FormatException();
        await fixture.AcceptAsync("a", "1");
        await fixture.InboxWorker.DrainAsync();
        var dead = Assert.Single(await fixture.Test.ReadAsync(work => letters.ListAsync(work, Queue.Inbox)));

        fixture.Recorder.OnItem = (_, _) => Task.CompletedTask;
        Assert.True(await fixture.Test.WriteAsync(work => letters.ReplayAsync(work, Queue.Inbox, dead.Id, fixture.Test.Time.GetUtcNow())));
        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
        Assert.False(await fixture.Test.WriteAsync(work => letters.ReplayAsync(work, Queue.Inbox, dead.Id, fixture.Test.Time.GetUtcNow())));
        Assert.Empty(await fixture.Test.ReadAsync(work => letters.ListAsync(work, Queue.Inbox)));
    }

    [Theory, EachDatabase]
    public async Task AWorkerWhoseLeaseWentToAnother_ChangesNothing(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.AcceptAsync("a", "1");

        // The late worker has claimed and stands still; its lease ends and another one does the work.
        var late = Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));
        fixture.Test.Time.Advance(TimeSpan.FromMinutes(2));
        await fixture.InboxWorker.DrainAsync();
        await fixture.InboxWorker.HandleAsync(late, () => { });

        Assert.Equal(2, Assert.Single(fixture.Recorder.Processed).Attempts);
        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
    }

    [Theory, EachDatabase]
    public async Task ALeaseOfAnInstanceWhoseClockIsALittleAhead_IsRespected(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.AcceptAsync("a", "1");
        var right = fixture.Test.Time.GetUtcNow();
        fixture.Test.Time.AdjustTime(right + TimeSpan.FromSeconds(30));
        Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));

        fixture.Test.Time.AdjustTime(right);

        Assert.Empty(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));
    }

    [Theory, EachDatabase]
    public async Task TheLoop_IsWokenByAcceptance_WithoutPolling(string provider)
    {
        // The clock stands still, so only the wake-up can do it.
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Recorder.OnItem = (_, work) =>
        {
            work.AfterCommit(done.SetResult);
            return Task.CompletedTask;
        };
        var loop = fixture.InboxWorker;
        await loop.StartAsync(CancellationToken.None);

        await fixture.AcceptAsync("a", "1");
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await fixture.InboxWorker.DrainAsync();
        await loop.StopAsync(CancellationToken.None);

        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
    }
}

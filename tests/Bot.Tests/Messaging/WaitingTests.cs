using Bot.Messaging;
using Bot.Storage;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

/// <summary>What only waits, for its time, for others or for the right time, is neither given up nor forgotten.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(4);

    [Theory, EachDatabase]
    public async Task HoweverOldAMessage_WaitingIsNoFailing(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        DeliveryResult answer = new DeliveryResult.Stop("60020");
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult(answer);
        await fixture.SendAsync("a", "1");
        await fixture.SendAsync("a", "2");
        await fixture.OutboxWorker.DrainAsync();
        fixture.Test.Time.Advance(Old);

        // Mended, but the person has no room yet; then the server is away for a moment; then it goes out. The second one was never tried before.
        foreach (var next in new DeliveryResult[] { new DeliveryResult.Wait("send budget: minute", TimeSpan.FromMinutes(1)), new DeliveryResult.Retry("down"), new DeliveryResult.Done() })
        {
            answer = next;
            await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["done", "done"], await fixture.StatesAsync("outbox"));
        Assert.Empty(fixture.Recorder.GivenUp);
    }

    [Theory, EachDatabase]
    public async Task AStopOfTheService_CondemnsNothingOld(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.SendAsync("a", "1");
        fixture.Test.Time.Advance(Old);
        var claimed = Assert.Single(await fixture.OutboxWorker.ClaimAsync(take: 1, running: 0));
        fixture.Test.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();

        await fixture.OutboxWorker.HandleAsync(claimed, () => { });

        // Given back, not merely left: another instance takes it at once.
        Assert.Equal(1, await fixture.Test.ReadAsync(work => work.ScalarAsync<int>("select count(*) from outbox where state = 'new' and lease_token is null and attempts = 0")));
        Assert.Empty(fixture.Recorder.Sent);
    }

    [Theory, EachDatabase]
    public async Task ABusyDatabaseBeforeTheCall_IsNoDoubtAboutTheMessage(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "2"));
        var busy = true;
        fixture.Recorder.OnDelivery = (_, _) => busy ? throw new StorageBusyException("held by another process") : Task.FromResult<DeliveryResult>(new DeliveryResult.Done());
        await fixture.SendAsync("a", "1");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(["new"], await fixture.StatesAsync("outbox"));
        busy = false;
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(1));
        Assert.Equal(["done"], await fixture.StatesAsync("outbox"));
        Assert.All(fixture.Recorder.Delivered, item => Assert.False(item.MayHaveArrived));
    }

    [Theory, EachDatabase]
    public async Task TheTimeOfOnePerson_IsLookedFor_WhileTheCallForAnotherTakesLong(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var (slow, failed, delivered) = (new TaskCompletionSource(), false, new TaskCompletionSource());
        fixture.Recorder.OnDelivery = async (item, _) =>
        {
            if (item.Lane == "slow")
            {
                await slow.Task;
            }
            else if (!failed)
            {
                failed = true;
                return new DeliveryResult.Wait("-1", TimeSpan.FromSeconds(1));
            }
            else
            {
                delivered.SetResult();
            }

            return new DeliveryResult.Done();
        };
        await fixture.SendAsync("slow", "1");
        await fixture.SendAsync("b", "2");
        var drained = fixture.OutboxWorker.DrainAsync();
        while (await fixture.Test.ReadAsync(work => work.ScalarAsync<int>("select count(*) from outbox where waits_since is not null")) == 0)
        {
            await Task.Yield();
        }

        // The pause may end a part of a millisecond after a full second.
        fixture.Test.Time.Advance(TimeSpan.FromSeconds(1));
        fixture.Test.Time.Advance(TimeSpan.FromSeconds(1));

        await delivered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(drained.IsCompleted);
        slow.SetResult();
        await drained;
    }

    [Theory, EachDatabase]
    public async Task AnOlderMessageReplayed_TakesNothingOutOfAnothersHand(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Dead("refused"));
        var dead = await fixture.SendAsync("a", "1");
        await fixture.OutboxWorker.DrainAsync();
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Done());
        await fixture.SendAsync("a", "2");
        await using var beside = await fixture.Test.BesideAsync();
        var theirs = beside.Get<OutboxWorker>();
        var underWay = Assert.Single(await theirs.ClaimAsync(take: 1, running: 0));

        Assert.True(await fixture.Test.WriteAsync(work => fixture.Test.Get<DeadLetters>().ReplayAsync(work, Queue.Outbox, dead, fixture.Test.Time.GetUtcNow())));
        await fixture.OutboxWorker.DrainAsync();
        Assert.Equal(["1", "1"], fixture.Recorder.Sent);

        await theirs.HandleAsync(underWay, () => { });
        Assert.Equal(["1", "1", "2"], fixture.Recorder.Sent);
        Assert.Equal(["done", "done"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task WhatWaitsAfterAFailure_IsNotHeldUpByAClockPutBack(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var right = fixture.Test.Time.GetUtcNow();
        var fails = true;
        fixture.Recorder.OnItem = (_, _) => fails ? throw new FormatException() : Task.CompletedTask;
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(fails ? new DeliveryResult.Retry("down") : new DeliveryResult.Done());
        await fixture.AcceptAsync("a", "1");
        await fixture.SendAsync("a", "1");
        fixture.Test.Time.AdjustTime(right + TimeSpan.FromHours(1));
        await fixture.InboxWorker.DrainAsync();
        await fixture.OutboxWorker.DrainAsync();

        fails = false;
        fixture.Test.Time.AdjustTime(right + TimeSpan.FromMinutes(2));
        await fixture.InboxWorker.DrainAsync();
        await fixture.OutboxWorker.DrainAsync();

        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
        Assert.Equal(["done"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task AClockPutBackAnHour_HoldsNothingUp(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var right = fixture.Test.Time.GetUtcNow();
        await fixture.AcceptAsync("a", "in the hand of a program that died");
        await fixture.SendAsync("a", "in flight");
        fixture.Test.Time.AdjustTime(right + TimeSpan.FromHours(1));
        Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));
        Assert.Single(await fixture.OutboxWorker.ClaimAsync(take: 1, running: 0));
        await fixture.AcceptAsync("b", "accepted ahead of time");
        await fixture.SendAsync("b", "written ahead of time");

        fixture.Test.Time.AdjustTime(right + TimeSpan.FromSeconds(1));
        await fixture.InboxWorker.DrainAsync();
        await fixture.OutboxWorker.DrainAsync();

        Assert.Equal(["done", "done"], await fixture.StatesAsync("inbox"));
        Assert.Equal(["done", "done"], await fixture.StatesAsync("outbox"));
    }
}

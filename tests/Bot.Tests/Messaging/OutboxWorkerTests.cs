using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

public sealed class OutboxWorkerTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(15);

    [Theory, EachDatabase]
    public async Task EachPerson_GetsMessagesInOrder_WhilePersonsAreServedTogether(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:ParallelLanes", "2"));
        var (atOnce, most) = (0, 0);
        var both = new TaskCompletionSource();
        fixture.Recorder.OnDelivery = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            if (most == 2)
            {
                both.TrySetResult();
            }

            await both.Task;
            Interlocked.Decrement(ref atOnce);
            return new DeliveryResult.Done();
        };
        for (var number = 0; number < 6; number++)
        {
            await fixture.SendAsync("a", $"a{number}");
            await fixture.SendAsync("b", $"b{number}");
            await fixture.SendAsync("c", $"c{number}");
        }

        await fixture.OutboxWorker.DrainAsync();

        Assert.Equal(2, most);
        foreach (var lane in new[] { "a", "b", "c" })
        {
            Assert.Equal(Enumerable.Range(0, 6).Select(number => $"{lane}{number}"), fixture.Recorder.Sent.Where(body => body.StartsWith(lane, StringComparison.Ordinal)));
        }

        Assert.Equal(Enumerable.Repeat("done", 18), await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task Retry_KeepsTheLanesOrder_AndTheBytes(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        Answer(fixture, new DeliveryResult.Retry("busy"), new DeliveryResult.Wait("later", TimeSpan.FromMinutes(10)));
        await fixture.SendAsync("a", "1");
        await fixture.SendAsync("a", "2");

        await fixture.OutboxWorker.DrainAsync();
        Assert.Equal(["1"], fixture.Recorder.Sent);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(["1", "1"], fixture.Recorder.Sent);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(["1", "1"], fixture.Recorder.Sent);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["1", "1", "1", "2"], fixture.Recorder.Sent);
        Assert.Equal([1, 2, 2], fixture.Recorder.Delivered.Take(3).Select(item => item.Attempts));
    }

    [Theory, EachDatabase]
    public async Task WhatShallWait_DoesNotComeAPartOfAMillisecondTooEarly(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        fixture.Test.Time.Advance(TimeSpan.FromTicks(4321));
        Answer(fixture, new DeliveryResult.Wait("later", TimeSpan.FromMinutes(10)));
        await fixture.SendAsync("a", "1");
        await fixture.OutboxWorker.DrainAsync();

        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(["1"], fixture.Recorder.Sent);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["1", "1"], fixture.Recorder.Sent);
    }

    [Theory, EachDatabase]
    public async Task Retry_ForTooLong_IsADeadLetter(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:GiveUpAfter", "1.00:00:00"));

        // A real clock is never at a full millisecond.
        fixture.Test.Time.Advance(TimeSpan.FromTicks(4321));
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Retry("down"));
        await fixture.SendAsync("a", "1");

        await fixture.OutboxWorker.DrainAsync();

        // Surely not delivered, so the time of the duplicate check does not bound it.
        for (var hour = 0; hour < 23; hour++)
        {
            await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(["new"], await fixture.StatesAsync("outbox"));
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(1));
        Assert.Equal(["dead"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task Ambiguous_IsRepeatedWhileDuplicatesAreRecognised_ThenUnknown(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:DuplicateCheck", "04:00:00"));
        Answer(fixture, [.. Enumerable.Repeat(new DeliveryResult.Ambiguous("timeout"), 17)]);
        await fixture.SendAsync("a", "1");
        await fixture.SendAsync("a", "2");

        await fixture.OutboxWorker.DrainAsync();
        for (var minutes = 15; minutes < 240; minutes += 15)
        {
            await fixture.AdvanceAndDrainAsync(LongEnough);
        }

        Assert.Equal(16, fixture.Recorder.Delivered.Count);
        Assert.All(fixture.Recorder.Sent, body => Assert.Equal("1", body));
        await fixture.AdvanceAndDrainAsync(LongEnough);

        // Not sent a 17th time: the four hours are over. The lane goes on.
        Assert.Equal(["unknown", "new"], await fixture.StatesAsync("outbox"));
        Assert.Equal("2", fixture.Recorder.Sent.Last());
        Assert.Equal(17, fixture.Recorder.Delivered.Count);
        var letter = Assert.Single(await fixture.Test.ReadAsync(work => fixture.Test.Get<DeadLetters>().ListAsync(work, Queue.Outbox)));
        Assert.True(letter.MayHaveArrived);
    }

    [Theory, EachDatabase]
    public async Task ARetryAfterAnAmbiguousAttempt_DoesNotForgetIt(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        Answer(fixture, new DeliveryResult.Ambiguous("timeout"), new DeliveryResult.Retry("busy", TimeSpan.FromHours(5)));
        await fixture.SendAsync("a", "1");

        await fixture.OutboxWorker.DrainAsync();
        await fixture.AdvanceAndDrainAsync(LongEnough);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(5));

        Assert.Equal(2, fixture.Recorder.Delivered.Count);
        Assert.Equal(["unknown"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task ACrashAfterDelivery_RepeatsTheSameBytes_OnlyWhileDuplicatesAreRecognised(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.SendAsync("soon", "1");
        Assert.Single(await fixture.OutboxWorker.ClaimAsync(take: 1, running: 0));
        await fixture.Test.RestartAsync();
        await fixture.OutboxWorker.DrainAsync();
        Assert.Empty(fixture.Recorder.Sent);

        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(["1"], fixture.Recorder.Sent);
        Assert.Equal(2, fixture.Recorder.Delivered.Single().Attempts);

        await fixture.SendAsync("late", "2");
        Assert.Single(await fixture.OutboxWorker.ClaimAsync(take: 1, running: 0));
        await fixture.Test.RestartAsync();
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(4));
        Assert.Equal(["1"], fixture.Recorder.Sent);
        Assert.Equal(["done", "unknown"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task AWorkerWhoseLeaseWentToAnother_ChangesNothing(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.SendAsync("a", "1");
        var late = Assert.Single(await fixture.OutboxWorker.ClaimAsync(take: 1, running: 0));
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(2));
        Answer(fixture, new DeliveryResult.Dead("late"));

        await fixture.OutboxWorker.HandleAsync(late, () => { });

        Assert.Equal(["done"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task Dead_RunsItsFollowUp_AndTheLaneGoesOn(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        Answer(fixture, new DeliveryResult.Dead("81013", work => fixture.Inbox.AcceptAsync(work, "k", "a", "dead", "1")));
        await fixture.SendAsync("a", "1");
        await fixture.SendAsync("a", "2");

        await fixture.OutboxWorker.DrainAsync();

        Assert.Equal(["dead", "done"], await fixture.StatesAsync("outbox"));
        Assert.Equal(["new"], await fixture.StatesAsync("inbox"));
        var letters = fixture.Test.Get<DeadLetters>();
        var dead = Assert.Single(await fixture.Test.ReadAsync(work => letters.ListAsync(work, Queue.Outbox)));
        Assert.Equal(("81013", false), (dead.Error, dead.MayHaveArrived));

        Assert.True(await fixture.Test.WriteAsync(work => letters.ReplayAsync(work, Queue.Outbox, dead.Id, fixture.Test.Time.GetUtcNow())));
        await fixture.OutboxWorker.DrainAsync();
        Assert.Equal(["done", "done"], await fixture.StatesAsync("outbox"));
        Assert.Equal(["1", "2", "1"], fixture.Recorder.Sent);
    }

    [Theory, EachDatabase]
    public async Task Done_RunsItsFollowUpInTheCommitThatCompletesTheRow(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var failing = true;
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Done(async work =>
        {
            await fixture.Inbox.AcceptAsync(work, "k", "a", "media", "1");
            if (failing)
            {
                throw new FormatException();
            }
        }));
        await fixture.SendAsync("a", "1");

        await fixture.OutboxWorker.DrainAsync();
        Assert.Equal(["new"], await fixture.StatesAsync("outbox"));
        Assert.Empty(await fixture.StatesAsync("inbox"));

        failing = false;
        await fixture.AdvanceAndDrainAsync(LongEnough);
        Assert.Equal(["done"], await fixture.StatesAsync("outbox"));
        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
    }

    [Theory, EachDatabase]
    public async Task ADeliveryThatAlwaysThrows_EndsAsUnknown(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "3"));
        fixture.Recorder.OnDelivery = (item, _) => item.Body[0] == '1' ? throw new FormatException() : Task.FromResult<DeliveryResult>(new DeliveryResult.Done());
        await fixture.SendAsync("a", "1");
        await fixture.SendAsync("a", "2");

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await fixture.AdvanceAndDrainAsync(LongEnough);
        }

        Assert.Equal(["1", "1", "1", "2"], fixture.Recorder.Sent);
        Assert.Equal(["unknown", "done"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task ADeliveryWithoutEnd_IsAmbiguousAfterItsTime(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var started = new TaskCompletionSource();
        fixture.Recorder.OnDelivery = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new DeliveryResult.Done();
        };
        await fixture.SendAsync("a", "1");

        var drain = fixture.OutboxWorker.DrainAsync();
        await started.Task;
        Assert.False(fixture.OutboxWorker.Idle);
        fixture.Test.Time.Advance(TimeSpan.FromSeconds(30));
        await drain;

        Assert.Equal(["new"], await fixture.StatesAsync("outbox"));
        Assert.NotNull(await fixture.Test.ReadAsync(work => work.ScalarAsync<long?>("select first_try_at from outbox")));
    }

    [Theory, EachDatabase]
    public async Task Stop_HaltsEverybody_ThenOneProbeAMinute_UntilOneGetsThrough(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:ParallelLanes", "1"));
        Answer(fixture, new DeliveryResult.Stop("60020"), new DeliveryResult.Stop("60020"));
        foreach (var lane in new[] { "a", "b", "c" })
        {
            await fixture.SendAsync(lane, lane);
        }

        await fixture.OutboxWorker.DrainAsync();
        Assert.Equal(["a"], fixture.Recorder.Sent);
        Assert.Equal("60020", fixture.OutboxWorker.StoppedBecause);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(["a"], fixture.Recorder.Sent);
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(["a", "a"], fixture.Recorder.Sent);

        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));

        Assert.Null(fixture.OutboxWorker.StoppedBecause);
        // The probe is whoever has been due the longest.
        Assert.Equal(["a", "a", "b", "a", "c"], fixture.Recorder.Sent);
        Assert.All(fixture.Recorder.Delivered, item => Assert.Equal(1, item.Attempts));
    }

    /// <summary>The results in turn, then Done.</summary>
    private static void Answer(MessagingFixture fixture, params DeliveryResult[] results)
    {
        var next = new System.Collections.Generic.Queue<DeliveryResult>(results);
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult(next.TryDequeue(out var result) ? result : new DeliveryResult.Done());
    }
}

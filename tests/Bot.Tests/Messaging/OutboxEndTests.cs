using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

/// <summary>Leases within one process, messages that are given up, and the standstill.</summary>
public sealed class OutboxEndTests
{
    [Theory, EachDatabase]
    public async Task AClockThatJumpsOverTheLease_GivesTheItemToNobodyElseHere(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        var other = new TaskCompletionSource();
        fixture.Recorder.OnDelivery = async (item, _) =>
        {
            if (item.Lane == "a")
            {
                fixture.Test.Time.Advance(TimeSpan.FromMinutes(10));
                await fixture.SendAsync("b", "2");
                await other.Task;
            }
            else
            {
                other.SetResult();
            }

            return new DeliveryResult.Done();
        };
        await fixture.SendAsync("a", "1");

        await fixture.OutboxWorker.DrainAsync();

        Assert.Equal(["1", "2"], fixture.Recorder.Sent);
        Assert.Equal(["done", "done"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task HoweverAMessageIsGivenUp_TheDeliveryIsTold(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:GiveUpAfter", "1.00:00:00"));
        fixture.Recorder.OnDelivery = (item, _) => Task.FromResult<DeliveryResult>(item.Lane switch
        {
            "retry" => new DeliveryResult.Retry("down"),
            "unclear" => new DeliveryResult.Ambiguous("time-out"),
            _ => new DeliveryResult.Dead("refused"),
        });
        var retry = await fixture.SendAsync("retry", "1");
        var unclear = await fixture.SendAsync("unclear", "1");
        var refused = await fixture.SendAsync("refused", "1");

        await fixture.OutboxWorker.DrainAsync();
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromDays(1));

        var told = fixture.Recorder.GivenUp.ToDictionary(one => one.Id, one => one.Last);
        Assert.IsType<DeliveryResult.Retry>(told[retry]);
        Assert.IsType<DeliveryResult.Ambiguous>(told[unclear]);
        Assert.IsType<DeliveryResult.Dead>(told[refused]);
        Assert.Equal(["dead", "unknown", "dead"], await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task AStandstill_IsOnDisk_UntilACallGetsThrough(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        DeliveryResult answer = new DeliveryResult.Stop("60020 not allow to access from your ip");
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult(answer);
        await fixture.SendAsync("a", "1");
        await fixture.OutboxWorker.DrainAsync();
        var since = fixture.Test.Time.GetUtcNow();
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(("60020 not allow to access from your ip", since), await MarkAsync(fixture));

        // A restart forgets the brake, not the mark; the first call that gets through takes it away.
        await fixture.Test.RestartAsync();
        Assert.NotNull(await MarkAsync(fixture));
        answer = new DeliveryResult.Done();
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));
        Assert.Null(await MarkAsync(fixture));
    }

    [Theory, EachDatabase]
    public async Task ADoneWithoutACall_DoesNotEndTheStandstill(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:ParallelLanes", "1"));
        fixture.Recorder.OnDelivery = (item, _) => Task.FromResult<DeliveryResult>(
            item.Lane == "superseded" ? new DeliveryResult.Done(Called: false) : new DeliveryResult.Stop("40001"));
        await fixture.SendAsync("a", "1");
        await fixture.OutboxWorker.DrainAsync();
        await fixture.Test.WriteAsync(work => work.ExecuteAsync("update outbox set due_at = due_at + 3600000"));
        await fixture.SendAsync("superseded", "2");

        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["new", "done"], await fixture.StatesAsync("outbox"));
        Assert.Equal("40001", fixture.OutboxWorker.StoppedBecause);
    }

    private static async Task<(string Why, DateTimeOffset Since)?> MarkAsync(MessagingFixture fixture) =>
        await fixture.Test.ReadAsync(fixture.Test.Get<StopMark>().FindAsync) is { } mark ? (mark.Why, mark.Since) : null;
}

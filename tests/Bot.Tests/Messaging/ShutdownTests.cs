using Bot.Messaging;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Messaging;

/// <summary>From the first moment of a stop nothing new is begun; what takes longer than its time is cut off as ambiguous and repeated by the next run.</summary>
public sealed class ShutdownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task AStop_EndsTheDeliveryUnderWay_AndBeginsNoOther()
    {
        await using var fixture = await MessagingFixture.StartAsync();
        var (begun, answer) = (NewSignal(), new TaskCompletionSource<DeliveryResult>());
        fixture.Recorder.OnDelivery = (_, _) => Answered(begun, answer.Task);
        await fixture.SendAsync("a", "1");
        await fixture.SendAsync("a", "2");
        await fixture.OutboxWorker.StartAsync(CancellationToken.None);
        await begun.Task;

        // The other services are asked to stop before this one, which takes a while.
        fixture.Test.Get<IHostApplicationLifetime>().StopApplication();
        await fixture.SendAsync("b", "3");
        answer.SetResult(new DeliveryResult.Done());
        await fixture.OutboxWorker.ExecuteTask!;

        Assert.Equal(["1"], fixture.Recorder.Sent);
        Assert.Equal(["done", "new", "new"], await fixture.StatesAsync("outbox"));
        Assert.Equal(0, await fixture.Test.ReadAsync(work => work.ScalarAsync<long>("select sum(attempts) from outbox where state = 'new'")));
    }

    [Fact]
    public async Task AStop_TakesNoMoreFromTheInbox()
    {
        await using var fixture = await MessagingFixture.StartAsync();
        await fixture.InboxWorker.StartAsync(CancellationToken.None);
        fixture.Test.Get<IHostApplicationLifetime>().StopApplication();
        await fixture.AcceptAsync("a", "1");
        await fixture.InboxWorker.ExecuteTask!;

        Assert.Empty(fixture.Recorder.Processed);
        Assert.Equal(["new"], await fixture.StatesAsync("inbox"));
    }

    [Fact]
    public async Task WhatWasClaimedBeforeTheStopAndNotBegun_GoesBackUncounted()
    {
        await using var fixture = await MessagingFixture.StartAsync();
        await fixture.AcceptAsync("a", "1");
        var claimed = Assert.Single(await fixture.InboxWorker.ClaimAsync(1, 0));
        fixture.Test.Get<IHostApplicationLifetime>().StopApplication();
        await fixture.InboxWorker.HandleAsync(claimed, () => { });

        Assert.Empty(fixture.Recorder.Processed);
        Assert.Equal(1, await fixture.Test.WriteAsync(work => work.ScalarAsync<int>("select count(*) from inbox where state = 'new' and attempts = 0 and lease_token is null")));
    }

    [Fact]
    public async Task ADeliveryLongerThanTheStop_IsCutOff_AndTheNextRunRepeatsItsBytes()
    {
        await using var fixture = await MessagingFixture.StartAsync(("Messaging:Lease", "01:00:00"), ("Messaging:DeliveryTimeout", "00:30:00"));
        var begun = NewSignal();
        fixture.Recorder.OnDelivery = async (_, cancellationToken) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new DeliveryResult.Done();
        };
        await fixture.SendAsync("a", "1");
        await fixture.OutboxWorker.StartAsync(CancellationToken.None);
        await begun.Task;
        fixture.Test.Get<IHostApplicationLifetime>().StopApplication();

        fixture.Test.Time.Advance(Patience - TimeSpan.FromSeconds(1));
        Assert.False(fixture.OutboxWorker.ExecuteTask!.IsCompleted);
        fixture.Test.Time.Advance(TimeSpan.FromSeconds(1));
        await fixture.OutboxWorker.ExecuteTask!;

        var row = await fixture.Test.ReadAsync(work => work.ScalarAsync<string>(
            "select state || ' ' || attempts || ' ' || (first_try_at is not null) || ' ' || (lease_token is null) from outbox"));
        Assert.Equal("new 1 1 1", row);

        await fixture.Test.RestartAsync();
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Done());
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["1", "1"], fixture.Recorder.Sent);
        Assert.Equal(2, fixture.Recorder.Delivered.Last().Attempts);
        Assert.Equal(["done"], await fixture.StatesAsync("outbox"));
    }

    private static async Task<DeliveryResult> Answered(TaskCompletionSource begun, Task<DeliveryResult> answer)
    {
        begun.TrySetResult();
        return await answer;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

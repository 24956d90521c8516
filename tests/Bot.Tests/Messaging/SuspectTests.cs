using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

/// <summary>The program ends again and again: what ends it is found, and nothing it happens to hold is condemned.</summary>
public sealed class SuspectTests
{
    [Theory, EachDatabase]
    public async Task AnItemThatEndsTheProgramEachTimeItIsAlone_BecomesADeadLetter(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxCrashes", "2"));
        await fixture.AcceptAsync("a", "deadly");
        await fixture.AcceptAsync("a", "next");
        await HeldAtEndsAsync(fixture, times: 3);
        for (var crash = 0; crash < 2; crash++)
        {
            var suspect = Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));
            Assert.True(suspect.Suspect);
            Assert.True(await fixture.InboxWorker.BeginAloneAsync(suspect));
            await EndAsync(fixture);
        }

        fixture.Test.Time.Advance(TimeSpan.FromMinutes(30));
        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(["dead", "done"], await fixture.StatesAsync("inbox"));
        Assert.Equal(["next"], fixture.Recorder.Processed.Select(item => item.Body));
    }

    /// <summary>A series of kills from outside, faster than the machine ends anything, reaches any number within minutes; it is no fault of the item.</summary>
    [Theory, EachDatabase]
    public async Task HoweverOftenTheProgramEnded_AnItemYoungerThanHalfAnHourIsTriedAgain(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxCrashes", "2"));
        await fixture.AcceptAsync("a", "innocent");
        await HeldAtEndsAsync(fixture, times: 3);
        for (var crash = 0; crash < 9; crash++)
        {
            Assert.True(await fixture.InboxWorker.BeginAloneAsync(Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0))));
            await EndAsync(fixture);
        }

        await fixture.InboxWorker.DrainAsync();
        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
    }

    [Theory, EachDatabase]
    public async Task WhatAProgramHoldsThatIsRestartedManyTimes_IsHandledAllTheSame(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.AcceptAsync("a", "innocent");
        await HeldAtEndsAsync(fixture, times: 100);

        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
    }

    [Theory, EachDatabase]
    public async Task EndsOfTheProgram_AreNoFailedAttempts(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "2"));
        var fails = true;
        fixture.Recorder.OnItem = (_, _) => fails ? throw new FormatException() : Task.CompletedTask;
        await fixture.AcceptAsync("a", "1");
        await HeldAtEndsAsync(fixture, times: 4);

        await fixture.InboxWorker.DrainAsync();
        Assert.Equal(["new"], await fixture.StatesAsync("inbox"));
        fails = false;
        await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["done"], await fixture.StatesAsync("inbox"));
    }

    /// <summary>On SQLite the one writer sees to it already; where turns run side by side it is the worker.</summary>
    [Theory, EachDatabase]
    public async Task ASuspect_IsHandledWithNothingElseInHand(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.AcceptAsync("a", "suspect");
        await HeldAtEndsAsync(fixture, times: 3);
        for (var number = 0; number < 20; number++)
        {
            await fixture.AcceptAsync($"lane{number}", $"{number}");
        }

        var (inHand, beside) = (0, 0);
        fixture.Recorder.OnItem = async (item, _) =>
        {
            Interlocked.Increment(ref inHand);
            beside = item.Body == "suspect" ? inHand - 1 : beside;
            await Task.Yield();
            Interlocked.Decrement(ref inHand);
        };
        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(0, beside);
        Assert.Equal(21, fixture.Recorder.Processed.Count);
        Assert.DoesNotContain("new", await fixture.StatesAsync("inbox"));
    }

    [Theory, EachDatabase]
    public async Task WhereNobodyCanBeTold_TheLaneGoesOn(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "1"));
        fixture.Recorder.OnItem = (item, _) => item.Body == "bad" ? throw new FormatException("no good") : Task.CompletedTask;
        fixture.Recorder.OnGivenUp = _ => throw new InvalidDataException("no such person");
        await fixture.AcceptAsync("a", "bad");
        await fixture.AcceptAsync("a", "good");

        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(["dead", "done"], await fixture.StatesAsync("inbox"));
        var dead = Assert.Single(await fixture.Test.ReadAsync(work => fixture.Test.Get<DeadLetters>().ListAsync(work, Queue.Inbox)));
        Assert.Equal("FormatException: no good (InvalidDataException: no such person)", dead.Error);
    }

    [Theory, EachDatabase]
    public async Task WhoIsTooLateToGiveItUp_GivesUpNothing(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxCrashes", "1"));
        await fixture.AcceptAsync("a", "deadly");
        await HeldAtEndsAsync(fixture, times: 3);
        Assert.True(await fixture.InboxWorker.BeginAloneAsync(Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0))));
        await EndAsync(fixture);
        fixture.Test.Time.Advance(TimeSpan.FromMinutes(30));
        var late = Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));
        fixture.Test.Time.Advance(TimeSpan.FromMinutes(2));
        var told = 0;
        fixture.Recorder.OnGivenUp = _ => Task.FromResult(told++);
        var ends = fixture.Test.Count(MessagingMetrics.MeterName, "bot.inbox.processed");

        await fixture.InboxWorker.DrainAsync();
        await fixture.InboxWorker.HandleAsync(late, () => { });

        Assert.Equal(1, told);
        Assert.Equal(["dead"], await fixture.StatesAsync("inbox"));
        Assert.Equal(["Dead", "LeaseLost"], ends.GetMeasurementSnapshot().Select(one => (string)one.Tags["result"]!));
    }

    private static async Task HeldAtEndsAsync(MessagingFixture fixture, int times)
    {
        for (var crash = 0; crash < times; crash++)
        {
            Assert.Single(await fixture.InboxWorker.ClaimAsync(take: 1, running: 0));
            await EndAsync(fixture);
        }
    }

    /// <summary>As after a kill: the lease has to run out.</summary>
    private static async Task EndAsync(MessagingFixture fixture)
    {
        fixture.Test.Time.Advance(TimeSpan.FromMinutes(2));
        await fixture.Test.RestartAsync();
    }
}

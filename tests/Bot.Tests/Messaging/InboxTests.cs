using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

public sealed class InboxTests
{
    [Theory, EachDatabase]
    public async Task Accept_IsOnDiskWhenItReturns(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);

        Assert.Equal(AcceptResult.Accepted, await fixture.Inbox.AcceptAsync("k", "zhang", "callback", "<正文 />"));
        await fixture.Test.RestartAsync();
        await fixture.InboxWorker.DrainAsync();

        var item = Assert.Single(fixture.Recorder.Processed);
        Assert.Equal(("k", "zhang", "callback", "<正文 />", 1), (item.DedupKey, item.Lane, item.Kind, item.Body, item.Attempts));
        Assert.Equal(fixture.Test.Time.GetUtcNow(), item.ReceivedAt);
    }

    [Theory, EachDatabase]
    public async Task Accept_OfTheSameKey_IsADuplicate_AlsoAfterItIsDone(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.Inbox.AcceptAsync("k", "zhang", "callback", "1", "nonce");

        Assert.Equal(AcceptResult.Duplicate, await fixture.Inbox.AcceptAsync("k", "zhang", "callback", "1", "nonce"));
        await fixture.InboxWorker.DrainAsync();
        Assert.Equal(AcceptResult.Duplicate, await fixture.Inbox.AcceptAsync("k", "zhang", "callback", "1", "another"));
        await fixture.InboxWorker.DrainAsync();

        Assert.Single(fixture.Recorder.Processed);
    }

    [Theory, EachDatabase]
    public async Task Accept_OfAKnownNonceUnderAnotherKey_IsAReplay_UntilTheWindowIsOver(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:NonceWindow", "01:00:00"));
        await fixture.Inbox.AcceptAsync("k1", "zhang", "callback", "1", "nonce");

        Assert.Equal(AcceptResult.Replayed, await fixture.Inbox.AcceptAsync("k2", "zhang", "callback", "2", "nonce"));
        Assert.Equal(AcceptResult.Accepted, await fixture.Inbox.AcceptAsync("k2", "zhang", "callback", "2", "other"));

        fixture.Test.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(AcceptResult.Accepted, await fixture.Inbox.AcceptAsync("k3", "zhang", "callback", "3", "nonce"));
        Assert.Equal(AcceptResult.Replayed, await fixture.Inbox.AcceptAsync("k4", "zhang", "callback", "4", "nonce"));
        Assert.Equal(3, (await fixture.StatesAsync("inbox")).Count);
    }

    [Theory, EachDatabase]
    public async Task Accept_InAUnitOfWork_SharesItsFate(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);

        await Assert.ThrowsAsync<FormatException>(() => fixture.Test.WriteAsync(async work =>
        {
            Assert.True(await fixture.Inbox.AcceptAsync(work, "k", "zhang", "media", "1"));
            throw new FormatException();
        }));
        Assert.True(fixture.InboxWorker.Idle);
        Assert.True(await fixture.Test.WriteAsync(work => fixture.Inbox.AcceptAsync(work, "k", "zhang", "media", "1")));
        Assert.False(fixture.InboxWorker.Idle);
        Assert.False(await fixture.Test.WriteAsync(work => fixture.Inbox.AcceptAsync(work, "k", "zhang", "media", "1")));
    }

    [Theory, EachDatabase]
    public async Task Accept_OfManyAtOnce_LosesAndDoublesNothing(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);

        var results = await Task.WhenAll(Enumerable.Range(0, 400).Select(number =>
            Task.Run(() => fixture.Inbox.AcceptAsync($"k{number % 200}", $"lane{number % 7}", "callback", $"{number % 200}", $"n{number % 200}"))));
        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(200, results.Count(result => result == AcceptResult.Accepted));
        Assert.Equal(200, results.Count(result => result == AcceptResult.Duplicate));
        Assert.Equal(200, fixture.Recorder.Processed.Select(item => item.DedupKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(200, fixture.Recorder.Processed.Count);
    }

    [Theory, EachDatabase]
    public async Task Retention_ForgetsWhatIsDone_AfterItsTime(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        fixture.Recorder.OnItem = (item, _) => item.Body == "bad" ? throw new FormatException() : Task.CompletedTask;
        await fixture.Inbox.AcceptAsync("good", "a", "callback", "good", "n1");
        await fixture.Inbox.AcceptAsync("bad", "b", "callback", "bad", "n2");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await fixture.AdvanceAndDrainAsync(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(["done", "dead"], await fixture.StatesAsync("inbox"));
        await fixture.SendAsync("a", "sent");
        await fixture.OutboxWorker.DrainAsync();
        fixture.Test.Time.Advance(TimeSpan.FromDays(7));
        await fixture.Test.Get<MessageRetention>().PurgeAsync();
        Assert.Equal(2, (await fixture.StatesAsync("inbox")).Count);
        Assert.Equal(0, await fixture.Test.ReadAsync(work => work.ScalarAsync<int>("select count(*) from callback_nonce")));

        fixture.Test.Time.Advance(TimeSpan.FromDays(1.1));
        await fixture.Test.Get<MessageRetention>().PurgeAsync();
        Assert.Equal(["dead"], await fixture.StatesAsync("inbox"));
        Assert.Empty(await fixture.StatesAsync("outbox"));
    }
}

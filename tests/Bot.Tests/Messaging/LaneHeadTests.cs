using Bot.Messaging;
using Bot.Tests.Support;

namespace Bot.Tests.Messaging;

/// <summary>The mark that claiming lives on: every lane with an open row has exactly one head, and it is the oldest.</summary>
public sealed class LaneHeadTests
{
    [Theory, EachDatabase]
    public async Task WhateverHappens_EachOpenLaneIsLedByItsOldestRow(string provider)
    {
        var random = new Random(20201207);
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "2"));
        fixture.Recorder.OnItem = (_, _) => random.Next(4) == 0 ? throw new FormatException() : Task.CompletedTask;
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(random.Next(6) switch
        {
            0 => new DeliveryResult.Retry("down"),
            1 => new DeliveryResult.Dead("refused"),
            2 => new DeliveryResult.Ambiguous("time-out"),
            _ => new DeliveryResult.Done(),
        });
        for (var step = 0; step < 150; step++)
        {
            var lane = $"lane{random.Next(5)}";
            switch (random.Next(6))
            {
                case 0 or 1:
                    await fixture.AcceptAsync(lane, $"{step}");
                    break;
                case 2 or 3:
                    await fixture.SendAsync(lane, $"{step}");
                    break;
                case 4:
                    await ReplayOneAsync(fixture, random);
                    break;
                default:
                    await fixture.AdvanceAndDrainAsync(TimeSpan.FromSeconds(random.Next(3)));
                    break;
            }

            await ExpectHeadsAsync(fixture);
        }

        fixture.Recorder.OnItem = (_, _) => Task.CompletedTask;
        fixture.Recorder.OnDelivery = (_, _) => Task.FromResult<DeliveryResult>(new DeliveryResult.Done());
        for (var hour = 0; hour < 4; hour++)
        {
            await fixture.AdvanceAndDrainAsync(TimeSpan.FromHours(1));
        }

        Assert.DoesNotContain("new", await fixture.StatesAsync("inbox"));
        Assert.DoesNotContain("new", await fixture.StatesAsync("outbox"));
    }

    [Theory, EachDatabase]
    public async Task AReplayedItem_LeadsItsLaneAgain_EvenPastAnotherReplayedOne(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider, ("Messaging:MaxAttempts", "1"));
        fixture.Recorder.OnItem = (_, _) => throw new FormatException();
        foreach (var body in new[] { "1", "2" })
        {
            await fixture.AcceptAsync("a", body);
        }

        await fixture.InboxWorker.DrainAsync();
        fixture.Recorder.OnItem = (_, _) => Task.CompletedTask;
        await fixture.AcceptAsync("a", "3");
        var letters = fixture.Test.Get<DeadLetters>();
        foreach (var id in new[] { 2, 1 })
        {
            Assert.True(await fixture.Test.WriteAsync(work => letters.ReplayAsync(work, Queue.Inbox, id, fixture.Test.Time.GetUtcNow())));
            await ExpectHeadsAsync(fixture);
        }

        await fixture.InboxWorker.DrainAsync();

        Assert.Equal(["1", "2", "3"], fixture.Recorder.Processed.Skip(2).Select(item => item.Body));
    }

    [Theory, EachDatabase]
    public async Task ALongQueueOfOnePerson_KeepsNobodyElseWaiting(string provider)
    {
        await using var fixture = await MessagingFixture.StartAsync(provider);
        await fixture.Test.WriteAsync(async work =>
        {
            for (var number = 0; number < 2000; number++)
            {
                await fixture.Test.Get<Outbox>().EnqueueAsync(work, "busy", "test", [1], null, fixture.Test.Time.GetUtcNow());
            }
        });
        var last = await fixture.SendAsync("other", "x");

        var claimed = await fixture.OutboxWorker.ClaimAsync(take: 16, running: 0);

        Assert.Equal([1, last], claimed.Select(one => one.Item.Id));
    }

    [Fact]
    public async Task AnOlderDatabase_GetsItsHeads()
    {
        await using var fixture = await MessagingFixture.StartAsync();
        foreach (var body in new[] { "1", "2" })
        {
            await fixture.AcceptAsync("a", body);
            await fixture.SendAsync("a", body);
        }

        var script = Bot.Storage.Migrations.Migration.Embedded("Sqlite").Single(one => one.Name.Contains("lane_heads", StringComparison.Ordinal)).Script;
        await fixture.Test.WriteAsync(async work =>
        {
            await work.ExecuteAsync("drop index inbox_due; drop index outbox_due; alter table inbox drop column head; alter table outbox drop column head");
            await work.ExecuteAsync("create index inbox_next on inbox (id) where state = 'new'; create index outbox_next on outbox (id) where state = 'new'");
            await work.ExecuteAsync(script);
        });

        await ExpectHeadsAsync(fixture);
        Assert.Equal(2, await fixture.Test.ReadAsync(work => work.ScalarAsync<int>("select (select count(*) from inbox where head = 1) + (select count(*) from outbox where head = 1)")));
    }

    private static async Task ReplayOneAsync(MessagingFixture fixture, Random random)
    {
        var letters = fixture.Test.Get<DeadLetters>();
        var queue = random.Next(2) == 0 ? Queue.Inbox : Queue.Outbox;
        var dead = await fixture.Test.ReadAsync(work => letters.ListAsync(work, queue));
        if (dead.Count > 0)
        {
            var id = dead[random.Next(dead.Count)].Id;
            await fixture.Test.WriteAsync(work => letters.ReplayAsync(work, queue, id, fixture.Test.Time.GetUtcNow()));
        }
    }

    private static async Task ExpectHeadsAsync(MessagingFixture fixture)
    {
        foreach (var table in new[] { "inbox", "outbox" })
        {
            var sql =
                $"""
                select count(*)
                from {table} as t
                where head <> case when state = 'new' and not exists (select 1 from {table} as e where e.state = 'new' and e.lane = t.lane and e.id < t.id) then 1 else 0 end
                """;
            Assert.Equal(0, await fixture.Test.ReadAsync(work => work.ScalarAsync<int>(sql)));
        }
    }
}

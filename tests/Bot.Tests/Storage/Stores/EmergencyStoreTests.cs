using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Emergencies;

namespace Bot.Tests.Storage.Stores;

public sealed class EmergencyStoreTests
{
    private static readonly DateTimeOffset Found = new(2020, 12, 9, 8, 30, 0, TimeSpan.Zero);

    [Theory, EachDatabase]
    public async Task WhatWasSaved_ComesBack_AndAnOlderVersionWritesNothing(string provider)
    {
        await using var database = await TestDatabase.StartAsync(provider);
        var store = new EmergencyStore();
        var draft = new Emergency { Id = "m", Kind = EmergencyKind.Fault, BegunBy = "He", BegunAt = Found };
        var filled = Accepted(EmergencyReporting.Fill(draft, new EmergencyFacts("e1", Found, "风机", ""), Found.AddHours(1)));
        var added = Accepted(EmergencyReporting.AddMeasures(filled, "he", "已停产", Found.AddHours(2)));
        await database.WriteAsync(async work =>
        {
            Assert.True(await store.SaveAsync(work, draft with { Version = 1 }, 0));
            Assert.Single(await store.DraftsOfAsync(work, "HE"));
            Assert.True(await store.SaveAsync(work, filled, 1));
            Assert.Single(await store.UnfinishedAsync(work, Found));
            Assert.False(await store.SaveAsync(work, added, 7));
            Assert.True(await store.SaveAsync(work, added with { Version = 2 }, 1));
            var found = (await store.FindAsync(work, "m"))!;
            Assert.Equal(added.Entries, found.Entries);
            Assert.Equal((Found, "风机", "", Found.AddHours(1)), (found.DiscoveredAt, found.Facility, found.Measures, found.ReportedAt));
            Assert.Empty(await store.DraftsOfAsync(work, "he"));
            Assert.Single(await store.OpenAsync(work, []));
            Assert.Empty(await store.OpenAsync(work, ["景县"]));
            Assert.Empty(await store.ReportedAsync(work, "e1", Found.AddMinutes(1)));
            var record = Assert.Single(await store.ReportedAsync(work, "e1", Found));
            Assert.Equal((Found.AddHours(2), false), (record.MeasuresAt, record.IsCorrected));
        });
    }

    private static Emergency Accepted(Domain.Outcome<Emergency> outcome) => Assert.IsType<Domain.Outcome<Emergency>.Accepted>(outcome).Value;
}

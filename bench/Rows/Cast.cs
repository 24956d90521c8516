using System.Globalization;
using Bench.Processes;
using Bot.Conversations;
using Bot.Operations.Demo;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bench.Rows;

/// <summary>Inspectors in the middle of their visits: commitment signed, draft open, so that the next text is a finding.</summary>
internal static class Cast
{
    private const int Together = 500;

    public static string Words(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"正在生产，除尘器未开启，破碎工序烟尘直排，第 {number} 处");

    public static async Task SeedAsync(Store store, int inspectors, DateTimeOffset now)
    {
        Enterprise[] enterprises = [.. CountySeed.Enterprises.Where(one => one is { Track: Track.Full, Location: not null, LegalRepresentative.Length: > 0 })];
        await CountySeed.SeedAsync(store.Database, store.Get<EnterpriseStore>(), store.Get<DirectoryStore>());
        for (var first = 0; first < inspectors; first += Together)
        {
            var batch = Enumerable.Range(first, Math.Min(Together, inspectors - first)).ToList();
            await store.WriteAsync(async work =>
            {
                foreach (var number in batch)
                {
                    var person = Inspector(number);
                    await store.Get<DirectoryStore>().UpsertAsync(work, person);
                    await store.Get<CommitmentStore>().SignAsync(work, new Campaign().Id, person.UserId, new string('0', 64), now);
                    var draft = Open(person, enterprises[number % enterprises.Length], now);
                    await store.Get<InspectionStore>().AddAsync(work, draft);
                    await new SessionStore().SaveAsync(work, new Session(person.UserId, DraftId: draft.Id), now);
                }
            });
        }
    }

    private static Person Inspector(int number) => new()
    {
        UserId = ServeSimulator.Member(number),
        Name = string.Create(CultureInfo.InvariantCulture, $"测{number}"),
        Order = 100 + number,
        Roles = [new RoleGrant(Role.Inspector, CountySeed.County, "一中队")],
    };

    private static Inspection Open(Person inspector, Enterprise enterprise, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var campaign = new Campaign { InspectionFrom = today, InspectionTo = today };
        var visit = new OpenVisit(Guid.CreateVersion7(now).ToString("N"), campaign, enterprise, inspector, CommitmentSigned: true, SignedVisits: 0, NotYetVisited: 1, Exception: null, now, today);
        return Filing.Open(visit) is Outcome<Inspection>.Accepted(var draft)
            ? draft
            : throw new InvalidOperationException("The visit cannot be opened.");
    }
}

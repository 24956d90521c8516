using System.Diagnostics;
using System.Globalization;
using Bench.Report;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Planning;

namespace Bench.Rows;

/// <summary>
/// 工作计划: 30,000 visits for 400 inspectors ÷ 3,000 for 40, in one county each, so that nothing is divided, without a database; and the nearest enterprises
/// of 50,000 by looking at each in memory ÷ by the store's look-up on its database, as a location message asks for them.
/// </summary>
internal static class PlanRow
{
    private const int Nearest = 10;
    private static readonly DateOnly First = new(2020, 12, 7);

    public static async Task<IReadOnlyList<Figure>> RunAsync(RowContext context) => [await PlanAsync(context), await NearestAsync(context)];

    private static async Task<Figure> PlanAsync(RowContext context)
    {
        var visits = context.Size(30_000, 1_000);
        var (large, small) = (Request(visits), Request(visits / 10));
        var losses = new List<string>();
        var samples = await context.RepeatAsync(() =>
        {
            var (largeTime, smallTime) = (Measure(large, losses), Measure(small, losses));
            IReadOnlyList<Term> terms =
            [
                new Term("visits/s, large", visits / largeTime.TotalSeconds),
                new Term("large ms", largeTime.TotalMilliseconds),
                new Term("small ms", smallTime.TotalMilliseconds),
            ];
            return Task.FromResult((largeTime / smallTime, terms));
        });

        // n log n from 3,000 to 30,000 is 12.9.
        return new Figure("plan, growth", samples) { Goal = new Goal(13, 11, AtMost: true), Losses = losses };
    }

    private static TimeSpan Measure(PlanRequest request, List<string> losses)
    {
        var start = Stopwatch.GetTimestamp();
        var plan = VisitPlanner.Plan(request);
        var took = Stopwatch.GetElapsedTime(start);
        if (plan.Items.Select(item => item.EnterpriseId).Distinct(StringComparer.Ordinal).Count() + plan.Unplanned.Count != request.Enterprises.Count)
        {
            losses.Add(string.Create(CultureInfo.InvariantCulture, $"{plan.Items.Count} of {request.Enterprises.Count} are planned, {plan.Unplanned.Count} are said not to be."));
        }

        return took;
    }

    private static async Task<Figure> NearestAsync(RowContext context)
    {
        var (count, queries) = (context.Size(50_000, 2_000), context.Size(200, 20));
        var chance = new SplitMix64(50_000);
        var all = Enterprises(count, chance);
        await using var store = await Store.OpenAsync(Path.Combine(context.NewFolder(), "nearest.db"));
        var enterprises = store.Get<EnterpriseStore>();
        foreach (var chunk in all.Chunk(5_000))
        {
            await store.WriteAsync(async work =>
            {
                foreach (var enterprise in chunk)
                {
                    await enterprises.UpsertAsync(work, enterprise);
                }
            });
        }

        var losses = new List<string>();
        var samples = await context.RepeatAsync(async () =>
        {
            var from = Enumerable.Range(0, queries).Select(_ => Place(chance)).ToArray();
            var ours = new List<string[]>();
            var start = Stopwatch.GetTimestamp();
            foreach (var point in from)
            {
                ours.Add([.. (await store.Database.ReadAsync((work, _) => enterprises.NearestAsync(work, [], point, Nearest))).Select(enterprise => enterprise.Id)]);
            }

            var looked = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            var theirs = from.Select(point => BruteForce(all, point)).ToArray();
            var each = Stopwatch.GetElapsedTime(start);
            if (!ours.Zip(theirs).All(pair => pair.First.SequenceEqual(pair.Second)))
            {
                losses.Add("The store names other enterprises than looking at each.");
            }

            IReadOnlyList<Term> terms = [new Term("look-up µs", looked.TotalMicroseconds / queries), new Term("each µs", each.TotalMicroseconds / queries)];
            return (each / looked, terms);
        });
        return new Figure("plan, nearest", samples) { Losses = losses };
    }

    private static string[] BruteForce(IReadOnlyList<Enterprise> all, GeoPoint from) =>
    [
        .. all.Select(enterprise => (enterprise.Id, Metres: enterprise.Location!.Value.MetresTo(from)))
            .OrderBy(near => near.Metres)
            .ThenBy(near => near.Id, StringComparer.Ordinal)
            .Take(Nearest)
            .Select(near => near.Id),
    ];

    /// <summary>One inspector for 75 enterprises, two visits a day of each pair: the season of 80 days is nearly full.</summary>
    private static PlanRequest Request(int visits)
    {
        var chance = new SplitMix64((ulong)visits);
        var inspectors = Math.Max(2, visits / 75);
        return new PlanRequest
        {
            Enterprises = Enterprises(visits, chance),
            Inspectors = [.. Enumerable.Range(0, inspectors).Select(index => new PlanInspector($"i{index}", "county", $"{index / 8}"))],
            Days = [.. Enumerable.Range(0, 80).Select(First.AddDays)],
            VisitsPerDay = 2,
            Seed = 1,
        };
    }

    private static List<Enterprise> Enterprises(int count, SplitMix64 chance) =>
    [
        .. Enumerable.Range(0, count).Select(index => new Enterprise
        {
            Id = Id(index), Name = Id(index), Industry = Industry.Of((index % 22) + 1), Track = Track.Full, County = "county", Township = $"{index % 12}", Location = Place(chance),
        }),
    ];

    private static string Id(int index) => index.ToString("00000", CultureInfo.InvariantCulture);

    /// <summary>A city of some 120 km.</summary>
    private static GeoPoint Place(SplitMix64 chance) => new(37.2 + (chance.Below(1_000_000) / 900_000.0), 115.2 + (chance.Below(1_000_000) / 750_000.0));
}

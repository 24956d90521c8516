using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Domain.Enterprises;

namespace Domain.Planning;

/// <summary>What 双随机 draws from.</summary>
public sealed record DrawRequest
{
    /// <summary>The county's list, visited ones too: nobody is spared because it was his turn before.</summary>
    public required IReadOnlyList<Enterprise> Enterprises { get; init; }

    /// <summary>Ids of those that have a signed visit: they need an exception (OncePerCampaign).</summary>
    public required IReadOnlySet<string> Visited { get; init; }

    public required IReadOnlyList<PlanInspector> Inspectors { get; init; }

    /// <summary>The working days from the first on, in order; as many are used as are needed.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Visits of two inspectors on one day, at most; those that are planned already count.</summary>
    public required int VisitsPerDay { get; init; }

    /// <summary>Visits that stay.</summary>
    public IReadOnlyList<PlannedVisit> Kept { get; init; } = [];

    public required int Count { get; init; }

    public required ulong Seed { get; init; }
}

/// <param name="Items">Those that can be visited as they are, in the order of the draw.</param>
/// <param name="Repeats">Drawn though visited before: only with a reason of 二(一)2(1).</param>
/// <param name="Unplanned">Drawn, but no two inspectors have a day for them.</param>
/// <param name="Sha256">Of the whole list, for the record.</param>
public sealed record Drawn(IReadOnlyList<PlanItem> Items, IReadOnlyList<Enterprise> Repeats, IReadOnlyList<Unplanned> Unplanned, string Sha256);

/// <summary>双随机: enterprises by lot and inspectors by lot (二(一)2(3)). Whoever has the seed and the lists can repeat the draw.</summary>
public static class DoubleRandomDraw
{
    public static Drawn Of(DrawRequest request)
    {
        var chance = new SplitMix64(request.Seed);

        // The order of the list must not matter: a lot is drawn from a set.
        var enterprises = request.Enterprises.OrderBy(enterprise => enterprise.Id, StringComparer.Ordinal).ToList();
        chance.Shuffle(enterprises);
        var drawn = enterprises.GetRange(0, Math.Min(Math.Max(request.Count, 0), enterprises.Count));
        var repeats = drawn.Where(enterprise => request.Visited.Contains(enterprise.Id)).ToList();
        var inspectors = request.Inspectors.OrderBy(inspector => inspector.UserId, StringComparer.Ordinal).ToList();
        var busy = new Dictionary<(string UserId, DateOnly Day), int>();
        foreach (var visit in request.Kept.Where(visit => visit.Status != PlannedVisitStatus.Dropped))
        {
            Count(busy, visit.Day, visit.Lead, visit.Partner);
        }

        var (items, unplanned) = (new List<PlanItem>(), new List<Unplanned>());
        foreach (var enterprise in drawn.Where(enterprise => !request.Visited.Contains(enterprise.Id)))
        {
            if (inspectors.Count < 2)
            {
                unplanned.Add(new Unplanned(PlanGap.NoTeam, enterprise));
            }
            else if (Place(request, inspectors, busy, chance) is var (day, lead, partner))
            {
                Count(busy, day, lead, partner);
                items.Add(new PlanItem(enterprise.County, enterprise.Id, day, lead, partner));
            }
            else
            {
                unplanned.Add(new Unplanned(PlanGap.NoRoom, enterprise));
            }
        }

        return new Drawn(items, repeats, unplanned, Hash(items, repeats, unplanned));
    }

    /// <summary>The first day on which two have room; of all who have, two by lot.</summary>
    private static (DateOnly Day, string Lead, string Partner)? Place(
        DrawRequest request, List<PlanInspector> inspectors, Dictionary<(string UserId, DateOnly Day), int> busy, SplitMix64 chance)
    {
        foreach (var day in request.Days)
        {
            var free = inspectors
                .Where(inspector => !inspector.Away.Contains(day) && busy.GetValueOrDefault((inspector.UserId, day)) < request.VisitsPerDay)
                .ToList();
            if (free.Count >= 2)
            {
                var lead = chance.Below(free.Count);
                var partner = chance.Below(free.Count - 1);
                return (day, free[lead].UserId, free[partner >= lead ? partner + 1 : partner].UserId);
            }
        }

        return null;
    }

    private static void Count(Dictionary<(string UserId, DateOnly Day), int> busy, DateOnly day, params string[] userIds)
    {
        foreach (var userId in userIds)
        {
            busy[(userId, day)] = busy.GetValueOrDefault((userId, day)) + 1;
        }
    }

    private static string Hash(List<PlanItem> items, List<Enterprise> repeats, List<Unplanned> unplanned) => PlanHash.Of(
    [
        .. items.Select(item => PlanHash.Line(item)),
        .. repeats.Select(enterprise => $"repeat|{enterprise.Id}"),
        .. unplanned.Select(one => $"{one.Gap}|{one.Enterprise.Id}"),
    ]);
}

/// <summary>One number for a whole list: what was shown is what is applied.</summary>
public static class PlanHash
{
    public static string Of(VisitPlan plan) => Of([.. plan.Items.Select(Line), .. plan.Unplanned.Select(one => $"{one.Gap}|{one.Enterprise.Id}")]);

    internal static string Of(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));

    internal static string Line(PlanItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"{item.EnterpriseId}|{item.Day:yyyy-MM-dd}|{item.Lead}|{item.Partner}");
}

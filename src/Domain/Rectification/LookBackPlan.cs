namespace Domain.Rectification;

/// <param name="EnterpriseId">All its findings are visited on one day.</param>
/// <param name="Leads">Who may be in charge, in the order of preference.</param>
/// <param name="Partners">Who may come along, in the order of preference.</param>
/// <param name="Reserve">Who goes where all of these are away.</param>
public sealed record LookBackVisit(string EnterpriseId, IReadOnlyList<string> Leads, IReadOnlyList<string> Partners, IReadOnlyList<string> Reserve)
{
    public LookBackVisit(string enterpriseId, IReadOnlyList<string> leads, IReadOnlyList<string> partners)
        : this(enterpriseId, leads, partners, [])
    {
    }
}

/// <param name="Partner">Null when there is nobody but the one in charge.</param>
public sealed record LookBackPlace(string EnterpriseId, DateOnly Day, string Lead, string? Partner);

/// <summary>Spreads the visits of 回头看 (二(一)2(4)) over the days of the phase and over the inspectors, as evenly as whole visits can be.</summary>
public static class LookBackPlan
{
    /// <param name="visits">Neighbours beside each other: they fall on one day where its room lets them.</param>
    /// <param name="days">Working days, the first one first.</param>
    /// <param name="taken">Visits that an inspector leads already on a day.</param>
    /// <param name="away">Days on which an inspector cannot go (请假); who is not named can go on all.</param>
    /// <returns>In the order of the visits; those for which nobody can go on any day are left out.</returns>
    /// <exception cref="ArgumentException">No day, or a visit without a lead.</exception>
    public static IReadOnlyList<LookBackPlace> Spread(
        IReadOnlyList<LookBackVisit> visits,
        IReadOnlyList<DateOnly> days,
        IReadOnlyDictionary<(string Lead, DateOnly Day), int> taken,
        IReadOnlyDictionary<string, IReadOnlySet<DateOnly>>? away = null)
    {
        if (days.Count == 0 || visits.Any(visit => visit.Leads.Count == 0))
        {
            throw new ArgumentException("A visit needs a day and somebody in charge.", nameof(visits));
        }

        var (led, accompanied) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var ((lead, _), count) in taken.Where(row => days.Contains(row.Key.Day)))
        {
            led[lead] = led.GetValueOrDefault(lead) + count;
        }

        var teams = visits
            .Select(visit => (Visit: visit, Lead: Next([.. visit.Leads.Where(IsThere)], led) ?? Next([.. visit.Reserve.Where(IsThere)], led)))
            .Where(team => team.Lead is not null)
            .ToList();
        var placed = new Dictionary<string, LookBackPlace>(StringComparer.Ordinal);
        foreach (var own in teams.GroupBy(team => team.Lead!, StringComparer.Ordinal))
        {
            List<DateOnly> there = [.. days.Where(day => !IsAway(own.Key, day))];
            var room = Room(own.Count(), [.. there.Select(day => taken.GetValueOrDefault((own.Key, day)))]);
            var places = there.SelectMany((day, index) => Enumerable.Repeat(day, room[index]));
            foreach (var (team, day) in own.Zip(places))
            {
                var partner = Next(Others(team.Visit.Partners, own.Key, day), accompanied) ?? Next(Others(team.Visit.Reserve, own.Key, day), accompanied);
                placed[team.Visit.EnterpriseId] = new LookBackPlace(team.Visit.EnterpriseId, day, own.Key, partner);
            }
        }

        return [.. visits.Select(visit => placed.GetValueOrDefault(visit.EnterpriseId)).OfType<LookBackPlace>()];

        bool IsAway(string person, DateOnly day) => away?.GetValueOrDefault(person)?.Contains(day) is true;

        bool IsThere(string person) => days.Any(day => !IsAway(person, day));

        List<string> Others(IReadOnlyList<string> people, string lead, DateOnly day) => [.. people.Where(person => person != lead && !IsAway(person, day))];
    }

    /// <summary>How many of the visits each day gets: one after the other goes to the day that has least, the earliest of equals.</summary>
    private static int[] Room(int visits, int[] load)
    {
        var room = new int[load.Length];
        for (; visits > 0; visits--)
        {
            var least = Array.IndexOf(load, load.Min());
            load[least]++;
            room[least]++;
        }

        return room;
    }

    /// <summary>Who has least so far, the first of equals; null when there is nobody.</summary>
    private static string? Next(IReadOnlyList<string> people, Dictionary<string, int> load)
    {
        var next = people.MinBy(person => load.GetValueOrDefault(person));
        if (next is not null)
        {
            load[next] = load.GetValueOrDefault(next) + 1;
        }

        return next;
    }
}

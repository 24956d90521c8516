using Domain.Enterprises;

namespace Domain.Planning;

/// <summary>
/// 工作计划: every enterprise still to be visited gets a day and two inspectors (二(一)2(1)). County by county: the load is even over the teams and over the
/// days, a team's day holds neighbours, and the days of a team's areas follow each other by chance, so that nobody can tell when it is his turn. The same
/// request gives the same plan; the time grows with n log n.
/// </summary>
public static class VisitPlanner
{
    public static VisitPlan Plan(PlanRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.VisitsPerDay, 1, nameof(request));
        var taken = request.Kept.Select(visit => visit.EnterpriseId).ToHashSet(StringComparer.Ordinal);
        var busy = Busy(request.Kept);
        var inspectors = request.Inspectors.ToLookup(inspector => inspector.County, StringComparer.Ordinal);
        var (items, unplanned) = (new List<PlanItem>(), new List<Unplanned>());
        var counties = request.Enterprises
            .Where(enterprise => taken.Add(enterprise.Id))
            .GroupBy(enterprise => enterprise.County, StringComparer.Ordinal)
            .OrderBy(county => county.Key, StringComparer.Ordinal);
        foreach (var county in counties)
        {
            var chance = SplitMix64.For(request.Seed, county.Key);
            var ordered = PlaceOrder.Of([.. county]);
            var teams = Teams.Of(inspectors[county.Key], chance);
            if (teams.Count == 0)
            {
                unplanned.AddRange(ordered.Select(enterprise => new Unplanned(PlanGap.NoTeam, enterprise)));
                continue;
            }

            chance.Shuffle(teams);
            var rooms = teams.Select(team => Rooms(team, request, busy)).ToList();
            var quotas = Quotas(rooms, ordered.Count);
            var left = Thin(ordered, quotas.Sum());
            unplanned.AddRange(left.Over.Select(enterprise => new Unplanned(PlanGap.NoRoom, enterprise)));
            var next = 0;
            foreach (var (index, room) in rooms.Index())
            {
                Fill(items, county.Key, left.Planned.GetRange(next, quotas[index]), room, chance, (index + 1.0) / rooms.Count);
                next += quotas[index];
            }
        }

        items.Sort((one, other) => one.Day != other.Day ? one.Day.CompareTo(other.Day) : Then(one, other));
        return new VisitPlan(items, unplanned, Load(items, request.Kept));
    }

    /// <summary>The Monday of the day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static int Then(PlanItem one, PlanItem other) =>
        string.CompareOrdinal(one.County, other.County) is not 0 and var county ? county
        : string.CompareOrdinal(one.Lead, other.Lead) is not 0 and var lead ? lead
        : string.CompareOrdinal(one.EnterpriseId, other.EnterpriseId);

    private static Dictionary<(string UserId, DateOnly Day), int> Busy(IReadOnlyList<PlannedVisit> kept)
    {
        var busy = new Dictionary<(string, DateOnly), int>();
        foreach (var visit in kept.Where(visit => visit.Status != PlannedVisitStatus.Dropped))
        {
            foreach (var userId in new[] { visit.Lead, visit.Partner })
            {
                busy[(userId, visit.Day)] = busy.GetValueOrDefault((userId, visit.Day)) + 1;
            }
        }

        return busy;
    }

    /// <summary>The days on which a team can go, and how many visits it can take more.</summary>
    private static TeamRoom Rooms(Team team, PlanRequest request, Dictionary<(string UserId, DateOnly Day), int> busy)
    {
        var (days, load) = (new List<DayRoom>(), 0);
        foreach (var (ordinal, day) in request.Days.Index())
        {
            if (team.PairOn(day, ordinal) is not { } pair)
            {
                continue;
            }

            var used = Math.Max(busy.GetValueOrDefault((pair.Lead, day)), busy.GetValueOrDefault((pair.Partner, day)));
            load += used;
            if (used < request.VisitsPerDay)
            {
                days.Add(new DayRoom(day, pair.Lead, pair.Partner, request.VisitsPerDay - used));
            }
        }

        return new TeamRoom(days, days.Sum(day => day.Room), load);
    }

    /// <summary>How many each team takes: who has least gets the next, so that the kept ones count too. By level instead of one by one.</summary>
    private static int[] Quotas(List<TeamRoom> rooms, int visits)
    {
        var (low, high) = (0, rooms.Max(room => room.Load + room.Room));
        while (low < high)
        {
            // The lowest level at which all find their place.
            var level = (low + high) / 2;
            if (rooms.Sum(room => At(room, level)) >= visits)
            {
                high = level;
            }
            else
            {
                low = level + 1;
            }
        }

        var quotas = rooms.Select(room => At(room, low)).ToArray();
        for (var (index, surplus) = (0, quotas.Sum() - visits); surplus > 0; index = (index + 1) % quotas.Length)
        {
            // Only those at the top of the level give one back.
            if (quotas[index] > At(rooms[index], low - 1))
            {
                quotas[index]--;
                surplus--;
            }
        }

        return quotas;
    }

    private static int At(TeamRoom room, int level) => Math.Clamp(level - room.Load, 0, room.Room);

    /// <summary>When there is not room for all, those left over lie all over the county and not in one corner of it.</summary>
    private static (List<Enterprise> Planned, List<Enterprise> Over) Thin(List<Enterprise> ordered, int room)
    {
        if (room >= ordered.Count)
        {
            return (ordered, []);
        }

        var (planned, over) = (new List<Enterprise>(room), new List<Enterprise>());
        foreach (var (index, enterprise) in ordered.Index())
        {
            var isIn = (long)(index + 1) * room / ordered.Count > (long)index * room / ordered.Count;
            (isIn ? planned : over).Add(enterprise);
        }

        return (planned, over);
    }

    /// <param name="phase">0 to 1: teams of a county do not all take the same days.</param>
    private static void Fill(List<PlanItem> items, string county, List<Enterprise> share, TeamRoom room, SplitMix64 chance, double phase)
    {
        var days = Spread(room, share.Count, phase);
        chance.Shuffle(days);
        var next = 0;
        foreach (var day in days)
        {
            for (var place = 0; place < day.Room && next < share.Count; place++)
            {
                items.Add(new PlanItem(county, share[next++].Id, day.Day, day.Lead, day.Partner));
            }
        }
    }

    /// <summary>As many of the team's days as are needed, each filled, evenly over the season.</summary>
    private static List<DayRoom> Spread(TeamRoom room, int visits, double phase)
    {
        var (chosen, skipped, got) = (new List<DayRoom>(), new List<DayRoom>(), 0);
        var due = phase * room.Days.FirstOrDefault().Room;
        foreach (var day in room.Days)
        {
            due += day.Room * (double)visits / room.Room;
            if (due >= day.Room && got < visits)
            {
                chosen.Add(day);
                due -= day.Room;
                got += day.Room;
            }
            else
            {
                skipped.Add(day);
            }
        }

        for (var index = 0; got < visits && index < skipped.Count; index++)
        {
            chosen.Add(skipped[index]);
            got += skipped[index].Room;
        }

        return chosen;
    }

    private static List<WeekLoad> Load(List<PlanItem> items, IReadOnlyList<PlannedVisit> kept) =>
    [
        .. items.Select(item => (item.Lead, item.Partner, item.Day))
            .Concat(kept.Where(visit => visit.Status != PlannedVisitStatus.Dropped).Select(visit => (visit.Lead, visit.Partner, visit.Day)))
            .SelectMany(visit => new[] { (UserId: visit.Lead, Week: WeekOf(visit.Day)), (UserId: visit.Partner, Week: WeekOf(visit.Day)) })
            .CountBy(one => one)
            .Select(one => new WeekLoad(one.Key.UserId, one.Key.Week, one.Value))
            .OrderBy(load => load.UserId, StringComparer.Ordinal)
            .ThenBy(load => load.Week),
    ];

    private readonly record struct DayRoom(DateOnly Day, string Lead, string Partner, int Room);

    private sealed record TeamRoom(List<DayRoom> Days, int Room, int Load);
}

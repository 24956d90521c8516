namespace Domain.Planning;

/// <summary>Two inspectors who go together, or three of whom two go each day in turn.</summary>
internal sealed record Team(IReadOnlyList<PlanInspector> Members)
{
    /// <summary>The two of the day; null when fewer than two can go.</summary>
    public (string Lead, string Partner)? PairOn(DateOnly day, int ordinal)
    {
        var present = Members.Where(member => !member.Away.Contains(day)).ToList();
        if (present.Count < 2)
        {
            return null;
        }

        // The one in charge changes from day to day, and of three another one stays behind.
        var first = ordinal % present.Count;
        return (present[first].UserId, present[(first + 1) % present.Count].UserId);
    }
}

/// <summary>The teams of a county: partners of one squad stay together; who is left over in each squad goes with one of another; the last makes a third.</summary>
internal static class Teams
{
    public static List<Team> Of(IEnumerable<PlanInspector> inspectors, SplitMix64 chance)
    {
        var (teams, single) = (new List<List<PlanInspector>>(), new List<PlanInspector>());
        foreach (var squad in inspectors.GroupBy(inspector => inspector.Squad, StringComparer.Ordinal).OrderBy(squad => squad.Key, StringComparer.Ordinal))
        {
            var members = squad.Where(inspector => !inspector.FillsIn).OrderBy(inspector => inspector.UserId, StringComparer.Ordinal).ToList();
            chance.Shuffle(members);
            if (members.Count % 2 == 1 && squad.Where(inspector => inspector.FillsIn).MinBy(inspector => inspector.UserId, StringComparer.Ordinal) is { } leader)
            {
                members.Add(leader);
            }

            teams.AddRange(members.Chunk(2).Where(pair => pair.Length == 2).Select(pair => pair.ToList()));
            single.AddRange(members.Skip(members.Count / 2 * 2));
        }

        teams.AddRange(single.Chunk(2).Where(pair => pair.Length == 2).Select(pair => pair.ToList()));
        if (single.Count % 2 == 1 && teams.Count > 0)
        {
            teams[^1].Add(single[^1]);
        }

        return [.. teams.Select(members => new Team(members))];
    }
}

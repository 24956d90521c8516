using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <param name="Told">Who is asked for the decision.</param>
/// <param name="May">User ids of all who may take it.</param>
internal sealed record Deciders(IReadOnlyList<Person> Told, IReadOnlyList<string> May);

/// <summary>Who decides a penalty of a county: 大队长, 副局长 and 分局一把手; when all of them are on leave the deputies named for it as well; when there is none 专项行动办公室 (domain.md 8).</summary>
internal sealed class PenaltyDeciders(DirectoryStore directory)
{
    private static readonly Role[] Leading = [Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector];

    public async Task<Deciders> OfAsync(UnitOfWork work, string county)
    {
        var leaders = await directory.HoldersAsync(work, county, Leading);
        if (leaders.Count == 0)
        {
            var office = await directory.HoldersAsync(work, county, Role.CityOffice);
            return new Deciders(office, Ids(office));
        }

        var present = leaders.Where(leader => leader.OnLeaveDeputy is null).ToList();
        if (present.Count > 0)
        {
            return new Deciders(present, Ids(leaders));
        }

        var deputies = new List<Person>();
        foreach (var leader in leaders)
        {
            if (await DeputyAsync(work, leader) is { } deputy && deputies.TrueForAll(one => one.UserId != deputy.UserId))
            {
                deputies.Add(deputy);
            }
        }

        return new Deciders(deputies.Count > 0 ? deputies : leaders, [.. Ids(leaders).Union(Ids(deputies), StringComparer.Ordinal)]);
    }

    public async Task<bool> MayAsync(UnitOfWork work, Person person, string county) => (await OfAsync(work, county)).May.Contains(person.UserId);

    /// <summary>Who is there for the leader: his deputy, or the deputy's; null when nobody is.</summary>
    private async Task<Person?> DeputyAsync(UnitOfWork work, Person leader)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { leader.UserId };
        var current = leader;
        while (current?.OnLeaveDeputy is { } next)
        {
            current = seen.Add(next) ? await directory.FindAsync(work, next) : null;
        }

        return current;
    }

    private static string[] Ids(IReadOnlyList<Person> people) => [.. people.Select(person => person.UserId)];
}

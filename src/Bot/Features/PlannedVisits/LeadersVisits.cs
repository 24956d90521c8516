using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>What a leader's people have not taken, declined or not done in time, and where they go in the next days.</summary>
internal sealed class LeadersVisits(PlannedVisitStore visits, DirectoryStore directory)
{
    /// <summary>A season: what is older belongs to no plan of this one.</summary>
    private const int DaysBack = 120;

    /// <summary>A week is what a leader arranges ahead.</summary>
    private const int DaysAhead = 7;

    private static readonly PlannedVisitStatus[] Open = [PlannedVisitStatus.Planned, PlannedVisitStatus.Offered, PlannedVisitStatus.Accepted, PlannedVisitStatus.Declined];

    private static readonly Role[] CountyRoles = [Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    public static bool Leads(Person person) => person.Holds(Role.SquadLeader) || Array.Exists(CountyRoles, person.Holds);

    /// <summary>What waits for him, the declined first, then by day; behind it what comes in the next days, by day.</summary>
    public async Task<LeadersList> ListAsync(UnitOfWork work, Person person, DateOnly today)
    {
        var own = await OfAsync(work, person, today.AddDays(-DaysBack), today.AddDays(DaysAhead), Open);
        var waiting = own
            .Where(visit => visit.Day < today || visit.Status is PlannedVisitStatus.Declined or PlannedVisitStatus.Offered)
            .OrderByDescending(visit => visit.Status == PlannedVisitStatus.Declined)
            .ThenBy(visit => visit.Day)
            .ToList();
        return new LeadersList(waiting, [.. own.Except(waiting).Where(visit => IsShown(person, visit, today))]);
    }

    /// <summary>Of the days, in his scope: of the county for its leaders and the office, of the own squad for a squad leader.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfAsync(UnitOfWork work, Person person, DateOnly first, DateOnly last, params PlannedVisitStatus[] statuses)
    {
        var grants = person.Roles.Where(grant => CountyRoles.Contains(grant.Role)).ToList();
        var counties = grants.Exists(grant => grant.County is null) ? null : grants.Select(grant => grant.County).OfType<string>().ToList();
        var squads = await directory.SquadMembersAsync(work, person.UserId);
        var members = squads.Select(member => (member.County, member.UserId)).ToHashSet();
        return
        [
            .. (await visits.OfScopeAsync(work, counties, [.. squads.Select(member => member.UserId).Distinct(StringComparer.Ordinal)], first, last, statuses))
                .Where(visit => counties is null || counties.Contains(visit.County) || members.Contains((visit.County, visit.Lead))),
        ];
    }

    public async Task<bool> IsOwnAsync(UnitOfWork work, Person person, PlannedVisit visit) =>
        Array.Exists(CountyRoles, role => person.Holds(role, visit.County))
        || (await directory.SquadMembersAsync(work, person.UserId)).Any(member => member.County == visit.County && member.UserId == visit.Lead);

    /// <summary>Nobody sees a draw (双随机) before its day. Who goes out himself sees only what was told already: what leaves the plan would show what was drawn.</summary>
    private static bool IsShown(Person person, PlannedVisit visit, DateOnly today) =>
        person.IsInspector
            ? visit.Status != PlannedVisitStatus.Planned || (visit.Version > 1 && !visit.IsSecret)
            : visit.Day == today || !visit.IsSecret;
}

/// <param name="Waiting">Not taken, declined or not done in time.</param>
/// <param name="Coming">Today's others and those of the next days.</param>
internal sealed record LeadersList(IReadOnlyList<PlannedVisit> Waiting, IReadOnlyList<PlannedVisit> Coming)
{
    public IReadOnlyList<PlannedVisit> All { get; } = [.. Waiting, .. Coming];
}

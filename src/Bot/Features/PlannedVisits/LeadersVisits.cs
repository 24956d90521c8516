using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>What a leader's people have not taken, declined or not done in time.</summary>
internal sealed class LeadersVisits(PlannedVisitStore visits, DirectoryStore directory)
{
    /// <summary>A season: what is older belongs to no plan of this one.</summary>
    private const int DaysBack = 120;

    private static readonly Role[] CountyRoles = [Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    public static bool Leads(Person person) => person.Holds(Role.SquadLeader) || Array.Exists(CountyRoles, person.Holds);

    /// <summary>The declined first, then by day.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OpenAsync(UnitOfWork work, Person person, DateOnly today)
    {
        var isOwn = await IsOwnAsync(work, person);
        return [.. (await visits.OfDaysAsync(work, today.AddDays(-DaysBack), today, PlannedVisitStatus.Planned, PlannedVisitStatus.Offered, PlannedVisitStatus.Accepted, PlannedVisitStatus.Declined))
            .Where(visit => (visit.Day < today || visit.Status is PlannedVisitStatus.Declined or PlannedVisitStatus.Offered) && isOwn(visit))
            .OrderByDescending(visit => visit.Status == PlannedVisitStatus.Declined)
            .ThenBy(visit => visit.Day)];
    }

    /// <summary>The county's visits for its leaders and the office, the own squad's for a squad leader.</summary>
    public async Task<Func<PlannedVisit, bool>> IsOwnAsync(UnitOfWork work, Person person)
    {
        var squads = person.Roles.Where(grant => grant is { Role: Role.SquadLeader, Squad: not null }).ToList();
        var members = squads.Count == 0
            ? []
            : (await directory.HoldersAsync(work, county: null, Role.Inspector, Role.SquadLeader))
                .Where(other => other.Roles.Any(own => squads.Exists(led => led.Squad == own.Squad && led.County == own.County)))
                .Select(other => other.UserId)
                .ToHashSet(StringComparer.Ordinal);
        return visit => (members.Contains(visit.Lead) && squads.Exists(led => led.County == visit.County)) || Array.Exists(CountyRoles, role => person.Holds(role, visit.County));
    }
}

using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>Who can go on a county's visits, and who cannot.</summary>
/// <param name="Inspectors">Signed and at work, with the days of their leaves.</param>
/// <param name="Unsigned">Annex 5 is not signed (CommitmentFirst).</param>
/// <param name="Away">A deputy stands for them and no leave says until when.</param>
internal sealed record CountyStaff(IReadOnlyList<PlanInspector> Inspectors, IReadOnlyList<Person> Unsigned, IReadOnlyList<Person> Away, IReadOnlyDictionary<string, string> Names)
{
    public string NameOf(string userId) => Names.GetValueOrDefault(userId, userId);
}

/// <summary>The inspectors of each county, as plan, draw and alert reckon with them.</summary>
internal sealed class CountyStaffs(DirectoryStore directory, PlanStore plans, LeaveStore leaves)
{
    /// <summary>Each inspector goes in one county only, that of his first grant: the city's inspectors join visits, they are not planned (二(一)2(3), decision 13).</summary>
    public async Task<CountyStaff> OfAsync(UnitOfWork work, Campaign campaign, string county)
    {
        var people = (await directory.HoldersAsync(work, county, Role.Inspector, Role.SquadLeader))
            .Select(person => (Person: person, Grant: Grant(person)))
            .Where(one => one.Grant?.County == county)
            .ToList();
        var signed = await plans.SignersAsync(work, campaign.Id, people.Select(one => one.Person.UserId));
        var absences = new Absences(await leaves.OpenAsync(work));
        return new CountyStaff(
            [
                .. from one in people
                   where !absences.IsAwayOpenly(one.Person) && signed.Contains(one.Person.UserId)
                   select new PlanInspector(one.Person.UserId, county, one.Grant!.Squad ?? "", one.Grant.Role == Role.SquadLeader) { Away = absences.DaysOf(one.Person) },
            ],
            [.. people.Where(one => one.Grant!.Role == Role.Inspector && !signed.Contains(one.Person.UserId)).Select(one => one.Person)],
            [.. people.Where(one => one.Grant!.Role == Role.Inspector && absences.IsAwayOpenly(one.Person) && signed.Contains(one.Person.UserId)).Select(one => one.Person)],
            people.ToDictionary(one => one.Person.UserId, one => one.Person.Name, StringComparer.Ordinal));
    }

    private static RoleGrant? Grant(Person person) =>
        person.Roles.FirstOrDefault(grant => grant is { Role: Role.Inspector, County: not null })
        ?? person.Roles.FirstOrDefault(grant => grant is { Role: Role.SquadLeader, County: not null });
}

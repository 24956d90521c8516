using Domain.Inspections;

namespace Domain.Responsibility;

/// <param name="Owner">Null when not even the city office is in the directory.</param>
/// <param name="Gap">The level that was missing, as its Chinese title (several joined by 、), to be reported; null when there is none.</param>
public sealed record OwnerFound(Person? Owner, string? Gap);

/// <summary>SeverityNamesOwner (二(二)3, domain.md 8 "Owners"): the level that the severity names, else the next one up.</summary>
public static class Owners
{
    /// <param name="severity">The severity that names the first level.</param>
    /// <param name="county">县市区 of the enterprise.</param>
    /// <param name="inspectors">The signing inspectors, the one in charge first.</param>
    /// <param name="directory">Everybody who could own in the county and the city office, in directory order.</param>
    public static OwnerFound Find(Severity severity, string county, IReadOnlyList<Person> inspectors, IReadOnlyList<Person> directory)
    {
        var charge = GrantInCharge(county, inspectors);
        var missing = new List<string>();
        foreach (var (title, candidates) in Levels(severity, county, charge, inspectors, directory))
        {
            var owner = candidates.Select(candidate => Present(candidate, inspectors, directory)).FirstOrDefault(person => person is not null);
            if (owner is not null)
            {
                return new OwnerFound(owner, missing.Count == 0 ? null : string.Join('、', missing));
            }

            missing.Add(title);
        }

        return new OwnerFound(null, string.Join('、', missing));
    }

    /// <summary>Whether the person can own a rectification of the county: by rank there, or as the city office.</summary>
    public static bool MayOwn(Person person, string county) =>
        person.Holds(Role.SquadLeader, county) || person.Holds(Role.BrigadeLeader, county) || person.Holds(Role.DeputyDirector, county)
        || person.Holds(Role.CountyDirector, county) || person.Holds(Role.CityOffice);

    private static IEnumerable<(string Title, IEnumerable<Person> Candidates)> Levels(
        Severity severity, string county, RoleGrant? charge, IReadOnlyList<Person> inspectors, IReadOnlyList<Person> directory)
    {
        // Without a squad there is no squad leader to miss: the brigade leader is the first level, and no gap.
        if (severity == Severity.General && (charge?.Role == Role.SquadLeader || charge?.Squad is not null))
        {
            yield return ("中队长", SquadLeaders(county, charge, inspectors, directory));
        }

        if (severity != Severity.Major)
        {
            var deputies = directory.Where(person => person.Holds(Role.DeputyDirector, county));
            yield return ("大队长或副局长", directory.Where(person => person.Holds(Role.BrigadeLeader, county))
                .Concat(deputies.OrderByDescending(person => Leads(person, Role.DeputyDirector, county, charge?.Squad))));
        }

        yield return ("分局一把手", directory.Where(person => person.Holds(Role.CountyDirector, county)));
        yield return ("专项行动办公室", directory.Where(person => person.Holds(Role.CityOffice)));
    }

    private static IEnumerable<Person> SquadLeaders(string county, RoleGrant charge, IReadOnlyList<Person> inspectors, IReadOnlyList<Person> directory) =>
        charge.Role == Role.SquadLeader
            ? inspectors.Where(person => person.Roles.Contains(charge)).Take(1)
            : directory.Where(person => Leads(person, Role.SquadLeader, county, charge.Squad));

    private static bool Leads(Person person, Role role, string county, string? squad) =>
        squad is not null && person.Roles.Any(grant => grant.Role == role && grant.Squad == squad && (grant.County is null || grant.County == county));

    /// <summary>The grant of the one in charge; of the first with a post in the county when a city inspector leads. A leader's grant goes before his inspector's.</summary>
    private static RoleGrant? GrantInCharge(string county, IReadOnlyList<Person> inspectors) =>
        inspectors
            .Select(person => person.Roles
                .Where(grant => grant.Role is Role.Inspector or Role.SquadLeader && (grant.County is null || grant.County == county))
                .OrderByDescending(grant => grant.Role == Role.SquadLeader)
                .FirstOrDefault())
            .FirstOrDefault(grant => grant is not null);

    /// <summary>The person, or along the named deputies the first who is not on leave; null when that leads nowhere.</summary>
    private static Person? Present(Person person, IReadOnlyList<Person> inspectors, IReadOnlyList<Person> directory)
    {
        var seen = new HashSet<string>();
        var current = person;
        while (current?.OnLeaveDeputy is { } deputy)
        {
            current = seen.Add(current.UserId)
                ? directory.Concat(inspectors).FirstOrDefault(other => other.UserId == deputy)
                : null;
        }

        return current;
    }
}

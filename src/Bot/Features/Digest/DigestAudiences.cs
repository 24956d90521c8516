using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Responsibility;

namespace Bot.Features.Digest;

/// <summary>Who gets which digest: the city's leaders and office the city's; each county's leaders and office their county's. 驻局纪检组 gets none.</summary>
internal sealed class DigestAudiences(DirectoryStore directory)
{
    private static readonly Role[] City = [Role.CityLeader, Role.CityOffice];

    private static readonly Role[] County = [Role.CountyDirector, Role.DeputyDirector, Role.BrigadeLeader, Role.CityOffice];

    public async Task<IReadOnlyList<Person>> PeopleAsync(UnitOfWork work, Audience audience) =>
        [.. (await directory.HoldersAsync(work, audience.IsCity ? null : audience.County, audience.IsCity ? City : County)).Where(person => Reads(person, audience))];

    /// <summary>Whether the person is (still) one of the audience.</summary>
    public static bool Reads(Person person, Audience audience) => person.Roles.Any(grant => audience.IsCity
        ? grant.County is null && City.Contains(grant.Role)
        : grant.County == audience.County && County.Contains(grant.Role));

    /// <summary>Whether the person may ask for it: who reads the city's, each county's too.</summary>
    public static bool MayRead(Person person, Audience audience) => Reads(person, audience) || Reads(person, Audience.City);

    /// <summary>What the person gets each day, the city's first.</summary>
    public static IReadOnlyList<Audience> Of(Person person) =>
    [
        .. Reads(person, Audience.City) ? [Audience.City] : Array.Empty<Audience>(),
        .. person.Roles.Select(grant => grant.County).OfType<string>().Distinct(StringComparer.Ordinal).Select(county => new Audience(county)).Where(audience => Reads(person, audience)),
    ];

    /// <summary>Counties that anybody reads a digest of, or none of the counties that do not.</summary>
    public async Task<IReadOnlyList<string>> CountiesAsync(UnitOfWork work) =>
    [
        .. (await directory.HoldersAsync(work, null, County))
            .SelectMany(person => person.Roles)
            .Where(grant => grant.County is not null && County.Contains(grant.Role))
            .Select(grant => grant.County!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public async Task<IReadOnlyList<string>> WithoutLeaderAsync(UnitOfWork work, IReadOnlyList<string> counties) =>
        [.. counties.Except(await CountiesAsync(work), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

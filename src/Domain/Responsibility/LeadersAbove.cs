using Domain.Inspections;

namespace Domain.Responsibility;

/// <summary>Who stands above a person in a county: what names 中队长, then 大队长 or 副局长, then 分局一把手 or the office (二(二)3).</summary>
public static class LeadersAbove
{
    private static readonly Severity[] Levels = [Severity.General, Severity.Key, Severity.Major];

    /// <summary>Who has to be in the directory for it.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    /// <summary>Never the person himself, nor a deputy who may arrange nothing: then the next level up. Null when there is nobody.</summary>
    /// <param name="person">Null when he is gone from the directory.</param>
    /// <param name="county">县市区 of the matter.</param>
    /// <param name="above">Levels above the first one.</param>
    /// <param name="directory">Holders of <see cref="Roles"/> in the county, in directory order.</param>
    public static Person? Of(Person? person, string county, int above, IReadOnlyList<Person> directory)
    {
        for (var level = above + (person?.Holds(Role.SquadLeader, county) == true ? 1 : 0); level < Levels.Length; level++)
        {
            if (Owners.Find(Levels[level], county, person is null ? [] : [person], directory).Owner is { } owner
                && owner.UserId != person?.UserId
                && Roles.Any(role => owner.Holds(role, county)))
            {
                return owner;
            }
        }

        return null;
    }
}

using Domain.Enterprises;

namespace Domain.Responsibility;

/// <summary>Who may do what where: nobody sees or acts outside the scope (domain.md 1).</summary>
public static class Scope
{
    private static readonly Role[] Inspecting = [Role.Inspector, Role.SquadLeader, Role.CityInspector];

    private static readonly Role[] Arranging = [Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    /// <summary>Null when the person may inspect the enterprise; else OutOfScope.</summary>
    public static Refusal? MayInspect(Person person, Enterprise enterprise) =>
        Inspects(person, enterprise.County)
            ? null
            : new Refusal(RuleCode.OutOfScope, "", person.Name, enterprise.Name);

    /// <summary>Whether the person inspects in the county.</summary>
    public static bool Inspects(Person person, string county) => Array.Exists(Inspecting, role => person.Holds(role, county));

    /// <summary>Counties whose enterprises and ledger the person may see; empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? CountiesOf(Person person)
    {
        var grants = person.Roles.Where(grant => grant.Role != Role.EnterpriseOfficer).ToList();
        if (grants.Count == 0)
        {
            return null;
        }

        return grants.Exists(grant => grant.County is null) ? [] : [.. grants.Select(grant => grant.County!).Distinct()];
    }

    /// <summary>Counties whose people the person may send one text to (群发): 专项行动办公室 and 系统管理员; empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? BroadcastCountiesOf(Person person) => Counties(person, grant => grant.Role is Role.CityOffice or Role.Administrator);

    /// <summary>Counties for which the person may enter an alert (预警): the offices and 分局一把手; empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? AlertCountiesOf(Person person) => Counties(person, grant => grant.Role is Role.CityOffice or Role.Administrator or Role.CountyDirector);

    /// <summary>Counties whose work the person watches from the city or the county's office (定额, 抽查): 专项行动办公室 and 市局领导; empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? WatchedCountiesOf(Person person) => Counties(person, grant => grant.Role is Role.CityOffice or Role.CityLeader);

    /// <summary>Counties whose list of the silent (自查名单) the person may see: the offices and the county's leaders; empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? SilentCountiesOf(Person person) =>
        Counties(person, grant => grant.Role is Role.CityOffice or Role.Administrator or Role.SquadLeader or Role.BrigadeLeader or Role.DeputyDirector or Role.CountyDirector);

    /// <summary>Counties to whose enterprises the person may send material (宣传): the offices and the county's leaders; empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? MaterialCountiesOf(Person person) => SilentCountiesOf(person);

    /// <summary>Whether the county is one of these; an empty list means the whole city, null none.</summary>
    public static bool Reaches(IReadOnlyList<string>? counties, string county) => counties is not null && (counties.Count == 0 || counties.Contains(county));

    /// <summary>Counties whose list the person may import (导入名册): 系统管理员 and 分局办公室; empty list means the whole city; null means none.</summary>
    /// <remarks>专项行动办公室 of the city asks for the lists; the counties answer for what stands in them.</remarks>
    public static IReadOnlyList<string>? RosterCountiesOf(Person person) => Counties(person, grant => grant.Role == Role.Administrator || grant is { Role: Role.CityOffice, County: not null });

    /// <summary>Whether the leader registers the other's leave (请假): a squad leader for his squad, the county's leaders and office for those below them in every county of theirs, the city's office for all.</summary>
    public static bool LeadsPerson(Person leader, Person other) =>
        other.Roles.Where(grant => grant.Role != Role.EnterpriseOfficer).ToList() is { Count: > 0 } posts && posts.TrueForAll(own =>
            leader.Roles.Any(grant => Rank(grant) > Rank(own) && grant.Role switch
            {
                Role.SquadLeader => own.Squad is not null && grant.Squad == own.Squad && grant.County == own.County,
                Role.BrigadeLeader or Role.DeputyDirector or Role.CountyDirector or Role.CityOffice => grant.County is null || grant.County == own.County,
                _ => false,
            }));

    /// <summary>Counties in which the person arranges the visits of others (任务安排, 回头看安排); empty list means the whole city; null means none.</summary>
    public static IReadOnlyList<string>? ArrangedCountiesOf(Person person) => Counties(person, grant => grant.Role == Role.SquadLeader || Array.Exists(Arranging, role => role == grant.Role));

    /// <summary>Whether the leader arranges what one of these people has to do in the county: a squad leader for his squad, the county's leaders and office for all.</summary>
    public static bool Arranges(Person leader, string county, IReadOnlyList<Person> people) =>
        Array.Exists(Arranging, role => leader.Holds(role, county))
        || leader.Roles.Any(grant => grant is { Role: Role.SquadLeader, Squad: not null } && (grant.County is null || grant.County == county)
            && people.Any(person => person.Roles.Any(own => own.Squad == grant.Squad && own.County == grant.County)));

    /// <summary>中队长, 大队长 and 副局长, 分局一把手, 专项行动办公室 of the city; a county's office stands beside the director.</summary>
    private static int Rank(RoleGrant grant) => grant.Role switch
    {
        Role.Inspector or Role.CityInspector => 0,
        Role.SquadLeader => 1,
        Role.BrigadeLeader or Role.DeputyDirector => 2,
        Role.CityOffice when grant.County is null => 4,
        _ => 3,
    };

    private static IReadOnlyList<string>? Counties(Person person, Func<RoleGrant, bool> counts)
    {
        var grants = person.Roles.Where(counts).ToList();
        return grants.Count == 0 ? null
            : grants.Exists(grant => grant.County is null) ? []
            : [.. grants.Select(grant => grant.County!).Distinct()];
    }
}

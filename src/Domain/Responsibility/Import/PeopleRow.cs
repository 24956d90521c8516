using Domain.Enterprises.Import;

namespace Domain.Responsibility.Import;

/// <param name="Values">By column; null where the file has no such column.</param>
public sealed record PeopleRow(int Number, IReadOnlyList<string?> Values, IReadOnlyList<PeopleColumn> Formulas)
{
    public string? this[PeopleColumn column] => Values[(int)column];
}

/// <param name="County">The only county the import is for; null for all.</param>
/// <param name="Governs">The roles that the source speaks of; others stay as they are, and so does what it has no word for. Null when it speaks of all.</param>
public sealed record PeopleFrame(CountyMap Map, string? County = null, Func<RoleGrant, bool>? Governs = null);

/// <summary>The words for a role.</summary>
public static class RoleWords
{
    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["执法人员"] = Role.Inspector,
        ["包点"] = Role.Inspector,
        ["检查人员"] = Role.Inspector,
        ["包点执法人员"] = Role.Inspector,
        ["中队长"] = Role.SquadLeader,
        ["包线"] = Role.SquadLeader,
        ["执法中队长"] = Role.SquadLeader,
        ["大队长"] = Role.BrigadeLeader,
        ["分局大队长"] = Role.BrigadeLeader,
        ["执法大队长"] = Role.BrigadeLeader,
        ["副局长"] = Role.DeputyDirector,
        ["分局副局长"] = Role.DeputyDirector,
        ["局长"] = Role.CountyDirector,
        ["分局局长"] = Role.CountyDirector,
        ["一把手"] = Role.CountyDirector,
        ["分局一把手"] = Role.CountyDirector,
        ["包片"] = Role.CountyDirector,
        ["市支队"] = Role.CityInspector,
        ["市支队执法人员"] = Role.CityInspector,
        ["专项行动办公室"] = Role.CityOffice,
        ["分局办公室"] = Role.CityOffice,
        ["市局领导"] = Role.CityLeader,
        ["驻局纪检组"] = Role.DisciplineOffice,
        ["纪检组"] = Role.DisciplineOffice,
        ["企业环保负责人"] = Role.EnterpriseOfficer,
        ["环保负责人"] = Role.EnterpriseOfficer,
        ["系统管理员"] = Role.Administrator,
        ["管理员"] = Role.Administrator,
    };

    /// <summary>The person keeps no role.</summary>
    public const string Left = "离职";

    /// <summary>离职: the person keeps no role.</summary>
    public static bool IsLeaver(string word) => word is Left or "调离" or "退休" or "已离职" or "已调离";

    public static Role? Of(string word) => Roles.TryGetValue(word, out var role) ? role : null;

    /// <summary>Whether nobody holds it for the whole city.</summary>
    public static bool NeedsCounty(Role role, string word) =>
        role is Role.Inspector or Role.SquadLeader or Role.BrigadeLeader or Role.DeputyDirector or Role.CountyDirector || word == "分局办公室";
}

using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>Whom a broadcast can go to. Stored: never rename.</summary>
internal enum AudienceGroup
{
    /// <summary>企业环保负责人.</summary>
    Officers,

    /// <summary>执法人员, 中队长 and 市支队 included.</summary>
    Inspectors,

    /// <summary>包联责任人: 中队长 to 分局一把手.</summary>
    Leaders,

    /// <summary>Everybody with a role.</summary>
    Everyone,
}

/// <param name="County">Null for the whole city.</param>
internal sealed record Audience(AudienceGroup Group, string? County = null)
{
    private const char Between = '|';

    public IReadOnlyList<Role> Roles => Group switch
    {
        AudienceGroup.Officers => [Role.EnterpriseOfficer],
        AudienceGroup.Inspectors => [Role.Inspector, Role.SquadLeader, Role.CityInspector],
        AudienceGroup.Leaders => [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector],
        _ => Enum.GetValues<Role>(),
    };

    /// <summary>Null when the text names no group.</summary>
    public static Audience? Parse(string text)
    {
        var parts = text.Split(Between, 2);
        return Enum.TryParse<AudienceGroup>(parts[0], out var group) && Enum.IsDefined(group)
            ? new Audience(group, parts.Length == 2 ? parts[1] : null)
            : null;
    }

    public override string ToString() => County is null ? Group.ToString() : $"{Group}{Between}{County}";
}

namespace Domain.Responsibility;

/// <summary>A role held within a scope. A null part does not narrow the scope.</summary>
/// <param name="Role">The role.</param>
/// <param name="County">县市区 the role is limited to; null for the whole city.</param>
/// <param name="Squad">中队 within the county, for inspectors and squad leaders.</param>
/// <param name="EnterpriseId">The enterprise an officer answers for.</param>
public sealed record RoleGrant(Role Role, string? County = null, string? Squad = null, string? EnterpriseId = null);

/// <summary>One member of the corp: one WeCom userid (lower case), any number of roles. No phone numbers (domain.md 7).</summary>
public sealed record Person
{
    public required string UserId { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<RoleGrant> Roles { get; init; }

    /// <summary>Deputy named for the time of a leave; null when present.</summary>
    public string? OnLeaveDeputy { get; init; }

    /// <summary>Place in the directory, the tie-break among equals.</summary>
    public int Order { get; init; }

    public bool Holds(Role role) => Roles.Any(grant => grant.Role == role);

    /// <summary>Whether the role is held with a scope that reaches the county.</summary>
    public bool Holds(Role role, string county) =>
        Roles.Any(grant => grant.Role == role && (grant.County is null || grant.County == county));

    /// <summary>Whether the person inspects, in a county or from the city.</summary>
    public bool IsInspector => Holds(Role.Inspector) || Holds(Role.CityInspector) || Holds(Role.SquadLeader);

    /// <summary>Whether one of the roles other than <see cref="Role.EnterpriseOfficer"/> reaches the county.</summary>
    public bool Covers(string county) =>
        Roles.Any(grant => grant.Role != Role.EnterpriseOfficer && (grant.County is null || grant.County == county));
}

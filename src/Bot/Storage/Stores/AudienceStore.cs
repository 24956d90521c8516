namespace Bot.Storage.Stores;

/// <summary>Who belongs to an audience at this moment. An officer stands where the enterprise stands.</summary>
internal sealed class AudienceStore
{
    private const string SelectMembers =
        """
        select p.user_id
        from person as p
        where exists (
            select 1
            from role_grant as g
            left join enterprise as e on e.id = g.enterprise_id
            where g.user_id = p.user_id
                and g.role in @roles
                and (@county is null or coalesce(e.county, g.county) = @county))
        order by p.sort_order, p.user_id
        """;

    /// <summary>User ids in directory order, each once.</summary>
    public Task<IReadOnlyList<string>> MembersAsync(UnitOfWork work, Audience audience) =>
        work.QueryAsync<string>(SelectMembers, new { county = audience.County, roles = audience.Roles.Select(role => role.ToString()) });

    private const string SelectCounties =
        """
        select distinct coalesce(e.county, g.county) as county
        from role_grant as g
        left join enterprise as e on e.id = g.enterprise_id
        where g.role in @roles and coalesce(e.county, g.county) is not null
        order by county
        """;

    /// <summary>Counties in which the group has anybody.</summary>
    public Task<IReadOnlyList<string>> CountiesAsync(UnitOfWork work, AudienceGroup group) =>
        work.QueryAsync<string>(SelectCounties, new { roles = new Audience(group).Roles.Select(role => role.ToString()) });
}

using Domain.Responsibility;

namespace Bot.Storage.Stores;

/// <summary>通讯录: who holds which role within which scope.</summary>
internal sealed class DirectoryStore
{
    private const string Columns =
        """
        p.user_id as UserId,
        p.name as Name,
        p.on_leave_deputy as OnLeaveDeputy,
        p.sort_order as SortOrder
        """;

    private const string SelectById = $"select {Columns} from person as p where p.user_id = @userId";

    public async Task<Person?> FindAsync(UnitOfWork work, string userId) =>
        (await LoadAsync(work, SelectById, new { userId = UserIds.Normal(userId) })).SingleOrDefault();

    private const string SelectAll = $"select {Columns} from person as p order by p.sort_order, p.user_id";

    /// <summary>Everybody, in directory order.</summary>
    public Task<IReadOnlyList<Person>> AllAsync(UnitOfWork work) => LoadAsync(work, SelectAll, new { });

    private const string SelectHolders =
        $"""
        select {Columns}
        from person as p
        where p.user_id in (
            select g.user_id
            from role_grant as g
            where g.role in @roles
                and (@county is null or g.county is null or g.county = @county))
        order by p.sort_order, p.user_id
        """;

    /// <summary>Everybody holding any of the roles with a scope that covers the county (null county: everybody with the role), in directory order.</summary>
    public Task<IReadOnlyList<Person>> HoldersAsync(UnitOfWork work, string? county, params Role[] roles) =>
        LoadAsync(work, SelectHolders, new { county, roles = roles.Select(role => role.ToString()) });

    private const string SelectNamed =
        $"""
        select {Columns}
        from person as p
        where p.name = @name
            and exists (
                select 1
                from role_grant as g
                where g.user_id = p.user_id
                    and g.role <> @officer
                    and (@city = 1 or g.county is null or g.county in @counties))
        order by p.sort_order, p.user_id
        """;

    /// <summary>Those of the bureau with the name whose scope covers one of the counties, in directory order.</summary>
    /// <param name="counties">An empty list stands for the whole city.</param>
    public Task<IReadOnlyList<Person>> NamedAsync(UnitOfWork work, string name, IReadOnlyCollection<string> counties) =>
        LoadAsync(work, SelectNamed, new { name, counties, city = counties.Count == 0 ? 1 : 0, officer = nameof(Role.EnterpriseOfficer) });

    private const string SelectSquads =
        """
        select distinct
            l.county as County,
            l.squad as Squad,
            m.user_id as UserId
        from role_grant as l
        join role_grant as m on m.county = l.county and m.squad = l.squad
        where l.user_id = @userId and l.role = @leader and m.role in (@leader, @inspector)
        order by l.county, l.squad, m.user_id
        """;

    /// <summary>Who belongs to the squads that the person leads, himself included; empty when he leads none.</summary>
    public Task<IReadOnlyList<SquadMember>> SquadMembersAsync(UnitOfWork work, string userId) =>
        work.QueryAsync<SquadMember>(SelectSquads, new { userId = UserIds.Normal(userId), leader = nameof(Role.SquadLeader), inspector = nameof(Role.Inspector) });

    private const string SelectDeputised = $"select {Columns} from person as p where p.on_leave_deputy = @userId order by p.sort_order, p.user_id";

    /// <summary>Everybody for whom the person stands in.</summary>
    public Task<IReadOnlyList<Person>> DeputisedByAsync(UnitOfWork work, string userId) => LoadAsync(work, SelectDeputised, new { userId = UserIds.Normal(userId) });

    private const string SelectOfficers =
        $"""
        select {Columns}
        from person as p
        where p.user_id in (
            select g.user_id
            from role_grant as g
            where g.role = @officer
                and g.enterprise_id = @enterpriseId)
        order by p.sort_order, p.user_id
        """;

    /// <summary>企业环保负责人 of an enterprise, in directory order.</summary>
    public Task<IReadOnlyList<Person>> OfficersOfAsync(UnitOfWork work, string enterpriseId) =>
        LoadAsync(work, SelectOfficers, new { officer = nameof(Role.EnterpriseOfficer), enterpriseId });

    private const string Update =
        """
        update person set
            name = @Name,
            on_leave_deputy = @OnLeaveDeputy,
            sort_order = @SortOrder
        where user_id = @UserId
        """;

    private const string Insert =
        "insert into person (user_id, name, on_leave_deputy, sort_order) values (@UserId, @Name, @OnLeaveDeputy, @SortOrder)";

    private const string DeleteGrants = "delete from role_grant where user_id = @UserId";

    private const string InsertGrant =
        """
        insert into role_grant (user_id, ordinal, role, county, squad, enterprise_id)
        values (@UserId, @Ordinal, @Role, @County, @Squad, @EnterpriseId)
        """;

    public async Task UpsertAsync(UnitOfWork work, Person person)
    {
        var row = new PersonRow
        {
            UserId = UserIds.Normal(person.UserId),
            Name = person.Name,
            OnLeaveDeputy = person.OnLeaveDeputy is { } deputy ? UserIds.Normal(deputy) : null,
            SortOrder = person.Order,
        };
        if (await work.ExecuteAsync(Update, row) == 0)
        {
            await work.ExecuteAsync(Insert, row);
        }

        await work.ExecuteAsync(DeleteGrants, row);
        await work.ExecuteAsync(InsertGrant, person.Roles.Select((grant, ordinal) => new GrantRow
        {
            UserId = row.UserId,
            Ordinal = ordinal,
            Role = grant.Role.ToString(),
            County = grant.County,
            Squad = grant.Squad,
            EnterpriseId = grant.EnterpriseId,
        }));
    }

    private const string SelectGrants =
        """
        select
            user_id as UserId,
            role as Role,
            county as County,
            squad as Squad,
            enterprise_id as EnterpriseId
        from role_grant
        where user_id in @ids
        order by user_id, ordinal
        """;

    private static async Task<IReadOnlyList<Person>> LoadAsync(UnitOfWork work, string sql, object parameters)
    {
        var people = await work.QueryAsync<PersonRow>(sql, parameters);
        var grants = (await work.QueryAsync<GrantRow>(SelectGrants, people.Select(person => person.UserId), piece => new { ids = piece }))
            .ToLookup(grant => grant.UserId, StringComparer.Ordinal);
        return
        [
            .. people.Select(person => new Person
            {
                UserId = person.UserId,
                Name = person.Name,
                OnLeaveDeputy = person.OnLeaveDeputy,
                Order = person.SortOrder,
                Roles = [.. grants[person.UserId].Select(grant => new RoleGrant(Enum.Parse<Role>(grant.Role), grant.County, grant.Squad, grant.EnterpriseId))],
            }),
        ];
    }

    private sealed record PersonRow
    {
        public string UserId { get; init; } = "";

        public string Name { get; init; } = "";

        public string? OnLeaveDeputy { get; init; }

        public int SortOrder { get; init; }
    }

    private sealed record GrantRow
    {
        public string UserId { get; init; } = "";

        public int Ordinal { get; init; }

        public string Role { get; init; } = "";

        public string? County { get; init; }

        public string? Squad { get; init; }

        public string? EnterpriseId { get; init; }
    }
}

/// <summary>One who belongs to a squad.</summary>
internal sealed record SquadMember
{
    public string County { get; init; } = "";

    public string Squad { get; init; } = "";

    public string UserId { get; init; } = "";
}

using Bot.Storage.Stores;
using Bot.Tests.Support;
using Domain.Responsibility;

namespace Bot.Tests.Storage.Stores;

public sealed class DirectoryStoreTests
{
    private readonly DirectoryStore _store = new();

    [Theory, EachDatabase]
    public async Task Find_IgnoresCase_AndGivesBackTheRolesInOrder(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        var person = Samples.Person("ZhangSan", 3, new RoleGrant(Role.SquadLeader, "桃城区", "一中队"), new RoleGrant(Role.Administrator)) with { OnLeaveDeputy = "LiSi" };
        await test.WriteAsync(work => _store.UpsertAsync(work, person));

        var found = await test.ReadAsync(work => _store.FindAsync(work, "ZHANGSAN"));

        Assert.Equivalent(person with { UserId = "zhangsan", OnLeaveDeputy = "lisi" }, found, strict: true);
        Assert.Equal(person.Roles, found!.Roles);
        Assert.Null(await test.ReadAsync(work => _store.FindAsync(work, "wang")));
    }

    [Theory, EachDatabase]
    public async Task Upsert_ReplacesNameAndRoles(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(work => _store.UpsertAsync(work, Samples.Person("zhang", 1, new RoleGrant(Role.Inspector, "景县"))));
        await test.WriteAsync(work => _store.UpsertAsync(work, Samples.Person("Zhang", 2, new RoleGrant(Role.CityOffice)) with { Name = "新名" }));

        var found = await test.ReadAsync(work => _store.FindAsync(work, "zhang"));

        Assert.Equal(("新名", 2), (found!.Name, found.Order));
        Assert.Equal([new RoleGrant(Role.CityOffice)], found.Roles);
    }

    [Theory, EachDatabase]
    public async Task Holders_AreThoseWhoseScopeCoversTheCounty_InDirectoryOrder(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Person("late", 9, new RoleGrant(Role.BrigadeLeader, "桃城区")));
            await _store.UpsertAsync(work, Samples.Person("early", 1, new RoleGrant(Role.DeputyDirector, "桃城区")));
            await _store.UpsertAsync(work, Samples.Person("city", 5, new RoleGrant(Role.BrigadeLeader)));
            await _store.UpsertAsync(work, Samples.Person("far", 2, new RoleGrant(Role.BrigadeLeader, "景县")));
            await _store.UpsertAsync(work, Samples.Person("other", 3, new RoleGrant(Role.Inspector, "桃城区"), new RoleGrant(Role.BrigadeLeader, "景县")));
        });

        Assert.Equal(["early", "city", "late"], await HoldersAsync(test, "桃城区", Role.BrigadeLeader, Role.DeputyDirector));
        Assert.Equal(["far", "other", "city", "late"], await HoldersAsync(test, null, Role.BrigadeLeader));
        Assert.Equal([], await HoldersAsync(test, "桃城区", Role.CityLeader));
        Assert.Equal([], await HoldersAsync(test, "桃城区"));
    }

    [Theory, EachDatabase]
    public async Task SquadMembers_AreThoseOfTheLeadersOwnSquads(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Person("leader", 1, new RoleGrant(Role.SquadLeader, "桃城区", "一中队"), new RoleGrant(Role.Inspector, "桃城区", "二中队")));
            await _store.UpsertAsync(work, Samples.Person("own", 2, new RoleGrant(Role.Inspector, "桃城区", "一中队")));
            await _store.UpsertAsync(work, Samples.Person("other", 3, new RoleGrant(Role.Inspector, "桃城区", "二中队")));
            await _store.UpsertAsync(work, Samples.Person("far", 4, new RoleGrant(Role.Inspector, "景县", "一中队")));
        });

        Assert.Equal(["leader", "own"], (await test.ReadAsync(work => _store.SquadMembersAsync(work, "Leader"))).Select(member => member.UserId));
        Assert.Empty(await test.ReadAsync(work => _store.SquadMembersAsync(work, "own")));
    }

    [Theory, EachDatabase]
    public async Task Named_WithinTheCounties_AndNoOfficer(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Person("near", 1, new RoleGrant(Role.Inspector, "桃城区", "一中队")) with { Name = "李娜" });
            await _store.UpsertAsync(work, Samples.Person("far", 2, new RoleGrant(Role.Inspector, "景县", "一中队")) with { Name = "李娜" });
            await _store.UpsertAsync(work, Samples.Person("city", 3, new RoleGrant(Role.CityInspector)) with { Name = "李娜" });
            await _store.UpsertAsync(work, Samples.Person("officer", 4, new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1")) with { Name = "李娜" });
        });

        Assert.Equal(["near", "city"], await NamesAsync("桃城区"));
        Assert.Equal(["near", "far", "city"], await NamesAsync());

        async Task<IEnumerable<string>> NamesAsync(params string[] counties) => (await test.ReadAsync(work => _store.NamedAsync(work, "李娜", counties))).Select(person => person.UserId);
    }

    [Theory, EachDatabase]
    public async Task OfficersOf_AreTheEnterprisesOwn(string provider)
    {
        await using var test = await TestDatabase.StartAsync(provider);
        await test.WriteAsync(async work =>
        {
            await _store.UpsertAsync(work, Samples.Person("b", 2, new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1"), new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e2")));
            await _store.UpsertAsync(work, Samples.Person("a", 1, new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1")));
            await _store.UpsertAsync(work, Samples.Person("c", 3, new RoleGrant(Role.Inspector, EnterpriseId: "e1")));
        });

        Assert.Equal(["a", "b"], (await test.ReadAsync(work => _store.OfficersOfAsync(work, "e1"))).Select(person => person.UserId));
        Assert.Equal(["b"], (await test.ReadAsync(work => _store.OfficersOfAsync(work, "e2"))).Select(person => person.UserId));
    }

    private async Task<IEnumerable<string>> HoldersAsync(TestDatabase test, string? county, params Role[] roles) =>
        (await test.ReadAsync(work => _store.HoldersAsync(work, county, roles))).Select(person => person.UserId);
}

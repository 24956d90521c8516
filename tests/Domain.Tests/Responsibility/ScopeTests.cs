using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Responsibility;

public sealed class ScopeTests
{
    [Theory]
    [InlineData(Role.Inspector, Some.County, true)]
    [InlineData(Role.SquadLeader, Some.County, true)]
    [InlineData(Role.CityInspector, null, true)]
    [InlineData(Role.CityInspector, Some.County, true)]
    [InlineData(Role.CityInspector, "景县", false)]
    [InlineData(Role.Inspector, "景县", false)]
    [InlineData(Role.BrigadeLeader, Some.County, false)]
    [InlineData(Role.Administrator, null, false)]
    [InlineData(Role.EnterpriseOfficer, null, false)]
    public void MayInspect_ByRoleAndCounty(Role role, string? county, bool may) =>
        Assert.Equal(may, Scope.MayInspect(Some.Person("a", "甲", new RoleGrant(role, county)), Some.Foundry) is null);

    [Fact]
    public void MayInspect_InspectorElsewhereWithAnotherRoleHere_MayNot()
    {
        var person = Some.Person("a", "甲", new RoleGrant(Role.Inspector, "景县"), new RoleGrant(Role.CityOffice));

        Assert.Equal(["甲", Some.Foundry.Name], Scope.MayInspect(person, Some.Foundry)!.Facts);
    }

    [Fact]
    public void BroadcastCountiesOf_ByTheTwoRolesOnly()
    {
        Assert.Equal([], Scope.BroadcastCountiesOf(Some.Person("a", "甲", new RoleGrant(Role.CityOffice)))!);
        Assert.Equal(["枣强县", "景县"], Scope.BroadcastCountiesOf(Some.Person("b", "乙", new(Role.Administrator, "枣强县"), new(Role.Administrator, "景县"), new(Role.CityLeader))));
        Assert.Equal([], Scope.BroadcastCountiesOf(Some.Person("c", "丙", new(Role.Administrator, "枣强县"), new(Role.Administrator)))!);
        Assert.Null(Scope.BroadcastCountiesOf(Some.Person("d", "丁", new(Role.CityLeader), new(Role.CountyDirector, "枣强县"), new(Role.DisciplineOffice))));
    }

    [Fact]
    public void CountiesOf_IsTheUnionOfTheGrants()
    {
        Assert.Equal(["枣强县", "景县"], Scope.CountiesOf(Some.Person("a", "甲", new(Role.Inspector, "枣强县"), new(Role.SquadLeader, "枣强县"), new(Role.Inspector, "景县"))));
        Assert.Equal([], Scope.CountiesOf(Some.Person("b", "乙", new(Role.Inspector, "枣强县"), new(Role.CityLeader)))!);
        Assert.Null(Scope.CountiesOf(Some.Person("c", "丙", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1"))));
        Assert.Null(Scope.CountiesOf(Some.Person("d", "丁")));
    }
}

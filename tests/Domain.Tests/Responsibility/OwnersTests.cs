using Domain.Inspections;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Responsibility;

public sealed class OwnersTests
{
    private static readonly Person Squad1 = Holder("squad1", Role.SquadLeader, "一中队");
    private static readonly Person Squad2 = Holder("squad2", Role.SquadLeader, "二中队");
    private static readonly Person Brigade = Holder("brigade", Role.BrigadeLeader);
    private static readonly Person Deputy1 = Holder("deputy1", Role.DeputyDirector);
    private static readonly Person Deputy2 = Holder("deputy2", Role.DeputyDirector, "一中队");
    private static readonly Person Director = Holder("director", Role.CountyDirector);
    private static readonly Person Office = Some.Person("office", "office", new RoleGrant(Role.CityOffice));
    private static readonly Person[] All = [Squad2, Squad1, Brigade, Deputy1, Deputy2, Director, Office];

    [Theory]
    [InlineData(Severity.General, "squad1")]
    [InlineData(Severity.Key, "brigade")]
    [InlineData(Severity.Major, "director")]
    public void Find_BySeverity(Severity severity, string owner) => Finds(owner, null, severity, All);

    [Theory]
    [InlineData(Severity.General, "squad1", "brigade", "中队长")]
    [InlineData(Severity.General, "squad1,brigade", "deputy2", "中队长")]
    [InlineData(Severity.General, "squad1,brigade,deputy1,deputy2", "director", "中队长、大队长或副局长")]
    [InlineData(Severity.Key, "brigade", "deputy2", null)]
    [InlineData(Severity.Key, "brigade,deputy2", "deputy1", null)]
    [InlineData(Severity.Key, "brigade,deputy1,deputy2", "director", "大队长或副局长")]
    [InlineData(Severity.Major, "director", "office", "分局一把手")]
    public void Find_Missing_GoesUp_AndReportsTheGap(Severity severity, string missing, string owner, string? gap) =>
        Finds(owner, gap, severity, [.. All.Where(person => !missing.Split(',').Contains(person.UserId))]);

    [Fact]
    public void Find_NobodyAtAll_HasNoOwner() =>
        Assert.Equal(new OwnerFound(null, "分局一把手、专项行动办公室"), Owners.Find(Severity.Major, Some.County, [Some.Wang], []));

    [Fact]
    public void Find_HoldersOfAnotherCounty_DoNotCount()
    {
        var elsewhere = Some.Person("jing", "jing", new RoleGrant(Role.CountyDirector, "景县"));

        Finds("office", "分局一把手", Severity.Major, [elsewhere, Office]);
    }

    [Fact]
    public void Find_TwoSquads_TheOneInChargeDecides()
    {
        var second = Some.Inspector("qian", "钱三", "二中队");

        Assert.Equal("squad2", Owners.Find(Severity.General, Some.County, [second, Some.Wang], All).Owner!.UserId);
    }

    [Fact]
    public void Find_SquadLeaderInCharge_OwnsHimself() =>
        Assert.Equal("squad2", Owners.Find(Severity.General, Some.County, [Squad2, Some.Wang], All).Owner!.UserId);

    [Fact]
    public void Find_SquadLeaderWhoAlsoInspectsInAnotherSquad_OwnsHimself()
    {
        var both = Squad2 with { Roles = [new RoleGrant(Role.Inspector, Some.County, "一中队"), .. Squad2.Roles] };

        Assert.Equal("squad2", Owners.Find(Severity.General, Some.County, [both, Some.Wang], All).Owner!.UserId);
    }

    [Fact]
    public void Find_NoSquad_IsTheBrigadeLeader_WithoutGap() =>
        Assert.Equal(new OwnerFound(Brigade, null), Owners.Find(Severity.General, Some.County, [Some.Inspector("sun", "孙四", null)], All));

    [Fact]
    public void Find_CityInspectorInCharge_TheCountyOwns()
    {
        var city = Some.Person("shi", "市队员", new RoleGrant(Role.CityInspector));

        Assert.Equal("squad1", Owners.Find(Severity.General, Some.County, [city, Some.Wang], All).Owner!.UserId);
        Assert.Equal(new OwnerFound(Brigade, null), Owners.Find(Severity.General, Some.County, [city], All));
    }

    [Fact]
    public void Find_OnLeave_TheNamedDeputyOwns()
    {
        var away = Director with { OnLeaveDeputy = "deputy1" };
        Finds("deputy1", null, Severity.Major, [away, Deputy1, Office]);
        Finds("wang", null, Severity.Major, [Director with { OnLeaveDeputy = "wang" }, Office]);
    }

    [Fact]
    public void Find_OnLeaveInACircleOrWithoutDeputy_GoesUp()
    {
        var circle = new[] { Director with { OnLeaveDeputy = "deputy1" }, Deputy1 with { OnLeaveDeputy = "director" }, Office };
        Finds("office", "分局一把手", Severity.Major, circle);
        Finds("office", "分局一把手", Severity.Major, [Director with { OnLeaveDeputy = "nobody" }, Office]);
    }

    private static void Finds(string owner, string? gap, Severity severity, IReadOnlyList<Person> directory)
    {
        var found = Owners.Find(severity, Some.County, [Some.Wang, Some.Zhao], directory);
        Assert.Equal((owner, gap), (found.Owner?.UserId, found.Gap));
    }

    private static Person Holder(string userId, Role role, string? squad = null) =>
        Some.Person(userId, userId, new RoleGrant(role, Some.County, squad));
}

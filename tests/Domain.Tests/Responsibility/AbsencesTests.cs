using Domain.Responsibility;

namespace Domain.Tests.Responsibility;

/// <summary>Who is away when, and who stands above whom.</summary>
public sealed class AbsencesTests
{
    private const string County = "桃城区";

    private static readonly DateOnly Day = new(2021, 3, 16);

    private static readonly Leave Leave = new() { Id = "l", UserId = "wang", Deputy = "li", From = Day, To = Day.AddDays(1), RegisteredBy = "wang" };

    [Fact]
    public void ALeave_CountsOnItsDays_ADeputyOfTheDirectoryAlways()
    {
        var absences = new Absences([Leave]);

        // On its days the directory names the deputy too: that says no more than the leave.
        var (wang, zhao) = (One("wang") with { OnLeaveDeputy = "li" }, One("zhao") with { OnLeaveDeputy = "li" });
        Assert.Equal(("li", "li", null), (absences.DeputyOf(wang, Day), absences.DeputyOf(wang, Day.AddDays(1)), absences.DeputyOf(wang, Day.AddDays(2))));
        Assert.False(absences.IsAwayOpenly(wang));
        Assert.Equal([Day, Day.AddDays(1)], absences.DaysOf(wang).Order());
        Assert.Equal(["wang"], absences.DeputisedBy("li", Day));
        Assert.Empty(absences.DeputisedBy("li", Day.AddDays(2)));

        Assert.True(absences.IsAwayOpenly(zhao));
        Assert.Equal("li", absences.DeputyOf(zhao, Day.AddDays(9)));
        Assert.Empty(absences.DaysOf(zhao));
        Assert.Null(absences.DeputyOf(One("sun"), Day));
    }

    [Fact]
    public void TheLeaderAbove_IsNeverThePersonHimself_NorADeputyWhoArrangesNothing()
    {
        Person squad = One("squad", new RoleGrant(Role.SquadLeader, County, "一中队")), brigade = One("brigade", new RoleGrant(Role.BrigadeLeader, County)), boss = One("boss", new RoleGrant(Role.CountyDirector, County));
        var wang = One("wang", new RoleGrant(Role.Inspector, County, "一中队"));
        Person[] directory = [squad, brigade, boss];

        Assert.Equal(["squad", "brigade", "boss", null], Enumerable.Range(0, 4).Select(above => LeadersAbove.Of(wang, County, above, directory)?.UserId));
        Assert.Equal(["brigade", "boss", null], Enumerable.Range(0, 3).Select(above => LeadersAbove.Of(squad, County, above, directory)?.UserId));
        Assert.Null(LeadersAbove.Of(wang, County, 0, []));

        // Her deputy is the one it is about, or an inspector.
        Assert.Equal("brigade", LeadersAbove.Of(wang, County, 0, [squad with { OnLeaveDeputy = "wang" }, brigade, boss])?.UserId);
        Assert.Equal("brigade", LeadersAbove.Of(wang, County, 0, [squad with { OnLeaveDeputy = "li" }, brigade, boss, One("li", new RoleGrant(Role.Inspector, County, "一中队"))])?.UserId);
    }

    [Fact]
    public void ASquadLeader_ArrangesForHisSquad_TheOthersForTheCounty()
    {
        var leader = One("squad", new RoleGrant(Role.SquadLeader, County, "一中队"));
        Person first = One("a", new RoleGrant(Role.Inspector, County, "一中队")), second = One("b", new RoleGrant(Role.Inspector, County, "二中队"));
        Assert.True(Scope.Arranges(leader, County, [second, first]));
        Assert.False(Scope.Arranges(leader, County, [second]));
        Assert.False(Scope.Arranges(leader, "枣强县", [first]));
        Assert.True(Scope.Arranges(One("office", new RoleGrant(Role.CityOffice)), "枣强县", []));
        Assert.False(Scope.Arranges(first, County, [first]));
        Assert.Null(Scope.ArrangedCountiesOf(first));
        Assert.Equal([County], Scope.ArrangedCountiesOf(leader)!);
    }

    private static Person One(string userId, params RoleGrant[] roles) => new() { UserId = userId, Name = userId, Roles = roles };
}

using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Rectification;

public sealed class AssignmentsTests
{
    private static readonly Person Leader = Some.Person("dui", "张队", new RoleGrant(Role.SquadLeader, Some.County, "一中队"));
    private static readonly Person Director = Some.Person("ju", "刘局", new RoleGrant(Role.CountyDirector, Some.County));
    private static readonly AssignmentState Fresh = new("dui", AssignmentStatus.Open, 1);

    [Fact]
    public void Of_OnePerSeverity_TheGravestFirst()
    {
        var signed = Some.Frozen(Severity.General, Severity.Major, Severity.General, Severity.Key);

        var proposed = Assignments.Of(signed, [Some.Zhao, Some.Wang], [Leader, Director]);

        Assert.Equal(
            [(Severity.Major, "ju", null), (Severity.Key, "ju", "大队长或副局长"), (Severity.General, "dui", null)],
            proposed.Select(item => (item.Severity, item.Owner?.UserId, item.Gap)));
    }

    [Fact]
    public void Of_TheOneInChargeDecides_InWhateverOrderThePeopleCome()
    {
        var other = Some.Zhao with { Roles = [new RoleGrant(Role.Inspector, Some.County, "二中队")] };

        Assert.Equal("dui", Assignments.Of(Some.Frozen(Severity.General), [other, Some.Wang], [Leader])[0].Owner!.UserId);
    }

    [Fact]
    public void Of_NothingFound_AssignsNothing() => Assert.Empty(Assignments.Of(Some.Frozen(), [Some.Wang, Some.Zhao], [Leader]));

    [Fact]
    public void Accept_ByTheOwner_Once()
    {
        var taken = Expect.Accepted(Assignments.Accept(Fresh, Leader, Some.County, 1, Some.Now));

        Assert.Equal(new AssignmentState("dui", AssignmentStatus.Accepted, 2, Some.Now), taken);
        Expect.Refused(RuleCode.Stale, Assignments.Accept(taken, Leader, Some.County, 1, Some.Now), "dui", AssignmentStatus.Accepted);
        Expect.Refused(RuleCode.Stale, Assignments.Accept(taken, Leader, Some.County, 2, Some.Now), "dui", AssignmentStatus.Accepted);
        Expect.Refused(RuleCode.OutOfScope, Assignments.Accept(Fresh, Director, Some.County, 1, Some.Now), "刘局", Some.County);
    }

    [Fact]
    public void Reassign_ToAnOwnerOfTheCountyOrTheCityOffice()
    {
        var office = Some.Person("ban", "专班", new RoleGrant(Role.CityOffice));

        Assert.Equal(new AssignmentState("ju", AssignmentStatus.Open, 2), Expect.Accepted(Assignments.Reassign(Fresh, Leader, Director, Some.County, 1)));
        Assert.Equal("ban", Expect.Accepted(Assignments.Reassign(Fresh, Leader, office, Some.County, 1)).Owner);
    }

    [Fact]
    public void Reassign_Refuses()
    {
        var elsewhere = Some.Person("jing", "景局", new RoleGrant(Role.CountyDirector, "景县"));

        Expect.Refused(RuleCode.OutOfScope, Assignments.Reassign(Fresh, Leader, Some.Wang, Some.County, 1), "王一", Some.County);
        Expect.Refused(RuleCode.OutOfScope, Assignments.Reassign(Fresh, Leader, elsewhere, Some.County, 1), "景局", Some.County);
        Expect.Refused(RuleCode.OutOfScope, Assignments.Reassign(Fresh, Director, Leader, Some.County, 1), "刘局", Some.County);
        Expect.Refused(RuleCode.AlreadyTakesPart, Assignments.Reassign(Fresh, Leader, Leader, Some.County, 1), "张队");
        Expect.Refused(RuleCode.Stale, Assignments.Reassign(Fresh, Leader, Director, Some.County, 2), "dui", AssignmentStatus.Open);
    }
}

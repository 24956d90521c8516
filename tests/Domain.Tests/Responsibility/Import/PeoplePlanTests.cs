using Domain.Enterprises;
using Domain.Responsibility;
using Domain.Responsibility.Import;
using Domain.Tests.Enterprises.Import;

namespace Domain.Tests.Responsibility.Import;

public sealed class PeoplePlanTests
{
    private static readonly Enterprise[] Enterprises =
    [
        new() { Id = "e1", Name = "甲厂", CreditCode = Rows.CodeA, Industry = Industry.Of(16), Track = Track.Full, County = "桃城区" },
        new() { Id = "e2", Name = "乙厂", Industry = Industry.Of(16), Track = Track.Full, County = "枣强县" },
        new() { Id = "e3", Name = "乙厂", Industry = Industry.Of(16), Track = Track.Full, County = "桃城区" },
    ];

    private static readonly Person Zhang = new() { UserId = "zhang.wei", Name = "张伟", Roles = [new RoleGrant(Role.Inspector, "桃城区", "一中队")], Order = 1 };

    [Fact]
    public void EachRow_GivesARole_WithItsScope()
    {
        var plan = Plan(
            [],
            Row(2, "Zhang.Wei", "张伟", "执法人员", county: "桃城", squad: "一中队"),
            Row(3, "zhao", "赵敏", "大队长", county: "桃城区"),
            Row(4, "ZHAO", "赵敏", "副局长", county: "桃城区"),
            Row(5, "chen", "陈静", "专项行动办公室"),
            Row(6, "he", "何某", "企业环保负责人", code: Rows.CodeA),
            Row(7, "he", "何某", "企业环保负责人", county: "枣强", enterprise: "乙厂"));

        Assert.Empty(plan.Notes);
        Assert.Equal((4, 0, 0, 0), (plan.Created, plan.Changed, plan.Unchanged, plan.Refused));
        Assert.Equal(
            [
                new RoleGrant(Role.Inspector, "桃城区", "一中队"), new RoleGrant(Role.BrigadeLeader, "桃城区"), new RoleGrant(Role.DeputyDirector, "桃城区"), new RoleGrant(Role.CityOffice),
                new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1"), new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e2"),
            ],
            plan.Changes.SelectMany(change => change.After.Roles));
        Assert.Equal("zhang.wei", plan.Changes[0].After.UserId);
    }

    [Theory]
    [InlineData("", "张伟", "执法人员", "桃城区", PeopleNoteKind.UserIdMissing)]
    [InlineData("张伟", "张伟", "执法人员", "桃城区", PeopleNoteKind.UserIdWrong)]
    [InlineData("zw", "", "执法人员", "桃城区", PeopleNoteKind.NameMissing)]
    [InlineData("zw", "张伟", "", "桃城区", PeopleNoteKind.RoleMissing)]
    [InlineData("zw", "张伟", "门卫", "桃城区", PeopleNoteKind.RoleUnknown)]
    [InlineData("zw", "张伟", "执法人员", "", PeopleNoteKind.CountyMissing)]
    [InlineData("zw", "张伟", "分局办公室", "", PeopleNoteKind.CountyMissing)]
    [InlineData("zw", "张伟", "中队长", "石家庄", PeopleNoteKind.CountyUnknown)]
    [InlineData("zw", "张伟", "企业环保负责人", "桃城区", PeopleNoteKind.EnterpriseMissing)]
    public void AWrongRow_IsRefused(string userId, string name, string role, string county, PeopleNoteKind kind)
    {
        var plan = Plan([], Row(2, userId, name, role, county));

        Assert.Equal([kind], plan.Notes.Where(note => note.Refuses).Select(note => note.Kind));
        Assert.Equal((0, 1), (plan.Changes.Count, plan.Refused));
    }

    [Fact]
    public void AnOfficersEnterprise_MustBeOne()
    {
        var plan = Plan([], Row(2, "a", "甲", "环保负责人", enterprise: "丙厂"), Row(3, "b", "乙", "环保负责人", enterprise: "乙厂"));

        Assert.Equal([PeopleNoteKind.EnterpriseUnknown, PeopleNoteKind.EnterpriseAmbiguous], plan.Notes.Select(note => note.Kind));
    }

    [Fact]
    public void TheRolesOfTheFile_TakeThePlaceOfTheOthers_AndTheSameAgainChangesNothing()
    {
        var rows = Row(2, "zhang.wei", "张伟", "中队长", county: "桃城区", squad: "二中队");
        var change = Assert.Single(Plan([Zhang], rows).Changes);
        Assert.Equal([new RoleGrant(Role.SquadLeader, "桃城区", "二中队")], change.After.Roles);
        Assert.Equal(1, change.After.Order);

        Assert.Equal(1, Plan([change.After], rows).Unchanged);
    }

    [Fact]
    public void ASourceThatSpeaksOfSomeRoles_LeavesTheOthers_AndTheDeputy()
    {
        var own = Zhang with { OnLeaveDeputy = "li.na", Roles = [.. Zhang.Roles, new RoleGrant(Role.Administrator), new RoleGrant(Role.Inspector, "枣强县")] };
        var other = new Person { UserId = "zhao", Name = "赵敏", Roles = [new RoleGrant(Role.Inspector, "桃城区")] };
        var frame = new PeopleFrame(Rows.Map, Governs: grant => grant is { Role: Role.Inspector or Role.SquadLeader, County: "桃城区" });

        var plan = new PeoplePlan([own, other], Enterprises, frame, [Row(1, "zhang.wei", "张伟", "中队长", county: "桃城区", squad: "二中队")]);

        var after = Assert.Single(plan.Changes).After;
        Assert.Equal([new RoleGrant(Role.Administrator), new RoleGrant(Role.Inspector, "枣强县"), new RoleGrant(Role.SquadLeader, "桃城区", "二中队")], after.Roles);
        Assert.Equal("li.na", after.OnLeaveDeputy);
        Assert.Equal(["zhao"], plan.NotInFile.Select(person => person.UserId));

        var gone = new PeoplePlan([own], Enterprises, frame, [Row(1, "zhang.wei", "张伟", "离职"), Row(2, "nobody", "某", "离职")]);
        Assert.Empty(Assert.Single(gone.Changes).After.Roles);
        Assert.Equal(["zhang.wei"], gone.Leavers.Select(person => person.UserId));
    }

    [Fact]
    public void AnImportForOneCounty_LeavesTheRolesElsewhere()
    {
        var both = Zhang with { Roles = [.. Zhang.Roles, new RoleGrant(Role.Inspector, "枣强县"), new RoleGrant(Role.CityInspector), new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e3")] };

        var change = Assert.Single(Plan("桃城区", [both], Row(2, "zhang.wei", "张伟", "中队长", squad: "一中队")).Changes);

        Assert.Equal([new RoleGrant(Role.Inspector, "枣强县"), new RoleGrant(Role.CityInspector), new RoleGrant(Role.SquadLeader, "桃城区", "一中队")], change.After.Roles);
        Assert.Equal([PeopleNoteKind.CountyOther], Plan("桃城区", [], Row(2, "x", "某", "执法人员", county: "枣强县")).Notes.Select(note => note.Kind));
    }

    [Fact]
    public void OneRefusedRow_LeavesItsPersonAsHeIs()
    {
        var plan = Plan([Zhang], Row(2, "zhang.wei", "张伟", "中队长", county: "桃城区", squad: "一中队"), Row(3, "zhang.wei", "张伟", "门卫"));

        Assert.Empty(plan.Changes);
        Assert.Equal([(2, PeopleNoteKind.OtherRow), (3, PeopleNoteKind.RoleUnknown)], plan.Notes.Select(note => (note.Row, note.Kind)));
        Assert.Equal(2, plan.Refused);
    }

    [Fact]
    public void OneAccountWithTwoNames_IsRefused_ADuplicateOnlyItself()
    {
        Assert.Empty(Plan([], Row(2, "a", "甲", "市支队"), Row(3, "a", "乙", "市局领导")).Changes);

        var plan = Plan([], Row(2, "a", "甲", "市支队"), Row(3, "a", "甲", "市支队"));
        Assert.Equal((1, 1), (plan.Created, plan.Refused));
        Assert.Equal((PeopleNoteKind.Duplicate, "2"), (plan.Notes[0].Kind, plan.Notes[0].Other));
    }

    [Fact]
    public void LeaversAndWhoIsNotInTheFile_AreTold()
    {
        var li = Zhang with { UserId = "li.na", Name = "李娜" };
        var office = Zhang with { UserId = "chen", Name = "陈静", Roles = [new RoleGrant(Role.CityOffice)] };

        var plan = Plan([Zhang, li, office], Row(2, "zhang.wei", "张伟", "离职"), Row(3, "wang", "王强", "执法人员", county: "桃城区"));

        Assert.Equal(["张伟"], plan.Leavers.Select(person => person.Name));
        Assert.Empty(plan.Changes[0].After.Roles);
        Assert.Equal(["李娜"], plan.NotInFile.Select(person => person.Name));
    }

    [Fact]
    public void AColumnThatIsMissing_ChangesNothing_OneThatIsEmptyDoes()
    {
        var people = new[]
        {
            Zhang with { OnLeaveDeputy = "li.na", Order = 7 },
            Zhang with { UserId = "chen", Name = "陈静", Roles = [new RoleGrant(Role.CityOffice, "桃城区")] },
            Zhang with { UserId = "wu", Name = "吴刚", Roles = [new RoleGrant(Role.CityInspector, null, "一大队")] },
            Zhang with { UserId = "he", Name = "何某", Roles = [new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1"), new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e2")] },
            Zhang with { UserId = "both", Name = "双某", Roles = [new RoleGrant(Role.Inspector, "桃城区"), new RoleGrant(Role.Inspector, "枣强县")] },
        };
        var plan = Plan(people, Bare(2, "zhang.wei", "执法人员"), Bare(3, "chen", "专项行动办公室"), Bare(4, "wu", "市支队"), Bare(5, "he", "环保负责人"));
        Assert.Empty(plan.Notes);
        Assert.Equal((0, 4), (plan.Changes.Count, plan.Unchanged));

        // Who is new says it all; of two counties nobody can tell which is meant.
        Assert.Equal([PeopleNoteKind.NameMissing, PeopleNoteKind.CountyMissing], Plan(people, Bare(2, "new", "执法人员")).Notes.Select(note => note.Kind));
        Assert.Contains(Plan(people, Bare(2, "both", "执法人员")).Notes, note => note.Kind == PeopleNoteKind.CountyMissing);

        var row = Row(2, "zhang.wei", "张伟", "执法人员", county: "桃城区", squad: "一中队");
        Assert.Equal(1, Plan(people, row).Unchanged);
        var values = row.Values.ToArray();
        values[(int)PeopleColumn.Deputy] = "";
        values[(int)PeopleColumn.Squad] = "";
        var after = Assert.Single(Plan(people, row with { Values = values }).Changes).After;
        Assert.Equal((null, null), (after.OnLeaveDeputy, after.Roles[0].Squad));
        Assert.Equal("二大队", Assert.Single(Plan(people, Row(2, "wu", "吴刚", "市支队", squad: "二大队")).Changes).After.Roles[0].Squad);
    }

    /// <summary>A file of accounts and roles and nothing else.</summary>
    private static PeopleRow Bare(int number, string userId, string role)
    {
        var values = new string?[PeopleColumns.Count];
        values[(int)PeopleColumn.UserId] = userId;
        values[(int)PeopleColumn.Role] = role;
        return new PeopleRow(number, values, []);
    }

    private static PeoplePlan Plan(IReadOnlyCollection<Person> people, params PeopleRow[] rows) => new(people, Enterprises, new PeopleFrame(Rows.Map), rows);

    private static PeoplePlan Plan(string county, IReadOnlyCollection<Person> people, params PeopleRow[] rows) => new(people, Enterprises, new PeopleFrame(Rows.Map, county), rows);

    private static PeopleRow Row(int number, string userId, string name, string role, string county = "", string squad = "", string enterprise = "", string code = "")
    {
        var values = new string?[PeopleColumns.Count];
        values[(int)PeopleColumn.UserId] = userId;
        values[(int)PeopleColumn.Name] = name;
        values[(int)PeopleColumn.Role] = role;
        values[(int)PeopleColumn.County] = county;
        values[(int)PeopleColumn.Squad] = squad;
        values[(int)PeopleColumn.Enterprise] = enterprise;
        values[(int)PeopleColumn.CreditCode] = code;
        return new PeopleRow(number, values, []);
    }
}

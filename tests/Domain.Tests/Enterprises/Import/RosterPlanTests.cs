using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Domain.Tests.Enterprises.Import;

public sealed class RosterPlanTests
{
    private static readonly Enterprise Known = new()
    {
        Id = "e1",
        Name = "甲厂",
        CreditCode = Rows.CodeA,
        Address = "河东街1号",
        Industry = Industry.Of(16),
        Track = Track.SmallMicro,
        County = "桃城区",
    };

    [Fact]
    public void ACorrectedFile_ChangesOnlyWhatChanged()
    {
        var rows = new[]
        {
            Rows.Of(2, "甲厂", more: [(RosterColumn.CreditCode, Rows.CodeA), (RosterColumn.Address, "河东街1号")]),
            Rows.Of(3, "乙厂", more: (RosterColumn.Industry, "化工")),
        };

        var first = Rows.Plan([Known], rows);
        Assert.Equal((1, 0, 1, 0), Rows.Counts(first));

        var list = new[] { Known, first.Changes[0].After };
        Assert.Equal((0, 0, 2, 0), Rows.Counts(Rows.Plan(list, rows)));

        var corrected = Rows.Plan(list, rows[0], Rows.Of(3, "乙厂", more: (RosterColumn.Industry, "橡胶")));
        Assert.Equal((0, 1, 1, 0), Rows.Counts(corrected));
        Assert.Equal(new RosterChange(3, list[1], list[1] with { Industry = Industry.Of(16) }), Assert.Single(corrected.Changes));
    }

    [Fact]
    public void EmptyCells_ChangeNothing_AndANewCodeIsTaken()
    {
        var unknown = Known with { CreditCode = null };

        var plan = Rows.Plan([unknown], Rows.Of(2, "甲 厂", more: [(RosterColumn.CreditCode, Rows.CodeA), (RosterColumn.Address, "")]));

        Assert.Equal(Known with { Name = "甲 厂" }, Assert.Single(plan.Changes).After);
    }

    [Fact]
    public void ACode_IsTheKey_WhereItIsKnown()
    {
        var plan = Rows.Plan([Known], Rows.Of(2, "甲厂（新名）", "枣强县", (RosterColumn.CreditCode, Rows.CodeA)));

        Assert.Equal(Known with { Name = "甲厂（新名）", County = "枣强县" }, Assert.Single(plan.Changes).After);
    }

    [Fact]
    public void OfDuplicatesInOneFile_TheFirstStands_AndTheLaterNameIt()
    {
        var plan = Rows.Plan(
            [],
            Rows.Of(2, "甲厂", more: (RosterColumn.CreditCode, Rows.CodeA)),
            Rows.Of(3, "乙厂", more: (RosterColumn.CreditCode, Rows.CodeA)),
            Rows.Of(4, "甲厂"),
            Rows.Of(5, "甲厂", "枣强县"));

        Assert.Equal((2, 0, 0, 2), Rows.Counts(plan));
        Assert.Equal(
            [(3, RosterNoteKind.DuplicateCode, "2"), (4, RosterNoteKind.DuplicateName, "2")],
            plan.Notes.Where(note => note.Refuses).Select(note => (note.Row, note.Kind, note.Other)));
    }

    [Fact]
    public void ARefusedRow_IsNoFirst()
    {
        var plan = Rows.Plan([], Rows.Of(2, "甲厂", more: (RosterColumn.Track, "大企业")), Rows.Of(3, "甲厂"));

        Assert.Equal((1, 0, 0, 1), Rows.Counts(plan));
    }

    [Fact]
    public void SameNameAndCounty_ButTwoCodes_AreBothKept_WithAWarning()
    {
        var plan = Rows.Plan([Known], Rows.Of(2, "甲厂", more: (RosterColumn.CreditCode, Rows.CodeB)), Rows.Of(3, "甲厂", more: (RosterColumn.CreditCode, Rows.CodeA)));

        Assert.Equal((1, 0, 1, 0), Rows.Counts(plan));
        Assert.Equal([(2, ""), (3, "2")], plan.Notes.Where(note => note.Kind == RosterNoteKind.SameName).Select(note => (note.Row, note.Other)));
    }

    [Fact]
    public void ANameThatSeveralHave_NeedsACode() =>
        Assert.Equal(
            RosterNoteKind.Ambiguous,
            Assert.Single(Rows.Plan([Known, Known with { Id = "e2", CreditCode = Rows.CodeB }], Rows.Of(2, "甲厂")).Notes).Kind);

    [Fact]
    public void TwoRowsForOneEnterpriseOfTheList_AreADuplicate()
    {
        var plan = Rows.Plan([Known], Rows.Of(2, "甲厂新名", more: (RosterColumn.CreditCode, Rows.CodeA)), Rows.Of(3, "甲厂"));

        Assert.Equal((0, 1, 0, 1), Rows.Counts(plan));
        Assert.Equal((RosterNoteKind.DuplicateEnterprise, "2"), (plan.Notes[0].Kind, plan.Notes[0].Other));
    }

    [Fact]
    public void AnotherCountysEnterprise_IsNotTakenOver() =>
        Assert.Equal(
            RosterNoteKind.CountyOther,
            Assert.Single(Rows.Plan(Rows.Frame with { County = "枣强县" }, [Known], Rows.Of(2, "甲厂", "枣强县", (RosterColumn.CreditCode, Rows.CodeA))).Notes).Kind);

    [Fact]
    public void OffTheList_StaysOff_UntilTheFileSaysOtherwise()
    {
        var closed = Rows.Plan([Known], Rows.Of(2, "甲厂", more: (RosterColumn.OffList, "已关闭"))).Changes[0].After;
        Assert.Equal("已关闭", closed.OffListReason);

        var again = Rows.Plan([closed], Rows.Of(2, "甲厂"));
        Assert.Equal((0, 0, 1, 0), Rows.Counts(again));
        Assert.Equal(RosterNoteKind.IsOffList, Assert.Single(again.Notes).Kind);

        Assert.Null(Rows.Plan([closed], Rows.Of(2, "甲厂", more: (RosterColumn.OffList, "在册"))).Changes[0].After.OffListReason);
    }

    [Fact]
    public void WhoIsNotInTheFile_IsCounted_WithinItsCounties()
    {
        var list = new[] { Known, Known with { Id = "e2", Name = "乙厂", CreditCode = null }, Known with { Id = "e3", Name = "丙厂", CreditCode = null, County = "枣强县" } };

        Assert.Equal(1, Rows.Plan(list, Rows.Of(2, "甲厂")).NotInFile);
    }

    [Theory]
    [InlineData("桃城区", "桃城区")]
    [InlineData("桃城", "桃城区")]
    [InlineData("河北省衡水市桃城区", "桃城区")]
    [InlineData("桃城区分局", "桃城区")]
    [InlineData("景县", "景县")]
    [InlineData("景", null)]
    [InlineData("衡水市", null)]
    public void ACounty_IsFoundByItsUsualNames(string text, string? county) => Assert.Equal(county, Rows.Map.Find(text));
}

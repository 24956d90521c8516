using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Rectification;

/// <summary>回头看 (二(一)2(4)): how it is spread, and how one finding is filed.</summary>
public sealed class LookBackTests
{
    private static readonly DateOnly First = new(2021, 3, 16);

    private static readonly Dictionary<(string Lead, DateOnly Day), int> Nothing = [];

    private static readonly LookBackTask Task = new()
    {
        Id = "t1",
        CampaignId = "c",
        County = Some.County,
        EnterpriseId = "e1",
        InspectionId = "i1",
        FindingId = "f1",
        Severity = Severity.Key,
        Day = First,
        Lead = "wang",
        Partner = "zhao",
    };

    [Theory]
    [InlineData(24, 12, 2, 2)]
    [InlineData(25, 12, 2, 3)]
    [InlineData(3, 12, 0, 1)]
    [InlineData(1000, 12, 83, 84)]
    public void TheDays_GetEquallyMany(int visits, int days, int least, int most)
    {
        var places = LookBackPlan.Spread(Visits(visits, "wang"), Days(days), Nothing);
        var perDay = Days(days).Select(day => places.Count(place => place.Day == day)).ToList();

        Assert.Equal(visits, places.Count);
        Assert.Equal((least, most), (perDay.Min(), perDay.Max()));
    }

    [Fact]
    public void TheTwo_LeadEquallyMany_AndGoTogether()
    {
        var places = LookBackPlan.Spread(Visits(10, "wang", "zhao"), Days(2), Nothing);

        Assert.Equal(5, places.Count(place => place.Lead == "wang"));
        Assert.All(places, place => Assert.Equal(place.Lead == "wang" ? "zhao" : "wang", place.Partner));
    }

    [Fact]
    public void Neighbours_FallOnOneDay()
    {
        var places = LookBackPlan.Spread(Visits(6, "wang"), Days(3), Nothing);

        Assert.Equal([0, 0, 1, 1, 2, 2], places.Select(place => place.Day.DayNumber - First.DayNumber));
    }

    [Fact]
    public void WhatComesLate_FillsTheEmptierDays()
    {
        var taken = new Dictionary<(string, DateOnly), int> { [("wang", First)] = 3, [("wang", First.AddDays(1))] = 1 };
        var places = LookBackPlan.Spread(Visits(3, "wang"), Days(3), taken);

        Assert.Equal([1, 2, 2], places.Select(place => place.Day.DayNumber - First.DayNumber));
    }

    [Fact]
    public void OneAlone_HasNoPartner() =>
        Assert.Null(Assert.Single(LookBackPlan.Spread([new LookBackVisit("e", ["wang"], ["wang"])], Days(1), Nothing)).Partner);

    [Fact]
    public void WhoIsOnLeave_GoesOnHisOtherDays_AndAnotherStandsInOnlyWhereBothAreAway()
    {
        var away = new Dictionary<string, IReadOnlySet<DateOnly>>
        {
            ["wang"] = new HashSet<DateOnly> { First, First.AddDays(1) },
            ["zhao"] = Days(3).ToHashSet(),
        };
        LookBackVisit Visit(string id, params string[] team) => new(id, team, team, ["wang", "zhao", "li"]);
        var places = LookBackPlan.Spread([Visit("e1", "wang", "zhao"), Visit("e2", "zhao"), Visit("e3", "zhao")], Days(3), Nothing, away);

        Assert.Equal(new LookBackPlace("e1", First.AddDays(2), "wang", "li"), places[0]);
        Assert.Equal(["li", "wang"], places.Skip(1).Select(place => place.Lead).Order(StringComparer.Ordinal));
        Assert.All(places, place => Assert.False(away.GetValueOrDefault(place.Lead)?.Contains(place.Day) ?? false));
        Assert.All(places, place => Assert.False(place.Partner is { } partner && (away.GetValueOrDefault(partner)?.Contains(place.Day) ?? false)));
        Assert.Empty(LookBackPlan.Spread(Visits(1, "zhao"), Days(3), Nothing, away));
    }

    [Fact]
    public void NoDay_IsABug() => Assert.Throws<ArgumentException>(() => LookBackPlan.Spread(Visits(1, "wang"), [], Nothing));

    [Fact]
    public void OneOfTheTwo_FilesForBoth_Once()
    {
        var filed = Expect.Accepted(Task.File(Some.Zhao, LookBackResult.Rectified, null, 1, Some.Now));

        Assert.Equal((LookBackResult.Rectified, "zhao", 2), (filed.Result!.Value, filed.FiledBy, filed.Version));
        Expect.Refused(RuleCode.Stale, filed.File(Some.Wang, LookBackResult.Recurred, "又冒烟", 1, Some.Now));
        Expect.Refused(RuleCode.Stale, filed.File(Some.Wang, LookBackResult.Recurred, "又冒烟", 2, Some.Now));
    }

    [Fact]
    public void WhoFiledIt_CorrectsItOnTheSameDay_AndNobodyElse()
    {
        var filed = Expect.Accepted(Task.File(Some.Zhao, LookBackResult.Rectified, null, 1, Some.Now));

        var corrected = Expect.Accepted(filed.File(Some.Zhao, LookBackResult.Recurred, "又冒烟", 2, Some.Now.AddMinutes(5)));
        Assert.Equal((LookBackResult.Recurred, "又冒烟", 3), (corrected.Result!.Value, corrected.Words, corrected.Version));
        Expect.Refused(RuleCode.Stale, filed.File(Some.Wang, LookBackResult.Recurred, "又冒烟", 2, Some.Now.AddMinutes(5)));
        Expect.Refused(RuleCode.Stale, filed.File(Some.Zhao, LookBackResult.Recurred, "又冒烟", 2, Some.Now.AddDays(1)));
    }

    [Fact]
    public void APlace_IsHandedToACommittedInspectorOfTheCounty()
    {
        var li = Some.Inspector("li", "李三", "一中队");
        Assert.Equal("li", Expect.Accepted(Task.HandOver(Some.Wang, li, commitmentSigned: true, 1)).ColleagueOf("zhao"));
        Assert.Equal("li", Expect.Accepted(Task.HandOver(Some.Zhao, li, commitmentSigned: true, 1)).ColleagueOf("wang"));
        Expect.Refused(RuleCode.CommitmentFirst, Task.HandOver(Some.Wang, li, commitmentSigned: false, 1));
        Expect.Refused(RuleCode.AlreadyTakesPart, Task.HandOver(Some.Wang, Some.Zhao, commitmentSigned: true, 1));
        Expect.Refused(RuleCode.OutOfScope, Task.HandOver(li, Some.Wang, commitmentSigned: true, 1));
        Expect.Refused(RuleCode.OutOfScope, (Task with { County = "另一县" }).HandOver(Some.Wang, li, commitmentSigned: true, 1));
        Expect.Refused(RuleCode.Stale, Task.HandOver(Some.Wang, li, commitmentSigned: true, 2));
    }

    [Fact]
    public void ALeader_ChangesWhoGoesAndWhen_AndNobodyElseDoes()
    {
        var (li, leader) = (Some.Inspector("li", "李三", "一中队"), Leader(Role.BrigadeLeader, Some.County));
        var arranged = Expect.Accepted(Task.Rearrange(leader, li, null, First.AddDays(1), _ => true, 1));
        Assert.Equal(("li", "zhao", First.AddDays(1), 2), (arranged.Lead, arranged.Partner, arranged.Day, arranged.Version));
        var swapped = Expect.Accepted(Task.Rearrange(leader, Some.Zhao, Some.Wang, First, _ => false, 1));
        Assert.Equal(("zhao", "wang"), (swapped.Lead, swapped.Partner));
        Expect.Refused(RuleCode.AlreadyTakesPart, Task.Rearrange(leader, Some.Zhao, null, First, _ => true, 1));
        Expect.Refused(RuleCode.CommitmentFirst, Task.Rearrange(leader, li, null, First, _ => false, 1));
        Expect.Refused(RuleCode.OutOfScope, Task.Rearrange(Leader(Role.BrigadeLeader, "另一县"), li, null, First, _ => true, 1));
        Expect.Refused(RuleCode.OutOfScope, Task.Rearrange(Some.Wang, li, null, First, _ => true, 1));
        Expect.Refused(RuleCode.OutOfScope, Task.Rearrange(leader, leader, null, First, _ => true, 1));
        Expect.Refused(RuleCode.Stale, Task.Rearrange(leader, li, null, First, _ => true, 2));
        Expect.Refused(RuleCode.Stale, Expect.Accepted(Task.File(Some.Zhao, LookBackResult.Rectified, null, 1, Some.Now)).Rearrange(leader, li, null, First, _ => true, 2));
    }

    [Fact]
    public void TheDeputy_StandsInWhileNothingIsFiled()
    {
        Assert.Equal(("li", "zhao", 1), Pair(Task.Present(userId => userId == "wang" ? "li" : null)));
        Assert.Equal(("wang", "li", 1), Pair(Task.Present(userId => userId == "zhao" ? "li" : null)));

        // Who goes along already stands alone then.
        Assert.Equal(("zhao", null, 1), Pair(Task.Present(userId => userId == "wang" ? "zhao" : null)));
        Assert.Equal(("wang", null, 1), Pair(Task.Present(userId => userId == "zhao" ? "wang" : null)));
        var filed = Expect.Accepted(Task.File(Some.Zhao, LookBackResult.Rectified, null, 1, Some.Now));
        Assert.Equal(filed, filed.Present(_ => "li"));

        static (string, string?, int) Pair(LookBackTask task) => (task.Lead, task.Partner, task.Version);
    }

    [Fact]
    public void WhatNobodyFiled_HasNoResult() => Assert.Throws<InvalidOperationException>(() => Task.Filed);

    [Fact]
    public void Pictures_HaveTheirLimit()
    {
        Assert.Null(LookBackTask.CheckPictures(Limits.Pictures - 1));
        Assert.Equal(RuleCode.TooMany, LookBackTask.CheckPictures(Limits.Pictures)?.Rule);
    }

    [Fact]
    public void AnotherInspector_FilesNothing() =>
        Expect.Refused(RuleCode.OutOfScope, Task.File(Some.Inspector("li", "李三", "一中队"), LookBackResult.Rectified, null, 1, Some.Now));

    [Theory]
    [InlineData(LookBackResult.NotRectified)]
    [InlineData(LookBackResult.Recurred)]
    public void WhatIsNotRectified_IsDescribed(LookBackResult result)
    {
        Expect.Refused(RuleCode.EmptyText, Task.File(Some.Wang, result, null, 1, Some.Now));
        Expect.Refused(RuleCode.EmptyText, Task.File(Some.Wang, result, " ", 1, Some.Now));
        Expect.Refused(RuleCode.TooLong, Task.File(Some.Wang, result, new string('长', 4001), 1, Some.Now));
        Assert.Equal("还在冒烟", Expect.Accepted(Task.File(Some.Wang, result, " 还在冒烟 ", 1, Some.Now)).Words);
    }

    private static Person Leader(Role role, string county) => new() { UserId = "boss", Name = "大队长", Roles = [new RoleGrant(role, county)] };

    private static List<DateOnly> Days(int count) => [.. Enumerable.Range(0, count).Select(First.AddDays)];

    private static List<LookBackVisit> Visits(int count, params string[] team) => [.. Enumerable.Range(0, count).Select(number => new LookBackVisit($"e{number}", team, team))];
}

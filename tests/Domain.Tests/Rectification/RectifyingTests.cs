using Domain.Calendars;
using Domain.Inspections;
using Domain.Rectification;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Rectification;

/// <summary>整改 (domain.md 6): from the signed form to the closing, and every refusal on the way.</summary>
public sealed class RectifyingTests
{
    private static readonly WorkCalendar Calendar = Calendars2020.Plain;

    private static readonly RectificationPlan Plan = new();

    private static readonly Person Officer = Some.Person("he", "何晓燕", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e1"));

    private static readonly Person Stranger = Some.Person("qi", "齐某", new RoleGrant(Role.EnterpriseOfficer, EnterpriseId: "e2"));

    private static readonly Person Leader = Some.Person("sun", "孙队", new RoleGrant(Role.SquadLeader, Some.County, "一中队"));

    private static readonly RectificationCase Open = new()
    {
        Id = "r1",
        CampaignId = "c",
        County = Some.County,
        EnterpriseId = "e1",
        InspectionId = "i1",
        FindingId = "f1",
        Number = 12,
        Ordinal = 2,
        Severity = Severity.Key,
        FirstDeadline = new DateOnly(2020, 12, 20),
        Deadline = new DateOnly(2020, 12, 20),
        OpenedAt = Some.Now,
    };

    private static readonly RectificationCase Submitted = Open with { Status = CaseStatus.Submitted, SubmittedAt = Some.Now, Version = 2 };

    [Fact]
    public void EachFinding_HasItsCase_ImmediateOnesADay_TransferredOnesNone()
    {
        var frozen = Some.Frozen(Severity.General, Severity.Key, Severity.Major, Severity.Major);
        frozen = frozen with
        {
            Findings =
            [
                frozen.Findings[0] with { Handling = Handling.Of(3), Deadline = null },
                frozen.Findings[1],
                frozen.Findings[2] with { Handling = Handling.Of(2), Deadline = null },
                frozen.Findings[3] with { Handling = Handling.Of(5), Deadline = null },
            ],
        };
        var number = 0;
        var cases = Rectifying.Open(frozen, new DateOnly(2020, 12, 11), Plan, Calendar, Some.Now, () => $"r{++number}");

        Assert.Equal([("r1", "f1", 1), ("r2", "f2", 2), ("r3", "f3", 3)], cases.Select(one => (one.Id, one.FindingId, one.Ordinal)));
        Assert.Equal([new DateOnly(2020, 12, 14), new DateOnly(2020, 12, 20), null], cases.Select(one => one.Deadline));
        Assert.All(cases, one => Assert.Equal((CaseStatus.Open, 7, one.Deadline), (one.Status, one.Number, one.FirstDeadline)));
        Assert.Throws<InvalidOperationException>(() => Rectifying.Open(Some.Complete(Severity.Key), Some.Today, Plan, Calendar, Some.Now, () => "r"));
    }

    [Fact]
    public void Evidence_IsTakenUntilItIsClosed_FromThisEnterpriseOnly_AndNotWithoutEnd()
    {
        Assert.Null(Rectifying.CheckEvidence(Open, Officer));
        Assert.Null(Rectifying.CheckEvidence(Submitted, Officer));
        Assert.Equal(RuleCode.OutOfScope, Rectifying.CheckEvidence(Open, Stranger)?.Rule);
        Assert.Equal(RuleCode.CaseClosed, Rectifying.CheckEvidence(Open with { Status = CaseStatus.Closed }, Officer)?.Rule);
        Assert.Equal(RuleCode.TooMany, Rectifying.CheckEvidence(Open, Officer, Limits.Evidence)?.Rule);
        Assert.Null(Rectifying.CheckEvidence(Open, Officer, Limits.Evidence - 1));
    }

    [Fact]
    public void Submit_NeedsEvidence_AndHappensOnce()
    {
        var handed = Expect.Accepted(Rectifying.Submit(Open, Officer, 1, 1, Some.Now));
        Assert.Equal((CaseStatus.Submitted, Some.Now, 2), (handed.Status, handed.SubmittedAt!.Value, handed.Version));
        Expect.Refused(RuleCode.EvidenceMissing, Rectifying.Submit(Open, Officer, 0, 1, Some.Now), "12-2");
        Expect.Refused(RuleCode.CaseChanged, Rectifying.Submit(handed, Officer, 1, 2, Some.Now), "12-2", CaseStatus.Submitted);
        Expect.Refused(RuleCode.CaseChanged, Rectifying.Submit(Open with { Version = 3 }, Officer, 1, 1, Some.Now));
        Expect.Refused(RuleCode.OutOfScope, Rectifying.Submit(Open, Stranger, 1, 1, Some.Now));
    }

    [Fact]
    public void Recheck_PassesReturnsOrGoesThere_ByASigner()
    {
        string[] signers = ["wang", "zhao"];
        var closed = Expect.Accepted(Rectifying.Pass(Submitted, Some.Wang, signers, 2, Some.Now));
        Assert.Equal((CaseStatus.Closed, Some.Now, 3), (closed.Status, closed.ClosedAt!.Value, closed.Version));
        var back = Expect.Accepted(Rectifying.Return(Submitted, Some.Zhao, signers, " 照片看不清 ", 2));
        Assert.Equal((CaseStatus.Open, 2, "照片看不清", 3), (back.Status, back.Round, back.Returned, back.Version));
        Assert.Null(back.SubmittedAt);
        var going = Expect.Accepted(Rectifying.NeedVisit(Submitted, Some.Wang, signers, 2));
        Assert.Equal(CaseStatus.VisitNeeded, going.Status);
        Expect.Accepted(Rectifying.Pass(going, Some.Zhao, signers, 3, Some.Now));

        Expect.Refused(RuleCode.CaseChanged, Rectifying.NeedVisit(going, Some.Wang, signers, 3));
        Expect.Refused(RuleCode.OutOfScope, Rectifying.Pass(Submitted, Leader, signers, 2, Some.Now));
        Expect.Refused(RuleCode.EmptyText, Rectifying.Return(Submitted, Some.Wang, signers, " ", 2));
        Expect.Refused(RuleCode.CaseChanged, Rectifying.Pass(Open, Some.Wang, signers, 1, Some.Now));
        Expect.Refused(RuleCode.CaseChanged, Rectifying.Pass(Submitted, Some.Wang, signers, 1, Some.Now));
        Expect.Refused(RuleCode.CaseClosed, Rectifying.Pass(closed, Some.Zhao, signers, 3, Some.Now));
    }

    /// <summary>The deadline's day itself is in time (24:00).</summary>
    [Theory]
    [InlineData("2020-12-20", "2020-12-21", null)]
    [InlineData("2020-12-20", "2021-01-19", null)]
    [InlineData("2020-12-20", "2021-01-20", RuleCode.ExtensionDay)]
    [InlineData("2020-12-20", "2020-12-20", RuleCode.ExtensionDay)]
    [InlineData("2020-12-21", "2020-12-25", RuleCode.ExtensionLate)]
    public void Extension_IsAskedInTime_ForALaterDay(string today, string until, RuleCode? refused)
    {
        var outcome = Rectifying.AskExtension(Open, Officer, Day(until), "配件没到", Plan, Day(today), Some.Now);
        if (refused is { } rule)
        {
            Expect.Refused(rule, outcome);
            return;
        }

        var asking = Expect.Accepted(outcome);
        Assert.Equal(new ExtensionAsked(Day(until), "配件没到", "he", Some.Now), asking.Asked);
        Assert.Equal((Open.Deadline, 2), (asking.Deadline, asking.Version));
    }

    [Fact]
    public void Extension_IsRefusedWhereThereIsNothingToExtend()
    {
        var asked = Open with { Asked = new ExtensionAsked(Day("2020-12-25"), "配件没到", "he", Some.Now) };
        Expect.Refused(RuleCode.ExtensionAsked, Ask(asked, Officer), Day("2020-12-25"));
        Expect.Refused(RuleCode.NoDeadline, Ask(Open with { FirstDeadline = null, Deadline = null }, Officer), "12-2");
        Expect.Refused(RuleCode.CaseChanged, Ask(Submitted, Officer));
        Expect.Refused(RuleCode.CaseClosed, Ask(Open with { Status = CaseStatus.Closed }, Officer));
        Expect.Refused(RuleCode.OutOfScope, Ask(Open, Stranger));
        Expect.Refused(RuleCode.EmptyText, Rectifying.AskExtension(Open, Officer, Day("2020-12-25"), " ", Plan, Some.Today, Some.Now));

        static Outcome<RectificationCase> Ask(RectificationCase one, Person by) => Rectifying.AskExtension(one, by, Day("2020-12-25"), "配件没到", Plan, Some.Today, Some.Now);
    }

    [Fact]
    public void TheOwnerDecides_Once_ARefusalHasAReason()
    {
        var asked = Open with { Asked = new ExtensionAsked(Day("2020-12-25"), "配件没到", "he", Some.Now), Version = 2 };
        var granted = Expect.Accepted(Rectifying.Decide(asked, Leader, ["sun"], granted: true, null, 2));
        Assert.Equal((Day("2020-12-25"), Day("2020-12-20"), 3), (granted.Deadline!.Value, granted.FirstDeadline!.Value, granted.Version));
        Assert.Null(granted.Asked);
        Assert.Equal(Open.Deadline, Expect.Accepted(Rectifying.Decide(asked, Leader, ["sun"], granted: false, "没有必要", 2)).Deadline);
        Expect.Refused(RuleCode.EmptyText, Rectifying.Decide(asked, Leader, ["sun"], granted: false, " ", 2));
        Expect.Refused(RuleCode.CaseChanged, Rectifying.Decide(granted, Leader, ["sun"], granted: true, null, 2));
        Expect.Refused(RuleCode.OutOfScope, Rectifying.Decide(asked, Some.Wang, ["sun"], granted: true, null, 2));
    }

    [Fact]
    public void ALeaderRegrades_WithAReason_NobodyElse()
    {
        Assert.Equal((Severity.Major, 2), Expect.Accepted(Rectifying.Regrade(Open, Leader, Severity.Major, "直排入河", 1)) is var one ? (one.Severity, one.Version) : default);
        Expect.Refused(RuleCode.OutOfScope, Rectifying.Regrade(Open, Some.Wang, Severity.Major, "直排入河", 1));
        Expect.Refused(RuleCode.OutOfScope, Rectifying.Regrade(Open, Some.Person("x", "某", new RoleGrant(Role.SquadLeader, "景县")), Severity.Major, "直排入河", 1));
        Expect.Refused(RuleCode.EmptyText, Rectifying.Regrade(Open, Leader, Severity.Major, "", 1));
        Expect.Refused(RuleCode.CaseClosed, Rectifying.Regrade(Open with { Status = CaseStatus.Closed }, Leader, Severity.Major, "直排入河", 1));
    }

    [Fact]
    public void LookBack_OpensAClosedCaseAgain_WithANewDay()
    {
        var closed = Open with { Status = CaseStatus.Closed, ClosedAt = Some.Now, Version = 4 };
        var again = Rectifying.Reopen(closed, "又直排", Plan, Day("2021-03-16"), Calendar);
        Assert.Equal((CaseStatus.Open, 2, "又直排", Day("2021-03-23"), 5), (again.Status, again.Round, again.Returned, again.Deadline!.Value, again.Version));
        Assert.Null(again.ClosedAt);
        Assert.Equal(Open.Deadline, Rectifying.Reopen(Submitted, "又直排", Plan, Day("2021-03-16"), Calendar).Deadline);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void ACorrectedForm_TakesTheCaseAlong_AndWhatItDidNotChangeStays()
    {
        var before = Some.Frozen(Severity.Key).Findings[0] with { Id = "f1", Deadline = Open.FirstDeadline };
        var stands = Submitted with { Severity = Severity.Major, Deadline = new DateOnly(2020, 12, 28), Round = 2 };
        var opened = Open with { Id = "new", InspectionId = "i2", Number = 13, Ordinal = 1 };

        var same = Rectifying.Follow(stands, opened, before, before with { Text = "补充说明" });
        Assert.Equal(stands with { InspectionId = "i2", Number = 13, Ordinal = 1, Version = 3 }, same);

        var day = new DateOnly(2020, 12, 31);
        var changed = Rectifying.Follow(stands, opened with { Severity = Severity.General, FirstDeadline = day, Deadline = day }, before, before with { Severity = Severity.General, Deadline = day });
        Assert.Equal((Severity.General, day, day, CaseStatus.Submitted), (changed.Severity, changed.FirstDeadline, changed.Deadline, changed.Status));
    }

    [Fact]
    public void AFindingThatTheCorrectionNoLongerHolds_IsClosed_Once()
    {
        var ended = Rectifying.Withdraw(Submitted, Some.Now);
        Assert.Equal((CaseStatus.Closed, Some.Now, 3), (ended.Status, ended.ClosedAt, ended.Version));
        Assert.Same(ended, Rectifying.Withdraw(ended, Some.Now.AddDays(1)));
    }
}

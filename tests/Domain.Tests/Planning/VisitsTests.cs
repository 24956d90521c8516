using Domain.Planning;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Planning;

public sealed class VisitsTests
{
    private static readonly Person Sun = Some.Inspector("sun", "孙三", "二中队");

    private static readonly Person Elsewhere = Some.Person("he", "何四", new RoleGrant(Role.Inspector, "景县"));

    private static readonly PlannedVisit Planned = new()
    {
        Id = "v1",
        CampaignId = "c",
        County = Some.County,
        EnterpriseId = "e1",
        Day = Some.Today,
        Lead = "wang",
        Partner = "zhao",
        Origin = VisitOrigin.Plan,
        Source = "p1",
    };

    private static readonly PlannedVisit Offered = Expect.Accepted(Visits.Offer(Planned));

    [Fact]
    public void Offer_Once_AndNothingDecided()
    {
        Assert.Equal((PlannedVisitStatus.Offered, 2), (Offered.Status, Offered.Version));
        Assert.Equal(Offered, Expect.Accepted(Visits.Offer(Offered)));
        Expect.Refused(RuleCode.Stale, Visits.Offer(Offered with { Status = PlannedVisitStatus.Declined }), "e1", PlannedVisitStatus.Declined);
    }

    [Fact]
    public void Deputise_TakesThePlaceOfTheOneAway_AndAsksWhatATakerIsAsked()
    {
        var accepted = Offered with { Status = PlannedVisitStatus.Accepted };
        var led = Expect.Accepted(Visits.Deputise(accepted, Some.Wang, Sun, commitmentSigned: true, atOnce: true));
        Assert.Equal(("sun", "zhao", PlannedVisitStatus.Offered, 3), (led.Lead, led.Partner, led.Status, led.Version));
        Assert.Equal(PlannedVisitStatus.Planned, Expect.Accepted(Visits.Deputise(accepted, Some.Wang, Sun, commitmentSigned: true, atOnce: false)).Status);

        // The second one's deputy changes nothing for the one in charge.
        var joined = Expect.Accepted(Visits.Deputise(accepted with { Lead = "zhao", Partner = "wang" }, Some.Wang, Sun, commitmentSigned: true, atOnce: true));
        Assert.Equal(("zhao", "sun", PlannedVisitStatus.Accepted), (joined.Lead, joined.Partner, joined.Status));

        Expect.Refused(RuleCode.CommitmentFirst, Visits.Deputise(Offered, Some.Wang, Sun, commitmentSigned: false, atOnce: true), Sun.Name);
        Expect.Refused(RuleCode.OutOfScope, Visits.Deputise(Offered, Some.Wang, Elsewhere, commitmentSigned: true, atOnce: true), Elsewhere.Name, Some.County);
        Expect.Refused(RuleCode.TwoInspectors, Visits.Deputise(Offered with { Partner = "sun" }, Some.Wang, Sun, commitmentSigned: true, atOnce: true), 1, 2);
    }

    [Fact]
    public void HandBack_ReturnsWhatIsStillTheDeputys_AndNotTaken()
    {
        var given = Offered with { Lead = "sun" };
        var back = Visits.HandBack(given, "sun", "wang", Some.Today.AddDays(2))!;
        Assert.Equal(("wang", "zhao", PlannedVisitStatus.Planned, Some.Today.AddDays(2), 3), (back.Lead, back.Partner, back.Status, back.Day, back.Version));
        var joined = Visits.HandBack(Offered with { Lead = "li", Partner = "sun" }, "sun", "wang", Some.Today)!;
        Assert.Equal(("li", "wang", PlannedVisitStatus.Offered, Some.Today), (joined.Lead, joined.Partner, joined.Status, joined.Day));

        Assert.Null(Visits.HandBack(given with { Status = PlannedVisitStatus.Accepted }, "sun", "wang", Some.Today));
        Assert.Null(Visits.HandBack(given with { Lead = "li" }, "sun", "wang", Some.Today));
        Assert.Null(Visits.HandBack(given with { Partner = "wang" }, "sun", "wang", Some.Today));
    }

    [Fact]
    public void Accept_ByTheOneInCharge_Once()
    {
        var taken = Expect.Accepted(Visits.Accept(Offered, Some.Wang, commitmentSigned: true, version: 2));
        Assert.Equal((PlannedVisitStatus.Accepted, 3), (taken.Status, taken.Version));
        Expect.Refused(RuleCode.Stale, Visits.Accept(taken, Some.Wang, commitmentSigned: true, version: 3));
        Expect.Refused(RuleCode.Stale, Visits.Accept(Offered, Some.Wang, commitmentSigned: true, version: 1));
        Expect.Refused(RuleCode.OutOfScope, Visits.Accept(Offered, Some.Zhao, commitmentSigned: true, version: 2), "赵二", Some.County);
    }

    [Fact]
    public void Accept_AsksForTheCommitment_AndForTwo()
    {
        Expect.Refused(RuleCode.CommitmentFirst, Visits.Accept(Offered, Some.Wang, commitmentSigned: false, version: 2), "王一");
        Expect.Refused(RuleCode.TwoInspectors, Visits.Accept(Offered with { Partner = "wang" }, Some.Wang, commitmentSigned: true, version: 2), 1, 2);
    }

    [Fact]
    public void Decline_WithAReason_AlsoAfterAccepting()
    {
        var accepted = Offered with { Status = PlannedVisitStatus.Accepted };
        Assert.Equal("车辆", Expect.Accepted(Visits.Decline(accepted, Some.Wang, " 车辆 ", 2)).Note);
        Expect.Refused(RuleCode.EmptyText, Visits.Decline(Offered, Some.Wang, " ", 2));
        Expect.Refused(RuleCode.OutOfScope, Visits.Decline(Offered, Some.Zhao, "车辆", 2));
        Expect.Refused(RuleCode.Stale, Visits.Decline(Planned, Some.Wang, "车辆", 1));
    }

    [Fact]
    public void HandOver_IsAnOfferToTheColleague_WithTwoInspectorsStill()
    {
        var handed = Expect.Accepted(Visits.HandOver(Offered, Some.Wang, Sun, commitmentSigned: true, Some.Today, version: 2));
        Assert.Equal(("sun", "zhao", PlannedVisitStatus.Offered, 3), (handed.Lead, handed.Partner, handed.Status, handed.Version));

        var late = Expect.Accepted(Visits.HandOver(Offered with { Status = PlannedVisitStatus.Accepted }, Some.Wang, Sun, commitmentSigned: true, Some.Today.AddDays(1), version: 2));
        Assert.Equal((PlannedVisitStatus.Offered, Some.Today.AddDays(1)), (late.Status, late.Day));

        var swapped = Expect.Accepted(Visits.HandOver(Offered, Some.Wang, Some.Zhao, commitmentSigned: true, Some.Today, version: 2));
        Assert.Equal(("zhao", "wang"), (swapped.Lead, swapped.Partner));
    }

    [Fact]
    public void HandOver_OnlyToWhoMayTakeIt()
    {
        Expect.Refused(RuleCode.CommitmentFirst, Visits.HandOver(Offered, Some.Wang, Sun, commitmentSigned: false, Some.Today, version: 2), "孙三");
        Expect.Refused(RuleCode.OutOfScope, Visits.HandOver(Offered, Some.Wang, Elsewhere, commitmentSigned: true, Some.Today, version: 2), "何四", Some.County);
        Expect.Refused(RuleCode.AlreadyTakesPart, Visits.HandOver(Offered, Some.Wang, Some.Wang, commitmentSigned: true, Some.Today, version: 2), "王一");
    }

    [Fact]
    public void Rearrange_ByALeader_ToAColleague_OrToAnotherDay()
    {
        var leader = Some.Person("ma", "马中队", new RoleGrant(Role.SquadLeader, Some.County, "一中队"));
        var declined = Offered with { Status = PlannedVisitStatus.Declined, Note = "车辆" };
        var today = Some.Today;

        var given = Expect.Accepted(Visits.Rearrange(declined, leader, new Taker(Sun, true), null, today, today, version: 2));
        Assert.Equal(("sun", "zhao", PlannedVisitStatus.Offered, 3, (string?)null), (given.Lead, given.Partner, given.Status, given.Version, given.Note));

        var later = Expect.Accepted(Visits.Rearrange(declined, leader, null, null, today.AddDays(1), today, version: 2));
        Assert.Equal(("wang", PlannedVisitStatus.Planned, today.AddDays(1)), (later.Lead, later.Status, later.Day));

        Expect.Refused(RuleCode.OutOfScope, Visits.Rearrange(declined, Some.Wang, new Taker(Sun, true), null, today, today, version: 2), "王一", Some.County);
        Expect.Refused(RuleCode.CommitmentFirst, Visits.Rearrange(declined, leader, new Taker(Sun, false), null, today, today, version: 2), "孙三");
        Expect.Refused(RuleCode.OutOfScope, Visits.Rearrange(declined, leader, new Taker(Elsewhere, true), null, today, today, version: 2), "何四", Some.County);
        Expect.Refused(RuleCode.AlreadyTakesPart, Visits.Rearrange(declined, leader, new Taker(Some.Zhao, true), null, today, today, version: 2), "赵二");
        Expect.Refused(RuleCode.Stale, Visits.Rearrange(declined, leader, new Taker(Sun, true), null, today, today, version: 1));
        Expect.Refused(RuleCode.Stale, Visits.Rearrange(declined, leader, null, null, today.AddDays(-1), today, version: 2));
        Expect.Refused(RuleCode.Stale, Visits.Rearrange(Visits.Finish(Offered), leader, new Taker(Sun, true), null, today, today, version: 3));
    }

    [Fact]
    public void Rearrange_OfTheSecondInspector_LeavesWhatTheFirstOneTook()
    {
        var leader = Some.Person("ma", "马中队", new RoleGrant(Role.SquadLeader, Some.County, "一中队"));
        var accepted = Offered with { Status = PlannedVisitStatus.Accepted };
        var today = Some.Today;

        var with = Expect.Accepted(Visits.Rearrange(accepted, leader, null, new Taker(Sun, true), today, today, version: 2));
        Assert.Equal(("wang", "sun", PlannedVisitStatus.Accepted, 3), (with.Lead, with.Partner, with.Status, with.Version));
        Assert.Equal(PlannedVisitStatus.Planned, Expect.Accepted(Visits.Rearrange(accepted, leader, null, new Taker(Sun, true), today.AddDays(1), today, version: 2)).Status);
        Assert.Equal(PlannedVisitStatus.Offered, Expect.Accepted(Visits.Rearrange(Offered with { Status = PlannedVisitStatus.Declined }, leader, null, new Taker(Sun, true), today, today, version: 2)).Status);

        Expect.Refused(RuleCode.AlreadyTakesPart, Visits.Rearrange(accepted, leader, null, new Taker(Some.Zhao, true), today, today, version: 2), "赵二");
        Expect.Refused(RuleCode.AlreadyTakesPart, Visits.Rearrange(accepted, leader, null, new Taker(Some.Wang, true), today, today, version: 2), "王一");
        Expect.Refused(RuleCode.AlreadyTakesPart, Visits.Rearrange(accepted, leader, new Taker(Sun, true), new Taker(Sun, true), today, today, version: 2), "孙三");
        Expect.Refused(RuleCode.CommitmentFirst, Visits.Rearrange(accepted, leader, null, new Taker(Sun, false), today, today, version: 2), "孙三");
        Expect.Refused(RuleCode.OutOfScope, Visits.Rearrange(accepted, leader, null, new Taker(Elsewhere, true), today, today, version: 2), "何四", Some.County);
    }

    [Fact]
    public void WhoIsOnLeave_IsGivenNothing()
    {
        var leader = Some.Person("ma", "马中队", new RoleGrant(Role.SquadLeader, Some.County, "一中队"));
        var away = Sun with { OnLeaveDeputy = "zhao" };
        Expect.Refused(RuleCode.OnLeave, Visits.HandOver(Offered, Some.Wang, away, commitmentSigned: true, Some.Today, version: 2), "孙三");
        Expect.Refused(RuleCode.OnLeave, Visits.Deputise(Offered, Some.Wang, away, commitmentSigned: true, atOnce: true), "孙三");
        Expect.Refused(RuleCode.OnLeave, Visits.Rearrange(Offered, leader, new Taker(away, true), null, Some.Today, Some.Today, version: 2), "孙三");
        Expect.Refused(RuleCode.OnLeave, Visits.Rearrange(Offered, leader, null, new Taker(away, true), Some.Today, Some.Today, version: 2), "孙三");

        // What is his he takes himself, back before the time.
        Expect.Accepted(Visits.Accept(Offered, Some.Wang with { OnLeaveDeputy = "sun" }, commitmentSigned: true, version: 2));
    }

    [Fact]
    public void FinishAndDrop_EndIt()
    {
        Assert.False(Visits.Finish(Offered).IsOpen);
        Assert.Equal((PlannedVisitStatus.Dropped, "已体检", 3), (Visits.Drop(Offered, "已体检").Status, Visits.Drop(Offered, "已体检").Note, Visits.Drop(Offered, "已体检").Version));
    }
}

using Domain.Enterprises;
using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections.Rules;

public sealed class VisitRulesTests
{
    private static readonly Person Leader = Some.Person("dui", "张队", new RoleGrant(Role.SquadLeader, Some.County, "一中队"));

    [Fact]
    public void CommitmentFirst_Unsigned_FilesNothing()
    {
        var refusal = Expect.Refused(RuleCode.CommitmentFirst, Filing.Open(Some.Visit() with { CommitmentSigned = false }));

        Assert.Equal("二(一)2(5)", refusal.Basis);
        Assert.Equal(["王一"], refusal.Facts);
    }

    [Theory]
    [InlineData(0, 40, true)]
    [InlineData(1, 40, false)]
    [InlineData(1, 1, false)]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, true)]
    public void OncePerCampaign_UntilAllWereVisited(int signedVisits, int notYetVisited, bool accepted)
    {
        var outcome = Filing.Open(Some.Visit() with { SignedVisits = signedVisits, NotYetVisited = notYetVisited });

        if (accepted)
        {
            Expect.Accepted(outcome);
        }
        else
        {
            Expect.Refused(RuleCode.OncePerCampaign, outcome, "枣强县某铸造厂", signedVisits, notYetVisited);
        }
    }

    [Theory]
    [InlineData(VisitExceptionKind.Complaint, "", "信访举报")]
    [InlineData(VisitExceptionKind.Complaint, "12345转办", "信访举报:12345转办")]
    [InlineData(VisitExceptionKind.OnlineExceedance, "", "在线超标报警")]
    public void OncePerCampaign_ComplaintOrAlarm_MayRepeat_AndIsRecorded(VisitExceptionKind kind, string words, string recorded)
    {
        var draft = Expect.Accepted(Filing.Open(Some.Visit() with { SignedVisits = 1, Exception = new(kind, words) }));

        Assert.Equal(recorded, draft.ExceptionReason);
    }

    [Fact]
    public void OncePerCampaign_AskedAgainOfAForm_CountsWhatWasSignedSince()
    {
        var draft = Some.Draft();

        Assert.Null(OncePerCampaign.Check(draft, signedVisits: 0, notYetVisited: 40));
        Assert.Null(OncePerCampaign.Check(draft, signedVisits: 1, notYetVisited: 0));
        Assert.Equal(["枣强县某铸造厂", 1, 39], OncePerCampaign.Check(draft, signedVisits: 1, notYetVisited: 39)!.Facts);
        Assert.Null(OncePerCampaign.Check(draft with { Replaces = "i0" }, signedVisits: 1, notYetVisited: 39));
        Assert.Null(OncePerCampaign.Check(Expect.Accepted(Filing.Justify(draft, new(VisitExceptionKind.Complaint, ""))), signedVisits: 1, notYetVisited: 39));
    }

    [Fact]
    public void Justify_GivesADraftItsReason_Once_AndNeverApprovedByAVisitor()
    {
        var draft = Some.TwoOnDraft();
        var chief = Some.Zhao with { Roles = [new RoleGrant(Role.SquadLeader, Some.County, "一中队")] };

        Expect.Refused(RuleCode.SpecialReason, Filing.Justify(draft, new(VisitExceptionKind.Special, "省厅交办", chief)), "枣强县某铸造厂", ApprovalGap.Visitor);
        var justified = Expect.Accepted(Filing.Justify(draft, new(VisitExceptionKind.Special, "省厅交办", Leader)));

        Assert.Equal(("其他特殊原因:省厅交办", "dui", draft.Version + 1), (justified.ExceptionReason, justified.ExceptionApprover, justified.Version));
        Expect.Refused(RuleCode.Stale, Filing.Justify(justified, new(VisitExceptionKind.Complaint, "")));
        Expect.Refused(RuleCode.OutForSignature, Filing.Justify(Some.Submitted(), new(VisitExceptionKind.Complaint, "")));
    }

    [Theory]
    [InlineData("2020-12-06", false)]
    [InlineData("2020-12-07", true)]
    [InlineData("2021-03-31", true)]
    [InlineData("2021-04-01", false)]
    public void OutsidePhase_NoRoutineVisit_ButTheExceptions(string day, bool accepted)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var visit = Some.Visit() with { Today = today };

        if (accepted)
        {
            Expect.Accepted(Filing.Open(visit));
        }
        else
        {
            var refusal = Expect.Refused(RuleCode.OutsidePhase, Filing.Open(visit));
            Assert.Equal("二(一)2", refusal.Basis);
            Assert.Equal([today, new DateOnly(2020, 12, 7), new DateOnly(2021, 3, 31)], refusal.Facts);
        }

        Expect.Accepted(Filing.Open(visit with { Exception = new(VisitExceptionKind.OnlineExceedance, "") }));
    }

    [Theory]
    [InlineData(Track.PositiveList)]
    [InlineData(Track.SmallMicro)]
    public void SelfCheckTrack_NoRoutineVisit_ButTheExceptions(Track track)
    {
        var visit = Some.Visit(Some.Foundry with { Track = track });

        Expect.Refused(RuleCode.SelfCheckTrack, Filing.Open(visit), "枣强县某铸造厂", track);
        Expect.Refused(RuleCode.SelfCheckTrack, Filing.Open(visit with { NotYetVisited = 0 }));
        Expect.Accepted(Filing.Open(visit with { Exception = new(VisitExceptionKind.Complaint, "") }));
    }

    [Fact]
    public void SpecialReason_ApprovedByALeader_IsRecorded_AndTheLeaderStaysOut()
    {
        var draft = Expect.Accepted(Filing.Open(Special("省厅交办", Leader)));

        Assert.Equal("其他特殊原因:省厅交办", draft.ExceptionReason);
        Assert.Equal("dui", draft.ExceptionApprover);
        Expect.Refused(RuleCode.SpecialReason, Filing.AddInspector(draft, Leader, commitmentSigned: true), "枣强县某铸造厂", ApprovalGap.Visitor);
    }

    [Fact]
    public void SpecialReason_Refuses()
    {
        var elsewhere = Some.Person("jing", "景队", new RoleGrant(Role.CountyDirector, "景县"));

        Expect.Refused(RuleCode.EmptyText, Filing.Open(Special(" ", Leader)));
        Expect.Refused(RuleCode.SpecialReason, Filing.Open(Special("交办", null)), "枣强县某铸造厂", ApprovalGap.NoApprover);
        Expect.Refused(RuleCode.SpecialReason, Filing.Open(Special("交办", Some.Zhao)), "枣强县某铸造厂", ApprovalGap.NoLeader);
        Expect.Refused(RuleCode.SpecialReason, Filing.Open(Special("交办", elsewhere)), "枣强县某铸造厂", ApprovalGap.NoLeader);
        Expect.Refused(RuleCode.SpecialReason, Filing.Open(Special("交办", Leader) with { Inspector = Leader }), "枣强县某铸造厂", ApprovalGap.Visitor);
    }

    [Fact]
    public void ToldOnce_SecondNotice_IsRefused()
    {
        Assert.Null(ToldOnce.Check(Some.Frozen(), alreadyTold: false));
        Assert.Equal(["枣强县某铸造厂", 7], ToldOnce.Check(Some.Frozen(), alreadyTold: true)!.Facts);
    }

    private static OpenVisit Special(string words, Person? approver) =>
        Some.Visit() with { SignedVisits = 1, Exception = new(VisitExceptionKind.Special, words, approver) };
}

using Domain.Enterprises;
using Domain.Inspections;
using Domain.Planning;
using Domain.Tests.Support;

namespace Domain.Tests.Planning;

/// <summary>Which alert opens a further visit (二(一)2(1)), on which day and by whom.</summary>
public sealed class AlertVisitTests
{
    private static readonly DateOnly[] Days = [new(2020, 12, 8), new(2020, 12, 9)];
    private static readonly PlanInspector[] Two = [new("wang", Some.County, "1"), new("zhao", Some.County, "1")];

    [Theory]
    [InlineData(AlertKind.Complaint, "信访举报:夜间冒烟", null)]
    [InlineData(AlertKind.Exceedance, "在线超标报警:夜间冒烟", null)]
    [InlineData(AlertKind.HeavyPollution, null, RuleCode.OncePerCampaign)]
    [InlineData(AlertKind.HotSpot, null, RuleCode.OncePerCampaign)]
    [InlineData(AlertKind.PowerAnomaly, null, RuleCode.OncePerCampaign)]
    public void ComplaintAndExceedance_AreReasons_TheOthersAreNone(AlertKind kind, string? reason, RuleCode? refusal)
    {
        Assert.Equal(reason, AlertVisit.ExceptionOf(Of(kind))?.Reason);
        Assert.Equal(refusal, AlertVisit.Check(Of(kind), Some.Foundry, signedVisits: 1, notYetVisited: 5)?.Rule);
        Assert.Equal(refusal is null ? null : RuleCode.SelfCheckTrack, AlertVisit.Check(Of(kind), Some.Foundry with { Track = Track.PositiveList }, 0, 5)?.Rule);
    }

    [Fact]
    public void BeforeItsOneVisit_AndAfterAllHadTheirs_NothingIsRefused()
    {
        Assert.Null(AlertVisit.Check(Of(AlertKind.HotSpot), Some.Foundry, signedVisits: 0, notYetVisited: 5));
        Assert.Null(AlertVisit.Check(Of(AlertKind.HotSpot), Some.Foundry, signedVisits: 1, notYetVisited: 0));
        Assert.Equal(RuleCode.NotFound, AlertVisit.Check(Of(AlertKind.Complaint), Some.Foundry with { OffListReason = "已关闭" }, 1, 5)?.Rule);
    }

    [Fact]
    public void TheFirstDayWithRoomForTwo_IsTaken()
    {
        Assert.Equal(Days[0], AlertVisit.Place(Some.Foundry, Two, [], Days, 2)?.Day);
        var full = new[] { Visit("a1"), Visit("a2") };
        Assert.Equal(Days[1], AlertVisit.Place(Some.Foundry, Two, full, Days, 2)?.Day);
        Assert.Null(AlertVisit.Place(Some.Foundry, Two, full, Days[..1], 2));
        Assert.Null(AlertVisit.Place(Some.Foundry, Two[..1], [], Days, 2));

        // What was done or declined takes no room; nor does what was planned of the enterprise itself.
        Assert.Equal(Days[0], AlertVisit.Place(Some.Foundry, Two, [full[0], full[1] with { Status = PlannedVisitStatus.Done }], Days, 2)?.Day);
        Assert.Equal(Days[0], AlertVisit.Place(Some.Foundry, Two, [full[0], full[1] with { Status = PlannedVisitStatus.Declined }], Days, 2)?.Day);
        Assert.Equal(Days[0], AlertVisit.Place(Some.Foundry, Two, [full[0], Visit(Some.Foundry.Id)], Days, 2)?.Day);
    }

    [Theory]
    [InlineData(VisitExceptionKind.Complaint, "")]
    [InlineData(VisitExceptionKind.Complaint, "夜间冒烟:有异味")]
    [InlineData(VisitExceptionKind.OnlineExceedance, "COD")]
    public void ARecordedReason_IsTheExceptionAgain(VisitExceptionKind kind, string words) =>
        Assert.Equal(new VisitException(kind, words), VisitException.OfReason(new VisitException(kind, words).Reason));

    [Theory]
    [InlineData("其他特殊原因:省级交办")]
    [InlineData("信访")]
    [InlineData("")]
    public void WhatNeedsAnApproval_OrIsNoReason_IsNone(string reason) => Assert.Null(VisitException.OfReason(reason));

    private static Alert Of(AlertKind kind) => new("a", kind, new GeoPoint(37.7, 115.6), 5, "", "夜间冒烟");

    private static PlannedVisit Visit(string enterpriseId) => new()
    {
        Id = $"v-{enterpriseId}",
        CampaignId = "c",
        County = Some.County,
        EnterpriseId = enterpriseId,
        Day = Days[0],
        Lead = "wang",
        Partner = "zhao",
        Origin = VisitOrigin.Plan,
        Source = "p",
    };
}

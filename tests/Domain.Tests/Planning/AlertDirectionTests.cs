using Domain.Enterprises;
using Domain.Planning;
using Domain.Tests.Support;

namespace Domain.Tests.Planning;

/// <summary>An alert moves what nobody was told of, as far forward as there is room; it opens no second visit.</summary>
public sealed class AlertDirectionTests
{
    private static readonly DateOnly[] Days = [new(2020, 12, 8), new(2020, 12, 9), new(2020, 12, 10)];
    private static readonly DateOnly Late = new(2021, 1, 11);

    [Fact]
    public void TheNearestGoFirst_AndADayIsNeverOverfull()
    {
        var near = Enumerable.Range(1, 8).Select(index => (Some.Foundry with { Id = $"e{index}" }, index * 100.0)).ToList();
        var planned = near.Select(one => Visit(one.Item1.Id, Late)).ToList();
        var items = AlertDirection.Of(near, new HashSet<string>(), planned, Days, 2);
        Assert.Equal(
            [Days[0], Days[0], Days[1], Days[1], Days[2], Days[2], null, null],
            items.Select(item => item.To));
        Assert.Equal(AlertStep.Stays, items[^1].Step);
    }

    [Theory]
    [InlineData(PlannedVisitStatus.Offered, AlertStep.Stays)]
    [InlineData(PlannedVisitStatus.Accepted, AlertStep.Stays)]
    [InlineData(PlannedVisitStatus.Declined, AlertStep.NeedsReason)]
    [InlineData(PlannedVisitStatus.Planned, AlertStep.Moved)]
    [InlineData(PlannedVisitStatus.Done, AlertStep.NeedsReason)]
    [InlineData(PlannedVisitStatus.Dropped, AlertStep.NeedsReason)]
    public void WhoWasTold_IsNotMoved(PlannedVisitStatus status, AlertStep step) =>
        Assert.Equal(step, Step(Some.Foundry, [Some.Foundry.Id], Visit(Some.Foundry.Id, Late) with { Status = status }));

    [Fact]
    public void WithoutAVisit_TheTrackAndTheFormsDecide()
    {
        Assert.Equal(AlertStep.Unplanned, Step(Some.Foundry, []));
        Assert.Equal(AlertStep.NeedsReason, Step(Some.Foundry, [Some.Foundry.Id]));
        Assert.Equal(AlertStep.NeedsReason, Step(Some.Foundry with { Track = Track.SmallMicro }, []));
        Assert.Equal(AlertStep.Stays, Step(Some.Foundry, [], Visit(Some.Foundry.Id, Days[0])));
    }

    [Fact]
    public void WhenAllOfTheCountyWereVisited_AFurtherVisitIsFree_ButNotOfTheSelfCheckTrack()
    {
        AlertStep Free(Enterprise enterprise) =>
            Assert.Single(AlertDirection.Of([(enterprise, 10)], new HashSet<string>([Some.Foundry.Id]), [], Days, 2, allVisited: true)).Step;
        Assert.Equal(AlertStep.MayRepeat, Free(Some.Foundry));
        Assert.Equal(AlertStep.NeedsReason, Free(Some.Foundry with { Track = Track.SmallMicro }));
    }

    [Fact]
    public void WhatWasDrawn_StaysWhereTheLotPutIt() =>
        Assert.Equal(AlertStep.Stays, Step(Some.Foundry, [], Visit(Some.Foundry.Id, Late) with { Origin = VisitOrigin.Draw }));

    private static AlertStep Step(Enterprise enterprise, string[] visited, params PlannedVisit[] planned) =>
        Assert.Single(AlertDirection.Of([(enterprise, 10)], visited.ToHashSet(StringComparer.Ordinal), planned, Days, 2)).Step;

    private static PlannedVisit Visit(string enterpriseId, DateOnly day) => new()
    {
        Id = $"v-{enterpriseId}",
        CampaignId = "c",
        County = Some.County,
        EnterpriseId = enterpriseId,
        Day = day,
        Lead = "wang",
        Partner = "zhao",
        Origin = VisitOrigin.Plan,
        Source = "p",
    };
}

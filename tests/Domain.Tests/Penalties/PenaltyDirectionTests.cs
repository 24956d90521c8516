using Domain.Inspections;
using Domain.Penalties;

namespace Domain.Tests.Penalties;

/// <summary>二(一)2(2): 不予, 从轻, 从重, from the course of the rectification.</summary>
public sealed class PenaltyDirectionTests
{
    public static TheoryData<RectificationCourse, PenaltyDirection?, DirectionReason[]> Courses => new()
    {
        { new(Minor: true, OnTime: true), PenaltyDirection.None, [DirectionReason.Minor, DirectionReason.OnTime] },
        { new(Minor: false, OnTime: true), PenaltyDirection.Lenient, [DirectionReason.OnTime] },
        { new(OnTime: true, Active: true), PenaltyDirection.Lenient, [DirectionReason.OnTime, DirectionReason.Active] },
        { new(Active: true), PenaltyDirection.Lenient, [DirectionReason.Active] },
        { new(OnTime: false), null, [DirectionReason.Overdue] },
        { new(OnTime: false, Active: true), null, [DirectionReason.Active, DirectionReason.Overdue] },
        { new(Minor: true, OnTime: true, Refused: true), PenaltyDirection.Heavier, [DirectionReason.Refused] },
        { new(Dragged: true), PenaltyDirection.Heavier, [DirectionReason.Dragged] },
        { new(OnTime: false, Dragged: true), PenaltyDirection.Heavier, [DirectionReason.Dragged, DirectionReason.Overdue] },
        { new(Minor: true), null, [DirectionReason.Running] },
        { new(), null, [DirectionReason.Running] },
    };

    [Theory]
    [MemberData(nameof(Courses))]
    public void TheCourse_SaysTheDirection_OrThatAPersonMust(RectificationCourse course, PenaltyDirection? direction, DirectionReason[] reasons)
    {
        var proposed = PenaltyDirections.Of(course);

        Assert.Equal(direction, proposed.Direction);
        Assert.Equal(reasons, proposed.Reasons);
    }

    [Theory]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-20", PenaltyDirection.Lenient)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-21", null)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-21 Course=Slow", PenaltyDirection.Heavier)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=none@2020-12-20T12:00", null)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=none@2020-12-21T00:00", null)]
    [InlineData("Deadline=none InTime=yes Minor=yes NoConsequence=no", PenaltyDirection.Lenient)]
    [InlineData("Deadline=none InTime=yes Minor=yes NoObviousConsequence=no", PenaltyDirection.Lenient)]
    [InlineData("Deadline=none InTime=yes Minor=yes SmallImpact=no", PenaltyDirection.Lenient)]
    [InlineData("Deadline=none InTime=yes Minor=yes", PenaltyDirection.None)]
    [InlineData("Course=Refused", PenaltyDirection.Heavier)]
    [InlineData("Course=Active", PenaltyDirection.Lenient)]
    [InlineData("Course=Running", null)]
    public void TheFacts_TellTheCourse(string facts, PenaltyDirection? direction) => Assert.Equal(direction, PenaltyDirections.Of(null, Told.Facts(facts)).Direction);

    /// <summary>How a late one went, whether one in time was minor, and nothing that cannot matter.</summary>
    [Theory]
    [InlineData("", PenaltyFact.Course)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-21", PenaltyFact.Course)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-21 Course=Active", null)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-20", PenaltyFact.Minor)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-20 Minor=no", null)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-20 NoConsequence=no", null)]
    [InlineData("Deadline=2020-12-20 CorrectedOn=2020-12-20 Course=Refused", null)]
    public void WhatTheDirectionNeeds_IsAskedFor(string facts, PenaltyFact? missing) => Assert.Equal(missing, PenaltyDirections.Missing(Told.Facts(facts)));

    [Fact]
    public void OneOfTheTenCases_GoesBeforeTheCourse()
    {
        var late = Told.Facts("Deadline=2020-12-20 CorrectedOn=2020-12-21");
        Assert.Equal(PenaltyDirection.None, PenaltyDirections.Of(new PenaltyAdvice.Applies(), late).Direction);
        Assert.Equal(PenaltyDirection.None, PenaltyDirections.Of(new PenaltyAdvice.AppliesIfDecided([PersonDecides.Judgement]), late).Direction);
        Assert.Null(PenaltyDirections.Of(new PenaltyAdvice.DoesNotApply(PenaltyCondition.InTime, null), late).Direction);
    }

    [Theory]
    [InlineData(3, "", AnnexCase.SlightExcess)]
    [InlineData(7, "", AnnexCase.SuddenFault)]
    [InlineData(10, "", AnnexCase.Dust)]
    [InlineData(18, "", AnnexCase.Acceptance)]
    [InlineData(11, "", AnnexCase.None)]
    [InlineData(19, "无环保手续", AnnexCase.Registration)]
    [InlineData(27, "未编制突发环境事件应急预案", AnnexCase.Emergency)]
    [InlineData(27, "一般固废未申报登记", AnnexCase.SolidWaste)]
    [InlineData(27, "排气筒没有采样平台", AnnexCase.Monitoring)]
    [InlineData(27, "环境信息公开内容不全", AnnexCase.Disclosure)]
    [InlineData(27, "标识牌脱落", AnnexCase.Other)]
    public void TheProblemType_ProposesACase(int type, string text, AnnexCase proposed) => Assert.Equal(proposed, CaseProposal.For(ProblemType.Of(type), text));

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("number 0.10")]
    [InlineData("day 2020-12-14")]
    [InlineData("at 2020-12-14T23:59")]
    [InlineData("none 2020-12-14T23:59")]
    [InlineData("word Noise")]
    public void AValue_ComesBackAsItWasKept(string text) => Assert.Equal(text, FactValue.Parse(text).ToText());
}

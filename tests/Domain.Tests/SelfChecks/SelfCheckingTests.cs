using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.SelfChecks;
using Domain.Tests.Support;

namespace Domain.Tests.SelfChecks;

public sealed class SelfCheckingTests
{
    private static readonly Campaign Campaign = new();

    private static readonly DateOnly InPhase = new(2020, 12, 1);

    private static readonly DateOnly After = new(2020, 12, 7);

    private static readonly SelfCheck New = new() { CampaignId = Campaign.Id, EnterpriseId = Some.Foundry.Id };

    [Fact]
    public void Tell_OnlyTheFirstTime()
    {
        var told = SelfChecking.Tell(New);

        Assert.Equal((SelfCheckStatus.Told, 1), (told.Status, told.Version));
        Assert.Same(told, SelfChecking.Tell(told));
    }

    [Fact]
    public void ThreePartsAnswered_IsComplete_AndCountsWhatWasMendedOnTheSpot()
    {
        var done = Expect.Accepted(SelfChecking.Complete(Answered(), Act()));

        Assert.Equal((SelfCheckStatus.Done, false, "sun"), (done.Status, done.IsLate, done.DoneBy));
        Assert.Equal((1, 1, 2), (done.MendedOnTheSpot, done.ToMend, done.Problems.Count));
        Assert.Same(done, Expect.Accepted(SelfChecking.Complete(done, Act())));
    }

    [Fact]
    public void AMissingPart_OrAProblemNotDecided_IsNamed()
    {
        var clear = Expect.Accepted(SelfChecking.SayClear(New, Act(), SelfCheckPart.Production));
        var filed = Expect.Accepted(SelfChecking.AddProblem(clear, Act(), SelfCheckPart.Treatment, "布袋破损"));

        Expect.Refused(RuleCode.SelfCheckParts, SelfChecking.Complete(filed, Act()), Some.Foundry.Name, SelfCheckPart.Discharge, SelfCheckPart.Treatment);
    }

    [Theory]
    [InlineData(Track.PositiveList)]
    [InlineData(Track.SmallMicro)]
    public void PositiveListAndSmallMicro_SignAnnex2BeforeItIsDone(Track track)
    {
        var act = Act(track: track);
        Expect.Refused(RuleCode.SelfCheckPromise, SelfChecking.Complete(Answered(), act), Some.Foundry.Name, track);

        var signed = Expect.Accepted(SelfChecking.Sign(Answered(), act, "ab12"));
        Assert.Equal(new EnterprisePromise("ab12", "sun", act.Now), signed.Promise);
        Assert.Same(signed, Expect.Accepted(SelfChecking.Sign(signed, act with { UserId = "other" }, "cd34")));
        Assert.Equal(SelfCheckStatus.Done, Expect.Accepted(SelfChecking.Complete(signed, act)).Status);
    }

    [Fact]
    public void NothingWrong_IsNotSaidOverProblems_AndAProblemTakesItBack()
    {
        var filed = Expect.Accepted(SelfChecking.AddProblem(New, Act(), SelfCheckPart.Production, "物料没有苫盖"));
        Expect.Refused(RuleCode.SelfCheckProblems, SelfChecking.SayClear(filed, Act(), SelfCheckPart.Production), SelfCheckPart.Production, 1);

        var clear = Expect.Accepted(SelfChecking.SayClear(New, Act(), SelfCheckPart.Production));
        Assert.Same(clear, Expect.Accepted(SelfChecking.SayClear(clear, Act(), SelfCheckPart.Production)));
        Assert.Empty(Expect.Accepted(SelfChecking.AddProblem(clear, Act(), SelfCheckPart.Production, "物料没有苫盖")).Clear);
    }

    [Fact]
    public void Restart_EmptiesThePart_OpensWhatWasDone_AndNumbersAreNotGivenTwice()
    {
        var done = Expect.Accepted(SelfChecking.Complete(Answered(), Act()));
        var again = Expect.Accepted(SelfChecking.Restart(done, Act(), SelfCheckPart.Discharge));

        Assert.Equal((SelfCheckStatus.Answering, 0), (again.Status, again.Problems.Count));
        Assert.Null(again.DoneAt);
        Assert.Equal([SelfCheckPart.Discharge], again.Missing);
        var filed = Expect.Accepted(SelfChecking.AddProblem(again, Act(), SelfCheckPart.Discharge, "排口没有标识牌"));
        Assert.Equal(3, Assert.Single(filed.Problems).Ordinal);
    }

    [Fact]
    public void WhatLeavesItComplete_LeavesItDone()
    {
        var done = Expect.Accepted(SelfChecking.Complete(Answered(), Act()));
        var changed = Expect.Accepted(SelfChecking.Decide(done, Act(), 1, new DateOnly(2020, 12, 20)));

        Assert.Equal((SelfCheckStatus.Done, done.Version + 1), (changed.Status, changed.Version));
    }

    [Fact]
    public void Decide_NamesAProblemThatIsThere_AndADayThatIsNotOver()
    {
        var filed = Expect.Accepted(SelfChecking.AddProblem(New, Act(), SelfCheckPart.Treatment, "布袋破损"));
        var yesterday = InPhase.AddDays(-1);
        Expect.Refused(RuleCode.NotFound, SelfChecking.Decide(filed, Act(), 2, null), 2);
        Expect.Refused(RuleCode.DeadlineBeforeVisit, SelfChecking.Decide(filed, Act(), 1, yesterday), yesterday, InPhase);
        Assert.Equal((Remedy.Later, InPhase), Expect.Accepted(SelfChecking.Decide(filed, Act(), 1, InPhase)).Problems.Select(problem => (problem.Remedy!.Value, problem.Due!.Value)).Single());
    }

    [Fact]
    public void BeforeTheFirstDay_NothingIsTaken() => RefusedEverywhere(Answered(), Act(new DateOnly(2020, 11, 28)), SelfCheckGate.NotBegun);

    [Fact]
    public void AfterTheLastDay_WhatIsDoneStays() => RefusedEverywhere(Expect.Accepted(SelfChecking.Complete(Answered(), Act())), Act(After), SelfCheckGate.Over, complete: false);

    [Fact]
    public void AfterTheInspectionIsSigned_NothingIsTaken() => RefusedEverywhere(Answered(), Act(After, inspected: true), SelfCheckGate.Inspected);

    [Fact]
    public void AfterTheLastDay_WhatIsNotDoneIsTakenLate()
    {
        var done = Expect.Accepted(SelfChecking.Complete(Answered(), Act(After)));

        Assert.True(done.IsLate);
        Assert.False(Expect.Accepted(SelfChecking.Complete(Answered(), Act(Campaign.SelfCheckTo))).IsLate);
    }

    [Fact]
    public void Texts_AreNeitherEmptyNorEndless_NorMany()
    {
        Expect.Refused(RuleCode.EmptyText, SelfChecking.AddProblem(New, Act(), SelfCheckPart.Production, " "));
        Expect.Refused(RuleCode.TooLong, SelfChecking.AddProblem(New, Act(), SelfCheckPart.Production, new string('字', 501)), 501, 500);
        var full = New;
        for (var number = 0; number < SelfChecking.MostProblems; number++)
        {
            full = Expect.Accepted(SelfChecking.AddProblem(full, Act(), SelfCheckPart.Production, "物料没有苫盖"));
        }

        Expect.Refused(RuleCode.TooMany, SelfChecking.AddProblem(full, Act(), SelfCheckPart.Production, "又一条"), Counted.SelfCheckProblems, SelfChecking.MostProblems);
    }

    [Fact]
    public void APicture_ChangesNoVersion()
    {
        var filed = Expect.Accepted(SelfChecking.AddProblem(New, Act(), SelfCheckPart.Treatment, "布袋破损"));
        var seen = Expect.Accepted(SelfChecking.AttachPicture(filed, Act(), 1, new Picture("m1", null, Some.Now)));

        Assert.Equal(filed.Version, seen.Version);
        Assert.Single(seen.Problems[0].Pictures);
        Expect.Refused(RuleCode.NotFound, SelfChecking.AttachPicture(filed, Act(), 9, new Picture("m1", null, Some.Now)), 9);
    }

    /// <summary>A card of a part knows every change of the part, and none of the others.</summary>
    [Fact]
    public void TheStampOfAPart_ChangesWithIt_AndWithNothingElse()
    {
        var (clear, filed) = (
            Expect.Accepted(SelfChecking.SayClear(New, Act(), SelfCheckPart.Production)),
            Expect.Accepted(SelfChecking.AddProblem(New, Act(), SelfCheckPart.Production, "物料没有苫盖")));
        var decided = Expect.Accepted(SelfChecking.Decide(filed, Act(), 1, null));
        var again = Expect.Accepted(SelfChecking.AddProblem(Expect.Accepted(SelfChecking.Restart(filed, Act(), SelfCheckPart.Production)), Act(), SelfCheckPart.Production, "另一条"));

        SelfCheck[] all = [New, clear, filed, decided, again];
        Assert.Equal(all.Length, all.Select(check => check.StampOf(SelfCheckPart.Production)).Distinct().Count());
        Assert.All(all, check => Assert.Equal(0, check.StampOf(SelfCheckPart.Treatment)));
    }

    private static void RefusedEverywhere(SelfCheck check, SelfCheckAct act, SelfCheckGate gate, bool complete = true)
    {
        object[] facts = [Some.Foundry.Name, gate, Campaign.SelfCheckFrom, Campaign.SelfCheckTo];
        Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.SayClear(check, act, SelfCheckPart.Production), facts);
        Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.AddProblem(check, act, SelfCheckPart.Production, "物料没有苫盖"), facts);
        Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.Decide(check, act, 1, null), facts);
        Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.Restart(check, act, SelfCheckPart.Production), facts);
        Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.AttachPicture(check, act, 1, new Picture("m", null, Some.Now)), facts);
        Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.Sign(check, act, "ab12"), facts);
        if (complete)
        {
            Expect.Refused(RuleCode.SelfCheckTime, SelfChecking.Complete(check, act), facts);
        }
    }

    private static SelfCheckAct Act(DateOnly? today = null, Track track = Track.Full, bool inspected = false)
    {
        var day = today ?? InPhase;
        return new SelfCheckAct(Campaign, Some.Foundry with { Track = track }, inspected, "sun", new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)), day);
    }

    /// <summary>Nothing in production, two problems at the discharge points, nothing in treatment.</summary>
    private static SelfCheck Answered()
    {
        var check = Expect.Accepted(SelfChecking.SayClear(New, Act(), SelfCheckPart.Production));
        check = Expect.Accepted(SelfChecking.AddProblem(check, Act(), SelfCheckPart.Discharge, "排口没有标识牌"));
        check = Expect.Accepted(SelfChecking.Decide(check, Act(), 1, null));
        check = Expect.Accepted(SelfChecking.AddProblem(check, Act(), SelfCheckPart.Discharge, "雨污没有分流"));
        check = Expect.Accepted(SelfChecking.Decide(check, Act(), 2, new DateOnly(2020, 12, 15)));
        return Expect.Accepted(SelfChecking.SayClear(check, Act(), SelfCheckPart.Treatment));
    }
}

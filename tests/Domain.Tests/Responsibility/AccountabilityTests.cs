using Domain.Campaigns;
using Domain.Inspections;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Responsibility;

/// <summary>倒查: domain.md rule 11 and section 8 "Accountability".</summary>
public sealed class AccountabilityTests
{
    private static readonly Person Office = Some.Person("office", "办公室", new RoleGrant(Role.CityOffice));
    private static readonly IReadOnlyList<Campaign> Answering = [new Campaign()];
    private static readonly DateOnly May = new(2021, 5, 10);
    private static readonly DateOnly Today = new(2021, 5, 12);
    private static readonly DateTimeOffset Now = new(2021, 5, 12, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void OnlyTheCitysOffice_Decides()
    {
        Assert.True(MissedViolation.Decides(Office));
        Assert.False(MissedViolation.Decides(Some.Person("x", "县办", new RoleGrant(Role.CityOffice, Some.County))));
        foreach (var role in Enum.GetValues<Role>().Except([Role.CityOffice]))
        {
            var other = Some.Person("x", "别人", new RoleGrant(role));
            Assert.Equal(RuleCode.OutOfScope, MissedViolation.Check(other, Some.Foundry, May, [Some.Frozen()], Answering, 2021, Today)!.Rule);
            Expect.Refused(RuleCode.OutOfScope, Case("e1").Withdraw(other, "错了", 1, Now));
            Expect.Refused(RuleCode.OutOfScope, Accountability.CarryOut(other, "1", [], 1, Now));
        }
    }

    [Theory]
    [InlineData(2020, 12, 31)]
    [InlineData(2022, 1, 1)]
    [InlineData(2021, 5, 13)]
    public void TheYear_IsThatOfTheDiscovery_AndItHasHappened(int year, int month, int day) =>
        Assert.Equal(RuleCode.AccountabilityYear, MissedViolation.Check(
            Office, Some.Foundry, new DateOnly(year, month, day), [Some.Frozen()], new CampaignBook([new Campaign()]).AnsweringFor(new DateOnly(year, month, day)), 2021, new DateOnly(2021, 5, 12))!.Rule);

    [Fact]
    public void WhoWasNotInspectedByThen_IsNoCase()
    {
        Assert.Equal([Some.Foundry.Name], MissedViolation.Check(Office, Some.Foundry, May, [], Answering, 2021, Today)!.Facts);
        var late = Some.Frozen() with { Date = May.AddDays(1) };
        Assert.Equal([Some.Foundry.Name, May.AddDays(1)], MissedViolation.Check(Office, Some.Foundry, May, [late], Answering, 2021, Today)!.Facts);
        Assert.Null(MissedViolation.Check(Office, Some.Foundry, May, [late with { Date = May }], Answering, 2021, Today));
    }

    [Fact]
    public void AllWhoSigned_AreAccountable_TheOneInChargeFirst_CorrectionsAmongThem()
    {
        var first = Some.Frozen(Severity.General);
        var correction = first with { Id = "i2", Number = 9, Replaces = first.Id, Inspectors = [Some.Zhao.UserId, Some.Wang.UserId], SnapshotHash = "c" };
        var later = first with { Id = "i3", Number = 12, Date = May.AddDays(1) };

        var signers = MissedViolation.SignersOf([first, correction, later], Answering, May);

        Assert.Equal(["9 zhao True 7", "9 wang False 7", "7 wang True ", "7 zhao False "], signers.Select(one => $"{one.Number} {one.UserId} {one.InCharge} {one.Corrects}"));
        Assert.Equal(first.SnapshotHash, signers[^1].SnapshotHash);
    }

    /// <summary>二(一)2(5): 2021年全年; in December 2021 the next winter's campaign may be under way, and an earlier winter's signers answered in their own year.</summary>
    [Fact]
    public void WhoSignedInAnotherCampaign_IsNotAsked_AndTheNextCampaignEndsNoYear()
    {
        var before = new Campaign { Id = "2019-2020", AccountabilityYear = 2020, IssuedOn = new DateOnly(2019, 11, 27), SelfCheckFrom = new DateOnly(2019, 11, 29) };
        var next = new Campaign
        {
            Id = "2021-2022",
            AccountabilityYear = 2022,
            IssuedOn = new DateOnly(2021, 11, 26),
            SelfCheckFrom = new DateOnly(2021, 11, 29),
            SelfCheckTo = new DateOnly(2021, 12, 6),
            InspectionFrom = new DateOnly(2021, 12, 7),
            InspectionTo = new DateOnly(2022, 3, 31),
            LookBackFrom = new DateOnly(2022, 3, 16),
            LookBackTo = new DateOnly(2022, 3, 31),
        };
        var book = new CampaignBook([new Campaign(), next]);
        var december = new DateOnly(2021, 12, 20);
        Assert.Equal(["2020-2021"], book.AnsweringFor(december).Select(one => one.Id));
        Assert.Equal(["2021-2022"], book.AnsweringFor(new DateOnly(2022, 1, 4)).Select(one => one.Id));

        var now = Some.Frozen();
        var old = now with { Id = "i0", CampaignId = before.Id, Date = new DateOnly(2020, 1, 9), Inspectors = [Some.Zhao.UserId, Some.Wang.UserId] };
        var fresh = now with { Id = "i9", CampaignId = next.Id, Date = new DateOnly(2021, 12, 9), Inspectors = [Some.Zhao.UserId, Some.Wang.UserId] };
        Assert.Equal([now.Id], MissedViolation.SignersOf([old, now, fresh], book.AnsweringFor(december), december).Select(one => one.InspectionId).Distinct());
        Assert.Null(MissedViolation.Check(Office, Some.Foundry, december, [old, now, fresh], book.AnsweringFor(december), 2022, december));
        Assert.Equal([Some.Foundry.Name], MissedViolation.Check(Office, Some.Foundry, May, [old], book.AnsweringFor(May), 2021, Today)!.Facts);
    }

    [Fact]
    public void Confirmed_OnlyAfterAllWereHeard_OrTheirTimeIsOver()
    {
        var heard = Case("e1");
        Assert.Equal([heard.HearUntil, "王一"], Expect.Refused(RuleCode.HearingOpen, heard.Confirm(Office, "查实", ["王一"], 1, heard.HearUntil, Now)).Facts);
        Assert.Equal(MissedStatus.Confirmed, Expect.Accepted(heard.Confirm(Office, "查实", ["王一"], 1, heard.HearUntil.AddDays(1), Now)).Status);
        Assert.Equal(MissedStatus.Confirmed, Expect.Accepted(heard.Confirm(Office, "查实", [], 1, Today, Now)).Status);
        Expect.Refused(RuleCode.AccountabilityStale, heard.Confirm(Office, "查实", [], 2, Today, Now));
        Expect.Refused(RuleCode.EmptyText, heard.Confirm(Office, " ", [], 1, Today, Now));
        Expect.Refused(RuleCode.AccountabilityStale, Confirmed("e1").Confirm(Office, "查实", [], 1, Today, Now));
        Assert.Equal(MissedStatus.Withdrawn, Expect.Accepted(Confirmed("e1").Withdraw(Office, "错了", 1, Now)).Status);
        Expect.Refused(RuleCode.AccountabilityStale, Expect.Accepted(heard.Withdraw(Office, "错了", 1, Now)).Withdraw(Office, "再撤", 2, Now));
    }

    /// <summary>1家, 2家, 3家; the same enterprise twice is one; a fourth adds none; what is heard or withdrawn does not count.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1, "e1")]
    [InlineData(1, "e1", "e1")]
    [InlineData(2, "e1", "e2", "e1")]
    [InlineData(3, "e1", "e2", "e3")]
    [InlineData(3, "e1", "e2", "e3", "e4")]
    public void TheRung_IsTheNumberOfEnterprises(int rungs, params string[] enterprises) =>
        Assert.Equal(rungs, Accountability.RungsOf([.. enterprises.Select(Confirmed), Case("e8"), Confirmed("e9") with { Status = MissedStatus.Withdrawn }]));

    [Fact]
    public void SeveralAtOnce_EachIsRecorded_TheHighestIsCarriedOut_AWithdrawnOneIsMarked()
    {
        var steps = Follow([Confirmed("e1"), Confirmed("e2")], []);
        Assert.Equal([Rung.Criticism, Rung.Removal], steps.Select(step => step.Rung));
        Assert.Equal(Rung.Removal, Accountability.Highest(steps)!.Rung);
        Assert.Empty(Follow([Confirmed("e1"), Confirmed("e2")], steps));

        Expect.Refused(RuleCode.AccountabilityStale, Accountability.CarryOut(Office, steps[0].Id, steps, 1, Now));
        Expect.Refused(RuleCode.AccountabilityStale, Accountability.CarryOut(Office, steps[1].Id, steps, 2, Now));
        var done = Expect.Accepted(Accountability.CarryOut(Office, steps[1].Id, steps, 1, Now));
        Assert.Equal([(Rung.Removal, StepStatus.Done), (Rung.Criticism, StepStatus.Merged)], done.Select(step => (step.Rung, step.Status)));
        Assert.Null(Accountability.Highest(done));

        var marked = Follow([Confirmed("e1")], done);
        Assert.Equal(
            [(Rung.Criticism, StepStatus.Proposed, null), (Rung.Removal, StepStatus.Done, (DateTimeOffset?)Now)],
            marked.OrderBy(step => step.Rung).Select(step => (step.Rung, step.Status, step.MarkedAt)));
        Assert.Empty(Follow([Confirmed("e1")], marked));

        // Reached once more: a record of its own, and the lower one waits with it.
        Assert.Equal(Rung.Removal, Assert.Single(Follow([Confirmed("e1"), Confirmed("e3")], marked)).Rung);
    }

    /// <summary>The third was carried out, then one case is taken back: the second stands, and the office is asked for it; with one more taken back, for the first.</summary>
    [Fact]
    public void AMergedRungThatIsStillReached_WaitsAgain_OnceTheHigherOneIsMarked()
    {
        var steps = Follow([Confirmed("e1"), Confirmed("e2"), Confirmed("e3")], []);
        var done = Expect.Accepted(Accountability.CarryOut(Office, steps[2].Id, steps, 1, Now));
        Assert.Empty(Follow([Confirmed("e1"), Confirmed("e2"), Confirmed("e3")], done));

        var two = After(done, Follow([Confirmed("e1"), Confirmed("e2")], done));
        Assert.Equal(["Criticism Proposed False", "Discipline Done True", "Removal Proposed False"], Told(two));
        Assert.Equal(Rung.Removal, Accountability.Highest(two)!.Rung);

        // Carried out, the first is merged once more; withdrawn too, it is the only one left.
        var removal = Accountability.Highest(two)!;
        var removed = After(two, Expect.Accepted(Accountability.CarryOut(Office, removal.Id, two, removal.Version, Now)));
        Assert.Equal(["Criticism Merged False", "Discipline Done True", "Removal Done False"], Told(removed));
        var one = After(removed, Follow([Confirmed("e1")], removed));
        Assert.Equal(["Criticism Proposed False", "Discipline Done True", "Removal Done True"], Told(one));
        Assert.Equal(["Criticism Proposed True", "Discipline Done True", "Removal Done True"], Told(After(one, Follow([], one))));
    }

    private static IReadOnlyList<AccountabilityStep> After(IReadOnlyList<AccountabilityStep> before, IReadOnlyList<AccountabilityStep> changed) =>
        [.. changed, .. before.Where(step => changed.All(one => one.Id != step.Id))];

    private static IEnumerable<string> Told(IReadOnlyList<AccountabilityStep> steps) =>
        steps.Select(step => $"{step.Rung} {step.Status} {step.MarkedAt is not null}").Order(StringComparer.Ordinal);

    private static IReadOnlyList<AccountabilityStep> Follow(IReadOnlyList<MissedViolation> cases, IReadOnlyList<AccountabilityStep> steps)
    {
        var next = 0;
        return Accountability.Follow(("wang", "王一"), cases, steps, Now, () => FormattableString.Invariant($"s{++next}"));
    }

    private static MissedViolation Confirmed(string enterprise) => Case(enterprise) with { Status = MissedStatus.Confirmed, DecidedAt = Now };

    private static MissedViolation Case(string enterprise) => new()
    {
        Id = "m" + enterprise,
        County = Some.County,
        EnterpriseId = enterprise,
        Enterprise = "某厂" + enterprise,
        Discovered = May,
        Words = "私设暗管",
        Source = "专项检查",
        Status = MissedStatus.Hearing,
        RecordedBy = "office",
        RecordedAt = Now,
        HearUntil = new DateOnly(2021, 5, 19),
    };
}

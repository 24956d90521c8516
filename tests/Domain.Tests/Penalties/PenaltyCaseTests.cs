using Domain.Penalties;
using Domain.Responsibility;

namespace Domain.Tests.Penalties;

/// <summary>Who decides, when, and that it counts once.</summary>
public sealed class PenaltyCaseTests
{
    private static readonly DateTimeOffset Now = new(2020, 12, 8, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly PenaltyCase Open = new()
    {
        Id = "p",
        CampaignId = "c",
        County = "桃城区",
        EnterpriseId = "e",
        InspectionId = "i",
        FindingId = "f",
        Discovered = new DateOnly(2020, 12, 7),
        ValidFrom = new DateOnly(2020, 11, 27),
        ValidTo = new DateOnly(2021, 3, 31),
        Case = AnnexCase.Dust,
    };

    private static readonly string[] Deciders = [Holding(Role.CountyDirector, "桃城区").UserId, Holding(Role.BrigadeLeader, "桃城区").UserId];

    private static readonly Person Inspector = Holding(Role.Inspector, "桃城区");

    [Fact]
    public void Facts_AreStatedBeforeItIsSent_AndAgainAfterItWasGivenBack()
    {
        var director = Holding(Role.CountyDirector, "桃城区");
        var sent = Value(Value(Open.State(1)).Submit(Inspector, PenaltyDirection.None, "适用", 2, Now));
        Assert.Equal((PenaltyStatus.Submitted, 3, PenaltyDirection.None), (sent.Status, sent.Version, sent.Proposed));
        Assert.Equal(RuleCode.Stale, Rule(sent.State(3)));
        Assert.Equal(RuleCode.Stale, Rule(sent.Choose(AnnexCase.Other, 3)));
        Assert.Equal(RuleCode.Stale, Rule(sent.Submit(Inspector, null, "", 3, Now)));
        Assert.Equal(RuleCode.OutOfScope, Rule(sent.GiveBack(Inspector, Deciders, "补充", 3)));

        var back = Value(sent.GiveBack(director, Deciders, "补充", 3));
        Assert.Equal((PenaltyStatus.Open, 4), (back.Status, back.Version));
        Assert.Equal(RuleCode.Stale, Rule(back.Decide(director, Deciders, PenaltyDirection.None, "首次", 4, Now)));
        Assert.Equal(5, Value(back.State(4)).Version);
    }

    [Fact]
    public void ADecision_HasAReason_AndIsTakenOnce()
    {
        var (director, brigade) = (Holding(Role.CountyDirector, "桃城区"), Holding(Role.BrigadeLeader, "桃城区"));
        var sent = Value(Open.Submit(Inspector, null, "不适用", 1, Now));
        Assert.Equal(RuleCode.EmptyText, Rule(sent.Decide(director, Deciders, PenaltyDirection.Heavier, " ", 2, Now)));
        Assert.Equal(RuleCode.TooLong, Rule(sent.Decide(director, Deciders, PenaltyDirection.Heavier, new string('长', 201), 2, Now)));
        Assert.Equal(RuleCode.Stale, Rule(sent.Decide(director, Deciders, PenaltyDirection.Heavier, "拒不整改", 1, Now)));

        var decided = Value(sent.Decide(director, Deciders, PenaltyDirection.Heavier, " 拒不整改 ", 2, Now));
        Assert.Equal((PenaltyStatus.Decided, PenaltyDirection.Heavier, "拒不整改", director.UserId), (decided.Status, decided.Decision, decided.Reason, decided.DecidedBy));
        Assert.Equal(RuleCode.Stale, Rule(decided.Decide(brigade, Deciders, PenaltyDirection.None, "首次", 3, Now)));
        Assert.Equal(RuleCode.Stale, Rule(decided.GiveBack(brigade, Deciders, "补充", 3)));
    }

    [Fact]
    public void ALaterDecision_TakesItsPlace_ByTheSameRules()
    {
        var (director, brigade) = (Holding(Role.CountyDirector, "桃城区"), Holding(Role.BrigadeLeader, "桃城区"));
        var sent = Value(Open.Submit(Inspector, null, "不适用", 1, Now));
        Assert.Equal(RuleCode.Stale, Rule(sent.Amend(director, Deciders, PenaltyDirection.Lenient, "看错了", 2, Now)));
        var decided = Value(sent.Decide(director, Deciders, PenaltyDirection.Heavier, "拒不整改", 2, Now));

        Assert.Equal(RuleCode.OutOfScope, Rule(decided.Amend(Inspector, Deciders, PenaltyDirection.Lenient, "看错了", 3, Now)));
        Assert.Equal(RuleCode.EmptyText, Rule(decided.Amend(brigade, Deciders, PenaltyDirection.Lenient, " ", 3, Now)));
        Assert.Equal(RuleCode.Stale, Rule(decided.Amend(brigade, Deciders, PenaltyDirection.Lenient, "看错了", 2, Now)));
        var amended = Value(decided.Amend(brigade, Deciders, PenaltyDirection.Lenient, " 看错了 ", 3, Now.AddDays(1)));

        Assert.Equal(
            (PenaltyStatus.Decided, PenaltyDirection.Lenient, "看错了", brigade.UserId, Now.AddDays(1), 4),
            (amended.Status, amended.Decision, amended.Reason, amended.DecidedBy, amended.DecidedAt, amended.Version));
    }

    [Fact]
    public void WithoutACase_NothingIsSent() => Assert.Equal(RuleCode.Stale, Rule((Open with { Case = null }).Submit(Inspector, null, "", 1, Now)));

    private static Person Holding(Role role, string? county) => new() { UserId = $"{role}.{county}", Name = "某", Roles = [new RoleGrant(role, county)] };

    private static PenaltyCase Value(Outcome<PenaltyCase> outcome) => Assert.IsType<Outcome<PenaltyCase>.Accepted>(outcome).Value;

    private static RuleCode Rule(Outcome<PenaltyCase> outcome) => Assert.IsType<Outcome<PenaltyCase>.Refused>(outcome).Reason.Rule;
}

using Domain.Enterprises;
using Domain.Planning;
using FsCheck.Xunit;

namespace Domain.Tests.Planning;

/// <summary>工作计划 and 双随机: what holds for every county, every seed and every plan before it.</summary>
public sealed class VisitPlannerTests
{
    private static readonly DateOnly First = new(2020, 12, 7);

    [Property(MaxTest = 150)]
    public void EveryEnterpriseOnce_NobodyInTwoPlaces_OnlyOnTheDaysGiven(byte enterprises, byte inspectors, byte days, byte perDay, byte kept, ulong seed)
    {
        var request = Made(enterprises, inspectors % 12, 1 + (days % 40), 1 + (perDay % 4), seed);
        var first = VisitPlanner.Plan(request);
        Sound(request, first);

        // Some are taken, the rest is planned anew with another seed: what is taken stays and counts.
        var taken = first.Items.Take(kept).Select(Visit).ToList();
        var again = request with { Kept = taken, Seed = seed + 1 };
        var second = VisitPlanner.Plan(again);
        Sound(again, second);
        Assert.DoesNotContain(second.Items, item => taken.Exists(visit => visit.EnterpriseId == item.EnterpriseId));
    }

    [Property(MaxTest = 60)]
    public void SameSeed_SamePlan_WhateverTheOrderOfTheLists(byte enterprises, ulong seed)
    {
        var request = Made(enterprises, 9, 30, 2, seed);
        var other = request with { Enterprises = [.. request.Enterprises.Reverse()], Inspectors = [.. request.Inspectors.Reverse()] };
        Assert.Equal(PlanHash.Of(VisitPlanner.Plan(request)), PlanHash.Of(VisitPlanner.Plan(other)));
    }

    [Fact]
    public void AnotherSeed_IsAnotherPlan() =>
        Assert.NotEqual(PlanHash.Of(VisitPlanner.Plan(Made(200, 8, 60, 2, 1))), PlanHash.Of(VisitPlanner.Plan(Made(200, 8, 60, 2, 2))));

    [Fact]
    public void TheLoadIsEven_OverTeamsAndWeeks_AndKeptVisitsCount()
    {
        var request = Made(240, 8, 60, 2, 7) with { Inspectors = Inspectors(8, "甲县") };
        request = request with { Enterprises = [.. request.Enterprises.Select(enterprise => enterprise with { County = "甲县" })] };
        var plan = VisitPlanner.Plan(request);
        var totals = plan.Load.GroupBy(load => load.UserId).Select(loads => loads.Sum(load => load.Visits)).ToList();
        Assert.Equal((8, 60, 60), (totals.Count, totals.Min(), totals.Max()));
        var weeks = plan.Items.CountBy(item => VisitPlanner.WeekOf(item.Day)).Select(week => week.Value).ToList();
        Assert.InRange(weeks.Max() - weeks.Min(), 0, 8);

        var again = VisitPlanner.Plan(request with { Kept = [.. plan.Items.Take(100).Select(Visit)] });
        var after = again.Load.GroupBy(load => load.UserId).Select(loads => loads.Sum(load => load.Visits)).ToList();
        Assert.InRange(after.Max() - after.Min(), 0, 1);
    }

    [Fact]
    public void NeighboursStandOnOneDay()
    {
        // Two a day on a line of pairs ten kilometres apart: a day never mixes two pairs.
        var enterprises = Enumerable.Range(0, 64).Select(index => Enterprise(index, "甲县", new GeoPoint(37.5 + (index / 2 % 8 * 0.1), 115.5 + (index / 16 * 0.1) + (index % 2 * 0.0001)))).ToList();
        var plan = VisitPlanner.Plan(new PlanRequest { Enterprises = enterprises, Inspectors = Inspectors(4, "甲县"), Days = Days(60), VisitsPerDay = 2, Seed = 3 });
        Assert.All(
            plan.Items.GroupBy(item => (item.Day, item.Lead)),
            day => Assert.Single(day.Select(item => int.Parse(item.EnterpriseId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) / 2).Distinct()));
    }

    [Fact]
    public void OneInspectorIsNoTeam_AndNoRoomIsSaid()
    {
        var alone = Made(10, 1, 5, 2, 1) with { Inspectors = Inspectors(1, "甲县") };
        Assert.All(VisitPlanner.Plan(alone).Unplanned, one => Assert.Equal(PlanGap.NoTeam, one.Gap));
        var few = alone with { Inspectors = Inspectors(2, "甲县"), Enterprises = [.. Enumerable.Range(0, 30).Select(index => Enterprise(index, "甲县", null))], Days = Days(5) };
        var plan = VisitPlanner.Plan(few);
        Assert.Equal((10, 20), (plan.Items.Count, plan.Unplanned.Count(one => one.Gap == PlanGap.NoRoom)));
    }

    [Fact]
    public void SquadPartnersStayTogether_TheLeaderFillsIn_AndTheThirdTakesTurns()
    {
        PlanInspector[] squads = [new("a1", "甲县", "一"), new("a2", "甲县", "一"), new("b1", "甲县", "二"), new("b0", "甲县", "二", FillsIn: true), new("c0", "甲县", "三", FillsIn: true)];
        var request = Made(60, 2, 60, 2, 5) with { Inspectors = squads };
        request = request with { Enterprises = [.. request.Enterprises.Select(enterprise => enterprise with { County = "甲县" })] };
        var pairs = VisitPlanner.Plan(request).Items.Select(item => string.Concat(new[] { item.Lead, item.Partner }.Order())).Distinct().Order();
        Assert.Equal(["a1a2", "b0b1"], pairs);
    }

    [Property(MaxTest = 100)]
    public void TheDraw_TakesAsManyAsAsked_AndTheSameForTheSameSeed(byte enterprises, byte count, ulong seed)
    {
        var made = Made(enterprises, 6, 20, 2, seed);
        var request = new DrawRequest
        {
            Enterprises = made.Enterprises,
            Visited = made.Enterprises.Where((_, index) => index % 3 == 0).Select(enterprise => enterprise.Id).ToHashSet(StringComparer.Ordinal),
            Inspectors = made.Inspectors,
            Days = made.Days,
            VisitsPerDay = 2,
            Count = count,
            Seed = seed,
        };
        var drawn = DoubleRandomDraw.Of(request);
        Assert.Equal(Math.Min(count, enterprises), drawn.Items.Count + drawn.Repeats.Count + drawn.Unplanned.Count);
        Assert.All(drawn.Repeats, enterprise => Assert.Contains(enterprise.Id, request.Visited));
        Assert.DoesNotContain(drawn.Items, item => request.Visited.Contains(item.EnterpriseId) || item.Lead == item.Partner);
        Assert.All(drawn.Items.SelectMany(item => new[] { (item.Lead, item.Day), (item.Partner, item.Day) }).CountBy(one => one), one => Assert.InRange(one.Value, 1, 2));
        Assert.Equal(drawn.Sha256, DoubleRandomDraw.Of(request with { Enterprises = [.. made.Enterprises.Reverse()] }).Sha256);
    }

    /// <summary>The first outputs for the seed 1234567, as the reference implementation gives them (Vigna, prng.di.unimi.it; Rosetta Code).</summary>
    [Fact]
    public void TheGenerator_IsThePublishedOne()
    {
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        var chance = new SplitMix64(1234567);
        Assert.Equal(published, published.Select(_ => chance.Next()));
    }

    private static void Sound(PlanRequest request, VisitPlan plan)
    {
        var kept = request.Kept.Select(visit => visit.EnterpriseId).ToHashSet();
        var open = request.Enterprises.Select(enterprise => enterprise.Id).Where(id => !kept.Contains(id)).Order(StringComparer.Ordinal);
        Assert.Equal(open, plan.Items.Select(item => item.EnterpriseId).Concat(plan.Unplanned.Select(one => one.Enterprise.Id)).Order(StringComparer.Ordinal));
        var county = request.Enterprises.ToDictionary(enterprise => enterprise.Id, enterprise => enterprise.County);
        var home = request.Inspectors.ToDictionary(inspector => inspector.UserId, inspector => inspector.County);
        foreach (var item in plan.Items)
        {
            Assert.Contains(item.Day, request.Days);
            Assert.NotEqual(item.Lead, item.Partner);
            Assert.Equal((county[item.EnterpriseId], county[item.EnterpriseId]), (home[item.Lead], home[item.Partner]));
        }

        var visits = plan.Items.Concat(request.Kept.Select(visit => new PlanItem("", visit.EnterpriseId, visit.Day, visit.Lead, visit.Partner)));
        Assert.All(visits.SelectMany(visit => new[] { (visit.Lead, visit.Day), (visit.Partner, visit.Day) }).CountBy(one => one), one => Assert.InRange(one.Value, 1, request.VisitsPerDay));
        var room = request.Inspectors.Count(inspector => inspector.County == "甲县") / 2 * request.Days.Count * request.VisitsPerDay;
        Assert.True(request.Kept.Count > 0 || !plan.Unplanned.Any(one => one.Enterprise.County == "甲县" && one.Gap == PlanGap.NoRoom)
            || plan.Items.Count(item => item.County == "甲县") == room, "There was room left.");
    }

    private static PlannedVisit Visit(PlanItem item) => new()
    {
        Id = item.EnterpriseId,
        CampaignId = "c",
        County = item.County,
        EnterpriseId = item.EnterpriseId,
        Day = item.Day,
        Lead = item.Lead,
        Partner = item.Partner,
        Origin = VisitOrigin.Plan,
        Source = "p",
        Status = PlannedVisitStatus.Accepted,
    };

    private static PlanRequest Made(int enterprises, int inspectors, int days, int perDay, ulong seed)
    {
        var chance = new SplitMix64(seed);
        return new PlanRequest
        {
            Enterprises = [.. Enumerable.Range(0, enterprises).Select(index => Enterprise(
                index,
                index % 3 == 0 ? "乙县" : "甲县",
                chance.Below(9) == 0 ? null : new GeoPoint(37 + (chance.Below(10_000) / 20_000.0), 115 + (chance.Below(10_000) / 20_000.0))))],
            Inspectors = [.. Inspectors(inspectors, "甲县"), .. Inspectors(3, "乙县")],
            Days = Days(days),
            VisitsPerDay = perDay,
            Seed = seed,
        };
    }

    private static PlanInspector[] Inspectors(int count, string county) =>
        [.. Enumerable.Range(0, count).Select(index => new PlanInspector($"{county}{index}", county, $"{index / 4}"))];

    private static DateOnly[] Days(int count) =>
        [.. Enumerable.Range(0, 400).Select(First.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(count)];

    private static Enterprise Enterprise(int index, string county, GeoPoint? place) => new()
    {
        Id = $"e{index}",
        Name = $"企业{index}",
        Industry = Industry.Of((index % 22) + 1),
        Track = Track.Full,
        County = county,
        Township = $"{index % 5}",
        Location = place,
    };
}

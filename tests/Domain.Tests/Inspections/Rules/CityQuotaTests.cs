using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Tests.Support;

namespace Domain.Tests.Inspections.Rules;

/// <summary>CityQuota (二(一)2(3)) and the draw of 抽查.</summary>
public sealed class CityQuotaTests
{
    private static readonly CityBrigade First = new() { Name = "一大队", Counties = ["桃城区", "枣强县"] };

    private static readonly CityBrigade Second = new() { Name = "二大队", Counties = ["桃城区"] };

    private static readonly DateOnly December = new(2020, 12, 20);

    [Theory]
    [InlineData("2020-11-30", 0)]
    [InlineData("2020-12-01", 1)]
    [InlineData("2020-12-31", 1)]
    [InlineData("2021-01-01", 0)]
    [InlineData("2021-12-15", 0)]
    public void AMonth_HasItsFirstAndItsLastDay(string day, int counted) =>
        Assert.Equal(counted, Count(First, ["wu"], Visit("i1") with { Day = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) })[0].Done);

    [Fact]
    public void AVisitOfTwoBrigades_CountsForBoth()
    {
        var visit = Visit("i1") with { Inspectors = ["wu", "qi"] };

        Assert.Equal((1, 1), (Count(First, ["wu"], visit)[0].Done, Count(Second, ["qi"], visit)[0].Done));
    }

    [Fact]
    public void TwoOfOneBrigade_CountOnce() => Assert.Equal(1, Count(First, ["wu", "qi"], Visit("i1") with { Inspectors = ["wu", "qi"] })[0].Done);

    [Fact]
    public void WithoutTheBrigade_OrInAnotherCounty_ItCountsNothing() => Assert.Equal(
        [0, 0],
        Count(First, ["wu"], Visit("i1") with { Inspectors = ["zhang", "li"] }, Visit("i2") with { County = "景县" }).Select(row => row.Done));

    [Fact]
    public void TheShortfall_IsNeverBelowNothing()
    {
        var counts = Count(First, ["wu"], [.. Enumerable.Range(0, 7).Select(number => Visit($"i{number}"))]);

        Assert.Equal([new QuotaCount("一大队", "桃城区", 7, 5), new QuotaCount("一大队", "枣强县", 0, 5)], counts);
        Assert.Equal([0, 5], counts.Select(row => row.Shortfall));
    }

    /// <summary>Known answer: printf '2020:a' | sha256sum and so on, sorted.</summary>
    [Fact]
    public void TheDraw_IsOrderedBySha256_WhateverTheOrderOfTheIds()
    {
        Assert.Equal(ByCoreutils, SpotDraw.Draw("2020", ["a", "b", "c", "d", "e"], 5));
        Assert.Equal(ByCoreutils[..2], SpotDraw.Draw("2020", ["e", "d", "c", "b", "a"], 2));
        Assert.Equal(2, SpotDraw.Draw("2020", ["a", "b"], 5).Count);
    }

    [Fact]
    public void ASpotCheck_IsFiledOnce_WithWordsUnlessAllIsTrue()
    {
        var check = new SpotCheck { Id = "s", DrawId = "d", CampaignId = "c", County = Some.County, InspectionId = "i", Lead = "wang", Partner = "zhao" };

        Assert.Throws<InvalidOperationException>(() => check.Filed);
        Expect.Refused(RuleCode.EmptyText, check.File(Some.Wang, SpotResult.Omission, null, 1, Some.Now));
        Expect.Refused(RuleCode.OutOfScope, check.File(Some.Inspector("li", "李三", null), SpotResult.True, null, 1, Some.Now));
        var filed = Expect.Accepted(check.File(Some.Zhao, SpotResult.Perfunctory, "没进车间", 1, Some.Now));
        Assert.Equal((SpotResult.Perfunctory, "没进车间", "zhao", 2), (filed.Result!.Value, filed.Words, filed.FiledBy, filed.Version));
        Expect.Refused(RuleCode.Stale, filed.File(Some.Wang, SpotResult.True, null, 2, Some.Now));
        Assert.Equal(("zhao", "wang"), (check.ColleagueOf("wang"), check.ColleagueOf("zhao")));
    }

    private static readonly string[] ByCoreutils = ["b", "c", "a", "e", "d"];

    private static CityVisit Visit(string id) => new(id, "桃城区", new DateOnly(2020, 12, 9), ["wu", "zhang"]);

    private static IReadOnlyList<QuotaCount> Count(CityBrigade brigade, string[] members, params CityVisit[] visits) =>
        CityQuota.Of(brigade, members.ToHashSet(StringComparer.Ordinal), visits, December, _ => 5);
}

using System.Globalization;
using Domain.Campaigns;
using Domain.Responsibility;
using Domain.Tests.Support;

namespace Domain.Tests.Campaigns;

public sealed class CampaignBookTests
{
    private static readonly Campaign First = new();

    private static readonly Campaign Second = new()
    {
        Id = "2021-2022",
        IssuedOn = new DateOnly(2021, 11, 20),
        SelfCheckFrom = new DateOnly(2021, 11, 22),
        SelfCheckTo = new DateOnly(2021, 11, 30),
        InspectionFrom = new DateOnly(2021, 12, 1),
        InspectionTo = new DateOnly(2022, 3, 31),
        LookBackFrom = new DateOnly(2022, 3, 16),
        LookBackTo = new DateOnly(2022, 3, 31),
    };

    private static readonly Campaign Trial = Second with { Id = "trial", Counties = ["桃城区"] };

    /// <summary>A later campaign takes over on its day of issue; one that names the county goes before one for all others.</summary>
    [Theory]
    [InlineData("枣强县", "2020-01-01", "2020-2021")]
    [InlineData("枣强县", "2021-11-19", "2020-2021")]
    [InlineData("枣强县", "2021-11-20", "2021-2022")]
    [InlineData("桃城区", "2021-11-19", "2020-2021")]
    [InlineData("桃城区", "2021-11-20", "trial")]
    public void OneCampaignIsActive_InACountyOnADay(string county, string day, string id) =>
        Assert.Equal(id, new CampaignBook([Trial, Second, First]).Of(county, Day(day)).Id);

    [Fact]
    public void APersonWorks_InTheCampaignOfHisCounty()
    {
        var book = new CampaignBook([First, Second, Trial]);
        var (county, city) = (Some.Person("a", "甲", new RoleGrant(Role.Inspector, "桃城区")), Some.Person("b", "乙", new RoleGrant(Role.CityInspector)));

        Assert.Equal("trial", book.Of(county, Day("2021-12-01")).Id);
        Assert.Equal("2020-2021", book.Of(city, Day("2021-01-01")).Id);
    }

    [Fact]
    public void TheWholeCity_SeesEveryActiveCampaignOnce() =>
        Assert.Equal(["2021-2022", "trial"], new CampaignBook([First, Second, Trial]).Of([], Day("2021-12-01")).Select(campaign => campaign.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void TheCircularsOwnDates_AreInOrder() => Assert.Empty(CampaignBook.Check([First]));

    public static TheoryData<Campaign, Campaign, CampaignProblem> Contradictions => new()
    {
        { First, First with { IssuedOn = new DateOnly(2021, 11, 20) }, new(CampaignFault.SameId, "2020-2021", "") },
        { First, Second with { IssuedOn = new DateOnly(2021, 3, 31) }, new(CampaignFault.Overlap, "2020-2021", "2021-2022") },
        { Trial, Trial with { Id = "other", Counties = ["景县", "桃城区"] }, new(CampaignFault.Overlap, "trial", "other") },
        { First, Second with { SelfCheckTo = new DateOnly(2021, 11, 21) }, new(CampaignFault.PhaseOrder, "2021-2022", "SelfCheck") },
        { First, Second with { InspectionFrom = new DateOnly(2021, 11, 19) }, new(CampaignFault.PhaseOrder, "2021-2022", "Inspection") },
        { First, Second with { CityQuota = -1 }, new(CampaignFault.Quota, "2021-2022", "") },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void AContradiction_IsNamed(Campaign one, Campaign other, CampaignProblem problem)
    {
        Assert.Contains(problem, CampaignBook.Check([one, other]));
        Assert.Throws<ArgumentException>(() => new CampaignBook([one, other]));
    }

    [Fact]
    public void OneForNamedCounties_BesideOneForTheOthers_IsNoOverlap() => Assert.Empty(CampaignBook.Check([Second, Trial]));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

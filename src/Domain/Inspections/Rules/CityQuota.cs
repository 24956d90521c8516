namespace Domain.Inspections.Rules;

/// <summary>市支队执法大队 and the counties of its charge (包片).</summary>
public sealed record CityBrigade
{
    /// <summary>As it stands in the 中队 of its inspectors.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyList<string> Counties { get; init; } = [];
}

/// <summary>A signed inspection as the quota counts it; of a corrected form its correction.</summary>
public sealed record CityVisit(string InspectionId, string County, DateOnly Day, IReadOnlyList<string> Inspectors);

/// <param name="Done">Inspections of the month in which somebody of the brigade took part.</param>
public sealed record QuotaCount(string Brigade, string County, int Done, int Quota)
{
    public int Shortfall => Math.Max(0, Quota - Done);
}

/// <summary>每月在每县市区参与“体检”企业数量不得少于 5 家 (二(一)2(3)).</summary>
public static class CityQuota
{
    public const string Basis = "二(一)2(3)";

    /// <summary>One row for each county in the brigade's charge. Two forms of one enterprise are two inspections.</summary>
    /// <param name="brigade">The brigade.</param>
    /// <param name="members">User ids of its inspectors.</param>
    /// <param name="visits">Signed inspections, of any county and day.</param>
    /// <param name="month">Any day of the month.</param>
    /// <param name="quotaOf">The quota that holds in a county; 0 where no campaign is under way.</param>
    public static IReadOnlyList<QuotaCount> Of(
        CityBrigade brigade, IReadOnlySet<string> members, IReadOnlyList<CityVisit> visits, DateOnly month, Func<string, int> quotaOf)
    {
        var own = visits
            .Where(visit => visit.Day.Year == month.Year && visit.Day.Month == month.Month)
            .Where(visit => visit.Inspectors.Any(members.Contains))
            .ToList();
        return [.. brigade.Counties.Select(county => new QuotaCount(brigade.Name, county, own.Count(visit => visit.County == county), quotaOf(county)))];
    }
}

using Domain.Responsibility;

namespace Domain.Campaigns;

/// <summary>What is wrong with a set of campaigns.</summary>
public enum CampaignFault
{
    /// <summary>A phase ends before it begins, or lies before the day of issue.</summary>
    PhaseOrder,

    /// <summary>Two campaigns have one id.</summary>
    SameId,

    /// <summary>Two campaigns are under way in one county on one day.</summary>
    Overlap,

    /// <summary>A quota below 0, a day of the month outside 1-31, or visits a day outside 1-20.</summary>
    Quota,
}

/// <param name="Fault">What is wrong.</param>
/// <param name="Campaign">Id of the campaign.</param>
/// <param name="Other">Id of the second campaign, or name of the phase (its setting without From or To); empty when there is none.</param>
public sealed record CampaignProblem(CampaignFault Fault, string Campaign, string Other);

/// <param name="Campaign">The campaign.</param>
/// <param name="Counties">Counties that work in it; empty for the whole city.</param>
public sealed record CampaignShare(Campaign Campaign, IReadOnlyList<string> Counties);

/// <summary>The campaigns of the years: exactly one is active in a county on a day, the last one issued.</summary>
public sealed class CampaignBook
{
    private readonly Campaign[] _byIssue;

    /// <param name="campaigns">At least one, in any order; <see cref="Check"/> finds nothing wrong with them.</param>
    /// <exception cref="ArgumentException">No campaign, or one that <see cref="Check"/> refuses.</exception>
    public CampaignBook(IReadOnlyCollection<Campaign> campaigns)
    {
        if (campaigns.Count == 0 || Check(campaigns).Count > 0)
        {
            throw new ArgumentException("No campaign, or campaigns that contradict each other.", nameof(campaigns));
        }

        _byIssue = [.. campaigns.OrderBy(campaign => campaign.IssuedOn)];
    }

    public IReadOnlyList<Campaign> All => _byIssue;

    /// <summary>The active campaign of the county: one under way that names it, else the last issued. Before the first is issued, the first.</summary>
    public Campaign Of(string county, DateOnly day)
    {
        var own = Array.FindAll(_byIssue, campaign => campaign.Counties.Count == 0 || campaign.Counties.Contains(county));
        return Array.Find(own, campaign => campaign.Counties.Count > 0 && campaign.IssuedOn <= day && day <= LastDay(campaign))
            ?? Last(own.Length > 0 ? own : _byIssue, day);
    }

    /// <summary>The campaign a person works in: that of the first county in the scope; the last issued for all counties for who works in the whole city.</summary>
    public Campaign Of(Person person, DateOnly day) =>
        person.Roles.FirstOrDefault(grant => grant.County is not null)?.County is { } county ? Of(county, day) : OfTheCity(day);

    /// <summary>The active campaigns of the counties; an empty list stands for the whole city and gives every campaign that is active somewhere.</summary>
    public IReadOnlyList<Campaign> Of(IReadOnlyList<string> counties, DateOnly day) =>
        counties.Count > 0
            ? [.. counties.Select(county => Of(county, day)).Distinct()]
            : [.. _byIssue.SelectMany(campaign => campaign.Counties).Select(county => Of(county, day)).Append(OfTheCity(day)).Distinct()];

    /// <summary>The same with the counties that work in each: of a question to all of them, which campaign answers for which county.</summary>
    /// <param name="counties">An empty list stands for the whole city.</param>
    /// <param name="all">The city's counties by name.</param>
    public IReadOnlyList<CampaignShare> Shares(IReadOnlyList<string> counties, IReadOnlyList<string> all, DateOnly day) =>
        Of(counties, day) is [var only]
            ? [new CampaignShare(only, counties)]
            : [.. (counties.Count == 0 ? all : counties).GroupBy(county => Of(county, day)).Select(group => new CampaignShare(group.Key, [.. group]))];

    /// <summary>Null when there is none with the id.</summary>
    public Campaign? Find(string id) => Array.Find(_byIssue, campaign => campaign.Id == id);

    /// <summary>
    /// 倒查: the campaigns whose signed forms answer for what is found on the day. By the year each names (二(一)2(5): 2021年全年), not by the campaign of the day: the next one
    /// may be under way by then.
    /// </summary>
    public IReadOnlyList<Campaign> AnsweringFor(DateOnly discovered) => Array.FindAll(_byIssue, campaign => campaign.AccountabilityYear == discovered.Year && campaign.IssuedOn <= discovered);

    /// <summary>Everything wrong with the campaigns; empty when nothing is.</summary>
    public static IReadOnlyList<CampaignProblem> Check(IReadOnlyCollection<Campaign> campaigns)
    {
        var problems = campaigns.SelectMany(ProblemsOf).ToList();
        var ordered = campaigns.OrderBy(campaign => campaign.IssuedOn).ToList();
        foreach (var (index, later) in ordered.Index().Skip(1))
        {
            foreach (var earlier in ordered[..index])
            {
                if (earlier.Id == later.Id)
                {
                    problems.Add(new CampaignProblem(CampaignFault.SameId, later.Id, ""));
                }
                else if (later.IssuedOn <= LastDay(earlier) && ShareCounty(earlier, later))
                {
                    problems.Add(new CampaignProblem(CampaignFault.Overlap, earlier.Id, later.Id));
                }
            }
        }

        return problems;
    }

    private static IEnumerable<CampaignProblem> ProblemsOf(Campaign campaign)
    {
        (string Name, DateOnly From, DateOnly To)[] phases =
        [
            ("SelfCheck", campaign.SelfCheckFrom, campaign.SelfCheckTo),
            ("Inspection", campaign.InspectionFrom, campaign.InspectionTo),
            ("LookBack", campaign.LookBackFrom, campaign.LookBackTo),
        ];
        foreach (var phase in phases.Where(phase => phase.From > phase.To || phase.From < campaign.IssuedOn))
        {
            yield return new CampaignProblem(CampaignFault.PhaseOrder, campaign.Id, phase.Name);
        }

        if (campaign.CityQuota < 0 || campaign.CityQuotaShownFrom is < 1 or > 31 || campaign.VisitsPerDay is < 1 or > 20 || campaign.HearingDays is < 1 or > 60)
        {
            yield return new CampaignProblem(CampaignFault.Quota, campaign.Id, "");
        }
    }

    private static DateOnly LastDay(Campaign campaign) => campaign.InspectionTo > campaign.LookBackTo ? campaign.InspectionTo : campaign.LookBackTo;

    /// <summary>One that names counties beside one for all others is no overlap: the named go before.</summary>
    private static bool ShareCounty(Campaign one, Campaign other) =>
        (one.Counties.Count == 0) == (other.Counties.Count == 0) && (one.Counties.Count == 0 || one.Counties.Intersect(other.Counties).Any());

    private Campaign OfTheCity(DateOnly day)
    {
        var forAll = Array.FindAll(_byIssue, campaign => campaign.Counties.Count == 0);
        return Last(forAll.Length > 0 ? forAll : _byIssue, day);
    }

    private static Campaign Last(Campaign[] byIssue, DateOnly day) =>
        Array.FindLast(byIssue, campaign => campaign.IssuedOn <= day) ?? byIssue[0];
}

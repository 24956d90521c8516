using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;

namespace Bot.Web.Board;

/// <summary>A county at a glance.</summary>
internal sealed record CountyNumbers(string County)
{
    /// <summary>应检企业: on the list, with a routine visit.</summary>
    public int Listed { get; init; }

    public int Signed { get; init; }

    /// <summary>Rows of the ledger that tell a finding.</summary>
    public int Findings { get; init; }

    public int OpenCases { get; init; }

    public int Overdue { get; init; }

    public int Waiting { get; init; }

    public int Major { get; init; }

    public int Unacknowledged { get; init; }
}

/// <summary>The board's numbers: the one place that knows where they come from. Each county's are of its own active campaign.</summary>
internal sealed class BoardNumbers(ProgressStore progress, BoardStore board, CampaignBook campaigns)
{
    /// <summary>Every county of the question that has a list or a finding.</summary>
    public async Task<IReadOnlyList<CountyNumbers>> CountiesAsync(UnitOfWork work, IReadOnlyList<string> counties, DateOnly today)
    {
        var found = new Dictionary<string, CountyNumbers>(StringComparer.Ordinal);
        void Fill(string county, Func<CountyNumbers, CountyNumbers> with) => found[county] = with(found.GetValueOrDefault(county) ?? new CountyNumbers(county));
        foreach (var campaign in campaigns.Of(counties, today))
        {
            bool Wanted(string county) => (counties.Count == 0 || counties.Contains(county)) && campaigns.Of(county, today).Id == campaign.Id;
            foreach (var one in (await progress.CoverageAsync(work, campaign.Id)).Where(one => Wanted(one.County)))
            {
                Fill(one.County, numbers => numbers with { Listed = one.Listed, Signed = one.Signed });
            }

            foreach (var one in (await board.FindingCountsAsync(work, campaign.Id, counties)).Where(one => Wanted(one.County)))
            {
                Fill(one.County, numbers => numbers with { Findings = one.Findings });
            }
        }

        foreach (var one in await board.OpenCountsAsync(work, counties, today))
        {
            Fill(one.County, numbers => numbers with { OpenCases = one.OpenCases, Overdue = one.Overdue, Waiting = one.Waiting, Major = one.Major });
        }

        foreach (var one in await board.UnacknowledgedAsync(work, counties))
        {
            Fill(one.County, numbers => numbers with { Unacknowledged = one.Unacknowledged });
        }

        return [.. found.Values.OrderByDescending(one => one.Overdue).ThenBy(one => one.Listed == 0 ? 1 : (double)one.Signed / one.Listed).ThenBy(one => one.County, StringComparer.Ordinal)];
    }

    /// <summary>Findings by problem type, most first.</summary>
    public async Task<IReadOnlyList<TypeCount>> TypesAsync(UnitOfWork work, IReadOnlyList<string> counties, DateOnly today)
    {
        var counts = new List<TypeCount>();
        foreach (var campaign in campaigns.Of(counties, today))
        {
            counts.AddRange(await board.TypeCountsAsync(work, campaign.Id, counties));
        }

        return [.. counts.GroupBy(one => one.Code).Select(group => new TypeCount { Code = group.Key, Findings = group.Sum(one => one.Findings) }).OrderByDescending(one => one.Findings).ThenBy(one => one.Code)];
    }
}

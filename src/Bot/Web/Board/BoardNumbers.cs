using System.Globalization;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises;

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
internal sealed class BoardNumbers(TallyStore tallies, BoardStore board, CampaignBook campaigns)
{
    /// <summary>Every county of the question that has a list or a finding.</summary>
    public async Task<IReadOnlyList<CountyNumbers>> CountiesAsync(UnitOfWork work, IReadOnlyList<string> counties, DateOnly today)
    {
        var found = new Dictionary<string, CountyNumbers>(StringComparer.Ordinal);
        void Fill(string county, Func<CountyNumbers, CountyNumbers> with) => found[county] = with(found.GetValueOrDefault(county) ?? new CountyNumbers(county));
        foreach (var campaign in campaigns.Of(counties, today))
        {
            bool Wanted(string county) => (counties.Count == 0 || counties.Contains(county)) && campaigns.Of(county, today).Id == campaign.Id;
            var sheet = (await tallies.TotalsAsync(work, campaign.Id, counties)).Of(Wanted);
            foreach (var county in sheet.Rows.Where(row => row.Amount != 0).Select(row => row.County).Distinct(StringComparer.Ordinal))
            {
                Fill(county, numbers => numbers with
                {
                    Listed = sheet.Sum(Measure.Listed, county, nameof(Track.Full)),
                    Signed = sheet.Sum(Measure.Covered, county),
                    Findings = sheet.Sum(Measure.FindingType, county),
                });
            }

            foreach (var one in (await board.OpenCountsAsync(work, campaign.Id, counties, today)).Where(one => Wanted(one.County)))
            {
                Fill(one.County, numbers => numbers with { OpenCases = one.OpenCases, Overdue = one.Overdue, Waiting = one.Waiting, Major = one.Major });
            }
        }

        foreach (var one in (await board.UnacknowledgedAsync(work, counties)).Where(one => campaigns.Of(one.County, today).Id == one.CampaignId))
        {
            Fill(one.County, numbers => numbers with { Unacknowledged = one.Unacknowledged });
        }

        return [.. found.Values.OrderByDescending(one => one.Overdue).ThenBy(one => one.Listed == 0 ? 1 : (double)one.Signed / one.Listed).ThenBy(one => one.County, StringComparer.Ordinal)];
    }

    /// <summary>Findings by problem type, most first.</summary>
    public async Task<IReadOnlyList<TypeCount>> TypesAsync(UnitOfWork work, IReadOnlyList<string> counties, DateOnly today)
    {
        var counts = new List<(string Part, int Amount)>();
        foreach (var campaign in campaigns.Of(counties, today))
        {
            var sheet = await tallies.TotalsAsync(work, campaign.Id, counties);
            counts.AddRange(sheet.Of(county => campaigns.Of(county, today).Id == campaign.Id).ByPart(Measure.FindingType));
        }

        // 0 is not chosen.
        return
        [
            .. counts.Where(one => one is { Part: not "0", Amount: > 0 })
                .GroupBy(one => int.Parse(one.Part, CultureInfo.InvariantCulture))
                .Select(group => new TypeCount { Code = group.Key, Findings = group.Sum(one => one.Amount) })
                .OrderByDescending(one => one.Findings)
                .ThenBy(one => one.Code),
        ];
    }
}

namespace Bot.Storage.Stores;

/// <summary>
/// 数字: what digest, dashboard and reports show, read from numbers that are kept (<see cref="Tallies"/>). How long it takes depends on the counties and
/// code lists, not on how much was done.
/// </summary>
internal sealed class TallyStore
{
    private const string All =
        """
        select
            campaign_id as CampaignId,
            county as County,
            day as Day,
            measure as Measure,
            part as Part,
            amount as Amount
        from tally
        """;

    private const string SelectTotals = $"{All} where (campaign_id = @campaignId or campaign_id = '') and day = '' order by county, measure, part";

    /// <summary>The campaign's sums of all its days, by county, with what is on the lists.</summary>
    /// <param name="counties">Empty: all.</param>
    public async Task<TallySheet> TotalsAsync(UnitOfWork work, string campaignId, IReadOnlyCollection<string> counties) =>
        Of(await work.QueryAsync<TallyRow>(SelectTotals, new { campaignId }), counties);

    private const string SelectDays = $"{All} where campaign_id = @campaignId and day between @first and @last order by day, county, measure, part";

    /// <summary>The campaign's numbers of each of the days, by county.</summary>
    /// <param name="counties">Empty: all.</param>
    public async Task<TallySheet> DaysAsync(UnitOfWork work, string campaignId, IReadOnlyCollection<string> counties, DateOnly first, DateOnly last) =>
        Of(await work.QueryAsync<TallyRow>(SelectDays, new { campaignId, first, last }), counties);

    private static TallySheet Of(IReadOnlyList<TallyRow> rows, IReadOnlyCollection<string> counties) =>
        counties.Count == 0 ? new TallySheet(rows) : new TallySheet(rows).Of(counties.Contains);

    private const string SelectEverything = $"{All} where amount <> 0 order by campaign_id, day, county, measure, part";

    /// <summary>Every number that differs from what the rows give when they are counted anew; empty when all are right.</summary>
    public async Task<IReadOnlyList<TallyDifference>> CheckAsync(UnitOfWork work)
    {
        var kept = (await work.QueryAsync<TallyRow>(SelectEverything)).ToDictionary(TallyKey.Of, row => row.Amount);
        var counted = (await TallyFacts.EverythingAsync(work)).Numbers;
        return
        [
            .. kept.Keys.Union(counted.Keys)
                .Select(key => new TallyDifference(key, kept.GetValueOrDefault(key), counted.GetValueOrDefault(key)))
                .Where(one => one.Kept != one.Counted)
                .OrderBy(one => one.Key.ToString(), StringComparer.Ordinal),
        ];
    }
}

/// <param name="Kept">As it is shown.</param>
/// <param name="Counted">As the rows give it.</param>
internal sealed record TallyDifference(TallyKey Key, int Kept, int Counted);

/// <summary>What a number is of.</summary>
internal readonly record struct TallyKey(string CampaignId, string Day, string County, Measure Measure, string Part)
{
    public static TallyKey Of(TallyRow row) => new(row.CampaignId, row.Day, row.County, row.Measure, row.Part);
}

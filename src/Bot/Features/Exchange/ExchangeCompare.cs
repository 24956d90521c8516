using Bot.Documents.Exchange;
using Bot.Storage.Stores;

namespace Bot.Features.Exchange;

/// <param name="Ours">Null where we have nothing.</param>
/// <param name="Theirs">Null where the file has nothing.</param>
internal sealed record ExchangeDifference(DateOnly Day, string County, DayCount? Ours, ExchangeCount? Theirs);

/// <param name="Lacking">Counties of which the file says nothing at all, with the days on which we have numbers.</param>
/// <param name="Negative">Rows of the file that can be no numbers; they are compared with nothing.</param>
/// <param name="HasCounts">False: the file has no numbers to compare.</param>
internal sealed record ExchangeComparison(IReadOnlyList<ExchangeDifference> Differences, IReadOnlyList<(string County, int Days)> Lacking, IReadOnlyList<ExchangeCount> Negative, bool HasCounts)
{
    public bool Agrees => HasCounts && Differences.Count + Lacking.Count + Negative.Count == 0;
}

/// <summary>点位数, 问题数, 执法人员数: where the two systems do not agree.</summary>
internal static class ExchangeCompare
{
    /// <param name="ours">Of every county, whether the file names it or not.</param>
    public static ExchangeComparison Of(IReadOnlyList<DayCount> ours, IReadOnlyList<ExchangeCount> theirs)
    {
        if (theirs.Count == 0)
        {
            return new ExchangeComparison([], [], [], HasCounts: false);
        }

        var named = theirs.Select(one => one.County).ToHashSet(StringComparer.Ordinal);
        var negative = theirs.Where(ExchangeRowCheck.IsNegative).ToList();
        var wrong = negative.Select(one => (one.Day, one.County)).ToHashSet();
        var own = ours.Where(one => named.Contains(one.County) && !wrong.Contains((one.Day, one.County))).ToDictionary(one => (one.Day, one.County));
        var other = theirs.Where(one => !wrong.Contains((one.Day, one.County))).GroupBy(one => (one.Day, one.County)).ToDictionary(same => same.Key, same => same.First());
        return new ExchangeComparison(
            [.. own.Keys.Union(other.Keys)
                .Select(key => new ExchangeDifference(key.Day, key.County, own.GetValueOrDefault(key), other.GetValueOrDefault(key)))
                .Where(one => (one.Ours?.Visits, one.Ours?.Findings, one.Ours?.Inspectors) != (one.Theirs?.Visits, one.Theirs?.Findings, one.Theirs?.Inspectors))
                .OrderBy(one => one.Day)
                .ThenBy(one => one.County, StringComparer.Ordinal)],
            [.. ours.Where(one => !named.Contains(one.County)).GroupBy(one => one.County, StringComparer.Ordinal).Select(county => (county.Key, county.Count())).OrderBy(one => one.Key, StringComparer.Ordinal)],
            negative,
            HasCounts: true);
    }
}

using Bot.Documents.Exchange;
using Bot.Storage.Stores;

namespace Bot.Features.Exchange;

/// <param name="Ours">Null where we have nothing.</param>
/// <param name="Theirs">Null where the file has nothing.</param>
internal sealed record ExchangeDifference(DateOnly Day, string County, DayCount? Ours, ExchangeCount? Theirs);

/// <summary>点位数, 问题数, 执法人员数: where the two systems do not agree.</summary>
internal static class ExchangeCompare
{
    public static IReadOnlyList<ExchangeDifference> Of(IReadOnlyList<DayCount> ours, IReadOnlyList<ExchangeCount> theirs)
    {
        var own = ours.ToDictionary(one => (one.Day, one.County));
        var other = theirs.GroupBy(one => (one.Day, one.County)).ToDictionary(same => same.Key, same => same.First());
        return [.. own.Keys.Union(other.Keys)
            .Select(key => new ExchangeDifference(key.Day, key.County, own.GetValueOrDefault(key), other.GetValueOrDefault(key)))
            .Where(one => (one.Ours?.Visits, one.Ours?.Findings, one.Ours?.Inspectors) != (one.Theirs?.Visits, one.Theirs?.Findings, one.Theirs?.Inspectors))
            .OrderBy(one => one.Day)
            .ThenBy(one => one.County, StringComparer.Ordinal)];
    }
}

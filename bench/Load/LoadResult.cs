using Bench.Report;

namespace Bench.Load;

/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Statuses">By request; 0 where no answer came.</param>
/// <param name="Latencies">Seconds, by request.</param>
internal sealed record LoadResult(TimeSpan Elapsed, int[] Statuses, double[] Latencies)
{
    public int Taken => Statuses.Count(status => status == 200);

    /// <summary>Requests answered 200 in a second.</summary>
    public double Rate => Taken / Elapsed.TotalSeconds;

    public double Median => Statistics.Median(Latencies);

    public double Tail => Statistics.Percentile(Latencies, 0.99);

    /// <summary>A load that is not taken measures nothing.</summary>
    /// <exception cref="InvalidOperationException">Some request was not answered 200.</exception>
    public LoadResult AllTaken() =>
        Taken == Statuses.Length ? this : throw new InvalidOperationException($"{Statuses.Length - Taken} of {Statuses.Length} requests were not answered 200, but {string.Join(", ", Statuses.Where(status => status != 200).Distinct().Order())}.");
}

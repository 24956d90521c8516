namespace Bench.Report;

internal static class Statistics
{
    public static double Median(IReadOnlyCollection<double> values) => Percentile(values, 0.5);

    /// <summary>The smallest value that at least the share of all values does not exceed; the mean of both middle ones for a median of an even number.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        double[] sorted = [.. values.Order()];
        if (share == 0.5 && sorted.Length % 2 == 0)
        {
            return (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }

        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}

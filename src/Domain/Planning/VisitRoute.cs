using Domain.Enterprises;

namespace Domain.Planning;

/// <summary>路线: the order of the stops of a day, short and always the same for the same stops: nearest neighbour, then pairs of legs uncrossed (2-opt).</summary>
public static class VisitRoute
{
    private const double Gain = 0.5;

    /// <summary>The stops in the order of the way, beginning with the first; those without a place keep their order at the end.</summary>
    /// <param name="stops">In the order of the plan; the first that has a place is where the day begins.</param>
    /// <param name="place">Where a stop is; null when the list does not say.</param>
    public static IReadOnlyList<T> Order<T>(IReadOnlyList<T> stops, Func<T, GeoPoint?> place)
    {
        var placed = stops.Where(stop => place(stop) is not null).Select(stop => (Stop: stop, At: place(stop)!.Value)).ToList();
        var way = new List<(T Stop, GeoPoint At)>();
        while (placed.Count > 0)
        {
            // MinBy takes the first of equals: the plan's order decides.
            var next = way.Count == 0 ? placed[0] : placed.MinBy(stop => way[^1].At.MetresTo(stop.At));
            way.Add(next);
            placed.Remove(next);
        }

        Uncross(way);
        return [.. way.Select(stop => stop.Stop), .. stops.Where(stop => place(stop) is null)];
    }

    /// <summary>The length of the way over the stops that have a place, in metres.</summary>
    public static double Metres(IEnumerable<GeoPoint> way)
    {
        var points = way.ToList();
        return points.Zip(points.Skip(1), (from, to) => from.MetresTo(to)).Sum();
    }

    private static void Uncross<T>(List<(T Stop, GeoPoint At)> way)
    {
        bool shorter;
        do
        {
            shorter = false;
            for (var first = 1; first < way.Count - 1; first++)
            {
                for (var last = first + 1; last < way.Count; last++)
                {
                    // Half a metre at least, so that rounding cannot turn a pair for ever.
                    if (Turned(way, first, last) < Leg(way, first - 1, first) + Leg(way, last, last + 1) - Gain)
                    {
                        way.Reverse(first, last - first + 1);
                        shorter = true;
                    }
                }
            }
        }
        while (shorter);
    }

    private static double Turned<T>(List<(T Stop, GeoPoint At)> way, int first, int last) => Leg(way, first - 1, last) + Leg(way, first, last + 1);

    /// <summary>Nothing beyond the last stop: the way does not lead back.</summary>
    private static double Leg<T>(List<(T Stop, GeoPoint At)> way, int from, int to) => to < way.Count ? way[from].At.MetresTo(way[to].At) : 0;
}

using Domain.Enterprises;

namespace Domain.Planning;

/// <summary>Enterprises of a county one behind the other so that neighbours stand together: along a Hilbert curve; in one cell of it, the same industry together.</summary>
internal static class PlaceOrder
{
    /// <summary>Cells of a side, as a power of two: about 200 m in a county of 50 km.</summary>
    private const int Order = 8;

    private const int Side = 1 << Order;

    public static List<Enterprise> Of(IReadOnlyList<Enterprise> enterprises)
    {
        var places = enterprises.Where(enterprise => enterprise.Location is not null).ToList();
        if (places.Count == 0)
        {
            return [.. enterprises.OrderBy(enterprise => enterprise.Township, StringComparer.Ordinal).ThenBy(Last, Key)];
        }

        var (south, north) = (places.Min(Latitude), places.Max(Latitude));
        var (west, east) = (places.Min(Longitude), places.Max(Longitude));

        // Without coordinates an enterprise stands in the middle of its township.
        var townships = places.GroupBy(enterprise => enterprise.Township, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new GeoPoint(group.Average(Latitude), group.Average(Longitude)), StringComparer.Ordinal);
        return
        [
            .. enterprises
                .Select(enterprise => (Enterprise: enterprise, Cell: CellOf(enterprise.Location ?? (townships.TryGetValue(enterprise.Township, out var middle) ? middle : null))))
                .OrderBy(one => one.Cell)
                .ThenBy(one => Last(one.Enterprise), Key)
                .Select(one => one.Enterprise),
        ];

        int CellOf(GeoPoint? place) => place is { } point
            ? Hilbert(Step(point.Longitude, west, east), Step(point.Latitude, south, north))
            : int.MaxValue;
    }

    /// <summary>Length of the way along the curve to the cell.</summary>
    internal static int Hilbert(int x, int y)
    {
        var length = 0;
        for (var side = Side / 2; side > 0; side /= 2)
        {
            var (right, up) = ((x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0);
            length += side * side * ((3 * right) ^ up);
            if (up == 0)
            {
                if (right == 1)
                {
                    (x, y) = (Side - 1 - x, Side - 1 - y);
                }

                (x, y) = (y, x);
            }
        }

        return length;
    }

    private static Comparer<(int Industry, string Id)> Key { get; } = Comparer<(int Industry, string Id)>.Create((one, other) =>
        one.Industry != other.Industry ? one.Industry.CompareTo(other.Industry) : string.CompareOrdinal(one.Id, other.Id));

    private static (int Industry, string Id) Last(Enterprise enterprise) => (enterprise.Industry.Code, enterprise.Id);

    private static double Latitude(Enterprise enterprise) => enterprise.Location!.Value.Latitude;

    private static double Longitude(Enterprise enterprise) => enterprise.Location!.Value.Longitude;

    private static int Step(double value, double from, double to) =>
        to > from ? Math.Min(Side - 1, (int)((value - from) / (to - from) * Side)) : 0;
}

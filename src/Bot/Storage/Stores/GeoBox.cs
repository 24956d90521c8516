using Domain.Enterprises;

namespace Bot.Storage.Stores;

/// <summary>Degrees that surely contain a circle: a search by index before the distance is computed.</summary>
internal readonly record struct GeoBox(double South, double North, double West, double East)
{
    // A little less than a degree of latitude on GeoPoint's sphere, so that the box is rather too big.
    private const double MetresPerDegree = 111_000;

    public static GeoBox Around(GeoPoint point, double metres)
    {
        var height = metres / MetresPerDegree;
        var (south, north) = (point.Latitude - height, point.Latitude + height);
        var farthest = Math.Max(Math.Abs(south), Math.Abs(north));

        // Near a pole or across the date line a box means nothing: the whole circle of latitude then.
        var width = farthest >= 89 ? 360 : height / Math.Cos(double.DegreesToRadians(farthest));
        var (west, east) = (point.Longitude - width, point.Longitude + width);
        return west < -180 || east > 180 ? new GeoBox(south, north, -180, 180) : new GeoBox(south, north, west, east);
    }
}

namespace Domain.Enterprises.Import;

/// <summary>坐标系 in which a list gives its points.</summary>
public enum CoordinateSystem
{
    /// <summary>WGS-84: satellites, and CGCS2000 within a metre.</summary>
    Wgs84,

    /// <summary>GCJ-02: 高德, 腾讯.</summary>
    Gcj02,

    /// <summary>BD-09: 百度.</summary>
    Bd09,
}

/// <summary>The published formulas of GCJ-02 and BD-09, and their inverse by iteration. Outside China they change nothing.</summary>
public static class ChinaGrids
{
    // Krasovsky 1940.
    private const double Axis = 6_378_245.0;
    private const double Eccentricity = 0.00669342162296594323;
    private const double BaiduPi = Math.PI * 3000.0 / 180.0;

    /// <summary>A tenth of a millimetre in degrees; the shifts are smooth, so a few rounds reach it.</summary>
    private const double Enough = 1e-9;
    private const int MostRounds = 30;

    public static GeoPoint ToWgs84(GeoPoint point, CoordinateSystem system) => system switch
    {
        CoordinateSystem.Gcj02 => Inverse(point, ToGcj02),
        CoordinateSystem.Bd09 => Inverse(Inverse(point, Gcj02ToBd09), ToGcj02),
        _ => point,
    };

    public static GeoPoint ToGcj02(GeoPoint wgs)
    {
        if (!IsInChina(wgs))
        {
            return wgs;
        }

        var (x, y) = (wgs.Longitude - 105, wgs.Latitude - 35);
        var radians = double.DegreesToRadians(wgs.Latitude);
        var magic = 1 - (Eccentricity * Math.Sin(radians) * Math.Sin(radians));
        var north = NorthShift(x, y) * 180 / (Axis * (1 - Eccentricity) / (magic * Math.Sqrt(magic)) * Math.PI);
        var east = EastShift(x, y) * 180 / (Axis / Math.Sqrt(magic) * Math.Cos(radians) * Math.PI);
        return new GeoPoint(wgs.Latitude + north, wgs.Longitude + east);
    }

    public static GeoPoint Gcj02ToBd09(GeoPoint gcj)
    {
        if (!IsInChina(gcj))
        {
            return gcj;
        }

        var (x, y) = (gcj.Longitude, gcj.Latitude);
        var radius = Math.Sqrt((x * x) + (y * y)) + (0.00002 * Math.Sin(y * BaiduPi));
        var angle = Math.Atan2(y, x) + (0.000003 * Math.Cos(x * BaiduPi));
        return new GeoPoint((radius * Math.Sin(angle)) + 0.006, (radius * Math.Cos(angle)) + 0.0065);
    }

    /// <summary>The point that <paramref name="shift"/> takes to the given one.</summary>
    private static GeoPoint Inverse(GeoPoint shifted, Func<GeoPoint, GeoPoint> shift)
    {
        var guess = shifted;
        for (var round = 0; round < MostRounds; round++)
        {
            var there = shift(guess);
            var (north, east) = (shifted.Latitude - there.Latitude, shifted.Longitude - there.Longitude);
            guess = new GeoPoint(guess.Latitude + north, guess.Longitude + east);
            if (Math.Abs(north) < Enough && Math.Abs(east) < Enough)
            {
                break;
            }
        }

        return guess;
    }

    private static bool IsInChina(GeoPoint point) => point is { Longitude: >= 72.004 and <= 137.8347, Latitude: >= 0.8293 and <= 55.8271 };

    private static double NorthShift(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + Waves(x, (20, 6), (20, 2)) + Waves(y, (20, 1), (40, 1.0 / 3)) + Waves(y, (160, 1.0 / 12), (320, 1.0 / 30));

    private static double EastShift(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + Waves(x, (20, 6), (20, 2)) + Waves(x, (20, 1), (40, 1.0 / 3)) + Waves(x, (150, 1.0 / 12), (300, 1.0 / 30));

    private static double Waves(double at, params (double Height, double Times)[] waves) =>
        waves.Sum(wave => wave.Height * Math.Sin(wave.Times * at * Math.PI)) * 2 / 3;
}

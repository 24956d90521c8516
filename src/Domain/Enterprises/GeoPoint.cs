namespace Domain.Enterprises;

/// <summary>经纬度: WGS-84 degrees.</summary>
public readonly record struct GeoPoint
{
    /// <exception cref="ArgumentOutOfRangeException">Latitude outside ±90 or longitude outside ±180 degrees.</exception>
    public GeoPoint(double latitude, double longitude)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(latitude), 90, nameof(latitude));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(longitude), 180, nameof(longitude));
        (Latitude, Longitude) = (latitude, longitude);
    }

    /// <summary>纬度, degrees north.</summary>
    public double Latitude { get; }

    /// <summary>经度, degrees east.</summary>
    public double Longitude { get; }

    /// <summary>Great-circle distance in metres on a sphere of 6 371 008.8 m.</summary>
    public double MetresTo(GeoPoint other)
    {
        var (la1, la2) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var dLa = Math.Sin((la2 - la1) / 2);
        var dLo = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = (dLa * dLa) + (Math.Cos(la1) * Math.Cos(la2) * dLo * dLo);
        return 2 * 6_371_008.8 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}

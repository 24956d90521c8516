namespace Domain.Enterprises.Import;

/// <summary>A box of degrees in WGS-84, sides included.</summary>
public sealed record GeoArea(double South, double North, double West, double East)
{
    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North && point.Longitude >= West && point.Longitude <= East;
}

/// <summary>县市区: the county branches a list may name, each with the box its enterprises lie in.</summary>
public sealed class CountyMap(IReadOnlyDictionary<string, GeoArea> areas)
{
    private static readonly string[] Above = ["河北省", "河北", "衡水市", "衡水"];

    public IEnumerable<string> Counties => areas.Keys;

    /// <summary>Null when the county is unknown.</summary>
    public GeoArea? AreaOf(string county) => areas.GetValueOrDefault(county);

    /// <summary>The county as the map spells it, for a text with the city before it or without 县, 市, 区 at its end; null when there is none.</summary>
    public string? Find(string text)
    {
        var rest = text;
        if (areas.ContainsKey(rest))
        {
            return rest;
        }

        foreach (var above in Above.Where(above => rest.StartsWith(above, StringComparison.Ordinal)))
        {
            rest = rest[above.Length..];
        }

        if (rest.EndsWith("分局", StringComparison.Ordinal))
        {
            rest = rest[..^2];
        }

        return areas.ContainsKey(rest) ? rest
            : rest.Length < 2 ? null
            : areas.Keys.FirstOrDefault(county => county.Length == rest.Length + 1 && county.StartsWith(rest, StringComparison.Ordinal));
    }
}

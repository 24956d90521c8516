using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Bot.Documents.Maps;

/// <summary>县市区界线: where the outlines of a county run.</summary>
/// <param name="Rings">Each closed: longitude and latitude in turn. A county in parts has several; what lies inside another ring is cut out of it.</param>
internal sealed record CountyBorder(string County, IReadOnlyList<double[]> Rings)
{
    /// <summary>The box around it.</summary>
    public GeoArea Around { get; } = new(
        Rings.Min(ring => Every(ring, 1).Min()), Rings.Max(ring => Every(ring, 1).Max()), Rings.Min(ring => Every(ring, 0).Min()), Rings.Max(ring => Every(ring, 0).Max()));

    /// <summary>Where its name is written: the middle of what lies inside its longest ring.</summary>
    public GeoPoint Middle => MiddleOf(Rings.MaxBy(ring => ring.Length)!);

    private static IEnumerable<double> Every(double[] ring, int first) => Enumerable.Range(0, ring.Length / 2).Select(index => ring[(2 * index) + first]);

    /// <summary>Centroid of a polygon by its cross products, counted from its first corner, since degrees far from 0 would eat the digits.</summary>
    private static GeoPoint MiddleOf(double[] ring)
    {
        var (area, east, north) = (0.0, 0.0, 0.0);
        for (var index = 0; index + 3 < ring.Length; index += 2)
        {
            var (x1, y1) = (ring[index] - ring[0], ring[index + 1] - ring[1]);
            var (x2, y2) = (ring[index + 2] - ring[0], ring[index + 3] - ring[1]);
            var cross = (x1 * y2) - (x2 * y1);
            area += cross;
            east += (x1 + x2) * cross;
            north += (y1 + y2) * cross;
        }

        return area == 0 ? new GeoPoint(ring[1], ring[0]) : new GeoPoint(ring[1] + (north / (3 * area)), ring[0] + (east / (3 * area)));
    }
}

/// <summary>What the operator's file of borders holds.</summary>
/// <param name="Source">Whose lines they are, with the 审图号; shown below the map. Empty when the file does not say.</param>
internal sealed record MapBorders(IReadOnlyList<CountyBorder> All, string Source)
{
    public static MapBorders None { get; } = new([], "");

    public CountyBorder? Of(string county) => All.FirstOrDefault(border => border.County == county);
}

/// <summary>监测站点 (三(三)).</summary>
internal sealed record MapStation(string Name, GeoPoint Place);

/// <summary>What the operator's file of stations holds.</summary>
internal sealed record MapStations(IReadOnlyList<MapStation> All);

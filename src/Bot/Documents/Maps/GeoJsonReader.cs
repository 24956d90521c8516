using System.Text.Json;
using Domain.Enterprises;
using Domain.Enterprises.Import;

namespace Bot.Documents.Maps;

/// <summary>Makes borders and stations of a GeoJSON file; what is no border of a county we know stops it.</summary>
internal static class GeoJsonReader
{
    /// <summary>A page loads them all; a county's outline to ten metres has some thousand.</summary>
    public const int MostPositions = 200_000;

    /// <summary>Three corners, and the first one again (RFC 7946, 3.1.6).</summary>
    private const int LeastPositions = 4;

    /// <exception cref="GeoJsonException">The file is no file of borders.</exception>
    public static MapBorders Borders(GeoJsonFile file, CountyMap counties)
    {
        var all = new List<CountyBorder>();
        var positions = 0;
        foreach (var (name, kind, coordinates) in file.Named("Polygon", "MultiPolygon"))
        {
            var county = counties.Find(name) ?? throw new GeoJsonException($"“{name}”不是 county-boxes.json 里的县市区");
            if (all.Exists(border => border.County == county))
            {
                throw new GeoJsonException($"“{county}”有两个，请合成一个 MultiPolygon");
            }

            var polygons = kind == "Polygon" ? [coordinates] : Items(coordinates, name);
            var border = new CountyBorder(county, [.. polygons.SelectMany(polygon => Items(polygon, name)).Select(ring => Ring(ring, name))]);
            if (!Meet(border.Around, counties.AreaOf(county)!))
            {
                throw new GeoJsonException($"“{county}”不在它的大致范围里（county-boxes.json）：名称对不对，坐标是不是 WGS-84 的经度、纬度");
            }

            all.Add(border);
            positions += border.Rings.Sum(ring => ring.Length / 2);
            if (positions > MostPositions)
            {
                throw new GeoJsonException(FormattableString.Invariant($"点太多（超过 {MostPositions} 个），手机打不开，请先简化（例如用 mapshaper）"));
            }
        }

        return all.Count > 0 ? new MapBorders(all, file.Source?.Trim() ?? "") : throw new GeoJsonException("没有一个县市区");
    }

    /// <exception cref="GeoJsonException">The file is no file of stations.</exception>
    public static MapStations Stations(GeoJsonFile file)
    {
        var all = new List<MapStation>();
        foreach (var (name, _, coordinates) in file.Named("Point"))
        {
            var (longitude, latitude) = Position(coordinates, name);
            if (all.Exists(station => station.Name == name))
            {
                throw new GeoJsonException($"站点“{name}”写了两次");
            }

            all.Add(new MapStation(name, new GeoPoint(latitude, longitude)));
        }

        return new MapStations(all);
    }

    private static double[] Ring(JsonElement ring, string name)
    {
        var positions = Items(ring, name).Select(position => Position(position, name)).ToList();
        return positions.Count >= LeastPositions && positions[0] == positions[^1]
            ? [.. positions.SelectMany(position => new[] { position.Longitude, position.Latitude })]
            : throw new GeoJsonException($"“{name}”有一圈没有闭合：至少四个点，最后一点和第一点相同");
    }

    /// <summary>A height may follow; it is of no use here.</summary>
    private static (double Longitude, double Latitude) Position(JsonElement position, string name)
    {
        var numbers = Items(position, name);
        if (numbers.Count < 2 || numbers.Exists(number => number.ValueKind != JsonValueKind.Number))
        {
            throw new GeoJsonException($"“{name}”的坐标要写成 [经度, 纬度]");
        }

        var (longitude, latitude) = (numbers[0].GetDouble(), numbers[1].GetDouble());
        return Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? (longitude, latitude)
            : throw new GeoJsonException(FormattableString.Invariant($"“{name}”的坐标 [{longitude}, {latitude}] 不是经度在前、纬度在后的度数"));
    }

    private static List<JsonElement> Items(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? [.. list.EnumerateArray()] : throw new GeoJsonException($"“{name}”的 coordinates 不全");

    private static bool Meet(GeoArea one, GeoArea other) => one.South <= other.North && one.North >= other.South && one.West <= other.East && one.East >= other.West;
}

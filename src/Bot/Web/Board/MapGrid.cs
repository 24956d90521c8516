using Bot.Storage.Stores;

namespace Bot.Web.Board;

/// <summary>A point of the answer.</summary>
internal sealed record MapDot(double Lat, double Lon, int State, int Open, string Id, string Name);

/// <summary>Points too near each other to be told apart, as one: where, how many, and the worst of them.</summary>
internal sealed record MapCrowd(double Lat, double Lon, int Count, int State, int Open, int Overdue);

/// <summary>The answer to the script: 30,000 points are some hundred crowds from afar, and dots from near.</summary>
internal sealed record MapGrid(IReadOnlyList<MapDot> Dots, IReadOnlyList<MapCrowd> Crowds)
{
    public const int ClosestZoom = 18;

    /// <summary>So many are drawn one by one.</summary>
    private const int MostDots = 600;

    /// <summary>Side of a cell in pixels of the screen.</summary>
    private const int Cell = 56;

    private const int Tile = 256;

    public static MapGrid Of(IReadOnlyList<MapPoint> points, int zoom)
    {
        if (points.Count <= MostDots || zoom == ClosestZoom)
        {
            return new MapGrid([.. points.Select(Dot)], []);
        }

        var world = Tile * Math.Pow(2, zoom);
        var cells = points.GroupBy(point => (Math.Floor((point.Longitude + 180) / 360 * world / Cell), Math.Floor(Northing(point.Latitude) * world / Cell))).ToList();
        return new MapGrid(
            [.. cells.Where(cell => cell.Count() == 1).Select(cell => Dot(cell.First()))],
            [
                .. cells.Where(cell => cell.Count() > 1).Select(cell => new MapCrowd(
                    Math.Round(cell.Average(point => point.Latitude), 5), Math.Round(cell.Average(point => point.Longitude), 5), cell.Count(),
                    (int)cell.Max(point => point.State), cell.Sum(point => point.OpenCases), cell.Sum(point => point.Overdue))),
            ]);
    }

    private static MapDot Dot(MapPoint point) => new(Math.Round(point.Latitude, 6), Math.Round(point.Longitude, 6), (int)point.State, point.OpenCases, point.Id, point.Name);

    /// <summary>Of web Mercator, 0 at the top.</summary>
    private static double Northing(double latitude)
    {
        var sine = Math.Clamp(Math.Sin(double.DegreesToRadians(latitude)), -0.9999, 0.9999);
        return 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }
}

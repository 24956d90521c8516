using Bot.Documents;
using Bot.Documents.Maps;
using Microsoft.Extensions.Options;

namespace Bot.Web.Board;

/// <summary>A county as the script draws it.</summary>
/// <param name="Bordered">Its lines come from the operator's file; else the box is all that is known.</param>
internal sealed record MapOutline(string Name, double South, double North, double West, double East, bool Bordered, double? Lat, double? Lon);

/// <summary>The lines of a county, each longitude and latitude in turn.</summary>
internal sealed record MapLines(string Name, IReadOnlyList<IReadOnlyList<double>> Rings);

/// <summary>What lies under the points: borders where the operator gave a file of them, boxes where not, and the stations.</summary>
internal sealed class MapGround(ContentFiles content, MapBorders borders, MapStations stations, IOptions<BoardOptions> options)
{
    /// <summary>Of the settings and of the file; named in both, the file counts.</summary>
    public IReadOnlyList<MapStation> Stations { get; } =
        [.. stations.All.Concat(options.Value.Stations.Select(station => new MapStation(station.Name, station.ToPoint()))).DistinctBy(station => station.Name)];

    public IReadOnlyList<MapOutline> Outlines(IReadOnlyList<string> counties)
    {
        var boxes = content.Counties;
        return
        [
            .. from county in counties
               let border = borders.Of(county)
               let area = border?.Around ?? boxes.AreaOf(county)
               where area is not null
               let middle = border?.Middle
               select new MapOutline(county, area.South, area.North, area.West, area.East, border is not null, middle?.Latitude, middle?.Longitude),
        ];
    }

    /// <summary>To a metre: a screen shows no more.</summary>
    public IReadOnlyList<MapLines> Lines(IReadOnlyList<string> counties) =>
    [
        .. from border in borders.All
           where counties.Contains(border.County)
           select new MapLines(border.County, [.. border.Rings.Select(ring => ring.Select(degrees => Math.Round(degrees, 5)).ToList())]),
    ];

    /// <summary>What the lines are and are not.</summary>
    public string Words(IReadOnlyList<string> counties)
    {
        var boxed = counties.Where(county => borders.Of(county) is null).ToList();
        var isAll = boxed.Count == counties.Count;
        return BoardTexts.Lines(isAll ? "" : borders.Source, boxed, isAll);
    }
}

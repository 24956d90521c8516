using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Bot.Documents.Maps;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Enterprises;
using Microsoft.Extensions.Options;

namespace Bot.Web.Board;

/// <summary>地图 (三(三)): the jurisdiction, and what lies around a monitoring station within 3, 5, 10 and 20 km.</summary>
internal sealed class MapPage(Database database, MapStore map, MapGround ground, CampaignBook campaigns, BoardGate gate, BoardPage layout, IOptions<BoardOptions> options)
{
    private static readonly int[] Rings = [3, 5, 10, 20];

    /// <summary>In the order of <see cref="MapState"/>.</summary>
    private static readonly string[] Colours = ["#ffffff", "#23824d", "#8793a0", "#e08a00", "#d22f2f"];

    private static readonly Html Legend = Html.Join(new[] { MapState.Unvisited, MapState.Visited, MapState.Open, MapState.Overdue, MapState.SelfCheck }.Select(state => Html.Of(
        $"<span><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><circle cx=\"5\" cy=\"5\" r=\"4\" fill=\"{Colours[(int)state]}\" stroke=\"#8793a0\"/></svg>{BoardTexts.MapStates[(int)state]}</span>")));

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public async Task<IResult> ShowAsync(BoardVisitor visitor, HttpContext context)
    {
        var query = context.Request.Query;
        if (visitor.Asked(query["county"]) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "county");
        }

        if (IndustryOf(query) is not { } industry)
        {
            return layout.Words(BoardTexts.BadQuestion, StatusCodes.Status400BadRequest);
        }

        var without = await database.ReadAsync((work, _) => map.WithoutPlaceAsync(work, counties), context.RequestAborted);
        var form = Html.Of($"<form class=\"filter\" method=\"get\" action=\"/board/map\">{Parts.Counties(visitor, query["county"])}{Industries(query)}<button>{BoardTexts.Look}</button></form>");
        var body = Html.Of($"{form}{Canvas(query["county"], industry, Named(visitor, counties), null)}<p>{BoardTexts.WithoutPlace(without)}</p>");
        return layout.Show(visitor, context, BoardTexts.Map, body, map: true);
    }

    public async Task<IResult> AroundAsync(BoardVisitor visitor, HttpContext context)
    {
        var query = context.Request.Query;
        var stations = ground.Stations;
        if (stations.Count == 0)
        {
            return layout.Show(visitor, context, BoardTexts.Stations, Html.Of($"<p class=\"words\">{BoardTexts.NoStations}</p>"));
        }

        var name = query["station"].ToString();
        if (IndustryOf(query) is not { } industry || (name.Length == 0 ? stations[0] : stations.FirstOrDefault(one => one.Name == name)) is not { } station)
        {
            return layout.Words(BoardTexts.BadQuestion, StatusCodes.Status400BadRequest);
        }

        var middle = station.Place;
        var points = await PointsAsync(visitor, visitor.Counties, industry, GeoBox.Around(middle, Rings[^1] * 1000), context.RequestAborted);
        var near = points.Select(point => (Point: point, Metres: new GeoPoint(point.Latitude, point.Longitude).MetresTo(middle))).ToList();
        var rows = Html.Join(Rings.Select(km =>
        {
            var within = near.Where(one => one.Metres <= km * 1000).Select(one => one.Point).ToList();
            return Html.Of($"""
                <tr><th scope="row">{BoardTexts.Within(km)}</th><td class="number">{within.Count}</td><td class="number">{within.Count(one => one.State == MapState.Unvisited)}</td>
                <td class="number">{within.Count(one => one.OpenCases > 0)}</td><td class="number{(within.Exists(one => one.Overdue > 0) ? " bad" : "")}">{within.Count(one => one.Overdue > 0)}</td></tr>
                """);
        }));
        var choice = Parts.Select("station", BoardTexts.ChooseStation, station.Name, stations.Select(one => (one.Name, one.Name)));
        var body = Html.Of($"""
            <form class="filter" method="get" action="/board/stations">{choice}{Industries(query)}<button>{BoardTexts.Look}</button></form>
            {Canvas(null, industry, visitor.CountyNames, station)}
            <table class="numbers"><thead><tr><th>{BoardTexts.Ring}</th><th>{BoardTexts.Enterprise}</th><th>{BoardTexts.Unvisited}</th><th>{BoardTexts.WithOpen}</th><th>{BoardTexts.Overdue}</th></tr></thead><tbody>{rows}</tbody></table>
            """);
        return layout.Show(visitor, context, BoardTexts.Stations, body, map: true);
    }

    /// <summary>What the script asks for: the points in its window, or their crowds.</summary>
    public async Task<IResult> PointsAsync(BoardVisitor visitor, HttpContext context)
    {
        var query = context.Request.Query;
        if (visitor.Asked(query["county"]) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "map");
        }

        if (IndustryOf(query) is not { } industry || Degrees(query, "south", 90) is not { } south || Degrees(query, "north", 90) is not { } north
            || Degrees(query, "west", 180) is not { } west || Degrees(query, "east", 180) is not { } east || south > north || west > east
            || !int.TryParse(query["zoom"], NumberStyles.None, CultureInfo.InvariantCulture, out var zoom) || zoom > MapGrid.ClosestZoom)
        {
            return Results.BadRequest();
        }

        var points = await PointsAsync(visitor, counties, industry, new GeoBox(south, north, west, east), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Json(MapGrid.Of(points, zoom), Json);
    }

    /// <summary>The borders of the counties that are drawn, apart from the page: they are many bytes and seldom change.</summary>
    public async Task<IResult> BordersAsync(BoardVisitor visitor, HttpContext context)
    {
        if (visitor.Asked(context.Request.Query["county"]) is not { } counties)
        {
            return await gate.RefuseAsync(visitor, context, "map");
        }

        context.Response.Headers.CacheControl = "private, max-age=600";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Json(ground.Lines(Named(visitor, counties)), Json);
    }

    /// <summary>Of each county in its own campaign.</summary>
    private Task<List<MapPoint>> PointsAsync(BoardVisitor visitor, IReadOnlyList<string> counties, int industry, GeoBox box, CancellationToken gone) =>
        database.ReadAsync(
            async (work, _) =>
            {
                var all = new List<MapPoint>();
                foreach (var campaign in campaigns.Of(counties, visitor.Today))
                {
                    var found = await map.PointsAsync(work, campaign.Id, counties, industry, box, visitor.Today);
                    all.AddRange(found.Where(one => campaigns.Of(one.County, visitor.Today).Id == campaign.Id));
                }

                return all;
            },
            gone);

    private static IReadOnlyList<string> Named(BoardVisitor visitor, IReadOnlyList<string> counties) => counties.Count == 0 ? visitor.CountyNames : counties;

    private Html Canvas(string? county, int industry, IReadOnlyList<string> counties, MapStation? station)
    {
        var outlines = ground.Outlines(counties);
        var tiles = options.Value;
        var settings = JsonSerializer.Serialize(
            new
            {
                county = county ?? "",
                industry,
                counties = outlines,
                borders = outlines.Any(one => one.Bordered) ? Parts.Address("/board/map/borders", ("county", county)) : "",
                tiles = Tiles(tiles.TileUrl),
                labels = Tiles(tiles.TileLabelUrl),
                credit = tiles.TileCredit,
                station = station is null ? null : new { station.Name, station.Place.Latitude, station.Place.Longitude },
                rings = Rings.Select(km => new { km, name = BoardTexts.Kilometres(km) }),
                states = BoardTexts.MapStates,
                colours = Colours,
            },
            Json);
        return Html.Of($"""
            <div class="map" id="map" data-settings="{settings}"><canvas tabindex="0" aria-label="{BoardTexts.Map}"></canvas><div class="zoom"><button type="button" data-zoom="1" aria-label="{BoardTexts.Closer}">＋</button><button type="button" data-zoom="-1" aria-label="{BoardTexts.Farther}">－</button></div><p class="none" hidden>{BoardTexts.NothingOnMap}</p><div class="tip" hidden></div><noscript>{BoardTexts.NoScript}</noscript></div>
            <p class="legend">{Legend}</p><p class="legend">{ground.Words(counties)}</p><script src="{BoardAssets.Address("map.js")}" defer></script>
            """);
    }

    private string Tiles(string template) => template.Replace("{key}", Uri.EscapeDataString(options.Value.TileKey), StringComparison.Ordinal);

    private static Html Industries(IQueryCollection query) =>
        Parts.Select("industry", BoardTexts.Industry, query["industry"], [("", BoardTexts.All), .. Industry.All.Select(one => (BoardTexts.Number(one.Code), BoardTexts.IndustryName(one)))]);

    private static int? IndustryOf(IQueryCollection query) =>
        query["industry"].ToString() is not { Length: > 0 } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= Industry.All.Count ? code
        : null;

    private static double? Degrees(IQueryCollection query, string name, double most) =>
        double.TryParse(query[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}

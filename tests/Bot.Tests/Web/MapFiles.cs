namespace Bot.Tests.Web;

/// <summary>An operator's map files, in a folder of its own.</summary>
internal sealed class MapFiles : IDisposable
{
    /// <summary>桃城区 a polygon with a hole, 枣强县 in two parts; shapes made up, near where the counties lie.</summary>
    public const string Borders =
        """
        {
          "type": "FeatureCollection", "source": "示例数据，审图号 无",
          "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::4490" } },
          "features": [
            { "type": "Feature", "properties": { "name": "衡水市桃城区", "adcode": 131102 }, "geometry": { "type": "Polygon", "coordinates": [
              [[115.45, 37.62, 12.5], [115.70, 37.58], [115.86, 37.70], [115.80, 37.86], [115.60, 37.88], [115.47, 37.80], [115.45, 37.62, 12.5]],
              [[115.60, 37.76], [115.64, 37.76], [115.64, 37.80], [115.60, 37.80], [115.60, 37.76]] ] } },
            { "type": "Feature", "properties": { "name": "枣强县" }, "geometry": { "type": "MultiPolygon", "coordinates": [
              [[[115.55, 37.20], [115.95, 37.15], [116.00, 37.50], [115.72, 37.57], [115.55, 37.20]]],
              [[[115.60, 37.60], [115.64, 37.58], [115.66, 37.63], [115.60, 37.60]]] ] } }
          ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("maps-").FullName;

    public string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

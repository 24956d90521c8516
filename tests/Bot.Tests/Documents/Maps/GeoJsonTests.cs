using Bot.Documents;
using Bot.Documents.Maps;
using Bot.Tests.Web;
using Domain.Enterprises;
using Domain.Enterprises.Import;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Documents.Maps;

/// <summary>The operator's GeoJSON (RFC 7946): borders and stations for the board's maps, or a sentence that says what is wrong.</summary>
public sealed class GeoJsonTests : IDisposable
{
    private readonly MapFiles _files = new();

    [Fact]
    public void PolygonsInParts_AndWithHoles_AreRead_HeightsAreNot()
    {
        var borders = Borders(MapFiles.Borders);

        Assert.Equal("示例数据，审图号 无", borders.Source);
        Assert.Equal([("桃城区", 2, 14), ("枣强县", 2, 10)], borders.All.Select(border => (border.County, border.Rings.Count, border.Rings[0].Length)));
        Assert.Equal(new GeoArea(37.58, 37.88, 115.45, 115.86), borders.Of("桃城区")!.Around);
        Assert.Equal([115.45, 37.62, 115.7, 37.58], borders.Of("桃城区")!.Rings[0].Take(4));
        Assert.Null(borders.Of("景县"));
    }

    /// <summary>Three squares as an L: the centroid is the mean of their middles, 5/6 of a side from the corner.</summary>
    [Theory]
    [InlineData("[[115.5,37.6],[115.7,37.6],[115.7,37.7],[115.6,37.7],[115.6,37.8],[115.5,37.8],[115.5,37.6]]")]
    [InlineData("[[115.5,37.6],[115.5,37.8],[115.6,37.8],[115.6,37.7],[115.7,37.7],[115.7,37.6],[115.5,37.6]]")]
    public void TheNameStandsInTheMiddle_WhicheverWayTheRingRuns(string ring)
    {
        var middle = Assert.Single(Borders(Collection("桃城区", "Polygon", $"[{ring}]")).All).Middle;

        Assert.Equal(115.5 + (0.1 * 5 / 6), middle.Longitude, 1e-9);
        Assert.Equal(37.6 + (0.1 * 5 / 6), middle.Latitude, 1e-9);
    }

    [Theory]
    [InlineData("""{ "type": "Topology", "objects": {} }""", "不是 GeoJSON 的 FeatureCollection")]
    [InlineData("""{ "type": "FeatureCollection" }""", "不是 GeoJSON 的 FeatureCollection")]
    [InlineData("""{ "type": "FeatureCollection", "features": [] }""", "没有一个县市区")]
    [InlineData("""{ "type": "FeatureCollection", "features": [null] }""", "第 1 个要素的 properties 里没有 name")]
    [InlineData("""{ "type": "FeatureCollection", "features": [{ "properties": { "name": 7 }, "geometry": null }] }""", "第 1 个要素的 properties 里没有 name")]
    [InlineData("""{ "type": "FeatureCollection", "features": [{ "properties": { "name": "桃城区" }, "geometry": null }] }""", "“桃城区”的图形要是 Polygon 或 MultiPolygon")]
    [InlineData("""{ "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": "EPSG:3857" } }, "features": [] }""", "坐标系不是经纬度")]
    public void WhatIsNoFileOfBorders_IsNamed(string text, string words) => Assert.Contains($"：{words}", Fault(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("../../桃城区", "Polygon", Square, "“../../桃城区”不是 county-boxes.json 里的县市区")]
    [InlineData("桃城区", "LineString", "[[115.5,37.6],[115.6,37.6]]", "图形要是 Polygon 或 MultiPolygon")]
    [InlineData("桃城区", "Polygon", "[[[37.6,115.5],[37.7,115.5],[37.7,115.6],[37.6,115.5]]]", "的坐标 [37.6, 115.5] 不是经度在前、纬度在后")]
    [InlineData("桃城区", "Polygon", "[[[1e999,37.6],[115.6,37.6],[115.6,37.7],[1e999,37.6]]]", "不是经度在前、纬度在后")]
    [InlineData("桃城区", "Polygon", "[[[115.5,37.6],[115.6,37.6],[115.6,37.7],[115.5,37.7]]]", "有一圈没有闭合")]
    [InlineData("桃城区", "Polygon", "[[[115.5,37.6],[115.6,37.6],[115.5,37.6]]]", "有一圈没有闭合")]
    [InlineData("桃城区", "Polygon", "[[115.5,37.6],[115.6,37.6],[115.6,37.7],[115.5,37.6]]", "“桃城区”的 coordinates 不全")]
    [InlineData("桃城区", "Polygon", "[[[\"115.5\",37.6],[115.6,37.6],[115.6,37.7],[115.5,37.6]]]", "的坐标要写成 [经度, 纬度]")]
    [InlineData("桃城区", "Polygon", "[]", "“桃城区”的 coordinates 不全")]
    [InlineData("桃城区", "MultiPolygon", "null", "“桃城区”的 coordinates 不全")]
    [InlineData("景县", "Polygon", Square, "“景县”不在它的大致范围里")]
    public void ACountyThatCannotBeRight_IsNamed(string name, string kind, string coordinates, string words) =>
        Assert.Contains(words, Fault(Collection(name, kind, coordinates)), StringComparison.Ordinal);

    [Fact]
    public void ACountyTwice_TooManyPoints_NoFile_AndNoJson_AreNamed()
    {
        var twice = Collection("桃城区", "Polygon", Square).Replace("\"features\": [", "\"features\": [" + Feature("桃城", "Polygon", Square) + ",", StringComparison.Ordinal);
        Assert.Contains("“桃城区”有两个，请合成一个 MultiPolygon", Fault(twice), StringComparison.Ordinal);

        var corner = string.Concat(Enumerable.Repeat("[115.6,37.6],", GeoJsonReader.MostPositions));
        Assert.Contains("点太多", Fault(Collection("桃城区", "Polygon", $"[[[115.5,37.6],{corner}[115.6,37.7],[115.5,37.6]]]")), StringComparison.Ordinal);

        Assert.Contains("格式有误，第 2 行附近", Fault("{\n oops"), StringComparison.Ordinal);
        Assert.Contains("缺少内容文件“/nowhere/borders.json”", Assert.Throws<ContentFileException>(() => Read(new ContentOptions { BorderFile = "/nowhere/borders.json" }).Borders).Message, StringComparison.Ordinal);
        Assert.Empty(Read(new ContentOptions()).Borders.All);
    }

    [Fact]
    public void Stations_ArePointsWithNames()
    {
        var file = _files.Write("stations.json", Collection("示例站点甲", "Point", "[115.67, 37.74]"));
        Assert.Equal(new MapStation("示例站点甲", new GeoPoint(37.74, 115.67)), Assert.Single(Read(new ContentOptions { StationFile = file }).Stations.All));

        foreach (var (kind, coordinates, words) in new[] { ("Polygon", Square, "“示例站点甲”的图形要是 Point"), ("Point", "[37.74, 115.67]", "不是经度在前"), ("Point", "[115.67]", "要写成 [经度, 纬度]") })
        {
            _files.Write("stations.json", Collection("示例站点甲", kind, coordinates));
            var fault = Assert.Throws<ContentFileException>(() => Read(new ContentOptions { StationFile = file }).Stations).Message;
            Assert.Contains(words, fault, StringComparison.Ordinal);
            Assert.StartsWith($"地图文件“{file}”", fault, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _files.Dispose();

    private const string Square = "[[[115.5,37.6],[115.6,37.6],[115.6,37.7],[115.5,37.7],[115.5,37.6]]]";

    private static string Feature(string name, string kind, string coordinates) =>
        $$"""{ "type": "Feature", "properties": { "name": "{{name}}" }, "geometry": { "type": "{{kind}}", "coordinates": {{coordinates}} } }""";

    private static string Collection(string name, string kind, string coordinates) => $$"""{ "type": "FeatureCollection", "features": [{{Feature(name, kind, coordinates)}}] }""";

    private static ContentFiles Read(ContentOptions options) => new(Options.Create(options));

    private MapBorders Borders(string text) => Read(new ContentOptions { BorderFile = _files.Write("borders.json", text) }).Borders;

    private string Fault(string text) => Assert.Throws<ContentFileException>(() => Borders(text)).Message;
}

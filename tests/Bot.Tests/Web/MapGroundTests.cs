using System.Net;
using System.Text.Json;
using Bot.Tests.Support;

namespace Bot.Tests.Web;

/// <summary>地图: the operator's borders and stations, and what the page says without them.</summary>
public sealed class MapGroundTests : IDisposable
{
    private readonly MapFiles _files = new();

    [Fact]
    public async Task TheBordersOfTheScope_AreGivenToTheScript_AndTheSourceIsNamed()
    {
        await using var bot = await BotFixture.StartAsync(("Content:BorderFile", _files.Write("borders.json", MapFiles.Borders)));
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");

        var page = WebUtility.HtmlDecode((await own.GetAsync("/board/map")).Text);
        Assert.Contains("界线：示例数据，审图号 无。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("虚线框", page, StringComparison.Ordinal);
        Assert.Contains("\"borders\":\"/board/map/borders\"", page, StringComparison.Ordinal);

        var mine = await own.GetAsync("/board/map/borders");
        Assert.Equal(["桃城区"], Names(mine.Text));
        Assert.Equal((2, 115.45, 37.62), Rings(mine.Text));
        Assert.Equal(["桃城区", "枣强县"], Names((await city.GetAsync("/board/map/borders")).Text));
        Assert.Equal(["枣强县"], Names((await city.GetAsync("/board/map/borders?county=枣强县")).Text));

        // What has no border keeps its box, and is named.
        Assert.Contains("虚线框只是冀州区、深州市", (await city.GetAsync("/board/map")).Text, StringComparison.Ordinal);

        // Another county's: refused, and on record.
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync("/board/map/borders?county=枣强县")).Status);
        Assert.Equal("map", (await BoardScene.LastRefusalAsync(bot, BoardScene.LeaderA))!.Subject);
        using var nobody = new BoardBrowser(bot, BoardScene.LeaderA);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/board/map/borders")).Status);
    }

    [Fact]
    public async Task WithoutAFile_ThePageSaysThatABoxIsNoBorder()
    {
        await using var bot = await BotFixture.StartAsync();
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        var page = WebUtility.HtmlDecode((await own.GetAsync("/board/map")).Text);

        Assert.Contains("虚线框只是桃城区的大致范围，不是行政界线（还没有放界线文件，请找系统管理员）。", page, StringComparison.Ordinal);
        Assert.Contains("\"borders\":\"\"", page, StringComparison.Ordinal);
        using var city = await BoardScene.SignedInAsync(bot, "chen.jing");
        Assert.Contains("虚线框只是各县市区的大致范围", (await city.GetAsync("/board/map")).Text, StringComparison.Ordinal);
        Assert.Equal("[]", (await own.GetAsync("/board/map/borders")).Text);
    }

    [Fact]
    public async Task StationsOfTheFile_StandBesideThoseOfTheSettings()
    {
        const string File =
            """
            { "type": "FeatureCollection", "features": [
              { "properties": { "name": "示例站点甲" }, "geometry": { "type": "Point", "coordinates": [115.67, 37.74] } },
              { "properties": { "name": "示例站点乙" }, "geometry": { "type": "Point", "coordinates": [115.70, 37.70] } } ] }
            """;
        await using var bot = await BotFixture.StartAsync(
            ("Content:StationFile", _files.Write("stations.json", File)),
            ("Board:Stations:0:Name", "示例站点甲"), ("Board:Stations:0:Latitude", "1"), ("Board:Stations:0:Longitude", "1"),
            ("Board:Stations:1:Name", "示例站点丙"), ("Board:Stations:1:Latitude", "37.6"), ("Board:Stations:1:Longitude", "115.6"));
        using var own = await BoardScene.SignedInAsync(bot, BoardScene.LeaderA);

        foreach (var (name, place) in new[] { ("示例站点甲", "\"latitude\":37.74,\"longitude\":115.67"), ("示例站点乙", "\"latitude\":37.7,\"longitude\":115.7"), ("示例站点丙", "\"latitude\":37.6,\"longitude\":115.6") })
        {
            Assert.Contains(place, WebUtility.HtmlDecode((await own.GetAsync($"/board/stations?station={name}")).Text), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _files.Dispose();

    private static IEnumerable<string?> Names(string json) => JsonDocument.Parse(json).RootElement.EnumerateArray().Select(border => border.GetProperty("name").GetString());

    private static (int Count, double Longitude, double Latitude) Rings(string json)
    {
        var rings = JsonDocument.Parse(json).RootElement[0].GetProperty("rings");
        return (rings.GetArrayLength(), rings[0][0].GetDouble(), rings[0][1].GetDouble());
    }
}

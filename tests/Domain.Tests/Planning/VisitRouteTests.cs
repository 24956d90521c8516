using Domain.Enterprises;
using Domain.Planning;

namespace Domain.Tests.Planning;

public sealed class VisitRouteTests
{
    /// <summary>Points on a line of latitude; the last has no place.</summary>
    private static readonly (string Name, GeoPoint? At)[] Line =
    [
        ("a", new GeoPoint(37.7, 115.60)),
        ("d", new GeoPoint(37.7, 115.63)),
        ("x", null),
        ("b", new GeoPoint(37.7, 115.61)),
        ("c", new GeoPoint(37.7, 115.62)),
    ];

    [Fact]
    public void Order_FollowsTheLine_WithoutAPlaceAtTheEnd() =>
        Assert.Equal("abcdx", string.Concat(VisitRoute.Order(Line, stop => stop.At).Select(stop => stop.Name)));

    [Fact]
    public void Order_NoStop_OneStop_SamePlace()
    {
        Assert.Empty(VisitRoute.Order(Array.Empty<GeoPoint>(), at => at));
        Assert.Single(VisitRoute.Order([new GeoPoint(1, 1)], at => at));
        Assert.Equal([1, 2, 3], VisitRoute.Order([1, 2, 3], _ => new GeoPoint(1, 1)));
    }

    [Fact]
    public void Order_KeepsEveryStop_BeginsWithTheFirst_AndIsTheSameAgain()
    {
        var random = new Random(20201127);
        for (var round = 0; round < 200; round++)
        {
            var points = Enumerable.Range(0, 8).Select(_ => new GeoPoint(37 + random.NextDouble(), 115 + random.NextDouble())).ToList();
            var way = VisitRoute.Order(points, at => at);
            Assert.Equal(points[0], way[0]);
            Assert.Equal(points.Order(Comparer<GeoPoint>.Create((a, b) => a.Latitude.CompareTo(b.Latitude))), way.Order(Comparer<GeoPoint>.Create((a, b) => a.Latitude.CompareTo(b.Latitude))));
            Assert.Equal(way, VisitRoute.Order(points, at => at));
        }
    }
}

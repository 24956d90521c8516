using Domain.Enterprises;

namespace Domain.Tests.Enterprises;

public sealed class GeoPointTests
{
    [Fact]
    public void MetresTo_OneDegreeOfLatitude_IsTheArc() =>
        Assert.Equal(111_195, new GeoPoint(37, 115).MetresTo(new GeoPoint(38, 115)), tolerance: 1);

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(-90.1, 0)]
    [InlineData(0, 180.1)]
    [InlineData(0, -180.1)]
    public void Constructor_OutsideTheEarth_Throws(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeoPoint(latitude, longitude));
}

using Domain.Enterprises;

namespace Domain.Tests.Enterprises;

public sealed class FullAddressTests
{
    [Theory]
    [InlineData("工业区纬三路8号", "景县龙华镇工业区纬三路8号")]
    [InlineData("龙华镇工业区纬三路8号", "景县龙华镇工业区纬三路8号")]
    [InlineData("景县龙华镇工业区纬三路8号", "景县龙华镇工业区纬三路8号")]
    [InlineData("衡水市景县经济开发区", "衡水市景县经济开发区")]
    [InlineData("", "景县龙华镇")]
    public void CountyAndTownship_StandOnce(string listed, string shown) => Assert.Equal(shown, Of(listed, "龙华镇").FullAddress());

    [Fact]
    public void WithoutTownship_TheCountyIsEnough() => Assert.Equal("景县纬三路8号", Of("纬三路8号", "").FullAddress());

    private static Enterprise Of(string address, string township) => new()
    {
        Id = "e1",
        Name = "景县晨光橡塑制品有限公司（示例）",
        Address = address,
        Industry = Industry.Of(16),
        Track = Track.Full,
        County = "景县",
        Township = township,
    };
}

using Domain.Enterprises.Import;

namespace Domain.Tests.Enterprises.Import;

public sealed class CoordinateTextTests
{
    [Theory]
    [InlineData("115.6753", 115.6753)]
    [InlineData("１１５．６７５３", 115.6753)]
    [InlineData(" 东经115.6753° ", 115.6753)]
    [InlineData("E115.6753", 115.6753)]
    [InlineData("37.735N", 37.735)]
    [InlineData("115°40′31.08″", 115.6753)]
    [InlineData("115°40'31.08\"", 115.6753)]
    [InlineData("115度40分31.08秒", 115.6753)]
    [InlineData("东经115°40’31.08”", 115.6753)]
    [InlineData("115 ° 40 ′ 31.08 ″ E", 115.6753)]
    [InlineData("115°40′31.08′′", 115.6753)]
    [InlineData("115.40.31.08", 115.6753)]
    [InlineData("115º40′31.08″", 115.6753)]
    [InlineData("115°40.518′", 115.6753)]
    [InlineData("115°", 115)]
    [InlineData("-37.5", -37.5)]
    [InlineData("37°30′S", -37.5)]
    public void ACoordinate_IsRead(string text, double degrees) => Assert.Equal(degrees, CoordinateText.Read(text)!.Value, 1e-9);

    [Theory]
    [InlineData("")]
    [InlineData("约115.6")]
    [InlineData("115°60′00″")]
    [InlineData("115°40′61″")]
    [InlineData("1156753")]
    [InlineData("115,6753")]
    [InlineData("NaN")]
    [InlineData("1e2")]
    [InlineData("115°40′31.08″37°")]
    public void AnythingElse_IsNone(string text) => Assert.Null(CoordinateText.Read(text));

    [Theory]
    [InlineData("115.6753,37.735")]
    [InlineData("115.6753，37.735")]
    [InlineData("115.6753; 37.735")]
    public void TwoInOneCell_AreTold(string text) => Assert.Equal(("115.6753", "37.735"), CoordinateText.Pair(text));

    [Fact]
    public void One_IsNoPair() => Assert.Null(CoordinateText.Pair("115.6753"));
}

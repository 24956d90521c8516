using Bot.Features.Shared;

namespace Bot.Tests.Features.Shared;

public sealed class DayTextTests
{
    private static readonly DateOnly Today = new(2020, 12, 7);

    [Theory]
    [InlineData("12-20", "2020-12-20")]
    [InlineData("12/20", "2020-12-20")]
    [InlineData("12月20日", "2020-12-20")]
    [InlineData("12月20号", "2020-12-20")]
    [InlineData("2020-12-20", "2020-12-20")]
    [InlineData("2021.1.5", "2021-01-05")]
    [InlineData("2021年1月5日", "2021-01-05")]
    [InlineData("1-15", "2021-01-15")]
    [InlineData("12-07", "2020-12-07")]
    [InlineData("3天后", "2020-12-10")]
    [InlineData("15天", "2020-12-22")]
    [InlineData("\uFF11\uFF12-\uFF12\uFF10", "2020-12-20")]
    [InlineData("12.25", "2020-12-25")]
    [InlineData("12。25", "2020-12-25")]
    [InlineData("下周五", "2020-12-18")]
    [InlineData("这周日", "2020-12-13")]
    [InlineData("十天内", "2020-12-17")]
    [InlineData("十天后", "2020-12-17")]
    [InlineData("二十一天", "2020-12-28")]
    [InlineData("两周后", "2020-12-21")]
    [InlineData("一个月内", "2021-01-07")]
    [InlineData("明天", "2020-12-08")]
    [InlineData("月底", "2020-12-31")]
    public void Read_ADay(string typed, string expected) =>
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), DayText.Read(typed, Today)?.Day);

    [Theory]
    [InlineData("12-06", "已经过去")]
    [InlineData("2020-12-06", "已经过去")]
    [InlineData("2-30", "没有2-30")]
    [InlineData("13-1", "没有13-1")]
    [InlineData("2023-1-1", "超过一年")]
    [InlineData("999天后", "超过一年")]
    public void Read_ADayThatCannotBe_SaysWhy(string typed, string expected)
    {
        var read = DayText.Read(typed, Today);

        Assert.Null(read?.Day);
        Assert.Contains(expected, read?.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-05-12", "今天", "2021-05-12")]
    [InlineData("2021-05-12", "昨 天", "2021-05-11")]
    [InlineData("2021-05-12", "前天", "2021-05-10")]
    [InlineData("2021-05-12", "这周一", "2021-05-10")]
    [InlineData("2021-05-12", "5-10", "2021-05-10")]
    [InlineData("2021-05-12", " 5 月 10 日 ", "2021-05-10")]
    [InlineData("2021-05-12", "\uFF15\uFF0D\uFF11\uFF10", "2021-05-10")]
    [InlineData("2021-05-12", "2021.5.10", "2021-05-10")]
    [InlineData("2021-05-12", "2021年5月10日", "2021-05-10")]
    [InlineData("2021-05-12", "5-20", "2021-05-20")]
    [InlineData("2021-05-12", "明天", "2021-05-13")]
    [InlineData("2021-05-12", "12-9", "2020-12-09")]
    [InlineData("2021-05-12", "2021-12-9", "2021-12-09")]
    [InlineData("2020-12-10", "12-9", "2020-12-09")]
    [InlineData("2021-01-05", "12-9", "2020-12-09")]
    [InlineData("2021-01-05", "1-6", "2021-01-06")]
    public void ReadPast_ADay(string today, string typed, string expected) => Assert.Equal(Day(expected), DayText.ReadPast(typed, Day(today))?.Day);

    [Fact]
    public void ReadPast_SaysWhatIsNoDay()
    {
        Assert.Equal("日历上没有2-30这一天，没有记下。", DayText.ReadPast("2-30", Today)?.Fault);
        Assert.All(["五月", "上次", "165", ""], typed => Assert.Null(DayText.ReadPast(typed, Today)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("尽快")]
    [InlineData("十十天")]
    [InlineData("下周八")]
    [InlineData("165")]
    [InlineData("")]
    public void Read_NoDay_IsNull(string typed) => Assert.Null(DayText.Read(typed, Today));
}

using Bot.Features.ReportFinding;
using Domain.Inspections;

namespace Bot.Tests.Features.ReportFinding;

public sealed class OneLineTests
{
    private static readonly DateOnly Today = new(2020, 12, 7);

    [Theory]
    [InlineData("7 限期整改 12-20 重点 除尘器未开,正在生产,烟尘直排")]
    [InlineData("重点 12-20 7 限期整改 除尘器未开,正在生产,烟尘直排")]
    [InlineData("7,限期整改,12月20日,重点,除尘器未开,正在生产,烟尘直排")]
    [InlineData("除尘器未开,正在生产,烟尘直排 7 限期整改 12-20 重点")]
    [InlineData("7 4 12-20 重点问题 除尘器未开,正在生产,烟尘直排")]
    [InlineData("污染防治设施不正常运行 限期 13天后 重点 除尘器未开,正在生产,烟尘直排")]
    public void Read_InAnyOrder(string line)
    {
        var parts = OneLine.Read(line, Today);

        Assert.Equal("除尘器未开,正在生产,烟尘直排", parts.Text);
        Assert.Equal(7, parts.Type?.Code);
        Assert.Equal(Handling.Deadline, parts.Handling);
        Assert.Equal(new DateOnly(2020, 12, 20), parts.Deadline);
        Assert.Equal(Severity.Key, parts.Severity);
        Assert.Empty(parts.Notes);
    }

    [Theory]
    [InlineData("氮氧化物小时均值 165")]
    [InlineData("无证排污,正在生产")]
    [InlineData("3台喷漆机无集气罩")]
    public void Read_NumbersAndNamesInsideTheText_StayText(string line)
    {
        var parts = OneLine.Read(line, Today);

        Assert.Equal(line, parts.Text);
        Assert.False(parts.HasChoices);
    }

    [Fact]
    public void Read_FifteenIsSix() => Assert.Equal(6, OneLine.Read("15 未办证,正在生产", Today).Type?.Code);

    [Fact]
    public void Read_UnknownNumberAndPastDay_AreNotedAndTheTextKept()
    {
        var parts = OneLine.Read("99 限期整改 12-01 除尘器未开", Today);

        Assert.Equal("除尘器未开", parts.Text);
        Assert.Null(parts.Type);
        Assert.Null(parts.Deadline);
        Assert.Equal(Handling.Deadline, parts.Handling);
        Assert.Equal(2, parts.Notes.Count);
        Assert.Contains("没有99号", parts.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyTo_ABareDay_Means限期整改()
    {
        var finding = new Finding { Id = "f", Ordinal = 1, Text = "除尘器未开", Handling = Handling.Of(3) };

        var changed = OneLine.Read("12-20", Today).ApplyTo(finding);

        Assert.Equal(Handling.Deadline, changed.Handling);
        Assert.Equal("除尘器未开", changed.Text);
    }
}

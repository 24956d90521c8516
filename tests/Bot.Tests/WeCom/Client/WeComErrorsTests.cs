using System.Globalization;
using Bot.WeCom.Client;

namespace Bot.Tests.WeCom.Client;

public sealed class WeComErrorsTests
{
    // Transcribed from the reference, 7.2 and 4.11, row by row.
    [Theory]
    [InlineData("Retry", "-1 6000 45009 45033 81026 41063 90304")]
    [InlineData("RefreshToken", "42001 40014 41001 42009 40082")]
    [InlineData("DropRecipient", "42007 42003 42022 40029 81013 40003 40031 60111 46004 60011 60021 92000 50002 301021 60003 60123 40066 40068 43004 84061 40096 95001 95002 95018")]
    [InlineData("Configuration", "40001 40013 40091 41002 41004 40056 45031 301002 48001 48002 48004 48006 48007 48008 48009 50001 50003 60020 60031 301007 43012 40057 80001 85005 42012 40093 45024 670001 93000 93004 93008")]
    [InlineData("MediaExpired", "40007")]
    [InlineData("TooLate", "60140 42052")]
    [InlineData("PayloadBug", "41011 40004 40005 40006 40009 40011 40123 40008 40032 82002 82003 40033 40035 40058 40063 40039 40094 45034 40074 41006 41009 41016 41033")]
    [InlineData("PayloadBug", "42014 42015 42016 42017 42018 42019 42020 42027 42028 42029 42030 42031 42033 42035 42036 42037 42038 42039 42040 42041 42042 42043 42044 42045 42046 42047 42049 42050 42051")]
    [InlineData("PayloadBug", "44001 44004 45001 45002 45007 45008 45032 82001 82004 40201 40204 40206 82101 82102 86003 40050 86008 90200 90201 90202 90203 90204 90206 90207 90208 830002")]
    public void EveryCodeOfTheReference_HasItsClass(string expected, string codes)
    {
        foreach (var code in codes.Split(' ').Select(code => int.Parse(code, CultureInfo.InvariantCulture)))
        {
            Assert.True(WeComErrors.IsKnown(code), $"{code} is missing");
            Assert.True(WeComErrors.Classify(code).ToString() == expected, $"{code} is {WeComErrors.Classify(code)}, not {expected}");
        }
    }

    [Fact]
    public void TheWholeRangeOfCardCodes_IsKnown()
    {
        foreach (var code in Enumerable.Range(42014, 42051 - 42014 + 1).Where(code => code != 42022))
        {
            Assert.Equal(ErrorClass.PayloadBug, WeComErrors.Classify(code));
        }
    }

    [Fact]
    public void UnknownCode_IsRetriedAndMarked()
    {
        Assert.Equal(ErrorClass.Retry, WeComErrors.Classify(999999));
        Assert.False(WeComErrors.IsKnown(999999));
    }
}

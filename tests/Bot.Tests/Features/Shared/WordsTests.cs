using Bot.Features.Shared;

namespace Bot.Tests.Features.Shared;

public sealed class WordsTests
{
    [Theory]
    [InlineData("😀👍", false)]
    [InlineData("", false)]
    [InlineData("。。!", false)]
    [InlineData("漏", true)]
    [InlineData("😀漏", true)]
    public void SaySomething_NeedsALetterOrDigit(string text, bool expected) => Assert.Equal(expected, Words.SaySomething(text));

    [Fact]
    public void Quote_CutsAtACharacterNotInsideOne() => Assert.Equal("“👨‍👩‍👧好…”", Words.Quote("👨‍👩‍👧好漏风", 2));

    [Fact]
    public void LocalDate_IsShanghais() =>
        Assert.Equal(new DateOnly(2020, 12, 8), new DateTimeOffset(2020, 12, 7, 16, 0, 0, TimeSpan.Zero).LocalDate());

    [Fact]
    public void FindingRef_RoundTrips()
    {
        var reference = new FindingRef("abc", "def");

        Assert.Equal(reference, FindingRef.Parse(reference.ToString()));
        Assert.Null(FindingRef.Parse("abc"));
        Assert.Null(FindingRef.Parse("~x"));
    }
}

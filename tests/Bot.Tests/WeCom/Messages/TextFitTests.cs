using System.Globalization;
using System.Text;
using Bot.WeCom.Messages;
using FsCheck.Xunit;

namespace Bot.Tests.WeCom.Messages;

public sealed class TextFitTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("一二三", 3, "一二三")]
    [InlineData("一二三四", 3, "一二…")]
    [InlineData("一二", 1, "…")]
    [InlineData("一", 1, "一")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧👨‍👩‍👧")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    public void Cut_CountsTextElements(string text, int characters, string expected) => Assert.Equal(expected, TextFit.Cut(text, characters));

    [Fact]
    public void Cut_OfNothing_IsABug() => Assert.Throws<ArgumentOutOfRangeException>(() => TextFit.Cut("a", 0));

    [Property]
    public void Cut_AlwaysFits_AndKeepsTheBeginning(string? text, byte size)
    {
        text = $"{text}😀{text}";
        var most = size + 1;
        var cut = TextFit.Cut(text, most);
        Assert.True(new StringInfo(cut).LengthInTextElements <= most);
        Assert.True(cut == text || (cut.EndsWith('…') && text.StartsWith(cut[..^1], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", 10, "")]
    [InlineData(" \n ", 10, "")]
    [InlineData("一二三", 9, "一二三")]
    [InlineData("一二三四", 9, "一二三|四")]
    [InlineData("ab\ncd\nef", 5, "ab\ncd|ef")]
    [InlineData("ab\r\ncd", 5, "ab\ncd")]
    [InlineData("ab\ncdefghijk\nl", 5, "ab|cdefg|hijk|l")]
    [InlineData("😀😀", 5, "😀|😀")]
    [InlineData("👨‍👩‍👧", 5, "👨|‍|👩|‍|👧")]
    public void Split_PrefersLines(string text, int bytes, string expected)
    {
        var parts = TextFit.Split(text, bytes);
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), parts);
    }

    [Property]
    public void Split_LosesNothing_AndFits(string? first, string? second, byte size)
    {
        var text = $"{first}\n{second}中文😀";
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        var parts = TextFit.Split(text, size + 4);
        Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, size + 4));
        Assert.Equal(Visible(text), Visible(string.Concat(parts)));
    }

    [Fact]
    public void Split_OfThreeThousandCharacters_FitsTheTextMessage()
    {
        var parts = TextFit.Split(string.Concat(Enumerable.Repeat("粉尘无组织排放", 430)), 2048);
        Assert.Equal(5, parts.Count);
        Assert.All(parts, part => WeComJson.Send(Samples.Zhao, 1, new TextMessage(part)));
    }

    private static string Visible(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
}

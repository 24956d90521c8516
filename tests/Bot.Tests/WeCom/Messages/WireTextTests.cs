using System.Text;
using System.Text.Json;
using Bot.WeCom.Messages;
using FsCheck.Xunit;

namespace Bot.Tests.WeCom.Messages;

public sealed class WireTextTests
{
    [Theory]
    [InlineData("😀", "😀")]
    [InlineData("👨‍👩‍👧𠮷中文", "👨‍👩‍👧𠮷中文")]
    [InlineData("\"q\" \\ /", "\\\"q\\\" \\\\ /")]
    [InlineData("\\uD83D\\uDE00", "\\\\uD83D\\\\uDE00")]
    [InlineData("\\😀\\\\😀", "\\\\😀\\\\\\\\😀")]
    [InlineData("a\u0000\u001b\u007f\u0085\r\nb\tc", "a\\nb c")]
    [InlineData("<a href='x'>&+\u2028", "<a href='x'>&+\u2028")]
    public void Text_IsRawUtf8(string text, string literal) =>
        Assert.Equal($"\"{literal}\"", ContentLiteral(text));

    [Fact]
    public void LoneSurrogate_BecomesTheReplacementCharacter() => Assert.Equal("\"a\uFFFDb\"", ContentLiteral("a\uD83Db"));

    [Property(MaxTest = 500)]
    public void AnyText_ComesBack_WithoutUnicodeEscapes(string? text)
    {
        text = $"x{text}\uD83D\uDE00";
        var literal = ContentLiteral(text);

        Assert.DoesNotContain("\\u", literal.Replace("\\\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var kept = string.Concat(text.Replace('\t', ' ').Where(c => c == '\n' || !char.IsControl(c)));
        Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept)), JsonSerializer.Deserialize<string>(literal));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    public void RandomUtf16_ComesBack(int length)
    {
        var random = new Random(length);
        for (var round = 0; round < 2000; round++)
        {
            var text = $"x{string.Concat(Enumerable.Range(0, length).Select(_ => "\\\"u\uD83D\uDE00\n\tD8中"[random.Next(10)]))}";
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\t', ' ')));
            Assert.Equal(expected, JsonSerializer.Deserialize<string>(ContentLiteral(text)));
        }
    }

    /// <summary>What stands on the wire between "content": and the closing brace.</summary>
    private static string ContentLiteral(string text)
    {
        var json = Encoding.UTF8.GetString(WeComJson.Send(Samples.Zhao, 1, new TextMessage(text)));
        const string Before = "\"text\":{\"content\":";
        const string After = "},\"enable_duplicate_check\":1,\"duplicate_check_interval\":14400}";
        Assert.EndsWith(After, json, StringComparison.Ordinal);
        var start = json.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return json[start..^After.Length];
    }
}

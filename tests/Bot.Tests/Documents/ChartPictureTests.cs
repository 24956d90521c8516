using Bot.Documents;

namespace Bot.Tests.Documents;

/// <summary>Pictures of a second host in one process, as after a restart in tests and demo.</summary>
public sealed class ChartPictureTests
{
    [Fact]
    public void ASecondFont_DrawsTheSamePicture_AfterTheFirstIsGone()
    {
        var first = Drawn();
        Assert.SkipWhen(first is null, "No font with Chinese letters here.");
        Assert.Equal(first, Drawn());
    }

    private static byte[]? Drawn()
    {
        using var font = ChartFont.Find("");
        return font is null ? null : ChartPicture.Draw(font, "桃城区日报", "覆盖率3%", [new Chart.Bars("体检覆盖率", [new Chart.Bar("桃城区", 3, "1/31家")], 100)]);
    }
}

using Bot.Documents;
using Domain.Enterprises;
using Domain.Inspections;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Documents;

/// <summary>What the shipped word lists make of inspectors' texts (annex 4: 企业是否生产, 污染现象, 违法行为).</summary>
public class DescriptionWordsTests
{
    [Theory]
    [InlineData("正在生产，除尘器未开启，烟尘直排", "")]
    [InlineData("现场检查时正在生产,喷漆房门密封不严,有漏风,活性炭和过滤棉未及时更换", "")]
    [InlineData("原料砂土露天堆放未苫盖,厂区道路积尘,未生产", "")]
    [InlineData("热熔挤出工序光氧设备未开启,正在生产,异味明显", "")]
    [InlineData("除尘器未开启，烟尘直排", "Producing")]
    [InlineData("正在生产，除尘器未开启", "Pollution")]
    [InlineData("未生产", "Pollution,Violation")]
    [InlineData("停产检修，未见异味", "Violation")]
    [InlineData("未生产，车间有异味", "Violation")]
    [InlineData("正在生产，未见明显污染现象", "Violation")]
    [InlineData("看了一圈", "Producing,Pollution,Violation")]
    public void MissingParts_AreThoseTheTextDoesNotTell(string text, string missing)
    {
        var words = new ContentFiles(Options.Create(new ContentOptions())).DescriptionWords;

        var asked = CompleteForm.Missing(With(text), words).Select(part => part.Part.ToString());

        Assert.Equal(missing.Split(',', StringSplitOptions.RemoveEmptyEntries), asked);
    }

    private static Inspection With(string text) => Samples.Signed with
    {
        Status = InspectionStatus.Draft,
        Findings = [Samples.Signed.Findings[0] with { Text = text, Type = ProblemType.Of(7), Handling = Handling.Of(3), Severity = Severity.General, Deadline = null }],
        Enterprise = Samples.Signed.Enterprise with { Location = new GeoPoint(37.7, 115.7) },
    };
}

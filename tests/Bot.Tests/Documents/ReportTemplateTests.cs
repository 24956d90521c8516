using Bot.Documents;

namespace Bot.Tests.Documents;

/// <summary>The reports' templates are an operator's to change; what he mistypes he is told.</summary>
public sealed class ReportTemplateTests
{
    [Theory]
    [InlineData("标题\n已体检{已体险}家", "内容文件“x.txt”第2行的“{已体险}”没有这个名字。可以写：已体检、表。")]
    [InlineData("// 注\n标题\n\n已体检{已体检家", "内容文件“x.txt”第4行的大括号不成对。")]
    [InlineData("标题", "内容文件“x.txt”里没有标题和正文。")]
    public void AMistake_IsNamed_WithFileAndLine(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ContentFileException>(() => ReportTemplate.Read("x.txt", text, ["已体检", "表"])).Message);

    [Fact]
    public void Lines_BecomeParagraphs_AndEmptyOnesAreLeftOut()
    {
        var template = ReportTemplate.Read("x.txt", "{已体检}的标题\n局领导：\n# 一、甲\n## （一）乙\n{空}\n{表}\n已体检{已体检}家\n>> 单位", ["已体检", "空", "表"]);
        var blocks = template.Fill(
            new Dictionary<string, string> { ["已体检"] = "1", ["空"] = "" },
            new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["表"] = [["列"], ["1"]] });
        Assert.Equal(
            [(ReportPart.Title, "1的标题"), (ReportPart.Address, "局领导："), (ReportPart.Heading, "一、甲"), (ReportPart.SubHeading, "（一）乙"), (ReportPart.Text, ""), (ReportPart.Text, "已体检1家"), (ReportPart.Right, "单位")],
            blocks.Select(block => (block.Part, block.Text)));
        Assert.NotNull(blocks[4].Table);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Bot.Documents;
using Bot.Tests.Support;
using MiniExcelLibs;

namespace Bot.Tests.Documents;

public class LedgerWorkbookTests
{
    /// <summary>Annex 4, in its order.</summary>
    private static readonly string[] Headers =
    [
        "检查日期", "序号", "检查人员", "企业名称", "企业类型", "行业类别", "是否超低排放改造的企业", "是否绩效分级A级或B级企业", "是否2019年以来自主验收的企业项目(含涉VOCs新建项目)",
        "经度", "纬度", "县市区", "乡镇或开发区", "存在的问题", "问题类型", "查处情况", "整改情况", "处罚情况", "责任人签字",
    ];

    private static readonly string[] Row =
    [
        "2020-12-10", "7", "张伟、王芳", "景县晨光橡塑制品有限公司（示例）", "有限责任公司", "16. 橡胶", "2. 否", "否", "1. 是",
        "116.270845", "37.692312", "景县", "龙华镇", "正在生产，硫化工序光氧设备未开启，\n有机废气无组织排放", "7. 污染防治设施不正常运行", "4. 限期整改", "", "", "张伟、王芳",
    ];

    [Fact]
    public void Render_Rows_IsTheApprovedText() => Golden.Match(TextOf(LedgerWorkbook.Render(Headers, [Row, With(13, "未发现问题")])), "Ledger.xlsx.txt");

    [Fact]
    public void Render_NoRows_StillHasTheHeaders()
    {
        var sheet = Sheet(LedgerWorkbook.Render(Headers, []));

        Assert.Equal(Headers, sheet.Descendants().Where(node => node.Name.LocalName == "v").Select(node => node.Value));
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes() => Assert.Equal(LedgerWorkbook.Render(Headers, [Row]), LedgerWorkbook.Render(Headers, [Row]));

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.invalid\",\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-除尘器未开")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public void Render_TextThatLooksLikeAFormula_StaysText(string text)
    {
        var bytes = LedgerWorkbook.Render(Headers, [With(13, text)]);

        var cell = Sheet(bytes).Descendants().Single(node => node.Name.LocalName == "c" && (string?)node.Attribute("r") == "N2");
        Assert.Equal("str", (string?)cell.Attribute("t"));
        Assert.DoesNotContain(Sheet(bytes).Descendants(), node => node.Name.LocalName == "f");
        Assert.Equal(text.ReplaceLineEndings("\n"), cell.Value);
    }

    [Fact]
    public void Render_Coordinates_AreNumbersAndDatesText()
    {
        var cells = Sheet(LedgerWorkbook.Render(Headers, [Row])).Descendants().Where(node => node.Name.LocalName == "c").ToDictionary(node => (string)node.Attribute("r")!, node => ((string?)node.Attribute("t"), node.Value));

        Assert.Equal(("n", "116.270845"), cells["J2"]);
        Assert.Equal(("n", "37.692312"), cells["K2"]);
        Assert.Equal(("str", "2020-12-10"), cells["A2"]);
    }

    [Fact]
    public void Render_RowOfAnotherLength_Throws() => Assert.Throws<ArgumentException>(() => LedgerWorkbook.Render(Headers, [["2020-12-10"]]));

    private static string[] With(int column, string text) => [.. Row[..column], text, .. Row[(column + 1)..]];

    private static XDocument Sheet(byte[] xlsx)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        using var stream = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XDocument.Load(stream);
    }

    /// <summary>The cells as the import would read them, one row per block.</summary>
    private static string TextOf(byte[] xlsx)
    {
        using var stream = new MemoryStream(xlsx);
        var rows = stream.Query(sheetName: LedgerWorkbook.SheetName).Cast<IDictionary<string, object?>>();
        return string.Join("\n----\n", rows.Select(row => string.Join('\n', row.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Key}: {cell.Value} ({cell.Value?.GetType().Name ?? "empty"})")))));
    }
}

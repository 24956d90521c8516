using System.IO.Compression;
using System.Xml.Linq;
using Bot.Documents.Lists;
using MiniExcelLibs;

namespace Bot.Tests.Documents.Lists;

public sealed class ListWorkbookTests
{
    private static readonly WorkbookSheet First = new("没有完成自查", ["企业名称", "负责人"], [["衡水恒泰焦化有限公司", "何晓燕"], ["=HYPERLINK(\"http://example.invalid\",\"x\")", "+1+1"]]);

    private static readonly WorkbookSheet Second = new("没有企业微信", ["企业名称", "电话"], [["无名厂", ""]]);

    [Fact]
    public void EachSheet_HasItsNameHeadersAndRows()
    {
        using var stream = new MemoryStream(ListWorkbook.Render(First, Second));

        Assert.Equal(["没有完成自查", "没有企业微信"], stream.GetSheetNames());
        Assert.Equal(["企业名称|负责人", "衡水恒泰焦化有限公司|何晓燕", "'=HYPERLINK(\"http://example.invalid\",\"x\")|'+1+1"], Rows(stream, First.Name));
        Assert.Equal(["企业名称|电话", "无名厂|"], Rows(stream, Second.Name));
    }

    [Fact]
    public void TextThatLooksLikeAFormula_StaysText()
    {
        using var zip = new ZipArchive(new MemoryStream(ListWorkbook.Render(First, Second)));
        var cells = Sheet(zip, 1).Descendants().Where(node => node.Name.LocalName == "c").ToList();

        Assert.All(cells, cell => Assert.Equal("str", (string?)cell.Attribute("t")));
        Assert.DoesNotContain(Sheet(zip, 1).Descendants(), node => node.Name.LocalName == "f");
    }

    [Fact]
    public void NoRows_StillHasTheHeaders()
    {
        using var stream = new MemoryStream(ListWorkbook.Render(First with { Rows = [] }, Second));

        Assert.Equal(["企业名称|负责人"], Rows(stream, First.Name));
    }

    [Fact]
    public void Twice_GivesTheSameBytes_AndWidths()
    {
        var bytes = ListWorkbook.Render(First, Second);
        Assert.Equal(bytes, ListWorkbook.Render(First, Second));

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["34", "16"], Sheet(zip, 1).Descendants().Where(node => node.Name.LocalName == "col").Select(node => (string?)node.Attribute("width")));
    }

    [Fact]
    public void ARowOfAnotherLength_Throws() => Assert.Throws<ArgumentException>(() => ListWorkbook.Render(First with { Rows = [["一格"]] }));

    private static IEnumerable<string> Rows(Stream stream, string sheet) =>
        stream.Query(sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => string.Join('|', row.Values));

    private static XDocument Sheet(ZipArchive zip, int number)
    {
        using var stream = zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        return XDocument.Load(stream);
    }
}

using System.IO.Compression;
using System.Text;
using Bot.Documents.Lists;

namespace Bot.Tests.Documents.Lists;

public sealed class XlsxListTests
{
    [Fact]
    public void Cells_AreReadByTheirPlace_WhateverTheirKind()
    {
        var bytes = Xlsx.Of(
            [("名单", "", """
                <sheetData>
                  <row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2"><v>1.1567499999999998E2</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c></row>
                  <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" t="str"><f>A1&amp;A2</f><v>结果</v></c><c r="C4" s="3"/><c r="D4"><v>20201130</v></c></row>
                  <row r="5"><c r="A5" s="3"/></row>
                </sheetData>
                """)],
            "<t>企业名称</t>",
            """<r><t>宏</t></r><r><t xml:space="preserve">达 厂</t></r><rPh sb="0" eb="1"><t>hong</t></rPh>""");

        var sheet = Assert.Single(ListFile.Read(bytes).Sheets);

        Assert.Equal("名单", sheet.Name);
        Assert.Equal([2, 4], sheet.Lines.Select(line => line.Number));
        Assert.Equal(["", "企业名称", "", "115.67499999999998", "TRUE", "#N/A"], sheet.Lines[0].Cells);
        Assert.Equal(["宏达 厂", "结果", "", "20201130"], sheet.Lines[1].Cells);
        Assert.Equal([1], sheet.Lines[1].Formulas);
    }

    [Fact]
    public void AMergedRange_HasItsTextInEveryCell()
    {
        var bytes = Xlsx.Of([("名单", "", $"<sheetData>{Xlsx.Row(1, "企业名称", "坐标", "")}{Xlsx.Row(2, "", "经度", "纬度")}{Xlsx.Row(3, "甲厂", "1", "2")}</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>")]);

        var lines = ListFile.Read(bytes).Sheets[0].Lines;

        Assert.Equal(["企业名称", "坐标", "坐标"], lines[0].Cells);
        Assert.Equal(["企业名称", "经度", "纬度"], lines[1].Cells);
    }

    [Fact]
    public void HiddenRowsAndSheets_AreNotRead_ButSaid()
    {
        var hidden = Xlsx.Row(2, "乙厂").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal);
        var bytes = Xlsx.Of([("名单", "", $"<sheetData>{Xlsx.Row(1, "甲厂")}{hidden}</sheetData>"), ("旧", "hidden", "<sheetData/>"), ("密", "veryHidden", "<sheetData/>")]);

        var content = ListFile.Read(bytes);

        var sheet = Assert.Single(content.Sheets);
        Assert.Equal((1, 1), (sheet.HiddenLines, sheet.Lines.Count));
        Assert.Equal(["旧", "密"], content.HiddenSheets);
    }

    [Fact]
    public void OurOwnTables_AreReadBack_AndComputeNothing()
    {
        var bytes = ListWorkbook.Render(new WorkbookSheet("表", ["列"], [["=1+1"], ["+86"], ["-1"], ["@x"], ["文字"]]));

        var lines = ListFile.Read(bytes).Sheets[0].Lines;

        Assert.Equal(["列", "'=1+1", "'+86", "'-1", "'@x", "文字"], lines.Select(line => line.Cells[0]));
        Assert.All(lines, line => Assert.Null(line.Formulas));
    }

    [Fact]
    public void WhatIsNoWorkbook_IsRefusedByItsKind()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("readme.txt");
        }

        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        var good = Xlsx.Table(["企业名称"], ["甲厂"]);
        Assert.Equal(ListFault.Empty, Fault([]));
        Assert.Contains(Fault(zip.ToArray()), new[] { ListFault.NoSpreadsheet, ListFault.Damaged });
        Assert.Equal(ListFault.Damaged, Fault(good[..(good.Length / 2)]));
        Assert.Equal(ListFault.Password, Fault([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.Equal(ListFault.OldFormat, Fault([.. compound, .. Encoding.Unicode.GetBytes("Workbook")]));
        Assert.Equal(ListFault.NoSpreadsheet, Fault([.. compound, .. Encoding.Unicode.GetBytes("WordDocument")]));
        Assert.Equal(ListFault.NoSpreadsheet, Fault("%PDF-1.7"u8.ToArray()));
        Assert.Equal(ListFault.NoSpreadsheet, Fault("<html><table>"u8.ToArray()));
        Assert.Equal(ListFault.Encoding, Fault([0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]));
        Assert.Equal(ListFault.Damaged, Fault(Xlsx.Of([("名单", "", """<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>""")])));
    }

    [Fact]
    public void TooManyLines_AreRefused()
    {
        var rows = string.Concat(Enumerable.Range(1, ListFile.MostLines + 1).Select(number => $"""<row r="{number}"><c r="A{number}"><v>1</v></c></row>"""));

        Assert.Equal(ListFault.TooManyLines, Fault(Xlsx.Of([("名单", "", $"<sheetData>{rows}</sheetData>")])));
    }

    internal static ListFault Fault(byte[] bytes) => Assert.Throws<ListFileException>(() => ListFile.Read(bytes)).Fault;
}

using System.IO.Compression;
using System.Text;

namespace Bot.Tests.Documents.Lists;

/// <summary>Workbooks as spreadsheet programs write them (ECMA-376), put together from their XML.</summary>
internal static class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <param name="sheets">Name, state ("" for visible) and the XML within worksheet.</param>
    public static byte[] Of(IReadOnlyList<(string Name, string State, string Xml)> sheets, params string[] shared)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Types}.sharedStrings+xml"/>{string.Concat(sheets.Select((_, index) => $"""<Override PartName="/xl/worksheets/sheet{index}.xml" ContentType="{Types}.worksheet+xml"/>"""))}</Types>""");
            Put(zip, "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Put(zip, "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Select((sheet, index) => $"""<sheet name="{sheet.Name}" sheetId="{index + 1}"{(sheet.State.Length > 0 ? $" state=\"{sheet.State}\"" : "")} r:id="s{index}"/>"""))}</sheets></workbook>""");
            Put(zip, "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/>{string.Concat(sheets.Select((_, index) => $"""<Relationship Id="s{index}" Type="{Relations}/worksheet" Target="worksheets/sheet{index}.xml"/>"""))}</Relationships>""");
            Put(zip, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat(shared.Select(text => $"<si>{text}</si>"))}</sst>""");
            foreach (var (index, sheet) in sheets.Index())
            {
                Put(zip, $"xl/worksheets/sheet{index}.xml", $"""<worksheet xmlns="{Main}">{sheet.Xml}</worksheet>""");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A sheet of texts.</summary>
    public static byte[] Table(params string[][] rows) => Of([("名单", "", $"<sheetData>{string.Concat(rows.Select((row, index) => Row(index + 1, row)))}</sheetData>")]);

    /// <summary>A row of texts, in the cells A, B, C …</summary>
    public static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((cell, index) => $"""<c r="{(char)('A' + index)}{number}" t="inlineStr"><is><t>{System.Security.SecurityElement.Escape(cell)}</t></is></c>"""))}</row>""";

    private static void Put(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}"""));
    }
}

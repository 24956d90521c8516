using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Bot.Documents.Lists;

/// <summary>The visible cells of a workbook. The library finds the parts; the sheets are read as a stream, since a list may have a million cells.</summary>
internal static class XlsxList
{
    /// <summary>What the parts may unpack to: a list of 100,000 lines takes some 100 MB.</summary>
    private const long MostUnpacked = 600L * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, MaxCharactersInDocument = MostUnpacked };

    /// <exception cref="ListFileException">No workbook, or one that cannot be read.</exception>
    public static ListContent Read(byte[] bytes)
    {
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read))
            {
                if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked)
                {
                    throw new ListFileException(ListFault.TooLarge);
                }
            }

            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            return document.WorkbookPart is { Workbook.Sheets: not null } workbook ? Read(workbook) : throw new ListFileException(ListFault.NoSpreadsheet);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new ListFileException(ListFault.Damaged, wrong);
        }
    }

    private static ListContent Read(WorkbookPart workbook)
    {
        var shared = workbook.SharedStringTablePart is { } part ? SharedTexts(part) : [];
        var (sheets, hidden) = (new List<ListSheet>(), new List<string>());
        foreach (var sheet in workbook.Workbook!.Sheets!.Elements<Sheet>())
        {
            var name = sheet.Name?.Value ?? "";
            if (sheet.State?.Value is { } state && state != SheetStateValues.Visible)
            {
                hidden.Add(name);
            }
            else if (sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out var found) && found is WorksheetPart cells)
            {
                using var stream = cells.GetStream(FileMode.Open, FileAccess.Read);
                using var reader = XmlReader.Create(stream, Settings);
                sheets.Add(new XlsxSheet(name, reader, shared, ListFile.MostLines - sheets.Sum(one => one.Lines.Count)).Read());
            }
        }

        return new ListContent(sheets, hidden);
    }

    private static List<string> SharedTexts(SharedStringTablePart part)
    {
        var texts = new List<string>();
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(XlsxSheet.RichText(reader));
            }
        }

        return texts;
    }
}

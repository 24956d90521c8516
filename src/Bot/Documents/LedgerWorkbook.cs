using System.Data;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bot.Documents.Lists;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Bot.Documents;

/// <summary>问题台账 (annex 4) as .xlsx: the first row is the headers, so that a program can read it back.</summary>
internal static partial class LedgerWorkbook
{
    public const string SheetName = "问题台账";

    private const string Sheet = "xl/worksheets/sheet1.xml";

    /// <summary>What stands behind the last row.</summary>
    private const string RowsEnd = "</x:sheetData>";

    // Width in characters of the default font; a Chinese character takes two.
    private const double DefaultWidth = 14;

    private const double LineHeight = 15;

    private static readonly HashSet<string> NumberColumns = ["序号", "经度", "纬度"];

    private static readonly Dictionary<string, double> Widths = new()
    {
        ["序号"] = 7,
        ["检查日期"] = 12,
        ["企业名称"] = 26,
        ["存在的问题"] = 50,
        ["问题类型"] = 24,
        ["查处情况"] = 16,
        ["整改情况"] = 20,
        ["处罚情况"] = 20,
        ["县市区"] = 10,
        ["经度"] = 12,
        ["纬度"] = 12,
    };

    /// <summary>The rows below the headers, as they were written.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content)
    {
        var lines = ListFile.Read(content).Sheets[0].Lines;
        return [.. lines.Skip(1).Select(line => (IReadOnlyList<string>)[.. line.Cells, .. Enumerable.Repeat("", Math.Max(0, lines[0].Cells.Count - line.Cells.Count))])];
    }

    /// <param name="headers">Column headers, each once.</param>
    /// <param name="rows">As many cells as headers. 序号, 经度 and 纬度 become numbers when they are; all else, dates too, is text.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than there are headers.</exception>
    /// <remarks>Formula guard: a text is always a string cell without a formula element, so "=1+1" is shown, never computed, and the inspector's words stay as they are.</remarks>
    public static byte[] Render(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        // A table, because the library writes the headers of an empty table but not those of an empty list.
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var header in headers)
        {
            table.Columns.Add(header, typeof(object));
        }

        if (rows.FirstOrDefault(row => row.Count != headers.Count) is { } odd)
        {
            throw new ArgumentException($"A row has {odd.Count} cells, the ledger has {headers.Count} columns.", nameof(rows));
        }

        var configuration = new OpenXmlConfiguration
        {
            FreezeRowCount = 1,
            AutoFilter = true,
            StyleOptions = new OpenXmlStyleOptions
            {
                WrapCellContents = true,
                VerticalAlignment = VerticalCellAlignment.Center,
                HeaderStyle = new OpenXmlHeaderStyle { WrapText = true, VerticalAlignment = VerticalCellAlignment.Center, HorizontalAlignment = HorizontalCellAlignment.Center },
            },
            DynamicColumns = [.. headers.Select((header, index) => new DynamicExcelColumn(header) { Index = index, Width = WidthOf(header) })],
        };
        using var stream = new MemoryStream();
        stream.SaveAs(table, sheetName: SheetName, configuration: configuration);
        var empty = StableZip.Rewrite(stream.ToArray(), (entry, bytes) => Mend(entry, bytes, HeightOf(headers, headers), LedgerSheet.Letters(headers.Count - 1) + (rows.Count + 1).ToString(CultureInfo.InvariantCulture)));
        return StableZip.Fill(empty, Sheet, RowsEnd, target => Write(target, headers, rows));
    }

    /// <summary>The library makes the package and the headers; rows it writes ten times slower, and all of them in memory.</summary>
    private static void Write(Stream target, IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var sheet = new LedgerSheet(target, headers.Count);
        bool[] numbers = [.. headers.Select(NumberColumns.Contains)];
        double[] widths = [.. headers.Select(WidthOf)];
        foreach (var (index, row) in rows.Index())
        {
            var number = index + 2;
            sheet.Begin(number, HeightOf(widths, row));
            for (var column = 0; column < row.Count; column++)
            {
                if (numbers[column] && decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                {
                    sheet.Cell(column, number, value);
                }
                else
                {
                    sheet.Cell(column, number, PlainText.Clean(row[column]));
                }
            }

            sheet.End();
        }

        sheet.Flush();
    }

    /// <summary>What the library cannot be told: a relationship id that is not random, a font for Chinese, row heights, and a print on A3 across, all columns on one page.</summary>
    /// <param name="last">The last cell.</param>
    private static byte[] Mend(string entry, byte[] bytes, double height, string last) => entry switch
    {
        "xl/workbook.xml" or "xl/_rels/workbook.xml.rels" => Replace(bytes, text => RandomId().Replace(text, "rIdSheet")),
        "xl/styles.xml" => Replace(bytes, text => text.Replace("\"Calibri\"", "\"宋体\"", StringComparison.Ordinal)),
        Sheet => Replace(bytes, text => WholeRange()
            .Replace(text, $"ref=\"A1:{last}\"")
            .Replace("<x:row r=\"1\"", string.Create(CultureInfo.InvariantCulture, $"<x:row r=\"1\" ht=\"{height}\" customHeight=\"1\""), StringComparison.Ordinal)
            .Replace("<x:dimension ", """<x:sheetPr><x:pageSetUpPr fitToPage="1"/></x:sheetPr><x:dimension """, StringComparison.Ordinal)
            .Replace("<x:drawing ", """<x:pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/><x:drawing """, StringComparison.Ordinal)),
        _ => bytes,
    };

    private static double WidthOf(string header) => Widths.GetValueOrDefault(header, DefaultWidth);

    private static double HeightOf(IReadOnlyList<string> headers, IReadOnlyList<string> row) => HeightOf([.. headers.Select(WidthOf)], row);

    /// <summary>Points for the cell that wraps most; not every program measures rows of a new file. Excel's own limit is 409.</summary>
    private static double HeightOf(double[] widths, IReadOnlyList<string> row)
    {
        var most = 1;
        for (var column = 0; column < row.Count; column++)
        {
            most = Math.Max(most, LinesOf(row[column], widths[column] - 1));
        }

        return Math.Min(409, (LineHeight * most) + 4);
    }

    private static int LinesOf(string text, double width)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().Split('\n'))
        {
            var wide = 0;
            foreach (var character in text.AsSpan()[line])
            {
                wide += character > 0xFF ? 2 : 1;
            }

            lines += Math.Max(1, (int)Math.Ceiling(wide / width));
        }

        return lines;
    }

    private static byte[] Replace(byte[] bytes, Func<string, string> change) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes)));

    [GeneratedRegex("(?<=\")R[0-9a-f]{32}(?=\")", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RandomId();

    [GeneratedRegex("ref=\"A1:[A-Z]+[0-9]+\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeRange();
}

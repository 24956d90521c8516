using System.Data;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Bot.Documents.Lists;

/// <param name="Name">Of the sheet.</param>
/// <param name="Headers">Each once.</param>
/// <param name="Rows">As many cells as headers.</param>
internal sealed record WorkbookSheet(string Name, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Lists for people as .xlsx, one or more sheets, all cells text.</summary>
internal static partial class ListWorkbook
{
    // Width in characters of the default font; a Chinese character takes two.
    private const double NarrowWidth = 16;
    private const double WideWidth = 34;
    private const int WideFrom = 14;

    /// <summary>Excel takes no more characters in a cell.</summary>
    private const int MostCharacters = 32_000;

    /// <exception cref="ArgumentException">A row has another number of cells than there are headers.</exception>
    public static byte[] Render(params WorkbookSheet[] sheets)
    {
        using var set = new DataSet { Locale = CultureInfo.InvariantCulture };
        foreach (var sheet in sheets)
        {
            var table = new DataTable(sheet.Name) { Locale = CultureInfo.InvariantCulture };
            foreach (var header in sheet.Headers)
            {
                table.Columns.Add(header, typeof(string));
            }

            foreach (var row in sheet.Rows)
            {
                if (row.Count != sheet.Headers.Count)
                {
                    throw new ArgumentException($"A row has {row.Count} cells, the sheet has {sheet.Headers.Count} columns.", nameof(sheets));
                }

                table.Rows.Add([.. row.Select(Neutral)]);
            }

            set.Tables.Add(table);
        }

        using var stream = new MemoryStream();
        stream.SaveAs(set, configuration: new OpenXmlConfiguration { FreezeRowCount = 1, AutoFilter = true });
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return StableZip.Rewrite(stream.ToArray(), (entry, bytes) => Mend(entry, bytes, sheets, ids));
    }

    /// <summary>A text cell computes nothing; the sign keeps it so when the table is saved as text and opened again.</summary>
    private static string Neutral(string text)
    {
        var clean = PlainText.Clean(text);
        var cell = clean.Length > MostCharacters ? clean[..MostCharacters] : clean;
        return cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{cell}" : cell;
    }

    /// <summary>What the library cannot be told: relationship ids that are not random, a font for Chinese, and the widths of each sheet.</summary>
    private static byte[] Mend(string entry, byte[] bytes, WorkbookSheet[] sheets, Dictionary<string, string> ids) => entry switch
    {
        "xl/workbook.xml" or "xl/_rels/workbook.xml.rels" => Replace(bytes, text => RandomId().Replace(text, id => Stable(id.Value, ids))),
        "xl/styles.xml" => Replace(bytes, text => text.Replace("\"Calibri\"", "\"宋体\"", StringComparison.Ordinal)),
        _ when SheetPath().Match(entry) is { Success: true } sheet =>
            Replace(bytes, text => Columns().Replace(text, Widths(sheets[int.Parse(sheet.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) - 1]), 1)),
        _ => bytes,
    };

    private static string Stable(string id, Dictionary<string, string> ids)
    {
        if (!ids.TryGetValue(id, out var stable))
        {
            stable = string.Create(CultureInfo.InvariantCulture, $"rIdSheet{ids.Count + 1}");
            ids.Add(id, stable);
        }

        return stable;
    }

    private static string Widths(WorkbookSheet sheet) =>
        $"<x:cols>{string.Concat(sheet.Headers.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"<x:col min=\"{index + 1}\" max=\"{index + 1}\" width=\"{WidthOf(sheet, index)}\" customWidth=\"1\"/>")))}</x:cols>";

    private static double WidthOf(WorkbookSheet sheet, int column) =>
        sheet.Headers[column].Length >= WideFrom || sheet.Rows.Any(row => row[column].Length >= WideFrom / 2) ? WideWidth : NarrowWidth;

    private static byte[] Replace(byte[] bytes, Func<string, string> change) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes)));

    [GeneratedRegex("(?<=\")R[0-9a-f]{32}(?=\")", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RandomId();

    [GeneratedRegex("^xl/worksheets/sheet(?<number>[0-9]+)\\.xml$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SheetPath();

    /// <summary>The library's own widths, or the place before the rows where it wrote none.</summary>
    [GeneratedRegex("<x:cols>.*?</x:cols>|(?=<x:sheetData)", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Columns();
}

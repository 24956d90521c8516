using System.Data;
using System.Globalization;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Bot.Documents.Lists;

/// <summary>A table of texts as .xlsx.</summary>
internal static class PlainWorkbook
{
    /// <summary>Excel takes no more characters in a cell.</summary>
    private const int MostCharacters = 32_000;

    public static byte[] Render(string sheet, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var header in headers)
        {
            table.Columns.Add(header, typeof(string));
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. row.Select(Neutral)]);
        }

        using var workbook = new MemoryStream();
        workbook.SaveAs(table, sheetName: sheet, configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None });
        return StableZip.Rewrite(workbook.ToArray());
    }

    /// <summary>A text cell computes nothing; the sign keeps it so when the table is saved as text and opened again.</summary>
    internal static string Neutral(string text)
    {
        var cell = text.Length > MostCharacters ? text[..MostCharacters] : text;
        return cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{cell}" : cell;
    }
}

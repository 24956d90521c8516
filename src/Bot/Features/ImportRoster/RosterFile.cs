using Bot.Documents.Lists;
using Domain.Enterprises.Import;

namespace Bot.Features.ImportRoster;

/// <summary>The rows of an 企业名单, and what was left unread.</summary>
internal sealed record RosterFile
{
    /// <summary>Titles, notes and the header stand in the first lines.</summary>
    private const int HeadLines = 40;

    /// <summary>Empty for a text file.</summary>
    public required string Sheet { get; init; }

    public required IReadOnlyList<RosterRow> Rows { get; init; }

    /// <summary>In the sheet that was read.</summary>
    public required int HiddenLines { get; init; }

    public required IReadOnlyList<string> HiddenSheets { get; init; }

    /// <summary>Visible, but not read.</summary>
    public required IReadOnlyList<string> OtherSheets { get; init; }

    /// <summary>Headers of columns that are not taken.</summary>
    public required IReadOnlyList<string> OtherColumns { get; init; }

    /// <summary>Null when no visible sheet has a header with 企业名称.</summary>
    /// <exception cref="ListFileException">The file is no list.</exception>
    public static RosterFile? Read(byte[] bytes)
    {
        var content = ListFile.Read(bytes);
        foreach (var sheet in content.Sheets)
        {
            if (RosterColumns.Find([.. sheet.Lines.Take(HeadLines).Select(line => line.Cells)]) is { } header)
            {
                return new RosterFile
                {
                    Sheet = sheet.Name,
                    Rows = [.. sheet.Lines.Skip(header.Last + 1).Select(line => RowOf(line, header.At)).OfType<RosterRow>()],
                    HiddenLines = sheet.HiddenLines,
                    HiddenSheets = content.HiddenSheets,
                    OtherSheets = [.. content.Sheets.Where(other => other != sheet && other.Lines.Count > 0).Select(other => other.Name)],
                    OtherColumns = [.. sheet.Lines[header.Last].Cells.Where((cell, index) => cell.Length > 0 && !header.At.Values.Contains(index)).Distinct()],
                };
            }
        }

        return null;
    }

    /// <summary>Null for a line without anything in a known column: a note below the table.</summary>
    private static RosterRow? RowOf(ListLine line, IReadOnlyDictionary<RosterColumn, int> at)
    {
        var values = new string?[RosterRow.Columns];
        var formulas = new List<RosterColumn>();
        foreach (var (column, index) in at)
        {
            values[(int)column] = index < line.Cells.Count ? line.Cells[index] : "";
            if (line.Formulas?.Contains(index) is true)
            {
                formulas.Add(column);
            }
        }

        return formulas.Count > 0 || values.Any(value => value is { Length: > 0 }) ? new RosterRow(line.Number, values, formulas) : null;
    }
}

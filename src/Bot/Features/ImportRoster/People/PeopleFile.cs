using Bot.Documents.Lists;
using Domain.Responsibility.Import;

namespace Bot.Features.ImportRoster.People;

/// <summary>The rows of a list of people.</summary>
internal sealed record PeopleFile(IReadOnlyList<PeopleRow> Rows, int HiddenLines)
{
    private const int HeadLines = 40;

    /// <summary>Null when no visible sheet has a header with accounts and roles.</summary>
    /// <exception cref="ListFileException">The file is no list.</exception>
    public static PeopleFile? Read(byte[] bytes)
    {
        foreach (var sheet in ListFile.Read(bytes).Sheets)
        {
            if (PeopleColumns.Find([.. sheet.Lines.Take(HeadLines).Select(line => line.Cells)]) is { } header)
            {
                return new PeopleFile([.. sheet.Lines.Skip(header.Last + 1).Select(line => RowOf(line, header.At)).OfType<PeopleRow>()], sheet.HiddenLines);
            }
        }

        return null;
    }

    private static PeopleRow? RowOf(ListLine line, IReadOnlyDictionary<PeopleColumn, int> at)
    {
        var values = new string?[PeopleColumns.Count];
        var formulas = new List<PeopleColumn>();
        foreach (var (column, index) in at)
        {
            values[(int)column] = index < line.Cells.Count ? line.Cells[index] : "";
            if (line.Formulas?.Contains(index) is true)
            {
                formulas.Add(column);
            }
        }

        return formulas.Count > 0 || values.Any(value => value is { Length: > 0 }) ? new PeopleRow(line.Number, values, formulas) : null;
    }
}

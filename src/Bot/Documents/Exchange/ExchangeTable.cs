using System.Globalization;
using System.IO.Compression;
using Bot.Documents.Lists;

namespace Bot.Documents.Exchange;

/// <summary>One table of the package, its columns found by their names in any order.</summary>
internal sealed class ExchangeTable
{
    /// <exception cref="ExchangeFileException">A column is missing.</exception>
    public ExchangeTable(ZipArchive zip, string name, string[] columns)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var lines = bytes.Length == 0 ? [] : Lines(bytes.ToArray(), name);
        var header = lines.Count > 0 ? lines[0].Cells.ToList() : [];
        var at = columns.Select(column => header.IndexOf(column)).ToArray();
        if (Array.FindIndex(at, index => index < 0) is >= 0 and var missing)
        {
            throw new ExchangeFileException(ExchangeFault.Columns, $"{name} {columns[missing]}");
        }

        Rows = [.. lines.Skip(1).Select(line => new ExchangeRow(name, columns, at, line))];
    }

    public IReadOnlyList<ExchangeRow> Rows { get; }

    private static IReadOnlyList<ListLine> Lines(byte[] bytes, string name)
    {
        try
        {
            return CsvList.Read(ListText.Decode(bytes));
        }
        catch (ListFileException wrong)
        {
            throw new ExchangeFileException(wrong.Fault == ListFault.TooManyLines ? ExchangeFault.TooLarge : ExchangeFault.Cell, name);
        }
    }
}

/// <summary>A row with its cells by the order of the format.</summary>
internal sealed class ExchangeRow(string table, string[] columns, int[] at, ListLine line)
{
    /// <summary>Without the sign that <see cref="CsvWriter"/> puts before what a spreadsheet would compute.</summary>
    public string Text(int column) => at[column] < line.Cells.Count ? CsvWriter.Unguarded(line.Cells[at[column]]) : "";

    public string? TextOrNull(int column) => Text(column) is { Length: > 0 } text ? text : null;

    public int Number(int column) => NumberOrNull(column) ?? throw Wrong(column);

    public int? NumberOrNull(int column) =>
        Text(column) is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column);

    public DateOnly Day(int column) => DateOnly.TryParseExact(Text(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(column);

    public DateTimeOffset Moment(int column) =>
        DateTimeOffset.TryParse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : throw Wrong(column);

    private ExchangeFileException Wrong(int column) => new(ExchangeFault.Cell, string.Create(CultureInfo.InvariantCulture, $"{table} {line.Number} {columns[column]}"));
}

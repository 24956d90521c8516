namespace Bot.Documents.Lists;

/// <param name="Number">Of the row, as a spreadsheet program shows it.</param>
/// <param name="Cells">Texts; the empty text for an empty cell.</param>
/// <param name="Formulas">Indexes of cells that are formulas; null for none.</param>
internal sealed record ListLine(int Number, IReadOnlyList<string> Cells, IReadOnlySet<int>? Formulas = null);

/// <param name="Name">Empty for a text file.</param>
/// <param name="HiddenLines">Lines that are hidden, and were not read.</param>
internal sealed record ListSheet(string Name, IReadOnlyList<ListLine> Lines, int HiddenLines);

/// <summary>What a person sees who opens the file.</summary>
/// <param name="Sheets">In the order of the file.</param>
/// <param name="HiddenSheets">Names of sheets that are hidden, and were not read.</param>
internal sealed record ListContent(IReadOnlyList<ListSheet> Sheets, IReadOnlyList<string> HiddenSheets);

/// <summary>Why a file is no list.</summary>
internal enum ListFault
{
    Empty,

    /// <summary>Neither .xlsx nor text.</summary>
    NoSpreadsheet,
    Password,

    /// <summary>The format of before 2007.</summary>
    OldFormat,
    Damaged,
    TooManyLines,
    TooLarge,

    /// <summary>A quoted cell has no end: what follows would all be one cell.</summary>
    OpenQuote,

    /// <summary>Text in an encoding that is none of UTF-8, UTF-16 and GB18030.</summary>
    Encoding,
}

internal sealed class ListFileException(ListFault fault, Exception? inner = null) : Exception($"The file is no list: {fault}.", inner)
{
    public ListFault Fault { get; } = fault;
}

using System.Text;

namespace Bot.Documents.Lists;

/// <summary>Text of RFC 4180, with the separator it uses. Rows are counted as a spreadsheet program counts them: a row with a line break inside is one.</summary>
internal static class CsvList
{
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <exception cref="ListFileException">Too many lines, or a quoted cell without an end.</exception>
    public static IReadOnlyList<ListLine> Read(string text)
    {
        var separator = SeparatorOf(text);
        var lines = new List<ListLine>();
        var cells = new List<string>();
        HashSet<int>? formulas = null;
        var number = 1;
        for (var at = 0; at < text.Length;)
        {
            var (cell, formula) = Cell(text, ref at, separator);
            if (formula)
            {
                (formulas ??= []).Add(cells.Count);
            }

            if (cells.Count < ListFile.MostColumns)
            {
                cells.Add(cell);
            }

            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at < text.Length)
                {
                    continue;
                }
            }

            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            if (cells.Exists(one => one.Length > 0))
            {
                lines.Add(lines.Count < ListFile.MostLines ? new ListLine(number, [.. cells], formulas) : throw new ListFileException(ListFault.TooManyLines));
            }

            number++;
            cells.Clear();
            formulas = null;
        }

        return lines;
    }

    /// <summary>Reads to the separator or the end of the line, and leaves the place there.</summary>
    private static (string Cell, bool Formula) Cell(string text, ref int at, char separator)
    {
        // Excel's way to keep a long number a text: ="911311…".
        var asText = text[at] == '=' && at + 1 < text.Length && text[at + 1] == '"';
        if (!asText && text[at] != '"')
        {
            var start = at;
            while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
            {
                at++;
            }

            return Known(text[start..at].Trim());
        }

        at += asText ? 2 : 1;
        var cell = new StringBuilder();
        for (var open = true; open;)
        {
            if (at >= text.Length)
            {
                throw new ListFileException(ListFault.OpenQuote);
            }

            if (text[at] != '"')
            {
                cell.Append(text[at++]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at += 2;
            }
            else
            {
                at++;
                open = false;
            }
        }

        // What stands behind the closing quote belongs to the cell, as spreadsheet programs see it.
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
        {
            cell.Append(text[at++]);
        }

        return asText ? (cell.ToString().Trim(), false) : Known(cell.ToString().Trim());
    }

    private static (string Cell, bool Formula) Known(string cell) =>
        cell is ['=', '"', .., '"'] && cell.Length > 2 && !cell[2..^1].Contains('"', StringComparison.Ordinal) ? (cell[2..^1], false)
        : (cell, cell.Length > 1 && cell[0] == '=');

    /// <summary>The separator that the first lines hold most of, quoted parts left out.</summary>
    private static char SeparatorOf(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, 4000)))
        {
            quoted ^= character == '"';
            var which = quoted ? -1 : Array.IndexOf(Separators, character);
            if (which >= 0)
            {
                counts[which]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}

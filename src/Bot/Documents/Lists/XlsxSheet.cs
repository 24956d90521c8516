using System.Globalization;
using System.Text;
using System.Xml;

namespace Bot.Documents.Lists;

/// <summary>One sheet: hidden rows left out, a merged range with its text in every cell.</summary>
internal sealed class XlsxSheet(string name, XmlReader reader, IReadOnlyList<string> shared, int most)
{
    private readonly SortedDictionary<int, Line> _lines = [];
    private readonly List<string> _merged = [];
    private int _hidden;

    /// <exception cref="ListFileException">Too many lines.</exception>
    public ListSheet Read()
    {
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "row")
            {
                number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                var hidden = reader.GetAttribute("hidden") is "1" or "true";
                var line = ReadLine();
                if (!line.IsEmpty && hidden)
                {
                    _hidden++;
                }
                else if (!line.IsEmpty)
                {
                    _lines[number] = _lines.Count < most ? line : throw new ListFileException(ListFault.TooManyLines);
                }
            }
            else if (reader.LocalName == "mergeCell" && reader.GetAttribute("ref") is { } range)
            {
                _merged.Add(range);
            }
        }

        _merged.ForEach(Spread);
        return new ListSheet(name, [.. _lines.Select(line => new ListLine(line.Key, [.. line.Value.Cells.Select(cell => cell ?? "")], line.Value.Formulas))], _hidden);
    }

    /// <summary>The text of the element the reader stands on, its readings (rPh) left out; the reader stands on its end afterwards.</summary>
    public static string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            while (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                reader.Skip();
            }

            if (reader.Depth <= depth)
            {
                break;
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(reader.Value);
            }
        }

        return text.Replace("_x000D_", "").ToString();
    }

    private Line ReadLine()
    {
        var line = new Line();
        if (reader.IsEmptyElement)
        {
            return line;
        }

        var depth = reader.Depth;
        var column = -1;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = reader.GetAttribute("r") is { } place ? PlaceOf(place).Column : column + 1;
                ReadCell(line, column);
            }
        }

        return line;
    }

    private void ReadCell(Line line, int column)
    {
        var type = reader.GetAttribute("t");
        if (reader.IsEmptyElement)
        {
            return;
        }

        var (depth, text, formula) = (reader.Depth, "", false);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "f":
                    formula = true;
                    break;
                case "v" or "is":
                    text = RichText(reader);
                    break;
            }
        }

        if (column < ListFile.MostColumns)
        {
            line.Set(column, TextOf(text, type).Trim(), formula);
        }
    }

    private string TextOf(string value, string? type) => type switch
    {
        "s" => shared[int.Parse(value, CultureInfo.InvariantCulture)],
        "b" => value == "1" ? "TRUE" : "FALSE",
        null or "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => value,
    };

    private void Spread(string range)
    {
        if (range.Split(':') is not [var from, var to])
        {
            return;
        }

        var (top, left) = PlaceOf(from);
        var (bottom, right) = PlaceOf(to);
        if (!_lines.TryGetValue(top, out var first) || left >= first.Cells.Count || first.Cells[left] is not { Length: > 0 } text)
        {
            return;
        }

        var formula = first.Formulas?.Contains(left) ?? false;
        foreach (var line in _lines.Where(line => line.Key >= top && line.Key <= bottom).Select(line => line.Value))
        {
            for (var column = left; column <= Math.Min(right, ListFile.MostColumns - 1); column++)
            {
                line.Set(column, text, formula);
            }
        }
    }

    /// <summary>"B12" is row 12, column 1.</summary>
    private static (int Row, int Column) PlaceOf(string place)
    {
        var (letters, column) = (0, 0);
        while (letters < place.Length && char.IsAsciiLetterUpper(place[letters]))
        {
            column = checked((column * 26) + place[letters++] - 'A' + 1);
        }

        return (letters < place.Length ? int.Parse(place.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture) : 0, column - 1);
    }

    private sealed class Line
    {
        public List<string?> Cells { get; } = [];

        public HashSet<int>? Formulas { get; private set; }

        public bool IsEmpty => !Cells.Exists(cell => cell is { Length: > 0 });

        public void Set(int column, string text, bool formula)
        {
            while (Cells.Count <= column)
            {
                Cells.Add(null);
            }

            Cells[column] = text;
            if (formula)
            {
                (Formulas ??= []).Add(column);
            }
        }
    }
}

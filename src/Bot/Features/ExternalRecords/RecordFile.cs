using Bot.Documents.Lists;
using Bot.Storage.Stores;

namespace Bot.Features.ExternalRecords;

/// <param name="Number">Of the row, as a spreadsheet program shows it.</param>
/// <param name="Values">Header and cell, without empty ones.</param>
/// <param name="HasFormula">A cell that is needed is a formula, not a value.</param>
internal sealed record RecordRow(int Number, string Code, string Name, string County, string Day, IReadOnlyList<(string Header, string Text)> Values, bool HasFormula);

/// <summary>The rows of a file of another system, and which of its columns were left out.</summary>
/// <param name="Dropped">Columns about persons: not copied.</param>
/// <param name="Unknown">Columns that are not taken.</param>
internal sealed record RecordFile(string Sheet, IReadOnlyList<RecordRow> Rows, IReadOnlyList<string> Dropped, IReadOnlyList<string> Unknown, int HiddenLines, IReadOnlyList<string> OtherSheets)
{
    /// <summary>Titles and notes stand in the first lines.</summary>
    private const int HeadLines = 40;

    /// <summary>Null when no visible sheet has a header with the enterprise and one column of the kind.</summary>
    /// <exception cref="ListFileException">The file is no list.</exception>
    public static RecordFile? Read(byte[] bytes, RecordKind kind)
    {
        var content = ListFile.Read(bytes);
        foreach (var sheet in content.Sheets)
        {
            for (var line = 0; line < Math.Min(sheet.Lines.Count, HeadLines); line++)
            {
                if (Header.Of(sheet.Lines[line].Cells, kind) is { } header)
                {
                    return new RecordFile(
                        sheet.Name,
                        [.. sheet.Lines.Skip(line + 1).Select(header.Row).OfType<RecordRow>()],
                        header.Dropped,
                        header.Unknown,
                        sheet.HiddenLines,
                        [.. content.HiddenSheets, .. content.Sheets.Where(other => other != sheet && other.Lines.Count > 0).Select(other => other.Name)]);
                }
            }
        }

        return null;
    }

    private sealed record Header(int Code, int Name, int County, int Day, IReadOnlyList<(string Header, int At)> Values, IReadOnlyList<string> Dropped, IReadOnlyList<string> Unknown)
    {
        public static Header? Of(IReadOnlyList<string> cells, RecordKind kind)
        {
            var keys = cells.Select(RecordColumns.Key).ToList();
            var (code, name, county, day) = (At(keys, RecordColumns.Code), At(keys, RecordColumns.Name), At(keys, RecordColumns.County), At(keys, RecordColumns.Day(kind)));
            var values = RecordColumns.Values(kind).Select(header => (Header: header, At: keys.IndexOf(header))).Where(one => one.At >= 0).ToList();
            if ((code < 0 && name < 0) || values.Count == 0)
            {
                return null;
            }

            HashSet<int> taken = [code, name, county, day, .. values.Select(one => one.At)];
            var left = keys.Where((key, at) => key.Length > 0 && !taken.Contains(at)).Distinct(StringComparer.Ordinal).ToLookup(RecordColumns.IsPersonal);
            return new Header(code, name, county, day, values, [.. left[true]], [.. left[false]]);
        }

        /// <summary>Null for a line without anything in a known column.</summary>
        public RecordRow? Row(ListLine line)
        {
            var row = new RecordRow(
                line.Number,
                Cell(line, Code),
                Cell(line, Name),
                Cell(line, County),
                Cell(line, Day),
                [.. Values.Select(one => (one.Header, Text: Cell(line, one.At))).Where(one => one.Text.Length > 0)],
                line.Formulas is { } formulas && Values.Select(one => one.At).Concat([Code, Name, County, Day]).Any(formulas.Contains));
            return row is { Code: "", Name: "", Values.Count: 0 } ? null : row;
        }

        private static int At(List<string> keys, IEnumerable<string> names) => names.Select(name => keys.IndexOf(name)).FirstOrDefault(at => at >= 0, -1);

        private static string Cell(ListLine line, int at) =>
            at >= 0 && at < line.Cells.Count ? string.Concat(line.Cells[at].ReplaceLineEndings(" ").Where(character => !char.IsControl(character))).Trim() : "";
    }
}

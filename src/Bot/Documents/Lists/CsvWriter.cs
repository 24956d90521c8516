using System.Buffers;
using System.Text;

namespace Bot.Documents.Lists;

/// <summary>A table as .csv (RFC 4180), UTF-8 with the mark by which Excel knows it, row by row.</summary>
internal sealed class CsvWriter(Stream stream) : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), BufferSize, leaveOpen: true) { NewLine = "\r\n" };

    public void Write(IReadOnlyList<string> cells)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0)
            {
                _writer.Write(',');
            }

            Write(cells[index]);
        }

        _writer.WriteLine();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>The cell without the sign that keeps it words.</summary>
    public static string Unguarded(string cell) => cell.StartsWith('\'') && WouldCompute(cell) ? cell[1..] : cell;

    private void Write(string cell)
    {
        // A spreadsheet computes what begins like this; the sign in front keeps it words.
        var guarded = WouldCompute(cell) ? $"'{cell}" : cell;
        if (guarded.AsSpan().IndexOfAny(Quoted) < 0)
        {
            _writer.Write(guarded);
            return;
        }

        _writer.Write('"');
        _writer.Write(guarded.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }

    /// <summary>Signs that were put before it do not count, so that what is taken off is always what was put on.</summary>
    private static bool WouldCompute(string cell) => cell.AsSpan().TrimStart('\'') is [var first, ..] && first is '=' or '+' or '-' or '@' or '\t' or '\r';
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bot.Documents;

/// <summary>Writes the rows of 问题台账 into the sheet's XML one after the other: a workbook of hundreds of thousands is never held as text.</summary>
internal sealed class LedgerSheet
{
    /// <summary>What is gathered before it goes on to be packed.</summary>
    private const int Piece = 1 << 16;

    /// <summary>Bytes of one UTF-16 character in UTF-8.</summary>
    private const int MostBytes = 3;

    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    private readonly Stream _target;
    private readonly ArrayBufferWriter<byte> _buffer = new(Piece * 2);
    private readonly byte[][] _columns;

    /// <param name="columns">How many.</param>
    public LedgerSheet(Stream target, int columns)
    {
        _target = target;
        _columns = [.. Enumerable.Range(0, columns).Select(index => Encoding.ASCII.GetBytes($"<x:c r=\"{Letters(index)}"))];
    }

    /// <summary>A, B … Z, AA: the name of a column.</summary>
    public static string Letters(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letters((index / 26) - 1) + (char)('A' + (index % 26));

    public void Begin(int row, double height)
    {
        Raw("<x:row r=\""u8);
        Number(row);
        Raw("\" ht=\""u8);
        Text(height.ToString(CultureInfo.InvariantCulture));
        Raw("\" customHeight=\"1\">"u8);
    }

    /// <summary>A text is a string cell without a formula element, whatever it begins with.</summary>
    public void Cell(int column, int row, string text)
    {
        Open(column, row);
        Raw(text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) ? "\" t=\"str\" s=\"2\" xml:space=\"preserve\"><x:v>"u8 : "\" t=\"str\" s=\"2\"><x:v>"u8);
        Escaped(text);
        Raw("</x:v></x:c>"u8);
    }

    public void Cell(int column, int row, decimal number)
    {
        Open(column, row);
        Raw("\" t=\"n\" s=\"2\"><x:v>"u8);
        Text(number.ToString(CultureInfo.InvariantCulture));
        Raw("</x:v></x:c>"u8);
    }

    public void End()
    {
        Raw("</x:row>"u8);
        if (_buffer.WrittenCount >= Piece)
        {
            Flush();
        }
    }

    public void Flush()
    {
        _target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void Open(int column, int row)
    {
        Raw(_columns[column]);
        Number(row);
    }

    private void Escaped(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Special) is var at and >= 0)
        {
            Text(text[..at]);
            Raw(text[at] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                _ => "&apos;"u8,
            });
            text = text[(at + 1)..];
        }

        Text(text);
    }

    private void Number(int number)
    {
        number.TryFormat(_buffer.GetSpan(11), out var written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
    }

    private void Text(ReadOnlySpan<char> text) => _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Math.Max(1, text.Length * MostBytes))));

    private void Raw(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);
}

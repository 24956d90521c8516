using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Storage.Stores;

/// <summary>
/// What is hashed of entries: each field with its length, so that no text can move from one field into the next. Form 1 counts UTF-16 units, form 2
/// bytes. Many entries lie one behind the other: millions are looked through with a few arrays.
/// </summary>
internal sealed class AuditText
{
    /// <summary>The form of new entries.</summary>
    public const int Present = 2;

    /// <summary>Hex digits of a SHA-256.</summary>
    public const int HashLength = 64;

    private const int LongestNumber = 20;

    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public ReadOnlySpan<byte> this[Range range] => _bytes.AsSpan(0, Length)[range];

    /// <summary>As it is, without a length.</summary>
    public Range Put(ReadOnlySpan<byte> utf8)
    {
        Room(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(Length));
        Length += utf8.Length;
        return (Length - utf8.Length)..Length;
    }

    public void Add(int form, string field) => Add(form, Encoding.UTF8.GetBytes(field));

    public void Add(int form, long field)
    {
        Span<byte> digits = stackalloc byte[LongestNumber];
        Utf8Formatter.TryFormat(field, digits, out var written);
        Add(form, digits[..written]);
    }

    public void Add(int form, ReadOnlySpan<byte> utf8)
    {
        Room(utf8.Length + LongestNumber + 1);
        Utf8Formatter.TryFormat(form == 1 ? Encoding.UTF8.GetCharCount(utf8) : utf8.Length, _bytes.AsSpan(Length), out var written);
        Length += written;
        _bytes[Length++] = (byte)':';
        Put(utf8);
    }

    /// <summary>The hash of an entry in hex digits.</summary>
    /// <param name="text">Of form 1 all that is hashed; of form 2 the contents, whose hash alone is chained: a link can be shown without what is not to be shown.</param>
    /// <param name="previous">Hex digits, none before the first entry.</param>
    /// <returns>How many bytes were hashed.</returns>
    public static int Hash(int form, long seq, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> text, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, bytes);
        Convert.TryToHexStringLower(bytes, hash, out _);
        return text.Length + (form == 1 ? 0 : Link(seq, previous, hash, hash));
    }

    /// <summary>SHA-256 of "2;seq;previous;contents", in hex digits.</summary>
    /// <returns>How many bytes were hashed.</returns>
    public static int Link(long seq, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> contents, Span<byte> hash)
    {
        Span<byte> link = stackalloc byte[LongestNumber + (2 * HashLength) + 4];
        "2;"u8.CopyTo(link);
        Utf8Formatter.TryFormat(seq, link[2..], out var length);
        length += 2;
        link[length++] = (byte)';';
        previous.CopyTo(link[length..]);
        length += previous.Length;
        link[length++] = (byte)';';
        contents.CopyTo(link[length..]);
        length += contents.Length;
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(link[..length], bytes);
        Convert.TryToHexStringLower(bytes, hash, out _);
        return length;
    }

    private void Room(int more)
    {
        if (_bytes.Length - Length < more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
        }
    }
}

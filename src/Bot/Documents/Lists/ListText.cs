using System.Text;

namespace Bot.Documents.Lists;

/// <summary>The encodings of text files from Chinese spreadsheet programs.</summary>
internal static class ListText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePages();

    /// <exception cref="ListFileException">No text, or in another encoding.</exception>
    public static string Decode(byte[] bytes)
    {
        var span = bytes.AsSpan();
        var text = span switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Try(Utf8, span[3..]),
            [0xFF, 0xFE, ..] => Try(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), span[2..]),
            [0xFE, 0xFF, ..] => Try(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), span[2..]),

            // Text in GB18030 is hardly ever UTF-8 by chance, the reverse often.
            _ => Try(Utf8, span) ?? Try(Gb18030, span),
        };
        if (text is null)
        {
            throw new ListFileException(ListFault.Encoding);
        }

        // Programs and pictures hold zero bytes, lists do not. A web page saved as .xls is none either.
        if (text.Contains('\0') || text.AsSpan().TrimStart().StartsWith("<") || text.StartsWith("%PDF", StringComparison.Ordinal))
        {
            throw new ListFileException(ListFault.NoSpreadsheet);
        }

        return text;
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding CodePages() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? throw new InvalidOperationException("The runtime has no GB18030.");
}

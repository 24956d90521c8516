using System.Buffers;
using System.Text;

namespace Bot.Documents;

/// <summary>What people typed, made fit for XML.</summary>
internal static class PlainText
{
    /// <summary>What may have to go or change; a text without any is as it should be, and that is nearly every text.</summary>
    private static readonly SearchValues<char> ToLookAt =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\n', '\t']), '\u0085', '\u2028', '\u2029', '\ufffd', '\ufffe', '\uffff']);

    /// <summary>Lines ended by LF; control characters and halves of surrogate pairs are dropped, everything else stays.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(ToLookAt) && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate.
            if (rune.Value is '\n' or '\t' or (>= 0x20 and not 0xFFFD and not 0xFFFE and not 0xFFFF))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}

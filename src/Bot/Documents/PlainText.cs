using System.Text;

namespace Bot.Documents;

/// <summary>What people typed, made fit for XML.</summary>
internal static class PlainText
{
    /// <summary>Lines ended by LF; control characters and halves of surrogate pairs are dropped, everything else stays.</summary>
    public static string Clean(string text)
    {
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

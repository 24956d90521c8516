using System.Globalization;
using System.Text;

namespace Bot.WeCom.Messages;

/// <summary>Helpers that make a text fit. A character is a text element, so that no emoji or accent is torn.</summary>
internal static class TextFit
{
    /// <summary>At most <paramref name="characters"/> characters, cut at a text-element border with "…", which counts as one of them.</summary>
    public static string Cut(string text, int characters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(characters, 1);
        if (text.Length <= characters)
        {
            return text;
        }

        var (end, kept) = (0, 0);
        for (var at = 0; at < text.Length; kept++)
        {
            if (kept == characters)
            {
                return text[..end] + "…";
            }

            end = kept < characters - 1 ? at + StringInfo.GetNextTextElementLength(text, at) : end;
            at += StringInfo.GetNextTextElementLength(text, at);
        }

        return text;
    }

    /// <summary>
    /// Parts of at most <paramref name="bytes"/> UTF-8 bytes, split at line borders where possible, never inside a character.
    /// The line break at a split and parts without a visible character are left out.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 4);
        var parts = new List<string>();
        var part = new StringBuilder();
        var size = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var lineSize = Encoding.UTF8.GetByteCount(line);
            if (size + 1 + lineSize <= bytes && part.Length > 0)
            {
                part.Append('\n').Append(line);
                size += 1 + lineSize;
                continue;
            }

            Flush();
            foreach (var piece in Pieces(line, bytes))
            {
                var pieceSize = Encoding.UTF8.GetByteCount(piece);
                if (size + pieceSize > bytes)
                {
                    Flush();
                }

                part.Append(piece);
                size += pieceSize;
            }
        }

        Flush();
        return parts;

        void Flush()
        {
            if (!WireText.IsBlank(part.ToString()))
            {
                parts.Add(part.ToString());
            }

            part.Clear();
            size = 0;
        }
    }

    /// <summary>Text elements; one that alone is longer than a part falls apart into its code points.</summary>
    private static IEnumerable<string> Pieces(string line, int bytes)
    {
        for (var at = 0; at < line.Length;)
        {
            var element = line.Substring(at, StringInfo.GetNextTextElementLength(line, at));
            at += element.Length;
            if (Encoding.UTF8.GetByteCount(element) <= bytes)
            {
                yield return element;
                continue;
            }

            foreach (var rune in element.EnumerateRunes())
            {
                yield return rune.ToString();
            }
        }
    }
}

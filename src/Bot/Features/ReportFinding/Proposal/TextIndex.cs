using System.Buffers;
using System.Text;

namespace Bot.Features.ReportFinding.Proposal;

/// <summary>A text made ready for matching: upper case, half width, digits as #, synonyms replaced; remembers where each word was found.</summary>
internal sealed class TextIndex
{
    private static readonly SearchValues<char> ClauseMarks = SearchValues.Create(",。;!?:");

    private readonly Vocabulary _vocabulary;
    private readonly int[]?[] _starts;
    private readonly HashSet<char> _letters;
    private readonly string _text;

    public TextIndex(string text, IReadOnlyDictionary<string, string> replace, Vocabulary vocabulary)
    {
        (_vocabulary, _starts) = (vocabulary, new int[vocabulary.Count][]);
        _text = Normalise(text, replace);
        _letters = [.. _text];
    }

    public int Length => _text.Length;

    public ReadOnlySpan<char> Span => _text;

    /// <summary>First clause mark at or after a place, or the end.</summary>
    public int EndOfClause(int from)
    {
        var at = _text.AsSpan(from).IndexOfAny(ClauseMarks);
        return at < 0 ? _text.Length : from + at;
    }

    public int LengthOf(int word) => _vocabulary[word].Length;

    public int[] StartsOf(int word) => _starts[word] ??= Find(_vocabulary[word]);

    /// <summary>The form in which texts and words meet.</summary>
    public static string Normalise(string text, IReadOnlyDictionary<string, string> replace)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var folded = char.ToUpperInvariant(character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character);
            if (char.IsAsciiDigit(folded) || (folded == '.' && normal.Length > 0 && normal[^1] == '#'))
            {
                // 12.5 is one number.
                if (normal.Length == 0 || normal[^1] != '#')
                {
                    normal.Append('#');
                }
            }
            else if (!char.IsWhiteSpace(folded) && !char.IsSurrogate(folded))
            {
                normal.Append(folded);
            }
        }

        var replaced = normal.ToString();
        foreach (var (from, to) in replace)
        {
            replaced = replaced.Replace(from, to, StringComparison.Ordinal);
        }

        return replaced;
    }

    private int[] Find(string word)
    {
        // Of a thousand words a text holds a few: most are told by a letter that it has not.
        var at = _letters.Contains(word[0]) && _letters.Contains(word[^1]) ? _text.IndexOf(word, StringComparison.Ordinal) : -1;
        if (at < 0)
        {
            return [];
        }

        var starts = new List<int>();
        for (; at >= 0; at = _text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            starts.Add(at);
        }

        return [.. starts];
    }
}

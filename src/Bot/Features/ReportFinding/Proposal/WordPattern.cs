namespace Bot.Features.ReportFinding.Proposal;

/// <summary>One pattern of problem-words.json, compiled: sequences of words that must, and must not, occur.</summary>
internal sealed class WordPattern
{
    /// <summary>Most characters "…" may span.</summary>
    private const int Gap = 10;

    private readonly List<int[][]> _required = [];
    private readonly List<int[][]> _forbidden = [];

    /// <exception cref="FormatException">A group that the file does not have.</exception>
    public WordPattern(string pattern, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, Vocabulary vocabulary)
    {
        var target = _required;
        foreach (var token in pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (token)
            {
                case "+":
                    target = _required;
                    break;
                case "-":
                    target = _forbidden;
                    break;
                default:
                    target.Add(Sequence(token, groups, vocabulary));
                    break;
            }
        }
    }

    public bool Matches(TextIndex text)
    {
        foreach (var sequence in _required)
        {
            if (!Occurs(sequence, text))
            {
                return false;
            }
        }

        foreach (var sequence in _forbidden)
        {
            if (Occurs(sequence, text))
            {
                return false;
            }
        }

        return true;
    }

    private static int[][] Sequence(string token, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, Vocabulary vocabulary) =>
        [.. token.Split('…').Select(part => Array.ConvertAll(Alternatives(part, groups), vocabulary.IdOf))];

    /// <summary>The words a part stands for: "&lt;仅&gt;一套" is every word of the group followed by 一套.</summary>
    private static string[] Alternatives(string part, IReadOnlyDictionary<string, IReadOnlyList<string>> groups)
    {
        var (open, close) = (part.IndexOf('<', StringComparison.Ordinal), part.IndexOf('>', StringComparison.Ordinal));
        if (open < 0 || close < open)
        {
            return [part];
        }

        var name = part[(open + 1)..close];
        return groups.TryGetValue(name, out var words)
            ? [.. words.Select(word => part[..open] + word + part[(close + 1)..])]
            : throw new FormatException($"没有词组“{name}”。");
    }

    private static bool Occurs(int[][] sequence, TextIndex text) => Occurs(sequence, 0, 0, text.Length, text);

    private static bool Occurs(int[][] sequence, int part, int from, int to, TextIndex text)
    {
        foreach (var word in sequence[part])
        {
            foreach (var start in text.StartsOf(word))
            {
                if (start < from || start > to)
                {
                    continue;
                }

                var end = start + text.LengthOf(word);
                if (part == sequence.Length - 1 || Occurs(sequence, part + 1, end, Math.Min(end + Gap, text.EndOfClause(end)), text))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

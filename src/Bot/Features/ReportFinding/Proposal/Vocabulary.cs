namespace Bot.Features.ReportFinding.Proposal;

/// <summary>Numbers for the words of all patterns: many patterns share words, and each is looked for once per text.</summary>
internal sealed class Vocabulary(IReadOnlyDictionary<string, string> replace)
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly Dictionary<string, int> _typed = [];
    private readonly List<string> _words = [];

    public int Count => _words.Count;

    public string this[int id] => _words[id];

    /// <exception cref="FormatException">Nothing is left of the word.</exception>
    public int IdOf(string typed)
    {
        if (_typed.TryGetValue(typed, out var seen))
        {
            return seen;
        }

        var word = TextIndex.Normalise(typed, replace);
        if (word.Length == 0)
        {
            throw new FormatException($"“{typed}”中没有可查找的字词。");
        }

        if (!_ids.TryGetValue(word, out var id))
        {
            _ids[word] = id = _words.Count;
            _words.Add(word);
        }

        return _typed[typed] = id;
    }
}

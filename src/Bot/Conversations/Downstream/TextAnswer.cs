namespace Bot.Conversations.Downstream;

/// <summary>A choice on a card that was sent as text: option ids in the order of the letters.</summary>
/// <param name="Chosen">What counts when no letter is given; null when one is needed.</param>
internal sealed record TextQuestion(string Key, IReadOnlyList<string> Ids, string? Chosen = null, bool Many = false)
{
    public bool NeedsLetter => Chosen is null && !Many;
}

/// <summary>A button of a card that was sent as text.</summary>
/// <param name="Action">The button's key, as on the wire.</param>
internal sealed record TextAnswer(int Number, string Word, string Action, IReadOnlyList<TextQuestion> Questions)
{
    private const char FirstLetter = 'A';

    /// <summary>Letters that would be understood.</summary>
    public string Example => string.Concat(Questions.Select(_ => FirstLetter));

    public static char Letter(int index) => (char)(FirstLetter + index);

    /// <summary>What the letters choose; null when they do not say it.</summary>
    /// <param name="letters">A to T, in upper case; empty for none.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Choose(string letters)
    {
        if (letters.Length == 0)
        {
            return Questions.Any(question => question.NeedsLetter)
                ? null
                : Questions.ToDictionary(question => question.Key, question => (IReadOnlyList<string>)(question.Chosen is { } chosen ? [chosen] : []), StringComparer.Ordinal);
        }

        if (Questions is [{ Many: true } many])
        {
            var ids = letters.Distinct().Select(letter => Option(many, letter)).ToList();
            return ids.Contains(null) ? null : Chosen((many, [.. ids.OfType<string>()]));
        }

        var each = Questions.Zip(letters, (question, letter) => (Question: question, Id: Option(question, letter))).ToList();
        return letters.Length != Questions.Count || each.Exists(one => one.Id is null)
            ? null
            : Chosen([.. each.Select(one => (one.Question, (IReadOnlyList<string>)[one.Id!]))]);
    }

    private static Dictionary<string, IReadOnlyList<string>> Chosen(params (TextQuestion Question, IReadOnlyList<string> Ids)[] all) =>
        all.ToDictionary(one => one.Question.Key, one => one.Ids, StringComparer.Ordinal);

    private static string? Option(TextQuestion question, char letter) =>
        letter - FirstLetter is >= 0 and var index && index < question.Ids.Count ? question.Ids[index] : null;
}

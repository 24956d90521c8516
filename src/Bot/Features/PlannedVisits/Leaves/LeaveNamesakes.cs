using System.Globalization;
using Bot.Conversations;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits.Leaves;

/// <summary>Several of one name within the scope: they are listed by number, and the number answers. What was typed waits in the session.</summary>
internal static class LeaveNamesakes
{
    /// <summary>Kind of the question.</summary>
    public const string Question = "leave-which";

    /// <summary>More would not be read on a phone.</summary>
    private const int Most = 9;

    private const char Separator = '~';

    /// <param name="chosen">Those chosen before for the same text: both names may be ambiguous.</param>
    public static Reply Ask(Turn turn, string name, IReadOnlyList<Person> found, string text, IReadOnlyList<string> chosen)
    {
        var shown = found.Take(Most).ToList();
        var question = new Question(
            Question,
            string.Join(Separator, shown.Select(person => person.UserId)),
            string.Join(Separator, [.. chosen, text.Replace(Separator, ' ')]));
        return new Reply([new Say(turn.UserId, LeaveTexts.Namesakes(name, shown))], turn.Session with { Asked = question });
    }

    /// <summary>What was typed then and who is meant; null when the answer is no number of the list.</summary>
    public static (string Text, IReadOnlyList<string> UserIds)? Chosen(Question asked, string answer)
    {
        var (ids, parts) = (asked.Entity.Split(Separator), (asked.Part ?? "").Split(Separator));
        return int.TryParse(answer.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= ids.Length
            ? (parts[^1], [.. parts[..^1], ids[number - 1]])
            : null;
    }
}

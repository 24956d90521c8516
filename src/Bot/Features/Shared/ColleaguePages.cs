using System.Globalization;
using Bot.Conversations;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>Colleagues to choose from, in pages: where they are more than a card takes, its last option leads to the next ones, from the last page to the first.</summary>
internal static class ColleaguePages
{
    /// <summary>No user id begins with it (WeCom: letters, digits and _-@.).</summary>
    private const char Mark = '~';

    private const string More = "更多同事…";

    /// <param name="most">Options that there is room for.</param>
    public static IReadOnlyList<CardOption> Of(IReadOnlyList<Person> colleagues, int page, int most)
    {
        if (colleagues.Count <= most)
        {
            return [.. colleagues.Select(Option)];
        }

        var size = most - 1;
        var pages = (colleagues.Count + size - 1) / size;
        var next = (page + 1) % pages;
        return
        [
            .. colleagues.Skip(page % pages * size).Take(size).Select(Option),
            new CardOption(string.Create(CultureInfo.InvariantCulture, $"{Mark}{next}"), More),
        ];
    }

    /// <summary>The page that was asked for; null when a person was chosen, or nothing.</summary>
    public static int? Asked(string? option) =>
        option is [Mark, .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    private static CardOption Option(Person person) => new(person.UserId, Words.Of(person));
}

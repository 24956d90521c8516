using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;

namespace Bot.Features.EvidencePacks;

/// <summary>What somebody means by the words after 证据包.</summary>
internal sealed partial class PackSearch(EnterpriseStore enterprises, DirectoryStore directory, PackStore packs)
{
    private const int MostNamed = 5;

    private const int LongestDays = 366;

    /// <summary>Days as people write them (12-1 12-10, 12月1日到12月10日, full width) as <see cref="FindAsync"/> reads them; one day alone is no period. Null: leave the words.</summary>
    public static (string? Words, string? Wrong) Dated(string words, DateOnly today)
    {
        var days = Between().Split(words).Where(one => one.Length > 0).Select(one => DayText.ReadPast(one, today)?.Day).ToList();
        return days switch
        {
            [{ } from, { } to] => (string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} {to:yyyy-MM-dd}"), null),
            [{ } day] => (null, PackTexts.OneDay(day)),
            _ => (null, null),
        };
    }

    /// <summary>The request, or the sentence that says why there is none.</summary>
    public async Task<(PackRequest? Request, string? Wrong)> FindAsync(UnitOfWork work, string words)
    {
        if (Dates().Match(words) is { Success: true } dates)
        {
            return Period(words, dates.Groups["f"].Value, dates.Groups["t"].Value);
        }

        var people = await PeopleAsync(work, words);
        var found = await enterprises.SearchAsync(work, [], words, MostNamed + 1);
        var exact = found.Where(one => one.Name == words).ToList();
        var firms = exact.Count == 1 ? exact : people.Count > 0 ? [] : found;
        return (people.Count, firms.Count) switch
        {
            (1, 0) => (people[0], null),
            (0, 1) => (new PackRequest.OfEnterprise(firms[0]), null),
            (0, 0) => (null, PackTexts.Unknown(words)),
            _ => (null, PackTexts.Several(words, people.Select(one => $"{one.Person.Name}（{one.Person.UserId}）").Concat(firms.Select(one => one.Name)).Take(MostNamed))),
        };
    }

    public static (PackRequest? Request, string? Wrong) Period(string words, string from, string to) =>
        Day(from) is { } first && Day(to) is { } last && first <= last && last.DayNumber - first.DayNumber <= LongestDays
            ? (new PackRequest.OfPeriod(first, last), null)
            : (null, PackTexts.BadPeriod(words));

    /// <summary>By name or account; only who signed something is meant.</summary>
    private async Task<IReadOnlyList<PackRequest.OfInspector>> PeopleAsync(UnitOfWork work, string words)
    {
        var named = (await directory.NamedAsync(work, words, [])).ToList();
        if (named.Count == 0 && await directory.FindAsync(work, words) is { } account)
        {
            named.Add(account);
        }

        var signed = new List<PackRequest.OfInspector>();
        foreach (var person in named)
        {
            if ((await packs.OfInspectorAsync(work, person.UserId)).Forms > 0)
            {
                signed.Add(new PackRequest.OfInspector(person));
            }
        }

        return signed;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Replace('/', '-').Replace('.', '-'), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"[\s到至~～—]+(?=[0-9０-９昨今前])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<f>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})\s*(?:到|至|\s|~|—)\s*(?<t>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dates();
}

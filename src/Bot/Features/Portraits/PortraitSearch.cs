using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Enterprises;
using Domain.Responsibility;

namespace Bot.Features.Portraits;

/// <summary>Which enterprises a typed name means, for this person.</summary>
/// <param name="Seen">Within what he may see, best first.</param>
/// <param name="Refused">When none of his fits: one that is there and outside.</param>
internal sealed record PortraitHits(IReadOnlyList<Enterprise> Seen, Enterprise? Refused);

/// <summary>Finds by part of the name, pinyin initials or 统一社会信用代码.</summary>
internal sealed class PortraitSearch(EnterpriseStore enterprises, PortraitStore portraits)
{
    /// <summary>WeCom's drop-down takes ten; one is the request to choose.</summary>
    public const int Most = 9;

    /// <summary>No enterprise has a longer name; longer patterns are no question for a database.</summary>
    private const int LongestName = 100;

    public async Task<PortraitHits> FindAsync(UnitOfWork work, Person person, string typed)
    {
        var text = EnterpriseNames.Typed(typed);
        if (text.Length is 0 or > LongestName)
        {
            return new PortraitHits([], null);
        }

        var named = await WithCodeAsync(work, text.ToUpperInvariant());
        var seen = named.Where(one => PortraitReader.SightOf(person, one) is not null).ToList();
        if (seen.Count == 0 && named.Count == 0)
        {
            seen = await WithNameAsync(work, person, text);
            named = seen.Count == 0 ? [.. await enterprises.SearchAsync(work, [], text, 1)] : named;
        }

        return new PortraitHits(seen, seen.Count == 0 ? named.FirstOrDefault() : null);
    }

    /// <summary>企业环保负责人: the enterprises he answers for.</summary>
    public async Task<IReadOnlyList<Enterprise>> OwnAsync(UnitOfWork work, Person person)
    {
        var own = new List<Enterprise>();
        foreach (var id in person.Roles.Where(grant => grant.Role == Role.EnterpriseOfficer).Select(grant => grant.EnterpriseId).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await enterprises.FindAsync(work, id) is { } enterprise)
            {
                own.Add(enterprise);
            }
        }

        return own;
    }

    private async Task<List<Enterprise>> WithCodeAsync(UnitOfWork work, string code)
    {
        var found = new List<Enterprise>();
        if (CreditCode.Check(code) is CreditCodeCheck.WrongLength or CreditCodeCheck.WrongCharacter)
        {
            return found;
        }

        foreach (var id in await portraits.WithCodeAsync(work, code))
        {
            found.Add((await enterprises.FindAsync(work, id))!);
        }

        return found;
    }

    private async Task<List<Enterprise>> WithNameAsync(UnitOfWork work, Person person, string text)
    {
        var found = Scope.CountiesOf(person) is { } counties ? [.. await enterprises.SearchAsync(work, counties, text, Most + 1)] : new List<Enterprise>();
        var letters = text.All(char.IsAsciiLetterOrDigit) ? text.ToUpperInvariant() : null;
        found.AddRange((await OwnAsync(work, person)).Where(one =>
            found.TrueForAll(other => other.Id != one.Id)
            && (one.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                || (letters is not null && PinyinInitials.Of(EnterpriseNames.WithoutForm(one.Name)).Contains(letters, StringComparison.Ordinal)))));
        return found;
    }
}

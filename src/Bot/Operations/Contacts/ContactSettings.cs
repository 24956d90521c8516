using Domain.Enterprises.Import;
using Domain.Responsibility;
using Domain.Responsibility.Import;
using Microsoft.Extensions.Options;

namespace Bot.Operations.Contacts;

/// <summary>The departments of the settings, in which import contacts looks for people.</summary>
internal static class ContactSettings
{
    public const string Section = "Contacts";

    /// <exception cref="OptionsValidationException">A rule says what cannot be; one sentence for each reason.</exception>
    public static IReadOnlyList<ContactRule> Read(IConfiguration configuration, CountyMap map)
    {
        // One by one: bound as an array, an entry with a wrong number would be left out silently.
        var rules = configuration.GetSection(Section).GetChildren().Select(entry => entry.Get<ContactRule>()).OfType<ContactRule>().Select(rule => Plain(rule, map)).ToArray();
        var problems = rules.SelectMany(rule => Problems(rule, map))
            .Concat(rules.GroupBy(rule => rule.Department).Where(same => same.Count() > 1).Select(same => ContactsTexts.Twice(same.Key)))
            .ToArray();
        return problems.Length == 0 ? rules : throw new OptionsValidationException(Section, typeof(ContactRule), problems);
    }

    /// <summary>Whether the rules speak of that role in that county: other roles come from elsewhere and stay.</summary>
    public static Func<RoleGrant, bool> Governs(IEnumerable<ContactRule> rules)
    {
        var spoken = rules.SelectMany(rule => rule.Words.Select(word => (RoleWords.Of(word), rule.County))).ToHashSet();
        return grant => grant.EnterpriseId is null && spoken.Contains((grant.Role, grant.County ?? ""));
    }

    /// <summary>County in full, as the directory holds it.</summary>
    private static ContactRule Plain(ContactRule rule, CountyMap map) => rule with
    {
        Role = rule.Role.Trim(),
        LeaderRole = rule.LeaderRole.Trim(),
        County = map.Find(rule.County.Trim()) ?? rule.County.Trim(),
        Squad = rule.Squad.Trim(),
    };

    private static IEnumerable<string> Problems(ContactRule rule, CountyMap map)
    {
        if (rule.Department < 1)
        {
            yield return ContactsTexts.NoDepartment;
        }

        if (rule.County.Length > 0 && map.Find(rule.County) is null)
        {
            yield return ContactsTexts.UnknownCounty(rule);
        }

        foreach (var word in rule.Words)
        {
            if (RoleWords.Of(word) is not { } role || role == Role.EnterpriseOfficer)
            {
                yield return ContactsTexts.UnknownRole(rule, word);
            }
            else if (rule.County.Length == 0 && RoleWords.NeedsCounty(role, word))
            {
                yield return ContactsTexts.CountyMissing(rule, word);
            }
            else if (rule.Squad.Length == 0 && role == Role.SquadLeader)
            {
                yield return ContactsTexts.SquadMissing(rule);
            }
        }
    }
}

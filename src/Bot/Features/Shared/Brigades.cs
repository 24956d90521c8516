using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections.Rules;
using Domain.Responsibility;

namespace Bot.Features.Shared;

/// <summary>市支队执法大队: who belongs to which, and how many inspections of the month each took part in.</summary>
internal sealed class Brigades(IReadOnlyList<CityBrigade> brigades, DirectoryStore directory, CityVisitStore visits, CampaignBook campaigns)
{
    public IReadOnlyList<CityBrigade> All => brigades;

    /// <summary>The brigades of a person; none for who is no city inspector.</summary>
    public IReadOnlyList<CityBrigade> Of(Person person) =>
        [.. brigades.Where(brigade => Belongs(person, brigade))];

    public async Task<IReadOnlyList<Person>> MembersAsync(Turn turn, CityBrigade brigade) =>
        [.. (await directory.HoldersAsync(turn.Work, county: null, Role.CityInspector)).Where(person => Belongs(person, brigade))];

    /// <summary>The month's numbers of the brigade, one row for each county where a campaign's inspections fall into the month.</summary>
    public async Task<IReadOnlyList<QuotaCount>> CountAsync(Turn turn, CityBrigade brigade, DateOnly day)
    {
        var members = (await MembersAsync(turn, brigade)).Select(person => person.UserId).ToHashSet(StringComparer.Ordinal);
        var (first, last) = MonthOf(day);
        var own = await visits.OfAsync(turn.Work, members, first, last);
        return [.. CityQuota.Of(brigade, members, own, day, county => QuotaOf(county, day)).Where(row => row.Quota > 0)];
    }

    /// <summary>Whether the shortfall of the county is shown on the day.</summary>
    public bool IsShown(string county, DateOnly day) => campaigns.Of(county, day) is { } campaign && campaign.IsInspection(day) && day.Day >= campaign.CityQuotaShownFrom;

    private static bool Belongs(Person person, CityBrigade brigade) =>
        person.Roles.Any(grant => grant.Role == Role.CityInspector && grant.Squad == brigade.Name);

    private int QuotaOf(string county, DateOnly day)
    {
        var campaign = campaigns.Of(county, day);
        var (first, last) = MonthOf(day);
        return campaign.InspectionFrom <= last && campaign.InspectionTo >= first ? campaign.CityQuota : 0;
    }

    private static (DateOnly First, DateOnly Last) MonthOf(DateOnly day) =>
        (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));
}

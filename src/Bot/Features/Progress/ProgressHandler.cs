using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Responsibility;

namespace Bot.Features.Progress;

/// <summary>进度: to each role its own numbers, nothing from outside the scope.</summary>
internal sealed class ProgressHandler(ProgressStore progress, DirectoryStore directory, NoticeStore notices, CampaignBook campaigns) : IConversationHandler
{
    /// <summary>The city has thirteen counties; more would not be read on a phone.</summary>
    private const int MostCounties = 13;

    private static readonly Role[] CityRoles = [Role.CityOffice, Role.CityLeader, Role.DisciplineOffice, Role.Administrator];

    private static readonly Role[] CountyRoles = [Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice, Role.Administrator];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person)
        {
            return Reply.Text(turn.UserId, ProgressTexts.NoScope);
        }

        var parts = person.Roles.Any(grant => grant.County is null && CityRoles.Contains(grant.Role)) ? [await CityAsync(turn)]
            : person.Roles.Any(grant => grant.County is not null && CountyRoles.Contains(grant.Role)) ? await CountiesAsync(turn, person)
            : await SquadOrOwnAsync(turn, person);
        return Reply.Text(turn.UserId, parts.Count == 0 ? ProgressTexts.NoScope : string.Join("\n\n", parts));
    }

    private async Task<string> CityAsync(Turn turn)
    {
        var (visits, coverage) = await ReadAsync(turn, []);
        return coverage.Count == 0
            ? ProgressTexts.NothingYet
            : ProgressTexts.City(visits, [.. coverage.OrderBy(one => (double)one.Signed / one.Listed).ThenBy(one => one.County, StringComparer.Ordinal)], MostCounties);
    }

    private async Task<List<string>> CountiesAsync(Turn turn, Person person)
    {
        var counties = person.Roles.Where(grant => CountyRoles.Contains(grant.Role)).Select(grant => grant.County).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var (visits, coverage) = await ReadAsync(turn, counties);
        return [.. counties.Select(county => ProgressTexts.County(county, [.. visits.Where(one => one.County == county)], [.. coverage.Where(one => one.County == county)]))];
    }

    private async Task<List<string>> SquadOrOwnAsync(Turn turn, Person person)
    {
        var parts = new List<string>();
        var squads = (await directory.SquadMembersAsync(turn.Work, turn.UserId)).ToLookup(member => (member.County, member.Squad), member => member.UserId);
        foreach (var grant in person.Roles.Where(grant => grant is { Role: Role.SquadLeader, County: not null, Squad: not null }))
        {
            var (visits, coverage) = await ReadAsync(turn, [grant.County!]);
            var members = squads[(grant.County!, grant.Squad!)].ToHashSet(StringComparer.Ordinal);
            parts.Add(ProgressTexts.Squad(grant.Squad!, Told(visits.Where(one => members.Contains(one.Lead))), coverage));
        }

        if (parts.Count == 0 && person.IsInspector)
        {
            var (visits, _) = await ReadAsync(turn, Scope.CountiesOf(person) ?? []);
            parts.Add(ProgressTexts.Own(Told(visits.Where(one => one.Lead == turn.UserId))));
        }

        var enterprises = person.Roles.Where(grant => grant.Role == Role.EnterpriseOfficer).Select(grant => grant.EnterpriseId).OfType<string>().ToList();
        if (enterprises.Count > 0)
        {
            parts.Add(ProgressTexts.Officer((await notices.OpenOfEnterprisesAsync(turn.Work, enterprises)).Count));
        }

        return parts;
    }

    /// <summary>Who goes out himself counts what he was told of: the rest may be a draw (双随机), kept from him until the day.</summary>
    private static List<VisitCount> Told(IEnumerable<VisitCount> visits) => [.. visits.Select(one => one with { ToDo = one.ToDo - one.Untold })];

    /// <summary>Each county's numbers in its own active campaign; an empty list stands for all counties.</summary>
    private async Task<(List<VisitCount> Visits, List<Coverage> Coverage)> ReadAsync(Turn turn, IReadOnlyList<string> counties)
    {
        var today = turn.Now.LocalDate();
        var (visits, coverage) = (new List<VisitCount>(), new List<Coverage>());
        foreach (var campaign in campaigns.Of(counties, today))
        {
            bool Wanted(string county) => (counties.Count == 0 || counties.Contains(county)) && campaigns.Of(county, today).Id == campaign.Id;
            visits.AddRange((await progress.VisitsAsync(turn.Work, campaign.Id, today)).Where(one => Wanted(one.County)));
            coverage.AddRange((await progress.CoverageAsync(turn.Work, campaign.Id)).Where(one => Wanted(one.County)));
        }

        return (visits, coverage);
    }
}

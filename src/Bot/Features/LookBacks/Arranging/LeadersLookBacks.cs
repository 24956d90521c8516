using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.LookBacks.Arranging;

/// <summary>What a leader's people have to look at again, and who could go in their place. As stored: who is on leave is named here, his deputy is not.</summary>
internal sealed class LeadersLookBacks(
    LookBackStore lookBacks, LookBackPairs pairs, EnterpriseStore enterprises, InspectionStore inspections, DirectoryStore directory, CampaignBook campaigns)
{
    /// <summary>A phase is half a month; what is older belongs to no phase of this one.</summary>
    private const int DaysBack = 60;

    private Dictionary<string, Person>? _people;

    /// <summary>All that is not filed, the late first, then by day; empty for who arranges nothing.</summary>
    public async Task<IReadOnlyList<OpenVisit>> OpenAsync(Turn turn, Person leader)
    {
        if (Scope.ArrangedCountiesOf(leader) is not { } counties)
        {
            return [];
        }

        var (today, found) = (turn.Now.LocalDate(), new List<LookBackTask>());
        foreach (var campaign in campaigns.Of(counties, today))
        {
            foreach (var task in await lookBacks.OpenOfCountiesAsync(turn.Work, campaign.Id, counties, today.AddDays(-DaysBack), campaign.LookBackTo))
            {
                if (campaigns.Of(task.County, today).Id == campaign.Id && await IsOwnAsync(turn, leader, task))
                {
                    found.Add(task);
                }
            }
        }

        return OpenVisit.Of(found);
    }

    /// <summary>What waits at the enterprise on the earliest day; null when the leader has nothing to arrange there.</summary>
    public async Task<OpenVisit?> FindAsync(Turn turn, Person leader, string enterpriseId) =>
        (await OpenAsync(turn, leader)).FirstOrDefault(visit => visit.EnterpriseId == enterpriseId);

    public async Task<IReadOnlyList<NamedVisit>> NamedAsync(Turn turn, IEnumerable<OpenVisit> visits)
    {
        var named = new List<NamedVisit>();
        foreach (var visit in visits)
        {
            // Off the list or renamed since: as it stands in the form.
            var enterprise = await enterprises.FindAsync(turn.Work, visit.EnterpriseId) ?? (await inspections.FindAsync(turn.Work, visit.Tasks[0].InspectionId))?.Enterprise;
            named.Add(new NamedVisit(
                visit,
                enterprise?.Name ?? visit.EnterpriseId,
                enterprise is null ? visit.EnterpriseId : Words.Short(enterprise),
                await NameAsync(turn, visit.Lead),
                visit.Partner is { } partner ? await NameAsync(turn, partner) : null));
        }

        return named;
    }

    /// <summary>Inspectors of the county who are here and have signed annex 5, the squads of these people first.</summary>
    public async Task<IReadOnlyList<Person>> ColleaguesAsync(Turn turn, string county, params string?[] near)
    {
        var people = await PeopleAsync(turn);
        var squads = near.OfType<string>().Select(people.GetValueOrDefault).OfType<Person>().SelectMany(person => person.Roles).Select(grant => grant.Squad).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ready = new List<Person>();
        foreach (var person in people.Values.Where(person => person.Holds(Role.Inspector, county) || person.Holds(Role.SquadLeader, county)))
        {
            if (await pairs.IsReadyAsync(turn, person, county))
            {
                ready.Add(person);
            }
        }

        return [.. ready.OrderByDescending(person => person.Roles.Any(grant => grant.Squad is { } squad && squads.Contains(squad)))];
    }

    public async Task<string> NameAsync(Turn turn, string userId) =>
        (await PeopleAsync(turn)).GetValueOrDefault(userId)?.Name ?? (await directory.FindAsync(turn.Work, userId))?.Name ?? userId;

    /// <summary>The one above the one in charge who hears of what is late; null when there is nobody so high.</summary>
    /// <param name="level">Levels above the first one.</param>
    public async Task<Person?> AboveAsync(Turn turn, LookBackTask task, int level) => LeadersAbove.Of(
        (await PeopleAsync(turn)).GetValueOrDefault(task.Lead) ?? await directory.FindAsync(turn.Work, task.Lead),
        task.County,
        level,
        await directory.HoldersAsync(turn.Work, task.County, [.. LeadersAbove.Roles]));

    private async Task<bool> IsOwnAsync(Turn turn, Person leader, LookBackTask task)
    {
        var people = await PeopleAsync(turn);
        return Scope.Arranges(leader, task.County, [.. new[] { task.Lead, task.Partner }.OfType<string>().Select(people.GetValueOrDefault).OfType<Person>()]);
    }

    /// <summary>Everybody who inspects, by user id, in directory order; one read for a turn.</summary>
    private async Task<Dictionary<string, Person>> PeopleAsync(Turn turn) =>
        _people ??= (await directory.HoldersAsync(turn.Work, county: null, Role.Inspector, Role.SquadLeader)).ToDictionary(person => person.UserId, StringComparer.Ordinal);
}

using Bot.Conversations;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>The visits of a person on a day with their names and places, and who stands above him.</summary>
internal sealed class VisitDays(PlannedVisitStore visits, EnterpriseStore enterprises, DirectoryStore directory, CommitmentStore commitments, InspectionStore inspections, CampaignBook campaigns)
{
    /// <summary>What names 中队长, then 大队长 or 副局长, then 一把手 (二(二)3).</summary>
    private static readonly Severity[] Levels = [Severity.General, Severity.Key, Severity.Major];

    private static readonly Role[] Leaders = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    /// <summary>What the person is in charge of and has been offered or taken, in the order of the way.</summary>
    public async Task<IReadOnlyList<DayVisit>> LedAsync(UnitOfWork work, string userId, DateOnly day)
    {
        var led = (await visits.OfInspectorAsync(work, userId, day, day)).Where(visit => visit.Lead == userId && (visit.Status is PlannedVisitStatus.Offered or PlannedVisitStatus.Accepted));
        return VisitRoute.Order(await WithNamesAsync(work, led), one => one.Enterprise.Location);
    }

    /// <summary>Null when there is none, or its enterprise is gone.</summary>
    public async Task<DayVisit?> FindAsync(UnitOfWork work, string id) =>
        await visits.FindAsync(work, id) is { } visit ? (await WithNamesAsync(work, [visit])).SingleOrDefault() : null;

    public async Task<IReadOnlyList<DayVisit>> WithNamesAsync(UnitOfWork work, IEnumerable<PlannedVisit> planned)
    {
        var named = new List<DayVisit>();
        foreach (var visit in planned)
        {
            if (await enterprises.FindAsync(work, visit.EnterpriseId) is { } enterprise)
            {
                named.Add(new DayVisit(visit, enterprise, await NameAsync(work, visit.Lead), await NameAsync(work, visit.Partner)));
            }
        }

        return named;
    }

    /// <summary>Saves, or throws when another turn was faster; the whole turn is then repeated on the new state.</summary>
    /// <exception cref="InvalidOperationException">The stored version is not the expected one.</exception>
    public async Task SaveAsync(Turn turn, PlannedVisit visit, int before)
    {
        if (!await visits.SaveAsync(turn.Work, visit, before, turn.Now))
        {
            throw new InvalidOperationException($"Planned visit {visit.Id} is no longer at version {before}.");
        }
    }

    /// <summary>OncePerCampaign, the track, the list and the phase once more: the plan may be weeks old. Null when the visit still stands on that day, as one with a recorded reason does.</summary>
    public async Task<Refusal?> CheckAsync(UnitOfWork work, DayVisit one, DateOnly day)
    {
        if (one.Visit.ExceptionReason is not null)
        {
            return null;
        }

        var enterprise = one.Enterprise;
        var signed = (await inspections.SignedOfAsync(work, one.Visit.CampaignId, enterprise.Id)).Count;
        var open = signed == 0 ? 0 : await inspections.NotYetVisitedAsync(work, one.Visit.CampaignId, one.Visit.County);
        var campaign = campaigns.Of(one.Visit.County, day);
        return signed > 0 && open > 0 ? new Refusal(RuleCode.OncePerCampaign, "二(一)2(1)", enterprise.Name, signed, open)
            : enterprise.OffListReason is not null ? new Refusal(RuleCode.NotFound, "", enterprise.Name)
            : enterprise.Track != Track.Full ? new Refusal(RuleCode.SelfCheckTrack, "二(一)1", enterprise.Name, enterprise.Track)
            : !campaign.IsInspection(day) ? new Refusal(RuleCode.OutsidePhase, "二(一)2", day, campaign.InspectionFrom, campaign.InspectionTo)
            : null;
    }

    public async Task<bool> HasSignedAsync(UnitOfWork work, Person person, DateOnly day) =>
        await commitments.SignedAtAsync(work, campaigns.Of(person, day).Id, person.UserId) is not null;

    /// <summary>The squad leader, else the next one up; for a squad leader the one above him. Null when nobody is in the directory.</summary>
    public Task<Person?> LeaderAsync(UnitOfWork work, Person person, string county) => LeaderAsync(work, person, county, above: 0);

    /// <param name="above">Levels above the first one.</param>
    public async Task<Person?> LeaderAsync(UnitOfWork work, Person? person, string county, int above)
    {
        var level = above + (person?.Holds(Role.SquadLeader, county) == true ? 1 : 0);
        return level < Levels.Length ? Owners.Find(Levels[level], county, person is null ? [] : [person], await directory.HoldersAsync(work, county, Leaders)).Owner : null;
    }

    /// <summary>Colleagues who may inspect in the county and have signed annex 5, the own squad first; a vote card takes twenty.</summary>
    public async Task<IReadOnlyList<Person>> ColleaguesAsync(UnitOfWork work, Person person, string county, DateOnly day)
    {
        const int Most = 20;
        var squads = person.Roles.Select(grant => grant.Squad).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = new List<Person>();
        foreach (var other in (await directory.HoldersAsync(work, county, Role.Inspector, Role.SquadLeader, Role.CityInspector))
            .Where(other => other.UserId != person.UserId && other.OnLeaveDeputy is null)
            .OrderByDescending(other => other.Roles.Any(grant => grant.Squad is { } squad && squads.Contains(squad)))
            .ThenBy(other => other.Holds(Role.CityInspector)))
        {
            if (found.Count < Most && await HasSignedAsync(work, other, day))
            {
                found.Add(other);
            }
        }

        return found;
    }

    private async Task<string> NameAsync(UnitOfWork work, string userId) => (await directory.FindAsync(work, userId))?.Name ?? userId;
}

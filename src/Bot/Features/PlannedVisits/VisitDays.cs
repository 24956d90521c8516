using Bot.Conversations;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>The visits of a person on a day with their names and places, and who stands above him.</summary>
internal sealed class VisitDays(PlannedVisitStore visits, EnterpriseStore enterprises, DirectoryStore directory, CommitmentStore commitments, InspectionStore inspections, CampaignBook campaigns, PlanStore plans)
{
    /// <summary>What names 中队长, then 大队长 or 副局长, then 一把手 (二(二)3).</summary>
    private static readonly Severity[] Levels = [Severity.General, Severity.Key, Severity.Major];

    private static readonly Role[] Leaders = [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    /// <summary>What the person is in charge of and has been offered or taken, what he left undone included, in the order of the way.</summary>
    public async Task<IReadOnlyList<DayVisit>> LedAsync(UnitOfWork work, string userId, DateOnly day) =>
        VisitRoute.Order(await WithNamesAsync(work, await visits.LedAsync(work, userId, day, Active(day))), one => one.Enterprise.Location);

    /// <summary>Ids of the campaigns that are under way somewhere.</summary>
    public IEnumerable<string> Active(DateOnly day) => campaigns.Of([], day).Select(campaign => campaign.Id);

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
        return OncePerCampaign.Check(enterprise, excepted: false, signed, open)
            ?? (enterprise.OffListReason is not null ? new Refusal(RuleCode.NotFound, "", enterprise.Name) : null)
            ?? SelfCheckTrack.Check(enterprise, excepted: false)
            ?? (!campaign.IsInspection(day) ? new Refusal(RuleCode.OutsidePhase, "二(一)2", day, campaign.InspectionFrom, campaign.InspectionTo) : null);
    }

    public async Task<bool> HasSignedAsync(UnitOfWork work, Person person, DateOnly day) =>
        await commitments.SignedAtAsync(work, campaigns.Of(person, day).Id, person.UserId) is not null;

    /// <summary>The squad leader, else the next one up; for a squad leader the one above him. Null when nobody is in the directory.</summary>
    public async Task<Person?> LeaderAsync(UnitOfWork work, Person? person, string county) => await LeadersAsync(work, person, county) is [var nearest, ..] ? nearest : null;

    /// <summary>Those above the person, the nearest first, each once: who stands in for one of them only if he may arrange visits himself, and never the person; the office where nobody else is.</summary>
    /// <param name="person">Null: he is gone.</param>
    public async Task<IReadOnlyList<Person>> LeadersAsync(UnitOfWork work, Person? person, string county)
    {
        var holders = await directory.HoldersAsync(work, county, Leaders);
        var found = new List<Person>();
        foreach (var level in Levels.Skip(person?.Holds(Role.SquadLeader, county) == true ? 1 : 0))
        {
            if (Owners.Find(level, county, person is null ? [] : [person], holders).Owner is { } owner && IsAbove(owner) && !found.Exists(known => known.UserId == owner.UserId))
            {
                found.Add(owner);
            }
        }

        return found.Count > 0 ? found : [.. holders.Where(one => one.Holds(Role.CityOffice, county) && one.OnLeaveDeputy is null && IsAbove(one)).Take(1)];

        bool IsAbove(Person other) => other.UserId != person?.UserId && Visits.MayArrange(other, county);
    }

    /// <summary>Colleagues who are at work, may inspect in the county and have signed annex 5, the squad of the person first.</summary>
    /// <param name="person">Null: he is gone.</param>
    /// <param name="others">He himself is left out.</param>
    public async Task<IReadOnlyList<Person>> ColleaguesAsync(UnitOfWork work, Person? person, string county, DateOnly day, bool others = true)
    {
        var squads = (person?.Roles ?? []).Select(grant => grant.Squad).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var present = (await directory.HoldersAsync(work, county, Role.Inspector, Role.SquadLeader, Role.CityInspector))
            .Where(other => (!others || other.UserId != person?.UserId) && other.OnLeaveDeputy is null)
            .ToList();
        var signed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var campaign in present.GroupBy(other => campaigns.Of(other, day).Id, StringComparer.Ordinal))
        {
            signed.UnionWith(await plans.SignersAsync(work, campaign.Key, campaign.Select(other => other.UserId)));
        }

        return
        [
            .. present.Where(other => signed.Contains(other.UserId))
                .OrderByDescending(other => other.Roles.Any(grant => grant.Squad is { } squad && squads.Contains(squad)))
                .ThenBy(other => other.Holds(Role.CityInspector)),
        ];
    }

    private async Task<string> NameAsync(UnitOfWork work, string userId) => (await directory.FindAsync(work, userId))?.Name ?? userId;
}

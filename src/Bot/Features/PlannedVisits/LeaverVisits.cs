using Bot.Conversations;
using Bot.Storage.Stores;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>Who is in charge of a visit and left the bureau meanwhile gets no card: a leader arranges the visit on the same morning.</summary>
internal sealed class LeaverVisits(VisitDays days, DirectoryStore directory, Arrangement arrangement)
{
    /// <summary>User ids of all who can go on a visit.</summary>
    public async Task<IReadOnlySet<string>> InspectorsAsync(Turn turn) =>
        (await directory.HoldersAsync(turn.Work, county: null, Role.Inspector, Role.SquadLeader, Role.CityInspector)).Select(person => person.UserId).ToHashSet(StringComparer.Ordinal);

    /// <param name="visits">Open ones of a day, not declined.</param>
    public async Task<IReadOnlyList<Effect>> ToLeadersAsync(Turn turn, IEnumerable<PlannedVisit> visits)
    {
        var effects = new List<Effect>();
        foreach (var one in await days.WithNamesAsync(turn.Work, visits))
        {
            var away = Visits.Away(one.Visit, VisitTexts.Gone);
            await days.SaveAsync(turn, away, one.Visit.Version);
            if (await days.LeaderAsync(turn.Work, null, one.Visit.County) is { } leader)
            {
                effects.AddRange([new Say(leader.UserId, VisitTexts.Declined(one.LeadName, one, VisitTexts.Gone)), await arrangement.CardAsync(turn, leader.UserId, one with { Visit = away })]);
            }
        }

        return effects;
    }
}

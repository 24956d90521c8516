using System.Globalization;
using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>任务安排: what a leader's people have not taken, declined or not done in time, ten on a page; one is chosen and arranged by its own card.</summary>
internal sealed class ArrangeListHandler(PlannedVisitStore visits, VisitDays days, DirectoryStore directory, Arrangement arrangement) : IConversationHandler
{
    /// <summary>WeCom's drop-down takes ten.</summary>
    private const int PageSize = 10;

    /// <summary>A season: what is older belongs to no plan of this one.</summary>
    private const int DaysBack = 120;

    private static readonly Role[] CountyRoles = [Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice];

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Person is not { } person || !(person.Holds(Role.SquadLeader) || Array.Exists(CountyRoles, person.Holds)))
        {
            return Reply.Text(turn.UserId, VisitTexts.NotALeader);
        }

        var page = turn.Input is CardInput card && int.TryParse(card.Action.Entity, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0;
        if (turn.Input is not CardInput { Action.Verb: ArrangeListCard.PickVerb } picked)
        {
            return await ShowAsync(turn, person, page);
        }

        return picked.Choice(ArrangeListCard.Question) is { } id
            && await days.FindAsync(turn.Work, id) is { Visit.IsOpen: true } one
            && await IsOwnAsync(turn, person) is var isOwn
            && isOwn(one.Visit)
            ? new Reply([await arrangement.CardAsync(turn, turn.UserId, one)])
            : Reply.Text(turn.UserId, VisitTexts.NotOpen);
    }

    private async Task<Reply> ShowAsync(Turn turn, Person person, int page)
    {
        var today = turn.Now.LocalDate();
        var isOwn = await IsOwnAsync(turn, person);
        var open = (await visits.OfDaysAsync(turn.Work, today.AddDays(-DaysBack), today, PlannedVisitStatus.Planned, PlannedVisitStatus.Offered, PlannedVisitStatus.Accepted, PlannedVisitStatus.Declined))
            .Where(visit => (visit.Day < today || visit.Status is PlannedVisitStatus.Declined or PlannedVisitStatus.Offered) && isOwn(visit))
            .OrderByDescending(visit => visit.Status == PlannedVisitStatus.Declined)
            .ThenBy(visit => visit.Day)
            .ToList();
        if (open.Count == 0)
        {
            return Reply.Text(turn.UserId, VisitTexts.NothingToArrange);
        }

        // A page that became empty since: the first one.
        var first = page * PageSize < open.Count ? page : 0;
        var shown = await days.WithNamesAsync(turn.Work, open.Skip(first * PageSize).Take(PageSize));
        return new Reply(
        [
            new Say(turn.UserId, VisitTexts.ToArrange(shown, open.Count, today)),
            new ShowCard(turn.UserId, ArrangeListCard.Of(shown, first, (open.Count + PageSize - 1) / PageSize), ArrangeListCard.Subject(first)),
        ]);
    }

    /// <summary>The county's visits for its leaders and the office, the own squad's for a squad leader.</summary>
    private async Task<Func<PlannedVisit, bool>> IsOwnAsync(Turn turn, Person person)
    {
        var squads = person.Roles.Where(grant => grant is { Role: Role.SquadLeader, Squad: not null }).ToList();
        var members = squads.Count == 0
            ? []
            : (await directory.HoldersAsync(turn.Work, county: null, Role.Inspector, Role.SquadLeader))
                .Where(other => other.Roles.Any(own => squads.Exists(led => led.Squad == own.Squad && led.County == own.County)))
                .Select(other => other.UserId)
                .ToHashSet(StringComparer.Ordinal);
        return visit => members.Contains(visit.Lead) || Array.Exists(CountyRoles, role => person.Holds(role, visit.County));
    }
}

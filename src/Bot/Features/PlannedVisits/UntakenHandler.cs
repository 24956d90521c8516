using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Planning;

namespace Bot.Features.PlannedVisits;

/// <summary>未接受: what nobody has taken by the next working morning goes to the squad leader, on the morning after to the brigade leader or deputy, then to the county director; once for each level.</summary>
internal sealed class UntakenHandler(PlannedVisitStore visits, VisitDays days, DirectoryStore directory, Arrangement arrangement, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "untaken";

    /// <summary>The part of one leader, in his own lane.</summary>
    private const string Leader = "leader";

    /// <summary>Three working mornings after the longest holiday (8 days in the State Council's notices) have passed by then.</summary>
    private const int DaysBack = 20;

    private const int MostCards = 5;

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due || !calendar.IsWorkingDay(due.Window.LocalDate()))
        {
            return Reply.Nothing;
        }

        var untaken = await FindAsync(turn.Work, due.Window.LocalDate());
        if (due.Part != Leader)
        {
            return new Reply([.. untaken.Select(one => one.LeaderId).Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = Leader }))]);
        }

        var own = await days.WithNamesAsync(turn.Work, untaken.Where(one => one.LeaderId == turn.UserId).Select(one => one.Visit));
        if (own.Count == 0)
        {
            return Reply.Nothing;
        }

        var effects = new List<Effect> { new Say(turn.UserId, VisitTexts.Untaken(own, MostCards)) };
        foreach (var one in own.Take(MostCards))
        {
            effects.Add(await arrangement.CardAsync(turn, turn.UserId, one));
        }

        return new Reply(effects);
    }

    private async Task<IReadOnlyList<(PlannedVisit Visit, string LeaderId)>> FindAsync(UnitOfWork work, DateOnly today)
    {
        var found = new List<(PlannedVisit Visit, string LeaderId)>();
        var leaders = new Dictionary<(string Lead, string County, int Level), string?>();
        foreach (var visit in await visits.OfDaysAsync(work, today.AddDays(-DaysBack), today.AddDays(-1), PlannedVisitStatus.Planned, PlannedVisitStatus.Offered))
        {
            var key = (visit.Lead, visit.County, Level: calendar.WorkingDays(visit.Day.AddDays(1), today).Count() - 1);
            if (!leaders.TryGetValue(key, out var leader))
            {
                leader = (await days.LeaderAsync(work, await directory.FindAsync(work, visit.Lead), visit.County, key.Level))?.UserId;
                leaders.Add(key, leader);
            }

            if (leader is not null)
            {
                found.Add((visit, leader));
            }
        }

        return found;
    }
}

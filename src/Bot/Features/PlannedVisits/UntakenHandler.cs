using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.PlannedVisits;

/// <summary>
/// 未接受, 不能去 and 已接未做: what nobody has taken or done by the next working morning goes to the squad leader, on the morning after to the brigade leader
/// or deputy, then to the county director; once for each level.
/// </summary>
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

        var today = due.Window.LocalDate();
        return due.Part != Leader
            ? new Reply([.. (await FindAsync(turn.Work, [], today)).Select(one => one.LeaderId).Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = Leader }))])
            : turn.Person is { } leader && Scope.CountiesOf(leader) is { } counties ? await TellAsync(turn, counties, today)
            : Reply.Nothing;
    }

    private async Task<Reply> TellAsync(Turn turn, IReadOnlyList<string> counties, DateOnly today)
    {
        var own = await days.WithNamesAsync(turn.Work, (await FindAsync(turn.Work, counties, today)).Where(one => one.LeaderId == turn.UserId).Select(one => one.Visit));
        if (own.Count == 0)
        {
            return Reply.Nothing;
        }

        var effects = new List<Effect> { new Say(turn.UserId, VisitTexts.Untaken(own, MostCards, today)) };
        foreach (var one in own.Take(MostCards))
        {
            effects.Add(await arrangement.CardAsync(turn, turn.UserId, one));
        }

        return new Reply(effects);
    }

    /// <summary>Each with the one it goes to on this morning.</summary>
    /// <param name="counties">An empty list stands for the whole city.</param>
    private async Task<IReadOnlyList<(PlannedVisit Visit, string LeaderId)>> FindAsync(UnitOfWork work, IReadOnlyList<string> counties, DateOnly today)
    {
        var found = new List<(PlannedVisit Visit, string LeaderId)>();
        var leaders = new Dictionary<(string Lead, string County), IReadOnlyList<Person>>();
        var late = await visits.OfScopeAsync(
            work,
            counties.Count == 0 ? null : counties,
            [],
            today.AddDays(-DaysBack),
            today.AddDays(-1),
            PlannedVisitStatus.Planned,
            PlannedVisitStatus.Offered,
            PlannedVisitStatus.Accepted,
            PlannedVisitStatus.Declined);
        foreach (var visit in late)
        {
            if (!leaders.TryGetValue((visit.Lead, visit.County), out var above))
            {
                above = await days.LeadersAsync(work, await directory.FindAsync(work, visit.Lead), visit.County);
                leaders.Add((visit.Lead, visit.County), above);
            }

            if (above.ElementAtOrDefault(calendar.WorkingDays(visit.Day.AddDays(1), today).Count() - 1) is { } leader)
            {
                found.Add((visit, leader.UserId));
            }
        }

        return found;
    }
}

using Bot.Conversations;
using Bot.Features.PlannedVisits.Leaves;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Planning;

namespace Bot.Features.PlannedVisits;

/// <summary>In the morning of a working day each inspector with a planned visit, or one that he left undone, gets a turn of his own.</summary>
internal sealed class MorningHandler(PlannedVisitStore visits, VisitDays days, PersonsMorning morning, LeaveVisits leaves, LeaverVisits leavers, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "morning";

    /// <summary>The part of one person, in his own lane.</summary>
    public const string Person = "person";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Input is not JobDue due)
        {
            return Reply.Nothing;
        }

        // The window's day, not the moment's: a job that comes late is still of its own morning.
        var day = due.Window.LocalDate();
        if (due.Part == Person)
        {
            return await morning.OpenAsync(turn, day, asked: false);
        }

        if (!calendar.IsWorkingDay(day))
        {
            return Reply.Nothing;
        }

        // The leaves' own job may come late: no card goes to one who is away.
        var leave = await leaves.MorningAsync(turn, day);
        var planned = await visits.OfDaysAsync(turn.Work, day, day, PlannedVisitStatus.Planned, PlannedVisitStatus.Offered, PlannedVisitStatus.Accepted);
        var known = await leavers.InspectorsAsync(turn);
        var gone = await leavers.ToLeadersAsync(turn, planned.Where(visit => !known.Contains(visit.Lead)));
        var people = planned.SelectMany(visit => new[] { visit.Lead, visit.Partner }).Concat(await visits.LateAsync(turn.Work, day, days.Active(day)));
        // Who is in charge goes, and has to choose another colleague.
        var alone = await days.WithNamesAsync(turn.Work, planned.Where(visit => known.Contains(visit.Lead) && !known.Contains(visit.Partner)));
        return new Reply([.. leave, .. gone, .. alone.Select(one => new Say(one.Visit.Lead, VisitTexts.PartnerGone(one))), .. people.Where(known.Contains).Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = Person }))]);
    }
}

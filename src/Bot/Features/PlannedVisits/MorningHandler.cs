using Bot.Conversations;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Planning;

namespace Bot.Features.PlannedVisits;

/// <summary>In the morning of a working day each inspector with a planned visit gets a turn of his own.</summary>
internal sealed class MorningHandler(PlannedVisitStore visits, PersonsMorning morning, WorkCalendar calendar) : IConversationHandler
{
    public const string Job = "morning";

    /// <summary>The part of one person, in his own lane.</summary>
    private const string Person = "person";

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
            return await morning.OpenAsync(turn, day);
        }

        if (!calendar.IsWorkingDay(day))
        {
            return Reply.Nothing;
        }

        var planned = await visits.OfDaysAsync(turn.Work, day, day, PlannedVisitStatus.Planned, PlannedVisitStatus.Offered, PlannedVisitStatus.Accepted);
        return new Reply([.. planned.SelectMany(visit => new[] { visit.Lead, visit.Partner }).Where(userId => userId.Length > 0).Distinct(StringComparer.Ordinal).Select(userId => new Enter(userId, due with { Part = Person }))]);
    }
}

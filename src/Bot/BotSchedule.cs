using Bot.Features.ConfirmRoster;
using Bot.Features.LostMessages;
using Bot.Features.SelfChecks;
using Bot.Scheduling;

namespace Bot;

/// <summary>The one table: what is done by the clock. Its handlers stand in <see cref="BotRoutes"/>.</summary>
internal static class BotSchedule
{
    // Monday to Friday, exchanged days or not: what hangs is told on one day more or less. In the afternoon it would be no morning's summary any more.
    public static ScheduleTable Table() => new ScheduleTable()
        .Job(HangingHandler.Job, "0 8 * * 1-5", lane: "sys.hanging", catchUp: TimeSpan.FromHours(8))

        // The counties' lists
        .Job(RosterDueHandler.Job, "0 9 * * *", lane: "sys.rosterdue", catchUp: TimeSpan.FromHours(8))

        // Self-check: the notice on each day of the phase, for whoever has none yet, so that a time off is made up for; reminders ask the calendar themselves.
        .Job(NoticeHandler.Job, "0 9 * * *", lane: "sys.selfcheck", catchUp: TimeSpan.FromHours(8))
        .Job(ReminderHandler.Job, "0 9 * * *", lane: "sys.selfcheck", catchUp: TimeSpan.FromHours(8));
}

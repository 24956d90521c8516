using Bot.Features.ConfirmRoster;
using Bot.Features.LostMessages;
using Bot.Scheduling;

namespace Bot;

/// <summary>The one table: what is done by the clock. Its handlers stand in <see cref="BotRoutes"/>.</summary>
internal static class BotSchedule
{
    // The handlers ask the calendar: a cron expression knows no holiday. In the afternoon what hangs would be no morning's summary any more.
    public static ScheduleTable Table() => new ScheduleTable()
        .Job(HangingHandler.Job, "0 8 * * *", lane: "sys.hanging", catchUp: TimeSpan.FromHours(8))

        // The counties' lists
        .Job(RosterDueHandler.Job, "0 9 * * *", lane: "sys.rosterdue", catchUp: TimeSpan.FromHours(8));
}

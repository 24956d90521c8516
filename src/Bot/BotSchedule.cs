using Bot.Features.ConfirmRoster;
using Bot.Features.LostMessages;
using Bot.Scheduling;

namespace Bot;

/// <summary>The one table: what is done by the clock. Its handlers stand in <see cref="BotRoutes"/>.</summary>
internal static class BotSchedule
{
    // Monday to Friday, exchanged days or not: what hangs is told on one day more or less. In the afternoon it would be no morning's summary any more.
    public static ScheduleTable Table() => new ScheduleTable()
        .Job(HangingHandler.Job, "0 8 * * 1-5", lane: "sys.hanging", catchUp: TimeSpan.FromHours(8))

        // The counties' lists
        .Job(RosterDueHandler.Job, "0 9 * * *", lane: "sys.rosterdue", catchUp: TimeSpan.FromHours(8));
}

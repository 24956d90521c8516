using Bot.Features.Audit;
using Bot.Features.CityBrigades;
using Bot.Features.ConfirmRoster;
using Bot.Features.Digest;
using Bot.Features.Emergencies;
using Bot.Features.InsideReports;
using Bot.Features.LookBacks;
using Bot.Features.LookBacks.Arranging;
using Bot.Features.LostMessages;
using Bot.Features.Materials;
using Bot.Features.PlannedVisits;
using Bot.Features.PlannedVisits.Leaves;
using Bot.Features.Rectify;
using Bot.Features.Reports;
using Bot.Features.SelfChecks;
using Bot.Features.Surveys;
using Bot.Scheduling;

namespace Bot;

/// <summary>The one table: what is done by the clock. Its handlers stand in <see cref="BotRoutes"/>.</summary>
internal static class BotSchedule
{
    // The handlers ask the calendar: a cron expression knows no holiday. In the afternoon what hangs would be no morning's summary any more.
    public static ScheduleTable Table() => new ScheduleTable()
        .Job(HangingHandler.Job, "0 8 * * *", lane: "sys.hanging", catchUp: TimeSpan.FromHours(8))

        // Leaves, before the morning cards of their days; on days off too, since owners follow them.
        .Job(LeaveMorningHandler.Job, "0 7 * * *", lane: "sys.leave", catchUp: TimeSpan.FromHours(8))

        // The day's planned visits: every day, since Saturdays may be worked; the handler asks the calendar.
        .Job(MorningHandler.Job, "30 7 * * *", lane: "sys.morning", catchUp: TimeSpan.FromHours(8))
        .Job(UntakenHandler.Job, "30 8 * * *", lane: "sys.untaken", catchUp: TimeSpan.FromHours(8))

        // The counties' lists
        .Job(RosterDueHandler.Job, "0 9 * * *", lane: "sys.rosterdue", catchUp: TimeSpan.FromHours(8))

        // Self-check: the notice on each day of the phase, for whoever has none yet, so that a time off is made up for; reminders ask the calendar themselves.
        .Job(NoticeHandler.Job, "0 9 * * *", lane: "sys.selfcheck", catchUp: TimeSpan.FromHours(8))
        .Job(ReminderHandler.Job, "0 9 * * *", lane: "sys.selfcheck", catchUp: TimeSpan.FromHours(8))

        // Look-back: nobody hears of the planning, so it goes before the morning's lists. Both ask campaign and calendar themselves.
        .Job(LookBackPlanHandler.Job, "0 6 * * *", lane: "sys.lookback", catchUp: TimeSpan.FromHours(12))
        .Job(LookBackMorningHandler.Job, "30 8 * * *", lane: "sys.lookback", catchUp: TimeSpan.FromHours(8))
        .Job(LookBackOverdueHandler.Job, "30 8 * * *", lane: "sys.lookback", catchUp: TimeSpan.FromHours(8))

        // Rectification: on days off too, for 重大问题; the handlers ask the calendar.
        .Job(RemindHandler.Job, "0 9 * * *", lane: "sys.rectify", catchUp: TimeSpan.FromHours(8))
        .Job(UnacknowledgedHandler.Job, "30 9 * * *", lane: "sys.unacknowledged", catchUp: TimeSpan.FromHours(7))

        // The quota's shortfall; it asks campaign and calendar itself.
        .Job(QuotaHandler.Job, "0 9 * * *", lane: "sys.cityquota", catchUp: TimeSpan.FromHours(8))

        // Emergency report: its 24 hours run day and night.
        .Job(EmergencyJobHandler.Job, "0 * * * *", lane: "sys.emergency", catchUp: TimeSpan.FromHours(1))

        // Material: what is due, before visits, to the silent; it asks the calendar for the working hours.
        .Job(MaterialJobHandler.Job, "0,30 * * * *", lane: MaterialDesk.Lane, catchUp: TimeSpan.FromMinutes(30))

        // Reports of the 10th, the 20th and the last day: every window does what is due and not done.
        .Job(ReportJobHandler.Job, "10 8,11,14,15,16 * * *", lane: "sys.reports", catchUp: TimeSpan.FromHours(8))

        // Inside report: what came in, and what was answered, apart from the moment of either (decision 16).
        .Job(InsideJobHandler.Job, "30 8,11,14,17 * * *", lane: "sys.inside", catchUp: TimeSpan.FromHours(2))

        // Audit: late in the day, and made up for after a time off.
        .Job(HeadHandler.Job, "47 23 * * *", lane: "sys.audithead", catchUp: TimeSpan.FromHours(20))

        // Digest: every day, the handler asks calendar and setting; made up for until nine in the evening, later the next one names the day that is missing.
        .Job(DigestHandler.Job, "40 17 * * *", lane: "sys.digest", catchUp: TimeSpan.FromMinutes(200))

        // Integrity survey: made up for until half past four, so that the cards still come in working hours.
        .Job(SurveyJobHandler.Job, "30 9 * * *", lane: "sys.survey", catchUp: TimeSpan.FromHours(7));
}

using System.Globalization;
using Domain.Calendars;
using Domain.Inspections;

namespace Domain.Rectification;

/// <summary>What happens on a day of a case by the table.</summary>
public enum CaseStepKind
{
    /// <summary>催签收: the officers are asked to acknowledge the notice.</summary>
    Acknowledge,

    /// <summary>未签收: the inspector in charge hears that nobody has.</summary>
    Unacknowledged,

    /// <summary>到期提醒: the officers, some working days before the deadline.</summary>
    Before,

    /// <summary>今日到期: the officers and the owner.</summary>
    Due,

    /// <summary>逾期: the officers, and the owner or who is some levels above him.</summary>
    Overdue,

    /// <summary>催复查: the inspectors.</summary>
    Recheck,

    /// <summary>未复查: the owner hears that the inspectors have not re-checked, then one level up each working day.</summary>
    RecheckLate,
}

/// <param name="Key">Names the step within its case or notice: once told, it is not told again.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Day">Day in Asia/Shanghai.</param>
/// <param name="Days">Before: working days left; Overdue, RecheckLate: how many days it is by the table; else 0.</param>
/// <param name="Level">Levels above the owner who are told; 0 for the owner.</param>
public sealed record CaseStep(string Key, CaseStepKind Kind, DateOnly Day, int Days = 0, int Level = 0);

/// <summary>Reminders and escalation of 整改 (二(二)3, domain.md 6): a pure table of days. Nothing of it is kept but what was told.</summary>
public static class CaseTimeline
{
    /// <summary>How many levels there are above the owner whom the severity names: 分局一把手 is the last one.</summary>
    public static int LevelsAbove(Severity severity) => Severity.Major - severity;

    /// <summary>Of a notice that nobody has acknowledged.</summary>
    /// <param name="told">Day of the notice.</param>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public static IReadOnlyList<CaseStep> OfNotice(DateOnly told, RectificationPlan plan, WorkCalendar calendar) =>
    [
        .. plan.AcknowledgeAfter.Select(days => new CaseStep(Key("ack", days), CaseStepKind.Acknowledge, calendar.AddWorkingDays(told, days), days)),
        new CaseStep("unack", CaseStepKind.Unacknowledged, calendar.AddWorkingDays(told, plan.UnacknowledgedAfter), plan.UnacknowledgedAfter),
    ];

    /// <summary>The days of the case as it stands, in order, up to the last one wanted. After the deadline they have no end of their own.</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public static IReadOnlyList<CaseStep> Of(RectificationCase one, RectificationPlan plan, WorkCalendar calendar, DateOnly until)
    {
        var steps = one switch
        {
            { Status: CaseStatus.Open, Deadline: { } deadline } => OfDeadline(one, deadline, plan, calendar, until),
            { Status: CaseStatus.Submitted or CaseStatus.VisitNeeded, SubmittedAt: { } at } => OfRecheck(one, ChinaTime.DayOf(at), plan, calendar, until),
            _ => [],
        };
        return [.. steps.Where(step => step.Day <= until).OrderBy(step => step.Day)];
    }

    private static IEnumerable<CaseStep> OfDeadline(RectificationCase one, DateOnly deadline, RectificationPlan plan, WorkCalendar calendar, DateOnly until)
    {
        var opened = ChinaTime.DayOf(one.OpenedAt);
        var major = one.Severity == Severity.Major;
        var due = major || calendar.IsWorkingDay(deadline) ? deadline : calendar.SubtractWorkingDays(deadline, 1);
        foreach (var days in plan.Before)
        {
            // On the day of the notice, or of the deadline's own reminder, another one says nothing new.
            if (calendar.SubtractWorkingDays(deadline, days) is var day && day > opened && day < due)
            {
                yield return new CaseStep(Key("before", deadline, days), CaseStepKind.Before, day, days);
            }
        }

        if (due > opened)
        {
            yield return new CaseStep(Key("due", deadline, 0), CaseStepKind.Due, due);
        }

        var late = deadline;
        for (var days = 1; ; days++)
        {
            late = major ? late.AddDays(1) : calendar.NextWorkingDay(late);
            if (late > until)
            {
                yield break;
            }

            yield return new CaseStep(Key("over", deadline, late), CaseStepKind.Overdue, late, days, Math.Min(days - 1, LevelsAbove(one.Severity)));
        }
    }

    private static IEnumerable<CaseStep> OfRecheck(RectificationCase one, DateOnly submitted, RectificationPlan plan, WorkCalendar calendar, DateOnly until)
    {
        var day = calendar.AddWorkingDays(submitted, plan.RecheckWithin);
        yield return new CaseStep(Key("recheck", one.Round), CaseStepKind.Recheck, day);
        var late = day;
        for (var days = 1; ; days++)
        {
            late = calendar.NextWorkingDay(late);
            if (late > until)
            {
                yield break;
            }

            yield return new CaseStep(Key("recheck-late", submitted, late), CaseStepKind.RecheckLate, late, days, Math.Min(days - 1, LevelsAbove(one.Severity)));
        }
    }

    private static string Key(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");

    /// <summary>After an extension the days begin anew.</summary>
    private static string Key(string kind, DateOnly deadline, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{deadline:yyyyMMdd}-{number}");

    /// <summary>By the day and not by its number: 改级 counts anew, and what was told on a day stays told.</summary>
    private static string Key(string kind, DateOnly since, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{since:yyyyMMdd}-{day:yyyyMMdd}");
}

using Domain.Calendars;

namespace Domain.Campaigns;

/// <summary>上报: on the 10th, the 20th and the last day of each month the state of the campaign is reported (三(二)).</summary>
public static class ReportDays
{
    /// <summary>No holiday with its weekends is longer: a report told before it is due is told within so many days.</summary>
    private const int LongestHoliday = 9;

    /// <summary>Two report days are never further apart.</summary>
    private const int LongestGap = 12;

    public static bool IsDue(DateOnly day) => day.Day is 10 or 20 || day.Day == DateTime.DaysInMonth(day.Year, day.Month);

    /// <summary>The last working day on or before the report day: the report has to be in by that day, and nobody releases one on a holiday.</summary>
    /// <exception cref="CalendarYearMissingException">The day's year has no data.</exception>
    public static DateOnly WorkedOn(DateOnly due, WorkCalendar calendar) => calendar.IsWorkingDay(due) ? due : calendar.SubtractWorkingDays(due, 1);

    /// <summary>The report day whose report is in work: the last one whose working day has come.</summary>
    /// <exception cref="CalendarYearMissingException">The day's year has no data.</exception>
    public static DateOnly Current(DateOnly today, WorkCalendar calendar)
    {
        for (var day = today.AddDays(LongestHoliday); day > today; day = day.AddDays(-1))
        {
            if (IsDue(day) && WorkedOn(day, calendar) <= today)
            {
                return day;
            }
        }

        return LastUntil(today);
    }

    /// <summary>The report day before this one.</summary>
    public static DateOnly Before(DateOnly due) => LastUntil(due.AddDays(-1));

    private static DateOnly LastUntil(DateOnly day) => Enumerable.Range(0, LongestGap).Select(back => day.AddDays(-back)).First(IsDue);
}

namespace Domain.Calendars;

/// <summary>Goes along the stretches of working time, one after the other.</summary>
internal static class WorkTimeWalk
{
    /// <param name="amount">Above zero.</param>
    /// <param name="steps">Takes every stretch on the way; null when nobody asks.</param>
    public static DateTime Forward(WorkCalendar calendar, DateTime at, TimeSpan amount, List<TimeStep>? steps)
    {
        for (var day = at.Date; ; day = day.AddDays(1))
        {
            var kind = calendar.KindOf(DateOnly.FromDateTime(day));
            foreach (var interval in Worked(kind, calendar.Hours))
            {
                var (from, to) = (day + interval.From, day + interval.To);
                if (at >= to)
                {
                    continue;
                }

                Add(steps, at, from, TimeKind.OffHours, kind);
                at = at > from ? at : from;
                var end = amount <= to - at ? at + amount : to;
                Add(steps, at, end, TimeKind.Worked, kind);
                amount -= end - at;
                at = end;
                if (amount == TimeSpan.Zero)
                {
                    return at;
                }
            }

            Add(steps, at, day.AddDays(1), IsOff(kind) ? TimeKind.OffDay : TimeKind.OffHours, kind);
            at = day.AddDays(1);
        }
    }

    /// <param name="amount">Above zero.</param>
    /// <param name="steps">Takes every stretch on the way, the latest first; null when nobody asks.</param>
    public static DateTime Back(WorkCalendar calendar, DateTime at, TimeSpan amount, List<TimeStep>? steps)
    {
        // Midnight is the end of the day before it.
        for (var day = at.TimeOfDay == TimeSpan.Zero ? at.Date.AddDays(-1) : at.Date; ; day = day.AddDays(-1))
        {
            var kind = calendar.KindOf(DateOnly.FromDateTime(day));
            foreach (var interval in Worked(kind, calendar.Hours).Reverse())
            {
                var (from, to) = (day + interval.From, day + interval.To);
                if (at <= from)
                {
                    continue;
                }

                Add(steps, to, at, TimeKind.OffHours, kind);
                at = at < to ? at : to;
                var begin = amount <= at - from ? at - amount : from;
                Add(steps, begin, at, TimeKind.Worked, kind);
                amount -= at - begin;
                at = begin;
                if (amount == TimeSpan.Zero)
                {
                    return at;
                }
            }

            Add(steps, day, at, IsOff(kind) ? TimeKind.OffDay : TimeKind.OffHours, kind);
            at = day;
        }
    }

    private static bool IsOff(DayKind kind) => kind is DayKind.Weekend or DayKind.Holiday;

    private static IEnumerable<WorkInterval> Worked(DayKind kind, WorkHours hours) => IsOff(kind) ? [] : hours.Intervals;

    private static void Add(List<TimeStep>? steps, DateTime from, DateTime to, TimeKind kind, DayKind day)
    {
        if (from < to)
        {
            steps?.Add(new TimeStep(from, to, kind, day));
        }
    }
}

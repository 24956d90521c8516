namespace Domain.Calendars;

/// <summary>工作日 and working hours in Asia/Shanghai: Monday to Friday, changed by the State Council's notices (domain.md 2 and 8 "Calendar").</summary>
public sealed class WorkCalendar
{
    private readonly HashSet<int> _years;
    private readonly HashSet<DateOnly> _off;
    private readonly HashSet<DateOnly> _work;

    /// <param name="years">Holiday data by year; a notice may name days of the year before.</param>
    /// <param name="from">Begin of the working hours.</param>
    /// <param name="to">Their end, later on the same day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours end before they begin.</exception>
    public WorkCalendar(IReadOnlyDictionary<int, HolidayYear> years, TimeOnly from, TimeOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        _years = [.. years.Keys];
        _off = [.. years.Values.SelectMany(year => year.Off)];
        _work = [.. years.Values.SelectMany(year => year.Work)];
        (From, To) = (from, to);
    }

    /// <summary>Begin of the working hours.</summary>
    public TimeOnly From { get; }

    /// <summary>End of the working hours; that minute is no working minute any more.</summary>
    public TimeOnly To { get; }

    /// <summary>Whether the year has data.</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <exception cref="CalendarYearMissingException">The day's own year has no data.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!Knows(day.Year))
        {
            throw new CalendarYearMissingException(day.Year);
        }

        return _work.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_off.Contains(day));
    }

    /// <summary>The first working day after the day.</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateOnly NextWorkingDay(DateOnly day) => AddWorkingDays(day, 1);

    /// <summary>The day itself where it is worked, else the first working day after it.</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateOnly WorkingDayFrom(DateOnly day) => IsWorkingDay(day) ? day : NextWorkingDay(day);

    /// <summary>N 个工作日: they run from the next working day, the Nth is the last one (till 24:00).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one day.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The working days from the first to the last day, both included.</summary>
    /// <exception cref="CalendarYearMissingException">A day between has no data.</exception>
    public IEnumerable<DateOnly> WorkingDays(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                yield return day;
            }
        }
    }

    /// <summary>Whether a reminder may go out at this local time.</summary>
    /// <exception cref="CalendarYearMissingException">The day has no data.</exception>
    public bool IsWorkingTime(DateTime local) =>
        IsWorkingDay(DateOnly.FromDateTime(local)) && TimeOnly.FromDateTime(local) >= From && TimeOnly.FromDateTime(local) < To;

    /// <summary>The moment itself within working time, else the next minute that is.</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateTime NextWorkingTime(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        return IsWorkingTime(local) ? local
            : IsWorkingDay(day) && TimeOnly.FromDateTime(local) < From ? day.ToDateTime(From)
            : NextWorkingDay(day).ToDateTime(From);
    }

    /// <summary>Working hours later: a start outside them moves to the next working minute, an amount that fills the day ends at its close.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateTime AddWorkingTime(DateTime local, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, TimeSpan.Zero);
        var start = NextWorkingTime(local);
        while (true)
        {
            var close = DateOnly.FromDateTime(start).ToDateTime(To);
            if (start + amount <= close)
            {
                return start + amount;
            }

            amount -= close - start;
            start = NextWorkingDay(DateOnly.FromDateTime(start)).ToDateTime(From);
        }
    }
}

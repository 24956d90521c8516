namespace Domain.Calendars;

/// <summary>工作日 and working hours in Asia/Shanghai: Monday to Friday, changed by the State Council's notices (domain.md 2 and 8 "Calendar").</summary>
public sealed class WorkCalendar
{
    private readonly HashSet<int> _years;
    private readonly HashSet<DateOnly> _off;
    private readonly HashSet<DateOnly> _work;
    private readonly bool _guesses;

    /// <param name="years">Holiday data by year; a notice may name days of the year before.</param>
    public WorkCalendar(IReadOnlyDictionary<int, HolidayYear> years, WorkHours hours)
    {
        _years = [.. years.Keys];
        _off = [.. years.Values.SelectMany(year => year.Off)];
        _work = [.. years.Values.SelectMany(year => year.Work)];
        Hours = hours;
    }

    private WorkCalendar(WorkCalendar known) => (_years, _off, _work, Hours, _guesses) = (known._years, known._off, known._work, known.Hours, true);

    /// <summary>The same, and a year without data has its Mondays to Fridays: for what must go out whether or not the notice was entered. Never for a deadline.</summary>
    public WorkCalendar Guessing() => new(this);

    /// <summary>Working hours of every working day.</summary>
    public WorkHours Hours { get; }

    /// <summary>Whether the year has data.</summary>
    public bool Knows(int year) => _years.Contains(year);

    /// <summary>Why the day is worked or not.</summary>
    /// <exception cref="CalendarYearMissingException">The day's own year has no data.</exception>
    public DayKind KindOf(DateOnly day)
    {
        if (!_guesses && !Knows(day.Year))
        {
            throw new CalendarYearMissingException(day.Year);
        }

        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return _work.Contains(day) ? weekend ? DayKind.MadeUp : DayKind.Working
            : _off.Contains(day) ? DayKind.Holiday
            : weekend ? DayKind.Weekend
            : DayKind.Working;
    }

    /// <exception cref="CalendarYearMissingException">The day's own year has no data.</exception>
    public bool IsWorkingDay(DateOnly day) => KindOf(day) is DayKind.Working or DayKind.MadeUp;

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
        return Walk(day, days, 1);
    }

    /// <summary>N 个工作日前: the Nth working day before the day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one day.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateOnly SubtractWorkingDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return Walk(day, days, -1);
    }

    /// <summary>Working days on or back, with every day on the way; the time of day stays.</summary>
    /// <param name="days">Not 0; below it for days back.</param>
    /// <exception cref="ArgumentOutOfRangeException">No days.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public ReckonedDays Reckon(DateTime from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfZero(days);
        var steps = new List<DayStep>();
        var last = Walk(DateOnly.FromDateTime(from), Math.Abs(days), Math.Sign(days), steps);
        return new ReckonedDays(from, days, last.ToDateTime(TimeOnly.FromDateTime(from)), steps);
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
        IsWorkingDay(DateOnly.FromDateTime(local)) && Hours.Intervals.Any(interval => interval.From <= local.TimeOfDay && local.TimeOfDay < interval.To);

    /// <summary>The moment itself within working time, else the next minute that is.</summary>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateTime NextWorkingTime(DateTime local)
    {
        for (var day = local.Date; ; day = day.AddDays(1))
        {
            var ends = IsWorkingDay(DateOnly.FromDateTime(day)) ? Hours.Intervals.Select(interval => (From: day + interval.From, To: day + interval.To)) : [];
            foreach (var (from, to) in ends.Where(interval => local < interval.To))
            {
                return local > from ? local : from;
            }
        }
    }

    /// <summary>Working hours later: a start outside them moves to the next working minute, an amount that fills the day ends at its close.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateTime AddWorkingTime(DateTime local, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, TimeSpan.Zero);
        return WorkTimeWalk.Forward(this, local, amount, steps: null);
    }

    /// <summary>Working hours before: a start outside them moves back to the last close, an amount that fills the day ends at its opening.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public DateTime SubtractWorkingTime(DateTime local, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, TimeSpan.Zero);
        return WorkTimeWalk.Back(this, local, amount, steps: null);
    }

    /// <summary>Working hours on or back, with every stretch on the way.</summary>
    /// <param name="amount">Not zero; below it for time back.</param>
    /// <exception cref="ArgumentOutOfRangeException">No time.</exception>
    /// <exception cref="CalendarYearMissingException">A day on the way has no data.</exception>
    public ReckonedTime Reckon(DateTime from, TimeSpan amount)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(amount, TimeSpan.Zero);
        var steps = new List<TimeStep>();
        var to = amount > TimeSpan.Zero ? WorkTimeWalk.Forward(this, from, amount, steps) : WorkTimeWalk.Back(this, from, -amount, steps);
        return new ReckonedTime(from, amount, to, steps);
    }

    private DateOnly Walk(DateOnly day, int days, int direction, List<DayStep>? steps = null)
    {
        for (var number = 0; number < days;)
        {
            day = day.AddDays(direction);
            var kind = KindOf(day);
            var counts = kind is DayKind.Working or DayKind.MadeUp;
            number += counts ? 1 : 0;
            steps?.Add(new DayStep(day, kind, counts ? number : 0));
        }

        return day;
    }
}

using Domain.Calendars;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Domain.Tests.Calendars;

/// <summary>The calendar against somebody who walks minute by minute, looks at the clock and counts.</summary>
public sealed class WorkCalendarProperties
{
    private static readonly DateTime First = new(2020, 1, 20, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly HolidayYear Year2020 = new(
        [.. Days(1, 24, 8), new DateOnly(2020, 2, 1), new DateOnly(2020, 2, 2), .. Days(10, 1, 8)],
        [new DateOnly(2020, 1, 19), new DateOnly(2020, 9, 27), new DateOnly(2020, 10, 10)]);

    [Property(MaxTest = 300)]
    public Property MinutesOn_AsWalked() => Prop.ForAll(Cases(1500).ToArbitrary(), one =>
    {
        var end = one.Calendar.AddWorkingTime(one.Start, TimeSpan.FromMinutes(one.Minutes));
        return end == Walked(one.Hours, one.Start, one.Minutes, 1) && Sums(one.Calendar.Reckon(one.Start, TimeSpan.FromMinutes(one.Minutes)), end);
    });

    [Property(MaxTest = 300)]
    public Property MinutesBack_AsWalked() => Prop.ForAll(Cases(1500).ToArbitrary(), one =>
    {
        var begin = one.Calendar.SubtractWorkingTime(one.Start, TimeSpan.FromMinutes(one.Minutes));
        return begin == Walked(one.Hours, one.Start, one.Minutes, -1) && Sums(one.Calendar.Reckon(one.Start, TimeSpan.FromMinutes(-one.Minutes)), begin);
    });

    [Property(MaxTest = 300)]
    public Property TheNextWorkingMinute_AsWalked() => Prop.ForAll(Cases(1).ToArbitrary(), one =>
    {
        var at = one.Start;
        while (!Works(one.Hours, at))
        {
            at = at.AddMinutes(1);
        }

        return at == one.Calendar.NextWorkingTime(one.Start) && one.Calendar.IsWorkingTime(one.Start) == Works(one.Hours, one.Start);
    });

    [Property(MaxTest = 300)]
    public Property DaysOnAndBack_AsWalked() => Prop.ForAll(Cases(40).ToArbitrary(), one =>
    {
        var day = DateOnly.FromDateTime(one.Start);
        return one.Calendar.AddWorkingDays(day, one.Minutes) == WalkedDays(day, one.Minutes, 1)
            && one.Calendar.SubtractWorkingDays(day.AddDays(60), one.Minutes) == WalkedDays(day.AddDays(60), one.Minutes, -1)
            && one.Calendar.Reckon(one.Start, one.Minutes) is var steps && steps.To == WalkedDays(day, one.Minutes, 1).ToDateTime(TimeOnly.FromDateTime(one.Start))
            && steps.Steps.Count == steps.To.Date.Subtract(one.Start.Date).Days && steps.Steps.Count(step => step.Number > 0) == one.Minutes;
    });

    /// <summary>Stretches of some minutes each, at any place of the day.</summary>
    private static Gen<Case> Cases(int most) =>
        from cuts in Gen.Choose(0, 1440).ListOf(6)
        from start in Gen.Choose(0, 150 * 1440)
        from minutes in Gen.Choose(1, most)
        let ends = cuts.Distinct().Order().ToList()
        let hours = ends.Count < 2
            ? [new WorkInterval(TimeSpan.FromHours(8), TimeSpan.FromHours(24))]
            : ends.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new WorkInterval(TimeSpan.FromMinutes(pair[0]), TimeSpan.FromMinutes(pair[1]))).ToList()
        where hours.Sum(hour => (hour.To - hour.From).TotalMinutes) >= 60
        select new Case(hours, First.AddDays(30).AddMinutes(start), minutes);

    private static bool Sums(ReckonedTime reckoned, DateTime end) =>
        reckoned.To == end
        && reckoned.Steps.Where(step => step.Kind == TimeKind.Worked).Sum(step => (step.To - step.From).TotalMinutes) == Math.Abs(reckoned.Amount.TotalMinutes)
        && reckoned.Steps.Sum(step => (step.To - step.From).TotalMinutes) == Math.Abs((reckoned.To - reckoned.From).TotalMinutes);

    private static DateTime Walked(IReadOnlyList<WorkInterval> hours, DateTime at, int minutes, int direction)
    {
        while (minutes > 0)
        {
            var minute = direction > 0 ? at : at.AddMinutes(-1);
            minutes -= Works(hours, minute) ? 1 : 0;
            at = at.AddMinutes(direction);
        }

        return at;
    }

    private static DateOnly WalkedDays(DateOnly day, int days, int direction)
    {
        while (days > 0)
        {
            day = day.AddDays(direction);
            days -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    private static bool Works(IReadOnlyList<WorkInterval> hours, DateTime minute) =>
        IsWorked(DateOnly.FromDateTime(minute)) && hours.Any(hour => minute.TimeOfDay >= hour.From && minute.TimeOfDay < hour.To);

    private static bool IsWorked(DateOnly day) =>
        Year2020.Work.Contains(day) || (!Year2020.Off.Contains(day) && day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday);

    private static IEnumerable<DateOnly> Days(int month, int day, int count) => Enumerable.Range(0, count).Select(new DateOnly(2020, month, day).AddDays);

    private sealed record Case(IReadOnlyList<WorkInterval> Hours, DateTime Start, int Minutes)
    {
        public WorkCalendar Calendar { get; } = new(
            new Dictionary<int, HolidayYear> { [2019] = new([], []), [2020] = Year2020, [2021] = new([], []) }, new WorkHours(Hours));

        public override string ToString() => $"{Start:O} {Minutes} {string.Join(',', Hours)}";
    }
}

using System.Globalization;
using Domain.Calendars;

namespace Domain.Tests.Calendars;

/// <summary>Days as the State Council printed them: 国办发明电〔2019〕16号 and 〔2020〕27号 (National Day 2020, Spring Festival 2021).</summary>
public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(
        new Dictionary<int, HolidayYear>
        {
            [2020] = new([.. Days("2020-10-01", 8)], [Day("2020-09-27"), Day("2020-10-10")]),
            [2021] = new([.. Days("2021-01-01", 3), .. Days("2021-02-11", 7)], [Day("2021-02-07"), Day("2021-02-20")]),
        },
        WorkHours.Parse("08:30-17:30")!);

    private static readonly WorkCalendar Long = new(
        new Dictionary<int, HolidayYear> { [2020] = new([], []) }, WorkHours.Parse("08:30-12:00,14:00-17:30,20:00-24:00")!);

    [Theory]
    [InlineData("2020-10-08", false)]
    [InlineData("2020-10-09", true)]
    [InlineData("2020-10-10", true)]
    [InlineData("2020-10-11", false)]
    [InlineData("2020-09-27", true)]
    [InlineData("2020-12-12", false)]
    [InlineData("2020-12-14", true)]
    public void MakeUpDays_AreWorked_AndHolidaysAreNot(string day, bool working) => Assert.Equal(working, Calendar.IsWorkingDay(Day(day)));

    /// <summary>The run begins on the next working day; five from 30 September end after the holiday, its make-up Saturday included.</summary>
    [Theory]
    [InlineData("2020-12-07", 1, "2020-12-08")]
    [InlineData("2020-12-07", 5, "2020-12-14")]
    [InlineData("2020-12-12", 1, "2020-12-14")]
    [InlineData("2020-09-30", 5, "2020-10-14")]
    [InlineData("2021-02-10", 3, "2021-02-20")]
    [InlineData("2020-12-31", 1, "2021-01-04")]
    public void NWorkingDays_EndWithTheNth(string day, int days, string last) => Assert.Equal(Day(last), Calendar.AddWorkingDays(Day(day), days));

    [Theory]
    [InlineData("2020-12-07 08:29", "2020-12-07 08:30")]
    [InlineData("2020-12-07 08:30", "2020-12-07 08:30")]
    [InlineData("2020-12-07 17:29", "2020-12-07 17:29")]
    [InlineData("2020-12-07 17:30", "2020-12-08 08:30")]
    [InlineData("2020-12-11 20:00", "2020-12-14 08:30")]
    [InlineData("2021-02-10 18:00", "2021-02-18 08:30")]
    public void OutsideTheHours_ComesTheNextWorkingMinute(string at, string next) => Assert.Equal(Time(next), Calendar.NextWorkingTime(Time(at)));

    [Theory]
    [InlineData("2020-12-07 09:00", 120, "2020-12-07 11:00")]
    [InlineData("2020-12-07 08:30", 540, "2020-12-07 17:30")]
    [InlineData("2020-12-07 16:30", 120, "2020-12-08 09:30")]
    [InlineData("2020-12-11 17:00", 1080, "2020-12-15 17:00")]
    public void WorkingHours_MoveOverTheClose(string at, int minutes, string end) =>
        Assert.Equal(Time(end), Calendar.AddWorkingTime(Time(at), TimeSpan.FromMinutes(minutes)));

    /// <summary>The other way round: the Nth working day before.</summary>
    [Theory]
    [InlineData("2020-12-14", 1, "2020-12-11")]
    [InlineData("2020-12-14", 5, "2020-12-07")]
    [InlineData("2020-12-13", 1, "2020-12-11")]
    [InlineData("2020-10-14", 5, "2020-09-30")]
    [InlineData("2021-02-20", 3, "2021-02-10")]
    public void NWorkingDaysBefore_AreCountedBack(string day, int days, string first) => Assert.Equal(Day(first), Calendar.SubtractWorkingDays(Day(day), days));

    /// <summary>The lunch hour is no working time; an evening shift ends at 24:00.</summary>
    [Theory]
    [InlineData("2020-12-07 11:30", 60, "2020-12-07 14:30")]
    [InlineData("2020-12-07 12:30", 30, "2020-12-07 14:30")]
    [InlineData("2020-12-07 08:30", 210, "2020-12-07 12:00")]
    [InlineData("2020-12-07 08:30", 660, "2020-12-08 00:00")]
    [InlineData("2020-12-11 23:30", 60, "2020-12-14 09:00")]
    public void SeveralStretches_ADay(string at, int minutes, string end)
    {
        Assert.Equal(Time(end), Long.AddWorkingTime(Time(at), TimeSpan.FromMinutes(minutes)));
        Assert.False(Long.IsWorkingTime(Time("2020-12-07 12:00")));
        Assert.True(Long.IsWorkingTime(Time("2020-12-07 23:59")));
        Assert.Equal(Time("2020-12-07 14:00"), Long.NextWorkingTime(Time("2020-12-07 12:00")));
    }

    [Theory]
    [InlineData("2020-12-07 14:30", 60, "2020-12-07 11:30")]
    [InlineData("2020-12-08 00:00", 30, "2020-12-07 23:30")]
    [InlineData("2020-12-14 09:00", 60, "2020-12-11 23:30")]
    [InlineData("2020-12-13 10:00", 30, "2020-12-11 23:30")]
    public void WorkingHours_GoBackOverTheOpening(string at, int minutes, string begin) =>
        Assert.Equal(Time(begin), Long.SubtractWorkingTime(Time(at), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void TheStepsOfADay_AreTold()
    {
        var reckoned = Calendar.Reckon(Time("2020-12-11 16:30"), 1);

        Assert.Equal(Time("2020-12-14 16:30"), reckoned.To);
        Assert.Equal(
            [new DayStep(Day("2020-12-12"), DayKind.Weekend, 0), new DayStep(Day("2020-12-13"), DayKind.Weekend, 0), new DayStep(Day("2020-12-14"), DayKind.Working, 1)],
            reckoned.Steps);
        Assert.Equal(
            [DayKind.Holiday, DayKind.Holiday, DayKind.Holiday, DayKind.Holiday, DayKind.Holiday, DayKind.Holiday, DayKind.Holiday, DayKind.Holiday, DayKind.Working, DayKind.MadeUp],
            Calendar.Reckon(Time("2020-09-30 09:00"), 2).Steps.Select(step => step.Kind));
        Assert.Equal(Time("2020-12-11 16:30"), Calendar.Reckon(reckoned.To, -1).To);
    }

    [Fact]
    public void TheStepsOfHours_AreTold()
    {
        var reckoned = Calendar.Reckon(Time("2020-12-11 17:00"), TimeSpan.FromHours(1));

        Assert.Equal(Time("2020-12-14 09:00"), reckoned.To);
        Assert.Equal(
            [
                new TimeStep(Time("2020-12-11 17:00"), Time("2020-12-11 17:30"), TimeKind.Worked, DayKind.Working),
                new TimeStep(Time("2020-12-11 17:30"), Time("2020-12-12 00:00"), TimeKind.OffHours, DayKind.Working),
                new TimeStep(Time("2020-12-12 00:00"), Time("2020-12-13 00:00"), TimeKind.OffDay, DayKind.Weekend),
                new TimeStep(Time("2020-12-13 00:00"), Time("2020-12-14 00:00"), TimeKind.OffDay, DayKind.Weekend),
                new TimeStep(Time("2020-12-14 00:00"), Time("2020-12-14 08:30"), TimeKind.OffHours, DayKind.Working),
                new TimeStep(Time("2020-12-14 08:30"), Time("2020-12-14 09:00"), TimeKind.Worked, DayKind.Working),
            ],
            reckoned.Steps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("08:30")]
    [InlineData("17:30-08:30")]
    [InlineData("08:30-12:00,11:00-17:30")]
    [InlineData("14:00-17:30,08:30-12:00")]
    [InlineData("08:30-24:30")]
    [InlineData("08:30-08:30")]
    public void WhatIsNoWorkingDay_IsRefused(string text) => Assert.Null(WorkHours.Parse(text));

    [Fact]
    public void AYearWithoutData_IsNamed_NotGuessed()
    {
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => Calendar.IsWorkingDay(Day("2022-01-04"))).Year);
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => Calendar.AddWorkingDays(Day("2021-12-31"), 1)).Year);
        Assert.Equal(2019, Assert.Throws<CalendarYearMissingException>(() => Calendar.SubtractWorkingDays(Day("2020-01-01"), 1)).Year);
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => Calendar.AddWorkingTime(Time("2021-12-31 17:00"), TimeSpan.FromHours(1))).Year);
    }

    [Fact]
    public void AGuess_IsMondayToFriday_AndOnlyWhereNothingIsKnown()
    {
        var guessing = Calendar.Guessing();

        Assert.Equal([true, true, true, false, false, true], Days("2022-01-05", 6).Select(guessing.IsWorkingDay));
        Assert.Equal(Day("2022-01-03"), guessing.AddWorkingDays(Day("2021-12-31"), 1));
        Assert.False(guessing.Knows(2022));
        Assert.All(Days("2021-01-01", 365), day => Assert.Equal(Calendar.KindOf(day), guessing.KindOf(day)));
    }

    private static IEnumerable<DateOnly> Days(string first, int count) => Enumerable.Range(0, count).Select(Day(first).AddDays);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}

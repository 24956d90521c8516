using System.Globalization;
using Domain.Calendars;
using Domain.Campaigns;

namespace Domain.Tests.Campaigns;

/// <summary>每月的10号、20号、月底 (三(二)); days off as in 国办发明电〔2019〕16号 and 〔2020〕27号.</summary>
public sealed class ReportDaysTests
{
    private static readonly WorkCalendar Calendar = new(
        new Dictionary<int, HolidayYear>
        {
            [2020] = new([], []),
            [2021] = new([Day("2021-01-01"), Day("2021-02-11"), Day("2021-02-12"), Day("2021-02-15"), Day("2021-02-16"), Day("2021-02-17")], [Day("2021-02-07"), Day("2021-02-20")]),
        },
        WorkHours.Parse("08:30-17:30")!);

    /// <summary>20 December 2020 and 31 January 2021 are Sundays, 20 February a Saturday that is worked, 28 February a Sunday.</summary>
    [Theory]
    [InlineData("2020-12-10", "2020-12-10")]
    [InlineData("2020-12-20", "2020-12-18")]
    [InlineData("2020-12-31", "2020-12-31")]
    [InlineData("2021-01-10", "2021-01-08")]
    [InlineData("2021-01-31", "2021-01-29")]
    [InlineData("2021-02-20", "2021-02-20")]
    [InlineData("2021-02-28", "2021-02-26")]
    public void AReport_IsInByItsDay(string due, string worked)
    {
        Assert.Equal(Day(worked), ReportDays.WorkedOn(Day(due), Calendar));
        Assert.Equal(Day(due), ReportDays.Current(Day(worked), Calendar));
        Assert.True(ReportDays.Current(Day(worked).AddDays(-1), Calendar) < Day(due));
    }

    [Theory]
    [InlineData("2020-12-10", "2020-11-30")]
    [InlineData("2021-03-10", "2021-02-28")]
    [InlineData("2020-03-10", "2020-02-29")]
    [InlineData("2020-12-31", "2020-12-20")]
    [InlineData("2020-12-20", "2020-12-10")]
    public void TheReportBefore_IsTheOneBefore(string due, string before) => Assert.Equal(Day(before), ReportDays.Before(Day(due)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

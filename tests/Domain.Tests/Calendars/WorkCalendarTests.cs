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
        new TimeOnly(8, 30),
        new TimeOnly(17, 30));

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

    [Fact]
    public void AYearWithoutData_IsNamed_NotGuessed()
    {
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => Calendar.IsWorkingDay(Day("2022-01-04"))).Year);
        Assert.Equal(2022, Assert.Throws<CalendarYearMissingException>(() => Calendar.AddWorkingDays(Day("2021-12-31"), 1)).Year);
    }

    private static IEnumerable<DateOnly> Days(string first, int count) => Enumerable.Range(0, count).Select(Day(first).AddDays);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}

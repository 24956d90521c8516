using Domain.Calendars;

namespace Domain.Tests.Support;

internal static class Calendars2020
{
    /// <summary>国办发明电〔2019〕16号 and 〔2020〕27号, as far as New Year 2021 and Spring Festival.</summary>
    public static readonly WorkCalendar Plain = new(
        new Dictionary<int, HolidayYear>
        {
            [2020] = new([.. Days(new DateOnly(2020, 10, 1), 8)], [new DateOnly(2020, 9, 27), new DateOnly(2020, 10, 10)]),
            [2021] = new([.. Days(new DateOnly(2021, 1, 1), 3), .. Days(new DateOnly(2021, 2, 11), 7)], [new DateOnly(2021, 2, 7), new DateOnly(2021, 2, 20)]),
        },
        new WorkHours([new WorkInterval(TimeSpan.FromHours(8.5), TimeSpan.FromHours(17.5))]));

    private static IEnumerable<DateOnly> Days(DateOnly first, int count) => Enumerable.Range(0, count).Select(first.AddDays);
}

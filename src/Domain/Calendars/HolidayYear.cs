namespace Domain.Calendars;

/// <summary>One year of the State Council's notices (国务院办公厅 节假日安排): only days that differ from the plain week.</summary>
/// <param name="Off">放假: days off that may be Mondays to Fridays.</param>
/// <param name="Work">调休: Saturdays and Sundays that are worked; a notice also names the Monday on which work begins again.</param>
public sealed record HolidayYear(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work)
{
    /// <summary>The first day that cannot be right: both off and worked, or neither of the year nor of the one before; null when there is none.</summary>
    public DateOnly? FirstFault(int year) =>
        Off.Intersect(Work)
            .Concat(Off.Concat(Work).Where(day => day.Year != year && day.Year != year - 1))
            .Select(day => (DateOnly?)day)
            .FirstOrDefault();
}

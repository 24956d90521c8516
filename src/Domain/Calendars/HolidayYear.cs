namespace Domain.Calendars;

/// <summary>One year of the State Council's notices (国务院办公厅 节假日安排): only days that differ from the plain week.</summary>
/// <param name="Off">放假: days off that may be Mondays to Fridays.</param>
/// <param name="Work">调休: Saturdays and Sundays that are worked.</param>
public sealed record HolidayYear(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);

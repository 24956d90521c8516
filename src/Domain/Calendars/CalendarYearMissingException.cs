using System.Globalization;

namespace Domain.Calendars;

/// <summary>A day was asked for whose year has no holiday data: an operator adds the year, nobody guesses (domain.md 2).</summary>
public sealed class CalendarYearMissingException(int year) : Exception($"No holiday data for {year.ToString(CultureInfo.InvariantCulture)}.")
{
    /// <summary>The year that is missing.</summary>
    public int Year { get; } = year;
}

namespace Domain.Calendars;

/// <summary>The one time zone of the campaign (domain.md 2): no summer time since 1991, so eight hours hold for every day of it.</summary>
public static class ChinaTime
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The calendar day of the moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>The moment at which the day begins.</summary>
    public static DateTimeOffset Midnight(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}

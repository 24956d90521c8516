using System.Globalization;

namespace Domain.Calendars;

/// <summary>One stretch of working time, half-open: the minute <see cref="To"/> is no working minute any more.</summary>
/// <param name="From">Since midnight.</param>
/// <param name="To">Since midnight, later; 24 hours for the end of the day.</param>
public readonly record struct WorkInterval(TimeSpan From, TimeSpan To);

/// <summary>工作时间 of a working day: one stretch or several, with the lunch hour between them.</summary>
public sealed class WorkHours
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <param name="intervals">In the order of the day.</param>
    /// <exception cref="ArgumentException">None, one that ends before it begins or after 24:00, or two that overlap.</exception>
    public WorkHours(IReadOnlyList<WorkInterval> intervals)
    {
        var end = TimeSpan.Zero;
        foreach (var interval in intervals)
        {
            if (interval.From < end || interval.From >= interval.To || interval.To > Day)
            {
                throw new ArgumentException("Working hours follow each other within one day.", nameof(intervals));
            }

            end = interval.To;
        }

        Intervals = intervals.Count > 0 ? [.. intervals] : throw new ArgumentException("A working day has hours.", nameof(intervals));
    }

    public IReadOnlyList<WorkInterval> Intervals { get; }

    /// <summary>"08:30-12:00,14:00-17:30", the last one up to 24:00; null when the text says no working hours.</summary>
    public static WorkHours? Parse(string text)
    {
        var intervals = new List<WorkInterval>();
        foreach (var part in text.Split(','))
        {
            if (part.Split('-') is not [var from, var to] || Time(from) is not { } begin || Time(to) is not { } end || begin >= end || (intervals.Count > 0 && begin < intervals[^1].To))
            {
                return null;
            }

            intervals.Add(new WorkInterval(begin, end));
        }

        return new WorkHours(intervals);
    }

    private static TimeSpan? Time(string text) =>
        text.Trim() == "24:00" ? Day
        : TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan()
        : null;
}

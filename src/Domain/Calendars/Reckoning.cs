namespace Domain.Calendars;

/// <summary>Why a day is worked or not.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, worked as ever.</summary>
    Working,

    /// <summary>调休上班: a Saturday or Sunday that is worked.</summary>
    MadeUp,

    /// <summary>周六, 周日.</summary>
    Weekend,

    /// <summary>放假: named by the State Council's notice.</summary>
    Holiday,
}

/// <summary>One day on the way.</summary>
/// <param name="Number">Which of the working days it is, 1 for the first; 0 for a day that is passed over.</param>
public sealed record DayStep(DateOnly Day, DayKind Kind, int Number);

/// <summary>N 个工作日 with every day on the way: 周五16:30 + 1工作日 = 周一16:30, 跳过周六、周日.</summary>
/// <param name="From">Where it starts; the time of day stays.</param>
/// <param name="Days">Below zero for days back.</param>
/// <param name="Steps">In the order they are passed.</param>
public sealed record ReckonedDays(DateTime From, int Days, DateTime To, IReadOnlyList<DayStep> Steps);

/// <summary>What a stretch of time is.</summary>
public enum TimeKind
{
    /// <summary>Working time, counted.</summary>
    Worked,

    /// <summary>Of a working day, but outside its hours.</summary>
    OffHours,

    /// <summary>A day, or the rest of one, that is not worked.</summary>
    OffDay,
}

/// <summary>One stretch on the way, within one day.</summary>
/// <param name="From">The earlier end.</param>
/// <param name="To">The later end.</param>
/// <param name="Day">Why its day is worked or not.</param>
public sealed record TimeStep(DateTime From, DateTime To, TimeKind Kind, DayKind Day);

/// <summary>Working hours with every stretch on the way.</summary>
/// <param name="Amount">Below zero for time back.</param>
/// <param name="Steps">In the order they are passed.</param>
public sealed record ReckonedTime(DateTime From, TimeSpan Amount, DateTime To, IReadOnlyList<TimeStep> Steps);

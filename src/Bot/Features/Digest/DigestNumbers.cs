namespace Bot.Features.Digest;

/// <summary>What one digest says in numbers; kept as it went out. Everything but the day's part is of the campaign so far.</summary>
internal sealed record DigestNumbers
{
    /// <summary>应体检: on the list, to be visited.</summary>
    public int Listed { get; init; }

    public int Covered { get; init; }

    public int Forms { get; init; }

    /// <summary>Rows of 问题台账.</summary>
    public int LedgerRows { get; init; }

    public int Findings { get; init; }

    public int Closed { get; init; }

    /// <summary>整改 that is not closed.</summary>
    public int Unclosed { get; init; }

    /// <summary>Handed in by nobody though its day is over.</summary>
    public int Overdue { get; init; }

    public int OverdueMajor { get; init; }

    public int Unacknowledged { get; init; }

    public int Unsigned { get; init; }

    public int Penalties { get; init; }

    /// <summary>
    /// Of the day: 体检 by the last signature, findings with it (of a 更正 what it adds), 销号 by its own day. By campaign and county, so that the next digest
    /// takes nothing of another campaign off when a county has changed its own.
    /// </summary>
    public IReadOnlyList<DayCount> DayCounts { get; init; } = [];

    // Of the day and of what came after the digest before it was written: each form is new in one digest, at whatever hour it was signed.
    public int NewForms { get; init; }

    public int NewFindings { get; init; }

    public int NewClosed { get; init; }

    /// <summary>Days lie between the digest before and this one; they are in what is new.</summary>
    public bool DaysBetween { get; init; }

    /// <summary>Counties with visits that should have been made, the most first.</summary>
    public IReadOnlyList<NamedCount> Behind { get; init; } = [];

    /// <summary>市支队 short of the month's quota, by county.</summary>
    public IReadOnlyList<NamedCount> Short { get; init; } = [];

    /// <summary>Counties whose list is not confirmed though it was due.</summary>
    public IReadOnlyList<string> WithoutRoster { get; init; } = [];

    /// <summary>The year, where it has no 放假安排: told to the city.</summary>
    public int? WithoutCalendar { get; init; }

    /// <summary>Counties in which nobody gets a digest.</summary>
    public IReadOnlyList<string> WithoutLeader { get; init; } = [];

    /// <summary>Days before this one that had none.</summary>
    public IReadOnlyList<DateOnly> MissingDays { get; init; } = [];

    /// <summary>Coverage by county, for the picture.</summary>
    public IReadOnlyList<CountyCoverage> Counties { get; init; } = [];
}

internal sealed record NamedCount(string Name, int Amount);

internal sealed record DayCount(string Campaign, string County, int Forms, int Findings, int Closed);

internal sealed record CountyCoverage(string County, int Listed, int Covered);

/// <summary>Who a digest is for.</summary>
/// <param name="County">Empty: the city.</param>
internal readonly record struct Audience(string County)
{
    public static Audience City { get; } = new("");

    public bool IsCity => County.Length == 0;

    public IReadOnlyList<string> Counties => IsCity ? [] : [County];
}

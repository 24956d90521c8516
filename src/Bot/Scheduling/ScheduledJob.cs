using Cronos;

namespace Bot.Scheduling;

/// <param name="Name">Stored: never rename. Letters only, so that it can stand in the name of an environment variable.</param>
/// <param name="Times">Its windows are the moments this names.</param>
/// <param name="Lane">The inbox lane its items wait in.</param>
/// <param name="CatchUp">A window that was missed by more is left out. Of several missed ones only the latest is made up for.</param>
internal sealed record ScheduledJob(string Name, CronExpression Times, string Lane, TimeSpan CatchUp)
{
    private const int FieldsWithSeconds = 6;

    /// <summary>China has one time and sets no clock; made here, since not every server carries the tables of zones.</summary>
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("China Standard Time", TimeSpan.FromHours(8), null, null);

    /// <summary>Null when the text is no cron expression.</summary>
    public static CronExpression? Read(string times)
    {
        var fields = times.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CronExpression.TryParse(times, fields == FieldsWithSeconds ? CronFormat.IncludeSeconds : CronFormat.Standard, out var expression) ? expression : null;
    }

    /// <summary>The window that is due: the latest that has begun, unless it is too late for it.</summary>
    public DateTimeOffset? Due(DateTimeOffset now) =>
        Times.GetPreviousOccurrence(now, China, inclusive: true) is { } window && now - window <= CatchUp ? window.ToUniversalTime() : null;
}

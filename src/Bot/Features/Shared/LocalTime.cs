using System.Globalization;

namespace Bot.Features.Shared;

/// <summary>Dates as people here read them; the campaign lives in one time zone (domain.md 2).</summary>
internal static class LocalTime
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The calendar day of the moment in Asia/Shanghai.</summary>
    public static DateOnly LocalDate(this DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Shanghai).DateTime);

    /// <summary>The moment on the clocks of Asia/Shanghai.</summary>
    public static DateTime Local(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Shanghai).DateTime;

    /// <summary>12月20日.</summary>
    public static string Words(this DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    /// <summary>12月20日 09:30.</summary>
    public static string Words(this DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Shanghai).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>2020年12月20日.</summary>
    public static string WordsWithYear(this DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

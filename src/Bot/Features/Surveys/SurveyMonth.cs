using System.Globalization;

namespace Bot.Features.Surveys;

/// <summary>2020-12: the finest time that an answer carries.</summary>
internal static class SurveyMonth
{
    private const string Form = "yyyy-MM";

    private static readonly string[] Typed = [Form, "yyyy-M", "yyyy年M月", "yyyy年MM月", "yyyy.M", "yyyy/M"];

    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Null when it is no month.</summary>
    public static string? Read(string typed) =>
        DateOnly.TryParseExact(typed, Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? Of(first) : null;

    /// <summary>The last one that is over.</summary>
    public static string Before(DateOnly day) => Of(day.AddDays(-day.Day));

    public static string Next(string month) => Of(DateOnly.ParseExact(month, Form, CultureInfo.InvariantCulture).AddMonths(1));

    public static bool IsBefore(string month, string other) => string.CompareOrdinal(month, other) < 0;
}

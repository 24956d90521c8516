using System.Globalization;

namespace Bot.Features.Surveys;

internal static class SurveyMonth
{
    /// <summary>2020-12: the finest time that an answer carries.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

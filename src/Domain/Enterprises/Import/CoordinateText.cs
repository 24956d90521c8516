using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Domain.Enterprises.Import;

/// <summary>One coordinate as lists write it: decimal degrees, or degrees, minutes and seconds.</summary>
public static partial class CoordinateText
{
    private static readonly SearchValues<char> Negative = SearchValues.Create("SWsw西南");

    /// <summary>Degrees; null for a text that is no coordinate. South and west are negative.</summary>
    public static double? Read(string text)
    {
        var plain = Plain(text);
        if (double.TryParse(plain.TrimEnd('°'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees))
        {
            return Math.Abs(degrees) <= 180 ? degrees : null;
        }

        if (Parts().Match(plain) is not { Success: true } found)
        {
            return null;
        }

        var (whole, minutes, seconds) = (Number(found, "degrees"), Number(found, "minutes"), Number(found, "seconds"));
        return whole <= 180 && minutes < 60 && seconds < 60 ? (found.Groups["minus"].Success ? -1 : 1) * (whole + (minutes / 60) + (seconds / 3600)) : null;
    }

    /// <summary>The two texts of a cell that holds both; null when it holds no two.</summary>
    public static (string First, string Second)? Pair(string text)
    {
        var parts = text.Split([',', '，', ';', '；', '、', '/', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts is [var first, var second] ? (first, second) : null;
    }

    /// <summary>Half width, without blanks, letters and words of direction; the signs of minutes and seconds of every make become ' and ".</summary>
    private static string Plain(string text)
    {
        var minus = text.AsSpan().ContainsAny(Negative) ? "-" : "";
        var signs = string.Concat(text.Select(character => character switch
        {
            '度' or 'º' or '˚' or '∘' => '°',
            '分' or '′' or '’' or '‘' or '´' or '`' or 'ʹ' => '\'',
            '秒' or '″' or '”' or '“' or '〃' => '"',
            _ => character,
        }));
        var kept = signs.Normalize(System.Text.NormalizationForm.FormKC)
            .Replace("''", "\"", StringComparison.Ordinal)
            .Where(character => !char.IsWhiteSpace(character) && !"东西南北经纬:".Contains(character, StringComparison.Ordinal));
        return minus + string.Concat(kept).Trim('E', 'W', 'N', 'S', 'e', 'w', 'n', 's');
    }

    private static double Number(Match found, string group) =>
        found.Groups[group] is { Success: true, ValueSpan: var digits } ? double.Parse(digits, CultureInfo.InvariantCulture) : 0;

    // 115°40'12.5", 115°40.2', 115.40.12 (two points cannot be a decimal number).
    [GeneratedRegex(
        """^(?<minus>-)?(?<degrees>\d{1,3})(°((?<minutes>\d{1,2}(\.\d+)?)'?)?((?<=')(?<seconds>\d{1,2}(\.\d+)?)"?)?|\.(?<minutes>\d{1,2})\.(?<seconds>\d{1,2}(\.\d+)?))$""",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}

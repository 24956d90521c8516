using System.Text.RegularExpressions;

namespace Bot.Features.Rectify;

/// <summary>What is typed for a form or a finding of it: 12, 0012, 12-2, 12－2 重大 原因, 桃城区 12-2.</summary>
/// <param name="Ordinal">Null for the whole form.</param>
/// <param name="Rest">What follows.</param>
/// <param name="County">What stands before it; null when nothing does. Numbers begin anew in each county.</param>
internal sealed partial record CaseNumber(int Number, int? Ordinal, string Rest, string? County = null)
{
    /// <summary>Null when it does not begin with a number, or a county and a number.</summary>
    public static CaseNumber? Read(string text)
    {
        var match = Pattern().Match(text.Trim().Normalize(System.Text.NormalizationForm.FormKC));
        return match.Success && int.TryParse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new CaseNumber(number, match.Groups["o"].Success ? int.Parse(match.Groups["o"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null, match.Groups["rest"].Value.Trim(), match.Groups["c"].Success ? match.Groups["c"].Value : null)
            : null;
    }

    [GeneratedRegex(@"^(?:(?<c>\p{L}{2,8}[区县市]) *)?(?:第)?(?<n>[0-9]{1,6})(?:号)?(?:[-–—](?<o>[0-9]{1,3}))?(?![0-9])(?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

using Bot.Documents.Exchange;
using Bot.Storage.Stores;

namespace Bot.Features.Exchange;

/// <summary>Which rows of another system's file can be taken; each that cannot gets its sentence.</summary>
internal sealed class ExchangeRowCheck(ExchangeDocument document, EnterpriseBook places, DateOnly today, List<string> refused)
{
    private const int LongestId = 100;
    private const int LongestWords = 4000;
    private const int MostInspectors = 1000;
    private const int MostTypes = 27;
    private const int MostHandlings = 5;

    public IReadOnlyList<ExchangedVisit> Visits()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var taken = new List<ExchangedVisit>();
        foreach (var one in document.Visits)
        {
            var place = places.Find(one.CreditCode, one.Enterprise, one.County);
            var fault = !IsId(one.Id) ? ExchangeTexts.BadId
                : !seen.Add(one.Id) ? ExchangeTexts.Twice
                : one.Day < document.From || one.Day > document.To ? ExchangeTexts.OutsideDays
                : one.Day > today ? ExchangeTexts.Future
                : !ExchangeWords.Kinds.Contains(one.Kind) ? ExchangeTexts.NoWord(one.Kind, ExchangeWords.Kinds)
                : one.Inspectors is < 1 or > MostInspectors ? ExchangeTexts.NoInspectors
                : one.Number is < 1 || one.Sha256 is { Length: > 64 } ? ExchangeTexts.BadNumber
                : place is null ? ExchangeTexts.NoEnterprise(one.Enterprise, one.County)
                : place.County != one.County ? ExchangeTexts.OtherCounty(place.Name, place.County, one.County)
                : null;
            if (fault is not null)
            {
                refused.Add(ExchangeTexts.Visit(one.Id, fault));
                continue;
            }

            taken.Add(new ExchangedVisit
            {
                Id = one.Id,
                EnterpriseId = place!.Id,
                County = one.County,
                Day = one.Day,
                Kind = one.Kind,
                Number = one.Number,
                Sha256 = one.Sha256,
                Inspectors = one.Inspectors,
            });
        }

        return taken;
    }

    /// <param name="visits">Those that are taken.</param>
    public IReadOnlyList<ExchangedFinding> Findings(IReadOnlyList<ExchangedVisit> visits)
    {
        var there = visits.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var taken = new List<ExchangedFinding>();
        foreach (var one in document.Findings)
        {
            var fault = !IsId(one.Id) ? ExchangeTexts.BadId
                : !seen.Add(one.Id) ? ExchangeTexts.Twice
                : !there.Contains(one.Visit) ? ExchangeTexts.NoVisit(one.Visit)
                : one.Type is < 1 or > MostTypes ? ExchangeTexts.BadType
                : one.Handling is < 1 or > MostHandlings ? ExchangeTexts.BadHandling
                : one.Severity is { } severity && !ExchangeWords.Severities.Contains(severity) ? ExchangeTexts.NoWord(severity, ExchangeWords.Severities)
                : one.Ordinal < 0 ? ExchangeTexts.Negative
                : !ExchangeWords.States.Contains(one.State) ? ExchangeTexts.NoWord(one.State, ExchangeWords.States)
                : one.Words.Length > LongestWords ? ExchangeTexts.TooLong(LongestWords)
                : null;
            if (fault is not null)
            {
                refused.Add(ExchangeTexts.Finding(one.Id, fault));
                continue;
            }

            taken.Add(new ExchangedFinding
            {
                Id = one.Id,
                Visit = one.Visit,
                Ordinal = one.Ordinal,
                TypeCode = one.Type,
                Severity = one.Severity,
                HandlingCode = one.Handling,
                State = one.State,
                Words = one.Words,
            });
        }

        return taken;
    }

    public IReadOnlyList<DayCount> Counts()
    {
        var seen = new HashSet<(DateOnly, string)>();
        var taken = new List<DayCount>();
        foreach (var one in document.Counts)
        {
            var fault = !seen.Add((one.Day, one.County)) ? ExchangeTexts.Twice
                : one.Day < document.From || one.Day > document.To ? ExchangeTexts.OutsideDays
                : IsNegative(one) ? ExchangeTexts.Negative
                : !places.HasCounty(one.County) ? ExchangeTexts.NoCounty(one.County)
                : null;
            if (fault is not null)
            {
                refused.Add(ExchangeTexts.Count(one.Day, one.County, fault));
                continue;
            }

            taken.Add(new DayCount { Day = one.Day, County = one.County, Visits = one.Visits, Findings = one.Findings, Inspectors = one.Inspectors });
        }

        return taken;
    }

    public static bool IsNegative(ExchangeCount one) => one.Visits < 0 || one.Findings < 0 || one.Inspectors < 0;

    /// <summary>It stands in tables and in sentences: letters, digits and a few signs.</summary>
    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or ':');
}

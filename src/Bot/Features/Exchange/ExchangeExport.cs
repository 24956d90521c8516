using Bot.Documents.Exchange;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Rectification;

namespace Bot.Features.Exchange;

/// <summary>Our signed visits as the other systems take them (二(一)2(3)).</summary>
internal sealed class ExchangeExport(ExchangeStore store)
{
    /// <param name="counties">Empty: all.</param>
    public async Task<ExchangeDocument> ReadAsync(UnitOfWork work, DateOnly from, DateOnly to, IReadOnlyList<string> counties, DateTimeOffset now)
    {
        var replaced = await store.ReplacedAsync(work);
        return new ExchangeDocument(
            ExchangeDocument.Version,
            ExchangeDocument.Own,
            now,
            from,
            to,
            [.. (await store.OwnVisitsAsync(work, from, to, counties)).Select(one => new ExchangeVisit(
                First(one.Id), one.CreditCode, one.Enterprise, one.County, one.Day, KindOf(one), one.Number, one.Sha256, one.Inspectors))],
            [.. (await store.OwnFindingsAsync(work, from, to, counties)).Select(one => new ExchangeFinding(
                $"{First(one.InspectionId)}-{one.Id}",
                First(one.InspectionId),
                one.Ordinal,
                one.TypeCode,
                SeverityOf(one.CaseSeverity ?? one.Severity),
                one.HandlingCode,
                StateOf(one.Status),
                one.Words))],
            [.. (await store.OwnCountsAsync(work, from, to, counties)).Select(one => new ExchangeCount(one.Day, one.County, one.Visits, one.Findings, one.Inspectors))]);

        // A correction goes on under the id that the other system knows.
        string First(string id)
        {
            while (replaced.TryGetValue(id, out var before))
            {
                id = before;
            }

            return id;
        }
    }

    private static string KindOf(OwnVisit visit) =>
        visit.ExceptionReason is not { } reason ? visit.Drawn > 0 ? ExchangeWords.DoubleRandom : ExchangeWords.Routine
        : VisitException.OfReason(reason)?.Kind switch
        {
            VisitExceptionKind.Complaint => ExchangeWords.Complaint,
            VisitExceptionKind.OnlineExceedance => ExchangeWords.Exceedance,
            _ => ExchangeWords.Special,
        };

    /// <summary>What nobody chose is not told.</summary>
    private static string? SeverityOf(string? severity) => severity switch
    {
        nameof(Severity.Major) => "major",
        nameof(Severity.Key) => "key",
        nameof(Severity.General) => "general",
        _ => null,
    };

    private static string StateOf(string? status) => status switch
    {
        nameof(CaseStatus.Open) => "open",
        nameof(CaseStatus.Submitted) => "submitted",
        nameof(CaseStatus.VisitNeeded) => "visit_needed",
        nameof(CaseStatus.Closed) => "closed",
        _ => ExchangeWords.NoCase,
    };
}

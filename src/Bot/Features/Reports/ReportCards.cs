using Bot.Conversations;
using Bot.Storage.Stores;

namespace Bot.Features.Reports;

/// <summary>The card by which an office checks a report and releases it.</summary>
internal static class ReportCards
{
    public const string ReleaseVerb = "report-release";
    public const string RemarkVerb = "report-remark";
    public const string RemakeVerb = "report-remake";

    private const string Kind = "report";

    public static CardSubject Subject(ReportRow row) => new(Kind, row.Id, row.Version);

    /// <param name="done">Null while it waits for the answer.</param>
    public static ButtonCard Of(ReportRow row, string? done = null)
    {
        var figures = StorageJson.Read<ReportFigures>(row.Figures);
        return new ButtonCard
        {
            Title = ReportCardTexts.Title(row),
            Description = ReportCardTexts.Check(row),
            Body = row.Remark,
            Fields =
            [
                new CardField(ReportCardTexts.Coverage, ReportCardTexts.CoverageOf(figures)),
                new CardField(ReportCardTexts.Findings, ReportCardTexts.FindingsOf(figures)),
                new CardField(ReportCardTexts.Open, ReportCardTexts.OpenOf(figures)),
                row.IsCity ? new CardField(ReportCardTexts.Late, ReportCardTexts.LateOf(figures)) : new CardField(ReportCardTexts.Ledger, ReportCardTexts.LedgerOf(row)),
                new CardField(ReportCardTexts.Until, ReportCardTexts.Cutoff(figures)),
            ],
            Buttons =
            [
                new CardButton(ReportCardTexts.Release, new ActionKey(ReleaseVerb, row.Id, row.Version), ButtonStyle.Primary),
                new CardButton(ReportCardTexts.Remark, new ActionKey(RemarkVerb, row.Id, row.Version)),
                new CardButton(ReportCardTexts.Remake, new ActionKey(RemakeVerb, row.Id, row.Version), ButtonStyle.Negative),
            ],
            Done = done,
        };
    }
}

using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Rectification;

namespace Bot.Features.Penalties;

/// <summary>What the service's own records say of a finding: nobody is asked for it, and a person's word goes before it.</summary>
internal sealed class PenaltyRecords(PenaltyStore penalties, NoticeStore notices, RectificationStore rectifications)
{
    /// <summary>立行立改 and 限期整改: the notice orders a correction.</summary>
    private static readonly int[] Ordering = [3, 4];

    /// <summary>Asia/Shanghai.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The rectification of the finding; null when it is rectified elsewhere.</summary>
    public async Task<RectificationCase?> CaseOfAsync(UnitOfWork work, Inspection inspection, Finding finding) =>
        (await rectifications.OfInspectionAsync(work, inspection.Id)).FirstOrDefault(one => one.FindingId == finding.Id);

    public async Task<Dictionary<PenaltyFact, FactSaid>> KnownAsync(UnitOfWork work, PenaltyCase penalty, Inspection inspection, Finding finding, DateTimeOffset now)
    {
        var known = new Dictionary<PenaltyFact, FactSaid>();
        var rectification = await CaseOfAsync(work, inspection, finding);
        if (finding.Handling is { } handling && Ordering.Contains(handling.Code) && await notices.OfInspectionAsync(work, inspection.Id) is { } notice)
        {
            Add(PenaltyFact.OrderedOn, new FactValue.Day(notice.CreatedAt.LocalDate()), RecordTexts.Notice(notice.Number, handling));

            // The days that 立行立改 is given inside the bureau are no deadline of the order: there a person says whether it was in time.
            if ((finding.Deadline is null ? null : rectification?.Deadline ?? finding.Deadline) is { } last)
            {
                Add(PenaltyFact.Deadline, new FactValue.Day(last), last == finding.Deadline ? RecordTexts.Notice(notice.Number, handling) : RecordTexts.Extended(finding.Deadline!.Value));
            }
            else
            {
                Add(PenaltyFact.Deadline, new FactValue.None(Local(notice.CreatedAt)), RecordTexts.Notice(notice.Number, handling));
            }
        }

        switch (rectification)
        {
            case { Status: CaseStatus.Closed, SubmittedAt: { } handedIn }:
                Add(PenaltyFact.CorrectedOn, new FactValue.Day(handedIn.LocalDate()), RecordTexts.Passed);
                break;
            case not null when finding.Deadline is not null && rectification.IsOverdue(now.LocalDate()):
                Add(PenaltyFact.CorrectedOn, new FactValue.None(Local(now)), RecordTexts.Overdue);
                break;
            default:
                break;
        }

        if (penalty.Case is { } annexCase and not AnnexCase.None and not AnnexCase.Other)
        {
            var earlier = (await penalties.EarlierAsync(work, inspection, inspection.Date.AddYears(-NoPenalty.Years)))
                .LastOrDefault(one => (one.Chosen ?? CaseProposal.For(ProblemType.Of(one.TypeCode), one.Text)) == annexCase);
            Add(PenaltyFact.FirstTime, new FactValue.YesNo(earlier is null), earlier is null ? RecordTexts.NoEarlier : RecordTexts.Earlier(earlier));
        }

        return known;

        static DateTime Local(DateTimeOffset at) => at.ToOffset(China).DateTime;

        void Add(PenaltyFact fact, FactValue value, string source) => known[fact] = new FactSaid(value, null, null, source);
    }
}

using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Inspections;
using Domain.Penalties;

namespace Bot.Features.Penalties;

/// <summary>What the service's own records say of a finding: nobody is asked for it, and a person's word goes before it.</summary>
internal sealed class PenaltyRecords(PenaltyStore penalties, NoticeStore notices)
{
    /// <summary>立行立改 and 限期整改: the notice orders a correction.</summary>
    private static readonly int[] Ordering = [3, 4];

    public async Task<Dictionary<PenaltyFact, FactSaid>> KnownAsync(UnitOfWork work, PenaltyCase penalty, Inspection inspection, Finding finding)
    {
        var known = new Dictionary<PenaltyFact, FactSaid>();
        if (finding.Handling is { } handling && Ordering.Contains(handling.Code) && await notices.OfInspectionAsync(work, inspection.Id) is { } notice)
        {
            Add(PenaltyFact.OrderedOn, new FactValue.Day(notice.CreatedAt.LocalDate()), RecordTexts.Notice(notice.Number, handling));
            Add(
                PenaltyFact.Deadline,
                finding.Deadline is { } last ? new FactValue.Day(last) : new FactValue.None(notice.CreatedAt.ToOffset(TimeSpan.FromHours(8)).DateTime),
                RecordTexts.Notice(notice.Number, handling));
        }

        if (penalty.Case is { } annexCase and not AnnexCase.None and not AnnexCase.Other)
        {
            var earlier = (await penalties.EarlierAsync(work, inspection, inspection.Date.AddYears(-NoPenalty.Years)))
                .LastOrDefault(one => (one.Chosen ?? CaseProposal.For(ProblemType.Of(one.TypeCode), one.Text)) == annexCase);
            Add(PenaltyFact.FirstTime, new FactValue.YesNo(earlier is null), earlier is null ? RecordTexts.NoEarlier : RecordTexts.Earlier(earlier));
        }

        return known;

        void Add(PenaltyFact fact, FactValue value, string source) => known[fact] = new FactSaid(value, null, null, source);
    }
}

using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Emergencies;
using Domain.Inspections;
using Domain.Penalties;
using Domain.Rectification;

namespace Bot.Features.Penalties;

/// <summary>What the records say, and what they leave a person to say.</summary>
internal sealed class KnownFacts
{
    public Dictionary<PenaltyFact, FactSaid> Said { get; } = [];

    /// <summary>What stands beside the question of a fact that only a person can state.</summary>
    public Dictionary<PenaltyFact, string> Hints { get; } = [];

    public void Add(PenaltyFact fact, FactValue value, string source) => Said[fact] = new FactSaid(value, null, null, source);
}

/// <summary>What the service's own records say of a finding: nobody is asked for it, and a person's word goes before it.</summary>
internal sealed class PenaltyRecords(PenaltyStore penalties, NoticeStore notices, RectificationStore rectifications, EmergencyStore emergencies)
{
    /// <summary>立行立改 and 限期整改: the notice orders a correction.</summary>
    private static readonly int[] Ordering = [3, 4];

    /// <summary>Annex 1's days and hours end before the papers come: when it was corrected is asked, not taken from the day of the handing in.</summary>
    private static readonly AnnexCase?[] Clocked = [AnnexCase.Registration, AnnexCase.SlightExcess];

    /// <summary>The rectification of the finding; null when it is rectified elsewhere.</summary>
    public async Task<RectificationCase?> CaseOfAsync(UnitOfWork work, Inspection inspection, Finding finding) =>
        (await rectifications.OfInspectionAsync(work, inspection.Id)).FirstOrDefault(one => one.FindingId == finding.Id);

    /// <param name="stated">What persons stated: of a reported fault they say whether it is this one.</param>
    public async Task<KnownFacts> KnownAsync(
        UnitOfWork work, PenaltyCase penalty, Inspection inspection, Finding finding, IReadOnlyDictionary<PenaltyFact, FactSaid> stated, DateTimeOffset now)
    {
        var known = new KnownFacts();
        var rectification = await CaseOfAsync(work, inspection, finding);
        if (finding.Handling is { } handling && Ordering.Contains(handling.Code) && await notices.OfInspectionAsync(work, inspection.Id) is { } notice)
        {
            Add(PenaltyFact.OrderedOn, new FactValue.Day(notice.CreatedAt.LocalDate()), RecordTexts.Notice(notice.Number, handling));

            // The days that 立行立改 is given inside the bureau are no deadline of the order: there a person says whether it was in time.
            if ((finding.Deadline is null ? null : rectification?.OrderedUntil ?? finding.Deadline) is { } last)
            {
                Add(PenaltyFact.Deadline, new FactValue.Day(last), last == finding.Deadline ? RecordTexts.Notice(notice.Number, handling) : RecordTexts.Extended(finding.Deadline!.Value));
            }
            else
            {
                Add(PenaltyFact.Deadline, new FactValue.None(notice.CreatedAt.Local()), RecordTexts.Notice(notice.Number, handling));
            }
        }

        switch (rectification)
        {
            case { SubmittedAt: { } submitted } when Clocked.Contains(penalty.Case):
                known.Hints[PenaltyFact.CorrectedOn] = RecordTexts.HandedIn(submitted);
                break;
            case { Status: CaseStatus.Closed, SubmittedAt: { } handedIn }:
                Add(PenaltyFact.CorrectedOn, new FactValue.Day(handedIn.LocalDate()), RecordTexts.Passed);
                break;
            case not null when finding.Deadline is not null && !Clocked.Contains(penalty.Case) && rectification.Status == CaseStatus.Open && rectification.OrderedUntil < now.LocalDate():
                Add(PenaltyFact.CorrectedOn, new FactValue.None(now.Local()), rectification.Returned is null ? RecordTexts.Overdue : RecordTexts.OverdueAgain);
                break;
            default:
                break;
        }

        if (penalty.Case is AnnexCase.SuddenFault)
        {
            await AddFaultAsync(work, inspection, stated, known);
        }

        if (penalty.Case is AnnexCase.Emergency && await IncidentAsync(work, inspection) is { } incident)
        {
            Add(PenaltyFact.LastEmergency, new FactValue.Day(incident.DiscoveredAt.LocalDate()), RecordTexts.Incident(incident));
        }

        if (penalty.Case is { } annexCase and not AnnexCase.None and not AnnexCase.Other)
        {
            await AddEarlierAsync(work, inspection, annexCase, known);
        }

        return known;

        void Add(PenaltyFact fact, FactValue value, string source) => known.Add(fact, value, source);
    }

    /// <summary>The last fault that the enterprise reported within a month before the visit: only the inspector knows whether it is this one.</summary>
    private async Task AddFaultAsync(UnitOfWork work, Inspection inspection, IReadOnlyDictionary<PenaltyFact, FactSaid> stated, KnownFacts known)
    {
        // A yes is about the report that was there when it was said.
        var said = stated.GetValueOrDefault(PenaltyFact.ReportedFault);
        var fault = (await emergencies.ReportedAsync(work, inspection.Enterprise.Id, inspection.Date.AddMonths(-1).Midnight()))
            .LastOrDefault(one => one.Kind == EmergencyKind.Fault && one.DiscoveredAt.LocalDate() <= inspection.Date && (said?.At is not { } at || one.ReportedAt <= at));
        if (fault is null)
        {
            return;
        }

        known.Hints[PenaltyFact.ReportedFault] = RecordTexts.ReportedFault(fault);
        if (said?.Value is not FactValue.YesNo(true))
        {
            return;
        }

        var source = RecordTexts.Fault(fault.Facility);
        known.Add(PenaltyFact.ReportedAt, new FactValue.Moment(fault.ReportedAt.Local()), source);
        if (fault.IsCorrected)
        {
            known.Hints[PenaltyFact.FaultFoundAt] = RecordTexts.FoundCorrected(fault);
        }
        else
        {
            known.Add(PenaltyFact.FaultFoundAt, new FactValue.Moment(fault.DiscoveredAt.Local()), source);
        }

        if (fault.StoppedAt is { } stopped)
        {
            known.Add(PenaltyFact.MeasuresAt, new FactValue.Moment(stopped.Local()), source);
        }
        else if (fault.MeasuresAt is not null)
        {
            known.Hints[PenaltyFact.MeasuresAt] = RecordTexts.NoStop(fault);
        }
    }

    /// <summary>The last 突发 that the enterprise reported in the three years before the visit.</summary>
    private async Task<EmergencyRecord?> IncidentAsync(UnitOfWork work, Inspection inspection) =>
        (await emergencies.ReportedAsync(work, inspection.Enterprise.Id, inspection.Date.AddYears(-NoPenalty.Years).Midnight()))
            .Where(one => one.Kind == EmergencyKind.Incident && one.DiscoveredAt.LocalDate() <= inspection.Date)
            .MaxBy(one => one.DiscoveredAt);

    /// <summary>An earlier record says no; without one the inspector confirms 首次 (domain.md 8).</summary>
    private async Task AddEarlierAsync(UnitOfWork work, Inspection inspection, AnnexCase annexCase, KnownFacts known)
    {
        // "None of the ten" says that annex 1 did not apply then, not that it was another matter.
        var earlier = (await penalties.EarlierAsync(work, inspection, inspection.Date.AddYears(-NoPenalty.Years)))
            .LastOrDefault(one => (one.Chosen is { } chosen and not AnnexCase.None ? chosen : CaseProposal.For(ProblemType.Of(one.TypeCode), one.Text)) == annexCase);
        if (earlier is null)
        {
            known.Hints[PenaltyFact.FirstTime] = RecordTexts.NoEarlier;
        }
        else
        {
            known.Add(PenaltyFact.FirstTime, new FactValue.YesNo(false), RecordTexts.Earlier(earlier));
        }
    }
}

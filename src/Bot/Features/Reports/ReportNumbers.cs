using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Campaigns;
using Domain.Inspections;
using Domain.Inspections.Rules;
using Domain.Penalties;
using Domain.Rectification;
using Domain.Responsibility;

namespace Bot.Features.Reports;

/// <summary>Counts a county's report from the rows themselves. Reports are rare: each is counted anew, and agrees with the ledger of the same moment.</summary>
internal sealed class ReportNumbers(ReportSource source, ProgressStore progress, LookBackStore lookBacks, CityVisitStore cityVisits, DirectoryStore directory, IReadOnlyList<CityBrigade> brigades)
{
    private const int ImmediateCode = 3;

    /// <param name="from">Cut-off of the report before; what was signed after it is of this period.</param>
    /// <param name="cutoff">Now: rows that came later are not there yet.</param>
    public async Task<ReportFigures> OfAsync(UnitOfWork work, Campaign campaign, string county, DateTimeOffset from, DateTimeOffset cutoff)
    {
        var today = cutoff.LocalDate();
        var signed = new SignedForms(await source.FormsAsync(work, campaign.Id, county), await source.CorrectedAsync(work, campaign.Id, county));
        var findings = await source.FindingsAsync(work, campaign.Id, county);
        var decisions = await source.DecisionsAsync(work, campaign.Id, county);
        var coverage = (await progress.CoverageAsync(work, campaign.Id)).FirstOrDefault(one => one.County == county) ?? new Coverage();
        var lookBack = (await lookBacks.CountsAsync(work, campaign.Id, today)).FirstOrDefault(one => one.County == county) ?? new LookBackCount();

        PeriodCount Found(Func<FoundProblem, bool> counts) => Count(findings.Where(counts), signed.At, from);

        PeriodCount Decided(PenaltyDirection direction) => Count(decisions.Where(one => one.Decision == direction), one => one.DecidedAt, from);

        return new ReportFigures
        {
            From = from,
            Cutoff = cutoff,
            Listed = coverage.Listed,
            Inspected = coverage.Signed,
            Forms = Count(signed.Standing, at => at, from),
            Findings = Found(_ => true),
            General = Found(finding => finding.Severity == Severity.General),
            Key = Found(finding => finding.Severity == Severity.Key),
            Major = Found(finding => finding.Severity == Severity.Major),
            Types = findings.Select(TypeOf).OfType<int>().Distinct().Order().ToDictionary(code => code, code => Found(finding => TypeOf(finding) == code)),
            Immediate = Found(finding => finding.HandlingCode == ImmediateCode),
            Closed = Count(findings.Where(finding => finding is { Status: CaseStatus.Closed, ClosedAt: not null }), finding => finding.ClosedAt!.Value, from),
            Open = findings.Count(finding => finding.Status is not null and not CaseStatus.Closed),
            Overdue = findings.Count(finding => IsLate(finding, today)),
            NoPenalty = Decided(PenaltyDirection.None),
            Lenient = Decided(PenaltyDirection.Lenient),
            Ordinary = Decided(PenaltyDirection.Ordinary),
            Heavier = Decided(PenaltyDirection.Heavier),
            LookBacks = lookBack.Tasks,
            Rectified = lookBack.Rectified,
            NotRectified = lookBack.NotRectified,
            Recurred = lookBack.Recurred,
            Brigades = await BrigadesAsync(work, campaign, county, today),
            OpenMajor = [.. findings.Where(finding => finding is { Severity: Severity.Major, Status: not CaseStatus.Closed }).Select(finding => Line(county, finding))],
            Late = [.. findings.Where(finding => IsLate(finding, today)).Select(finding => Line(county, finding))],
        };
    }

    private static PeriodCount Count<T>(IEnumerable<T> rows, Func<T, DateTimeOffset> at, DateTimeOffset from)
    {
        var (period, total) = (0, 0);
        foreach (var row in rows)
        {
            total++;
            period += at(row) > from ? 1 : 0;
        }

        return new PeriodCount(period, total);
    }

    private static int? TypeOf(FoundProblem finding) => finding.TypeCode is { } code ? ProblemType.Counted(code) : null;

    private static bool IsLate(FoundProblem finding, DateOnly today) => finding.Status is CaseStatus.Open && finding.Deadline < today;

    private static OpenFinding Line(string county, FoundProblem finding) =>
        new(county, FormattableString.Invariant($"{finding.Number}-{finding.Ordinal}"), finding.Enterprise, finding.Words, finding.Deadline);

    private async Task<IReadOnlyList<BrigadeShare>> BrigadesAsync(UnitOfWork work, Campaign campaign, string county, DateOnly today)
    {
        var people = await directory.HoldersAsync(work, county: null, Role.CityInspector);
        var shares = new List<BrigadeShare>();
        foreach (var brigade in brigades.Where(brigade => brigade.Counties.Contains(county)))
        {
            var members = people.Where(person => person.Roles.Any(grant => grant.Role == Role.CityInspector && grant.Squad == brigade.Name)).Select(person => person.UserId).ToList();
            var visits = (await cityVisits.OfAsync(work, members, campaign.InspectionFrom, today)).Where(visit => visit.County == county).DistinctBy(visit => visit.InspectionId).ToList();
            shares.Add(new BrigadeShare(brigade.Name, visits.Count(visit => visit.Day.Year == today.Year && visit.Day.Month == today.Month), visits.Count));
        }

        return shares;
    }

    /// <summary>When what stands was signed first: a correction is no further inspection and takes findings over, so neither is of another period; what it adds is of its own.</summary>
    private sealed class SignedForms(IReadOnlyList<ReportForm> forms, IReadOnlyList<FoundProblem> corrected)
    {
        private readonly Dictionary<string, ReportForm> _byId = forms.ToDictionary(form => form.Id, StringComparer.Ordinal);
        private readonly HashSet<(string Form, string Finding)> _before = [.. corrected.Select(finding => (finding.InspectionId, finding.Id))];
        private readonly HashSet<string> _replaced = forms.Select(form => form.Replaces).OfType<string>().ToHashSet(StringComparer.Ordinal);

        public IEnumerable<DateTimeOffset> Standing => _byId.Values.Where(form => !_replaced.Contains(form.Id)).Select(form => First(form, _ => true));

        public DateTimeOffset At(FoundProblem finding) => First(_byId[finding.InspectionId], form => _before.Contains((form.Id, finding.Id)));

        private DateTimeOffset First(ReportForm form, Func<ReportForm, bool> goesBack)
        {
            while (form.Replaces is { } before && _byId.TryGetValue(before, out var earlier) && goesBack(earlier))
            {
                form = earlier;
            }

            return form.SignedAt;
        }
    }
}

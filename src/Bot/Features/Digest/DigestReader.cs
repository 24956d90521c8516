using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Inspections;

namespace Bot.Features.Digest;

/// <summary>The numbers of a digest: kept sums and what is open, never years of rows.</summary>
internal sealed class DigestReader(
    TallyStore tallies, OpenWorkStore open, RosterConfirmationStore rosters, Brigades brigades, DigestAudiences audiences, CampaignBook campaigns, WorkCalendar calendar, ContentFiles content)
{
    /// <param name="last">The digest before; null for the first.</param>
    public async Task<DigestNumbers> ReadAsync(Turn turn, Audience audience, DateOnly day, DigestRow? last)
    {
        var numbers = new DigestNumbers();
        var said = last is null ? [] : StorageJson.Read<DigestNumbers>(last.Body).DayCounts;
        foreach (var campaign in campaigns.Of(audience.Counties, day))
        {
            numbers = Add(numbers, await ReadAsync(turn, audience, campaign, day, last?.Day ?? day, said));
        }

        return numbers with
        {
            DaysBetween = last is not null && last.Day.AddDays(1) < day,
            Behind = [.. numbers.Behind.OrderByDescending(one => one.Amount)],
            Short = await ShortAsync(turn, audience, day),
            WithoutRoster = await WithoutRosterAsync(turn, audience, day),
            WithoutCalendar = audience.IsCity && !calendar.Knows(day.Year) ? day.Year : null,
            WithoutLeader = audience.IsCity ? await audiences.WithoutLeaderAsync(turn.Work, [.. numbers.Counties.Select(one => one.County)]) : [],
        };
    }

    private async Task<DigestNumbers> ReadAsync(Turn turn, Audience audience, Campaign campaign, DateOnly day, DateOnly since, IReadOnlyList<DayCount> before)
    {
        bool Wanted(string county) => (audience.IsCity || audience.County == county) && campaigns.Of(county, day).Id == campaign.Id;
        var sums = (await tallies.TotalsAsync(turn.Work, campaign.Id, audience.Counties)).Of(Wanted);
        var days = (await tallies.DaysAsync(turn.Work, campaign.Id, audience.Counties, since, day)).Of(Wanted);
        var today = new TallySheet([.. days.Rows.Where(row => row.On == day)]);
        var overdue = (await open.OverdueAsync(turn.Work, campaign.Id, day)).Where(one => Wanted(one.County)).ToList();
        var full = nameof(Track.Full);
        var said = before.Where(one => one.Campaign == campaign.Id && Wanted(one.County)).ToList();
        return new DigestNumbers
        {
            Listed = sums.Sum(Measure.Listed, part: full),
            Covered = sums.Sum(Measure.Covered),
            Forms = sums.Sum(Measure.Forms),
            LedgerRows = sums.Sum(Measure.LedgerRows),
            Findings = sums.Sum(Measure.FindingType),
            Closed = sums.Sum(Measure.CaseClosed),
            Unclosed = sums.Sum(Measure.CaseOpened) - sums.Sum(Measure.CaseClosed),
            Overdue = overdue.Sum(one => one.Amount),
            OverdueMajor = overdue.Where(one => one.Part == nameof(Severity.Major)).Sum(one => one.Amount),
            Unacknowledged = sums.Sum(Measure.Noticed) - sums.Sum(Measure.Acknowledged),
            Unsigned = (await open.UnsignedAsync(turn.Work, campaign.Id)).Where(one => Wanted(one.County)).Sum(one => one.Amount),
            Penalties = sums.Sum(Measure.Penalty),
            DayCounts =
            [
                .. today.Rows.Select(row => row.County).Distinct(StringComparer.Ordinal)
                    .Select(county => new DayCount(campaign.Id, county, today.Sum(Measure.Forms, county), today.Sum(Measure.FindingType, county), today.Sum(Measure.CaseClosed, county))),
            ],

            // A correction may have taken away what was said.
            NewForms = Math.Max(days.Sum(Measure.Forms) - said.Sum(one => one.Forms), 0),
            NewFindings = Math.Max(days.Sum(Measure.FindingType) - said.Sum(one => one.Findings), 0),
            NewClosed = Math.Max(days.Sum(Measure.CaseClosed) - said.Sum(one => one.Closed), 0),
            Behind = [.. (await open.LateVisitsAsync(turn.Work, campaign.Id, day)).Where(one => Wanted(one.County)).Select(one => new NamedCount(one.County, one.Amount))],
            Counties =
            [
                .. sums.Rows.Where(row => row.Measure == Measure.Listed && row.Part == full && row.Amount > 0)
                    .Select(row => new CountyCoverage(row.County, row.Amount, sums.Sum(Measure.Covered, row.County))),
            ],
        };
    }

    /// <summary>Different campaigns have different counties.</summary>
    private static DigestNumbers Add(DigestNumbers one, DigestNumbers other) => new()
    {
        Listed = one.Listed + other.Listed,
        Covered = one.Covered + other.Covered,
        Forms = one.Forms + other.Forms,
        LedgerRows = one.LedgerRows + other.LedgerRows,
        Findings = one.Findings + other.Findings,
        Closed = one.Closed + other.Closed,
        Unclosed = one.Unclosed + other.Unclosed,
        Overdue = one.Overdue + other.Overdue,
        OverdueMajor = one.OverdueMajor + other.OverdueMajor,
        Unacknowledged = one.Unacknowledged + other.Unacknowledged,
        Unsigned = one.Unsigned + other.Unsigned,
        Penalties = one.Penalties + other.Penalties,
        DayCounts = [.. one.DayCounts, .. other.DayCounts],
        NewForms = one.NewForms + other.NewForms,
        NewFindings = one.NewFindings + other.NewFindings,
        NewClosed = one.NewClosed + other.NewClosed,
        Behind = [.. one.Behind, .. other.Behind],
        Counties = [.. one.Counties, .. other.Counties],
    };

    private async Task<IReadOnlyList<NamedCount>> ShortAsync(Turn turn, Audience audience, DateOnly day)
    {
        var missing = new List<NamedCount>();
        foreach (var brigade in brigades.All)
        {
            missing.AddRange((await brigades.CountAsync(turn, brigade, day))
                .Where(row => row.Shortfall > 0 && brigades.IsShown(row.County, day) && (audience.IsCity || row.County == audience.County))
                .Select(row => new NamedCount(audience.IsCity ? row.County : row.Brigade, row.Shortfall)));
        }

        return missing;
    }

    private async Task<IReadOnlyList<string>> WithoutRosterAsync(Turn turn, Audience audience, DateOnly day)
    {
        var missing = new List<string>();
        var counties = audience.IsCity ? content.Counties.Counties : audience.Counties;
        foreach (var group in counties.GroupBy(county => campaigns.Of(county, day)).Where(group => day > group.Key.RosterDue && day <= group.Key.InspectionTo))
        {
            missing.AddRange(group.Except((await rosters.OfCampaignAsync(turn.Work, group.Key.Id)).Select(one => one.County), StringComparer.Ordinal));
        }

        return missing;
    }

    /// <summary>A year without data does not silence it: Monday to Friday then.</summary>
    public bool IsDue(DateOnly day, bool onDaysOff) => onDaysOff || calendar.Guessing().IsWorkingDay(day);

    /// <summary>Days after the last digest that should have had one and had none.</summary>
    public IReadOnlyList<DateOnly> MissingDays(DateOnly last, DateOnly day, bool onDaysOff)
    {
        var missing = new List<DateOnly>();
        for (var one = last.AddDays(1); one < day; one = one.AddDays(1))
        {
            if (IsDue(one, onDaysOff))
            {
                missing.Add(one);
            }
        }

        return missing;
    }
}

using Bot.Conversations;
using Bot.Documents;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Enterprises.Import;
using Domain.Inspections;
using Domain.Responsibility;

namespace Bot.Features.Reports;

/// <summary>上报: makes the versions of a report, releases one, knows whom it concerns.</summary>
internal sealed class ReportDesk(
    ReportStore reports, ReportNumbers numbers, ReportSource source, LedgerStore ledger, FileStore files, DirectoryStore directory, CampaignBook campaigns, WorkCalendar calendar, ContentFiles content, ReportTemplates templates, AuditLog audit)
{
    /// <summary>WeCom takes files of 20 MB; so many rows are well below it.</summary>
    public const int MostLedgerRows = 20_000;

    /// <summary>So long after the end the last report may still be due.</summary>
    private const int LateReport = 15;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly Role[] Leading = [Role.CountyDirector, Role.DeputyDirector, Role.BrigadeLeader];

    private readonly CountyMap _map = content.Counties;

    /// <summary>A year without data does not silence the reports.</summary>
    private readonly WorkCalendar _days = calendar.Guessing();

    public IReadOnlyList<string> Counties => [.. _map.Counties];

    public string? Find(string words) => _map.Find(words);

    /// <summary>The report day that is in work; null before the campaign has begun and when it is over.</summary>
    public DateOnly? DueOf(Campaign campaign, DateOnly today)
    {
        var due = ReportDays.Current(today, _days);
        return IsReported(campaign, due) ? due : null;
    }

    /// <summary>From the first report day of the campaign to the one on or after its end.</summary>
    public static bool IsReported(Campaign campaign, DateOnly due) => due >= campaign.IssuedOn && ReportDays.Before(due) < LastDay(campaign);

    /// <summary>That of the county; for the city that of most counties.</summary>
    public Campaign CampaignOf(string county, DateOnly today) =>
        county.Length == 0 ? Counties.GroupBy(one => campaigns.Of(one, today)).MaxBy(group => group.Count())!.Key : campaigns.Of(county, today);

    /// <summary>Asked first: a year without calendar data is no matter while nothing is reported.</summary>
    public static bool IsUnderWay(Campaign campaign, DateOnly today) => today >= campaign.IssuedOn && today <= LastDay(campaign).AddDays(LateReport);

    /// <summary>That of a report which is there.</summary>
    public Campaign CampaignOf(ReportRow row) => campaigns.Find(row.CampaignId) ?? throw new InvalidOperationException($"Campaign {row.CampaignId} is no longer in the settings.");

    public async Task<string> NameAsync(UnitOfWork work, string userId) => (await directory.FindAsync(work, userId))?.Name ?? userId;

    /// <summary>Versions of the report day in work, oldest first.</summary>
    public async Task<IReadOnlyList<ReportRow>> VersionsAsync(UnitOfWork work, Campaign campaign, string county, DateOnly due) =>
        [.. (await reports.OfDayAsync(work, campaign.Id, due)).Where(row => row.County == county)];

    /// <summary>The report day after the row's that is in work or has a version: made anew, the row would count what that one counts (its period began where the row ended). Null when there is none.</summary>
    public async Task<DateOnly?> LaterDueAsync(UnitOfWork work, ReportRow row, DateOnly today) =>
        (await reports.AfterAsync(work, row)).Select(later => (DateOnly?)later.Due).Append(DueOf(CampaignOf(row), today)).Where(due => due > row.Due).Max();

    /// <summary>The report day after the row's whose report began before the row ends; null when there is none.</summary>
    public async Task<DateOnly?> CountedLaterAsync(UnitOfWork work, ReportRow row)
    {
        var end = StorageJson.Read<ReportFigures>(row.Figures).Cutoff;
        return (await reports.AfterAsync(work, row)).Where(later => later.Status != ReportStatus.Replaced && StorageJson.Read<ReportFigures>(later.Figures).From < end).Select(later => (DateOnly?)later.Due).Max();
    }

    /// <summary>分局办公室; without one 分局一把手; without either 专项行动办公室 of the city; and who stands in for those of them on leave. The city's report is the city's office's.</summary>
    public async Task<(IReadOnlyList<Person> People, bool NobodyThere)> KeepersAsync(UnitOfWork work, string county)
    {
        var office = await directory.HoldersAsync(work, county: null, Role.CityOffice);
        var city = office.Where(person => person.Roles.Any(grant => grant is { Role: Role.CityOffice, County: null })).ToList();
        if (county.Length == 0)
        {
            return (await WithDeputiesAsync(work, city), city.Count == 0);
        }

        var own = office.Where(person => person.Roles.Any(grant => grant.Role == Role.CityOffice && grant.County == county)).ToList();
        if (own.Count > 0)
        {
            return (await WithDeputiesAsync(work, own), false);
        }

        var directors = (await directory.HoldersAsync(work, county, Role.CountyDirector)).Where(person => person.Roles.Any(grant => grant.Role == Role.CountyDirector && grant.County == county)).ToList();
        return directors.Count > 0 ? (await WithDeputiesAsync(work, directors), false) : (await WithDeputiesAsync(work, city), true);
    }

    /// <summary>Counties whose report the person checks and releases, himself or for somebody on leave; the empty text stands for the city.</summary>
    public async Task<IReadOnlyList<string>> OwnAsync(UnitOfWork work, Person person)
    {
        var people = new List<Person> { person };
        for (var next = 0; next < people.Count; next++)
        {
            people.AddRange((await directory.DeputisedByAsync(work, people[next].UserId)).Where(one => people.TrueForAll(known => known.UserId != one.UserId)));
        }

        return [.. Counties.Append("").Where(county => people.Exists(one => MayRelease(one, county)))];
    }

    /// <summary>The office in whose scope the report lies, and 分局一把手 of the county.</summary>
    private static bool MayRelease(Person person, string county) => county.Length == 0
        ? person.Roles.Any(grant => grant is { Role: Role.CityOffice, County: null })
        : person.Holds(Role.CityOffice, county) || person.Roles.Any(grant => grant.Role == Role.CountyDirector && grant.County == county);

    /// <summary>The leaders who are sent a released report.</summary>
    public async Task<IReadOnlyList<Person>> ReadersAsync(UnitOfWork work, string county) => county.Length == 0
        ? await directory.HoldersAsync(work, county: null, Role.CityLeader)
        : [.. (await directory.HoldersAsync(work, county, Leading)).Where(person => Read(person).Contains(county, StringComparer.Ordinal))];

    /// <summary>Counties whose released reports the person is sent as a leader; the empty text stands for the city.</summary>
    public static IReadOnlyList<string> Read(Person person) =>
    [
        .. person.Holds(Role.CityLeader) ? [""] : Array.Empty<string>(),
        .. person.Roles.Where(grant => Leading.Contains(grant.Role)).Select(grant => grant.County).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether the person may look at it: who leads the city looks at every county's.</summary>
    public static bool MayRead(Person person, string county) => person.Holds(Role.CityLeader) || Read(person).Contains(county, StringComparer.Ordinal);

    /// <summary>Every refusal is on record: who asked for whose report.</summary>
    /// <param name="county">Null for words that name none; what was typed is not kept.</param>
    public async Task<Reply> RefuseAsync(Turn turn, string? county, string words)
    {
        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "report-refused", county switch { null => "-", "" => "city", _ => county }, "");
        return Reply.Text(turn.UserId, words);
    }

    /// <summary>A new version goes to all who may release it: each takes the card before for stale, and has the files to check and the card to tap.</summary>
    /// <param name="before">Versions whose cards may still be open.</param>
    public async Task<Reply> ToKeepersAsync(Turn turn, IReadOnlyList<ReportRow> before, ReportRow made, Session? session = null)
    {
        var (last, (people, _), by) = (ReportDays.WorkedOn(made.Due, _days), await KeepersAsync(turn.Work, made.County), await NameAsync(turn.Work, turn.UserId));
        var effects = new List<Effect>();
        foreach (var userId in people.Select(person => person.UserId).Prepend(turn.UserId).Distinct(StringComparer.Ordinal))
        {
            effects.AddRange(before.Where(row => row.Status == ReportStatus.Draft).Select(row => new RefreshCard(userId, ReportCards.Of(row, ReportCardTexts.Replaced), ReportCards.Subject(row))));
            effects.AddRange(Show(userId, made, ReportTexts.Made(made, last, turn.Now.LocalDate(), nobodyThere: false, userId == turn.UserId ? null : by)));
        }

        return new Reply(effects, session);
    }

    /// <summary>The words, the two files, then the card to tap.</summary>
    public static IEnumerable<Effect> Show(string userId, ReportRow row, string words) =>
        [new Say(userId, words), .. Files(userId, row), new ShowCard(userId, ReportCards.Of(row), ReportCards.Subject(row))];

    /// <summary>A new draft with the numbers of this moment.</summary>
    public async Task<ReportRow> MakeAsync(Turn turn, Campaign campaign, string county, DateOnly due)
    {
        var versions = await VersionsAsync(turn.Work, campaign, county, due);
        var from = await FromAsync(turn.Work, campaign, county, due);
        var cutoff = turn.Now;
        var released = county.Length == 0 ? await ReleasedAsync(turn.Work, campaign, due) : null;
        var figures = released is null ? await numbers.OfAsync(turn.Work, campaign, county, from, cutoff) : City(released, campaign, due, from, cutoff);
        var rows = released?.Values.Sum(row => row.LedgerRows) ?? await source.LedgerRowsAsync(turn.Work, campaign.Id, county);
        var workbook = rows is 0 or > MostLedgerRows ? null : await WorkbookAsync(turn, released is null ? await CellsAsync(turn.Work, campaign, county) : await CellsAsync(turn.Work, released));
        return await AddAsync(turn, campaign, figures, versions, new ReportRow
        {
            CampaignId = campaign.Id,
            County = county,
            Due = due,
            Figures = StorageJson.Write(figures),
            Remark = versions is [.., var previous] ? previous.Remark : null,
            LedgerSha256 = workbook,
            LedgerRows = rows,
            MadeAt = turn.Now,
        });
    }

    /// <summary>The same numbers with the office's words.</summary>
    public async Task<ReportRow> RemarkAsync(Turn turn, ReportRow draft, string? remark)
    {
        var campaign = CampaignOf(draft);
        var versions = await VersionsAsync(turn.Work, campaign, draft.County, draft.Due);
        return await AddAsync(turn, campaign, StorageJson.Read<ReportFigures>(draft.Figures), versions, draft with { Remark = remark, MadeAt = turn.Now });
    }

    /// <summary>False when another tap came first.</summary>
    public async Task<bool> ReleaseAsync(Turn turn, ReportRow draft)
    {
        if (!await reports.ReleaseAsync(turn.Work, draft.Id, turn.UserId, turn.Now))
        {
            return false;
        }

        await audit.AppendAsync(turn.Work, turn.Now, turn.UserId, "report-release", draft.Id, FormattableString.Invariant($"{draft.County} {draft.Due:O} v{draft.Version} {draft.DocumentSha256}"));
        return true;
    }

    public static IEnumerable<Effect> Files(string userId, ReportRow row)
    {
        yield return new SendFile(userId, row.DocumentSha256, ReportTexts.FileName(row, ".docx"));
        if (row.LedgerSha256 is { } workbook)
        {
            yield return new SendFile(userId, workbook, ReportTexts.LedgerName(row));
        }
    }

    private Task<string> WorkbookAsync(Turn turn, IReadOnlyList<IReadOnlyList<string>> cells) =>
        files.PutAsync(turn.Work, LedgerWorkbook.Render(LedgerRows.Headers, cells), Workbook, turn.Now);

    private async Task<IReadOnlyList<IReadOnlyList<string>>> CellsAsync(UnitOfWork work, Campaign campaign, string county) =>
        [.. (await ledger.ReadAsync(work, campaign.Id, [county])).Select(row => row.Cells)];

    /// <summary>The city's ledger is what the counties released, as its numbers are: of the same moment, to the row.</summary>
    private async Task<IReadOnlyList<IReadOnlyList<string>>> CellsAsync(UnitOfWork work, Dictionary<string, ReportRow> released)
    {
        var cells = new List<IReadOnlyList<string>>();
        foreach (var sha256 in Counties.Where(released.ContainsKey).Select(county => released[county].LedgerSha256).OfType<string>())
        {
            if (await files.GetAsync(work, sha256) is var (content, _))
            {
                cells.AddRange(LedgerWorkbook.Read(content));
            }
        }

        return cells;
    }

    private async Task<ReportRow> AddAsync(Turn turn, Campaign campaign, ReportFigures figures, IReadOnlyList<ReportRow> versions, ReportRow draft)
    {
        var row = draft with { Id = Guid.CreateVersion7(turn.Now).ToString("N"), Version = versions.Count + 1, Status = ReportStatus.Draft };
        var replaces = versions.LastOrDefault(version => version.Status == ReportStatus.Released)?.Version ?? 0;
        var document = OfficialReport.Render(ReportWords.Fill(templates, campaign, row, figures, replaces));
        row = row with { DocumentSha256 = await files.PutAsync(turn.Work, document, OfficialReport.ContentType, turn.Now) };
        await reports.AddAsync(turn.Work, row);
        return row;
    }

    /// <summary>The county reports that are released now.</summary>
    private async Task<Dictionary<string, ReportRow>> ReleasedAsync(UnitOfWork work, Campaign campaign, DateOnly due) =>
        (await reports.OfDayAsync(work, campaign.Id, due))
            .Where(row => !row.IsCity && row.Status == ReportStatus.Released)
            .GroupBy(row => row.County, StringComparer.Ordinal)
            .ToDictionary(county => county.Key, county => county.Last(), StringComparer.Ordinal);

    /// <summary>Their numbers, one line for every county.</summary>
    private ReportFigures City(Dictionary<string, ReportRow> released, Campaign campaign, DateOnly due, DateTimeOffset from, DateTimeOffset cutoff)
    {
        var figures = released.ToDictionary(row => row.Key, row => StorageJson.Read<ReportFigures>(row.Value.Figures), StringComparer.Ordinal);
        var counties = Counties.Where(county => campaigns.Of(county, due).Id == campaign.Id);
        return ReportFigures.Sum([.. figures.Values], from, cutoff) with
        {
            Counties =
            [
                .. counties.Select(county => figures.TryGetValue(county, out var own)
                    ? new CountyLine(county, released[county].Version, own.Listed, own.Inspected, own.Findings.Total, own.Open, own.Overdue)
                    : new CountyLine(county, 0, 0, 0, 0, 0, 0)),
            ],
        };
    }

    /// <summary>Where the report before left off; without one the end of its day, and never before the day of issue.</summary>
    private async Task<DateTimeOffset> FromAsync(UnitOfWork work, Campaign campaign, string county, DateOnly due)
    {
        var earlier = ReportDays.Before(due);
        var last = (await VersionsAsync(work, campaign, county, earlier)).OrderBy(row => row.Status == ReportStatus.Released).ThenBy(row => row.Version).LastOrDefault();
        if (last is not null)
        {
            return StorageJson.Read<ReportFigures>(last.Figures).Cutoff;
        }

        var day = earlier < campaign.IssuedOn ? campaign.IssuedOn : earlier.AddDays(1);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), ChinaTime.Offset);
    }

    private async Task<IReadOnlyList<Person>> WithDeputiesAsync(UnitOfWork work, IReadOnlyList<Person> people)
    {
        var all = people.ToList();
        for (var next = 0; next < all.Count; next++)
        {
            if (all[next].OnLeaveDeputy is { } deputy && all.TrueForAll(known => known.UserId != deputy) && await directory.FindAsync(work, deputy) is { } person)
            {
                all.Add(person);
            }
        }

        return all;
    }

    private static DateOnly LastDay(Campaign campaign) => campaign.InspectionTo > campaign.LookBackTo ? campaign.InspectionTo : campaign.LookBackTo;
}

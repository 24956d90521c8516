using Bot.Conversations;
using Bot.Documents.Lists;
using Bot.Features.Shared;
using Bot.Storage;
using Bot.Storage.Stores;
using Domain.Calendars;
using Domain.Campaigns;
using Domain.Enterprises;
using Domain.Planning;
using Domain.Responsibility;

namespace Bot.Features.Alerts;

/// <param name="Effects">What the leaders and offices are told.</param>
/// <param name="Enterprises">Within the radius.</param>
/// <param name="Moved">Visits that went forward.</param>
internal sealed record AlertResult(IReadOnlyList<Effect> Effects, int Enterprises, int Moved);

/// <summary>
/// What an alert does, whatever way it came: the untold visits within the radius go forward, and each county's leaders and office are told of its enterprises
/// (二(一)3). All in one unit of work, so nothing is half done.
/// </summary>
internal sealed class AlertRun(
    AlertStore alerts,
    PlanStore plans,
    PlannedVisitStore visits,
    InspectionStore inspections,
    DirectoryStore directory,
    FileStore files,
    AuditLog audit,
    CampaignBook campaigns,
    WorkCalendar calendar)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Whoever sent the alert, it is the alert that moves: the audit of the alert says who.</summary>
    private const string Actor = "alert";

    /// <summary>Working days ahead that a visit may move to.</summary>
    private const int DaysAhead = 10;

    private static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private static readonly Role[] Told =
        [Role.SquadLeader, Role.BrigadeLeader, Role.DeputyDirector, Role.CountyDirector, Role.CityOffice, Role.Administrator];

    /// <summary>Whether the person is one of those who are told of the county's enterprises, and may act on it.</summary>
    public static bool IsTold(Person person, string county) => Told.Any(role => person.Holds(role, county));

    /// <param name="counties">Those whose enterprises it may touch; empty for all.</param>
    /// <returns>Null when the alert came before; nothing changes then.</returns>
    public async Task<AlertResult?> RunAsync(UnitOfWork work, Alert alert, IReadOnlyList<string> counties, DateTimeOffset now)
    {
        if (!await alerts.AddAsync(work, alert, now))
        {
            return null;
        }

        var near = await alerts.WithinAsync(work, alert.Place, alert.RadiusKm * 1000.0, counties);
        var (effects, moved) = (new List<Effect>(), 0);
        foreach (var (index, county) in near.GroupBy(one => one.Enterprise.County, StringComparer.Ordinal).Index())
        {
            var items = await DirectAsync(work, alert, county.Key, [.. county], now);
            moved += items.Count(item => item.Step == AlertStep.Moved);
            effects.AddRange(await TellAsync(work, alert, county.Key, index, items, now));
        }

        await alerts.MovedAsync(work, alert.Id, moved);
        return new AlertResult(effects, near.Count, moved);
    }

    /// <summary>Enterprises of the county that the alert is a reason to visit once more, near ones first.</summary>
    public async Task<IReadOnlyList<Enterprise>> AgainAsync(UnitOfWork work, Alert alert, string county, DateTimeOffset now) =>
        Again(alert, await ItemsAsync(work, county, await alerts.WithinAsync(work, alert.Place, alert.RadiusKm * 1000.0, [county]), now));

    /// <summary>Working days on which something may be put because of an alert.</summary>
    public IReadOnlyList<DateOnly> Days(Campaign campaign, DateOnly today)
    {
        var first = today < campaign.InspectionFrom ? campaign.InspectionFrom : today.AddDays(1);
        return [.. calendar.WorkingDays(first, campaign.InspectionTo).Take(DaysAhead)];
    }

    private async Task<IReadOnlyList<AlertItem>> DirectAsync(
        UnitOfWork work, Alert alert, string county, IReadOnlyList<(Enterprise Enterprise, double Metres)> near, DateTimeOffset now)
    {
        var items = await ItemsAsync(work, county, near, now);
        List<AlertItem> moved = [.. items.Where(item => item.Step == AlertStep.Moved)];
        foreach (var item in moved)
        {
            if (!await visits.MoveAsync(work, item.Visit!, item.To!.Value, alert.Id, now))
            {
                throw new InvalidOperationException($"Visit {item.Visit!.Id} changed within the turn.");
            }
        }

        if (moved.Count > 0)
        {
            // A visit keeps one source: every alert that moved it stands here.
            await audit.AppendAsync(work, now, Actor, "alert.moved", alert.Id, StorageJson.Write(new
            {
                county,
                visits = moved.Select(item => new { item.Visit!.Id, from = item.Visit.Day, to = item.To, item.Visit.Source }),
            }));
        }

        return items;
    }

    private async Task<IReadOnlyList<AlertItem>> ItemsAsync(UnitOfWork work, string county, IReadOnlyList<(Enterprise Enterprise, double Metres)> near, DateTimeOffset now)
    {
        var today = now.LocalDate();
        var campaign = campaigns.Of(county, today);
        return AlertDirection.Of(
            near,
            await plans.VisitedAsync(work, campaign.Id, county),
            await visits.OfCountyAsync(work, campaign.Id, county),
            Days(campaign, today),
            campaign.VisitsPerDay,
            await inspections.NotYetVisitedAsync(work, campaign.Id, county) == 0);
    }

    private static List<Enterprise> Again(Alert alert, IReadOnlyList<AlertItem> items) =>
        AlertVisit.ExceptionOf(alert) is null ? [] : [.. items.Where(item => item.Step is AlertStep.NeedsReason or AlertStep.MayRepeat).Select(item => item.Enterprise)];

    private async Task<IReadOnlyList<Effect>> TellAsync(UnitOfWork work, Alert alert, string county, int index, IReadOnlyList<AlertItem> items, DateTimeOffset now)
    {
        var told = await directory.HoldersAsync(work, county, Told);
        var names = (await directory.HoldersAsync(work, county, Role.Inspector, Role.SquadLeader)).ToDictionary(person => person.UserId, person => person.Name, StringComparer.Ordinal);
        var file = await FileAsync(work, county, items, NameOf, now);
        var again = Again(alert, items);
        var words = AlertTexts.Told(alert, county, items, NameOf);
        return
        [
            .. told.SelectMany(person => new Effect?[]
            {
                new Say(person.UserId, words),
                file is null ? null : file with { UserId = person.UserId },
                again.Count == 0 ? null : AlertCards.Again(person.UserId, alert, county, index, again, page: 0),
            }).OfType<Effect>(),
        ];

        string NameOf(string userId) => names.GetValueOrDefault(userId, userId);
    }

    /// <summary>All of them, when the message does not hold them.</summary>
    private async Task<SendFile?> FileAsync(UnitOfWork work, string county, IReadOnlyList<AlertItem> items, Func<string, string> nameOf, DateTimeOffset now)
    {
        if (items.Count <= AlertTexts.Shown)
        {
            return null;
        }

        var table = ListWorkbook.Render(new WorkbookSheet(AlertTexts.SheetName, AlertTexts.Headers, [.. items.Select((item, index) => AlertTexts.Row(item, index + 1, nameOf))]));
        var sha256 = await files.PutPassingAsync(work, table, Workbook, Keep, now);
        return new SendFile("", sha256, AlertTexts.FileName(county, now.LocalDate()));
    }
}
